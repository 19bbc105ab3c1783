package dev.guerdon.rehearsal;

import dev.guerdon.problem.Refusal;
import dev.guerdon.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;

/** Tries a rulebook on scenarios: the decisions are those of the service, only that nothing is stored. */
public final class Rehearsal {
    private Rehearsal() {}

    /** Runs scenarios; takes far less than a millisecond for each. Nothing is thrown. */
    public static Report run(Rulebook rulebook, List<Scenario> scenarios) {
        List<Report.Failure> failed = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            List<Mismatch> mismatches = mismatches(rulebook, scenario);
            if (!mismatches.isEmpty()) {
                failed.add(new Report.Failure(scenario.file(), scenario.line(), scenario.name(), mismatches));
            }
        }
        return new Report(scenarios.size() - failed.size(), List.copyOf(failed));
    }

    private static List<Mismatch> mismatches(Rulebook rulebook, Scenario scenario) {
        Trial trial = new Trial(rulebook, scenario);
        try {
            Outcome outcome = trial.outcome();
            return Comparison.of(scenario.expected(), outcome, rulebook, trial.asked());
        } catch (Refusal stopped) {
            return List.of(new Mismatch("an outcome", "of some kind", "none", stopped.getMessage()));
        }
    }
}
