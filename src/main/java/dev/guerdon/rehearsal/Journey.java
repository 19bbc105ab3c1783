package dev.guerdon.rehearsal;

import dev.guerdon.facts.Member;
import dev.guerdon.rehearsal.journey.Step;
import java.time.Instant;
import java.util.List;

/**
 * A scenario in time: what happens to a member one after the other, and what must be true after each step.
 *
 * @param file path below the rules folder
 * @param line where it begins, from 1
 * @param name a sentence, different from all others of its file
 * @param at when it begins
 * @param nights how many nights there are in it
 */
public record Journey(
        String file,
        int line,
        String name,
        Instant at,
        Member.Person person,
        Member.Scores scores,
        List<Scene> scenes,
        int nights) {

    /**
     * A step.
     *
     * @param number from 1, as steps stand in the file: one that is said to be repeated has scenes with the same number
     * @param line where it stands, from 1
     * @param title such as {@code order A}
     * @param at when it is over
     */
    public record Scene(int number, int line, String title, Instant at, Step step, Awaited awaited) {}

    /** How much there is to play: steps and nights. */
    long effort() {
        return scenes.size() + (long) nights;
    }
}
