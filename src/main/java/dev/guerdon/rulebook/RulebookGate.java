package dev.guerdon.rulebook;

import java.util.List;
import java.util.Optional;

/** What a candidate must pass before it goes live, beyond being well written. */
@FunctionalInterface
public interface RulebookGate {

    /**
     * Everything that is wrong with it; an error keeps it from going live. Nothing is thrown.
     *
     * @param live the rulebook whose place it takes; empty while none is live
     */
    List<Finding> check(Rulebook candidate, Optional<Rulebook> live);

    /**
     * What is wrong with it that can be told although mistakes in rules or settings leave no rulebook to be checked. Nothing is
     * thrown.
     *
     * @param candidate of which there is no rulebook
     */
    default List<Finding> read(Candidate candidate, Optional<Rulebook> live) {
        return List.of();
    }
}
