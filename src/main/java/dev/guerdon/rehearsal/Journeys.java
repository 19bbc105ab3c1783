package dev.guerdon.rehearsal;

import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.RuleNames;
import dev.guerdon.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;

/** The journeys among a rulebook's own files. */
public final class Journeys {
    /** Steps and nights of all of them: they must not keep a change waiting. */
    private static final long MOST_EFFORT = 20_000;

    private Journeys() {}

    /**
     * Plays them. Nothing is thrown.
     *
     * @param problems what is wrong with the files is added; the journeys of such a file are not played
     * @param count of which rules fired is added to
     * @param deadline after which no other is played
     */
    static JourneyReport of(Retrial retrial, List<Finding> problems, FiringCount count, Deadline deadline) {
        List<Journey> journeys = new ArrayList<>();
        UnknownRules unknown = new UnknownRules(RuleNames.of(retrial.rulebook()));
        for (JourneyFile file : retrial.journeyFiles()) {
            problems.addAll(file.findings());
            if (file.findings().stream().noneMatch(Finding::isError)) {
                journeys.addAll(file.journeys());
            } else {
                problems.addAll(unknown.in(file));
            }
        }
        long effort = journeys.stream().mapToLong(Journey::effort).sum();
        if (effort > MOST_EFFORT) {
            problems.add(Finding.error(
                    journeys.get(0).file(),
                    "All journeys together have " + effort + " steps and nights; " + MOST_EFFORT
                            + " are played at most. Let members wait for less."));
            return JourneyReport.NONE;
        }
        return JourneyRun.of(retrial, journeys, count, deadline);
    }

    /** Plays each journey by itself. Nothing is thrown. */
    public static JourneyReport run(Rulebook rulebook, List<Journey> journeys) {
        return JourneyRun.of(Retrial.first(rulebook), journeys, new FiringCount(), Deadline.usual());
    }
}
