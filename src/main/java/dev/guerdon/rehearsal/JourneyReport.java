package dev.guerdon.rehearsal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.guerdon.rulebook.Finding;
import java.util.List;

/**
 * What came of journeys.
 *
 * @param passed how many came out as they expect
 * @param failed steps of others that did not, by file and line
 */
public record JourneyReport(int passed, List<Failure> failed) {
    /** Of journeys that were not played. */
    public static final JourneyReport NONE = new JourneyReport(0, List.of());

    /**
     * A step that came out otherwise than it expects.
     *
     * @param file path below the rules folder
     * @param line where the step stands, from 1
     * @param step from 1
     * @param what it is, such as {@code order A}
     */
    public record Failure(String file, int line, String journey, int step, String what, List<Mismatch> mismatches) {
        public Failure {
            mismatches = mismatches.stream().map(each -> each.within(line)).toList();
        }

        /** As errors of the rulebook, each where it is expected. */
        List<Finding> findings() {
            String named = what.isEmpty() ? "" : " (" + what + ")";
            String example = "journey \"" + journey + "\", step " + step + named;
            return mismatches.stream().map(each -> each.finding(file, example)).toList();
        }
    }

    /** Whether every journey came out as it expects. */
    @JsonIgnore
    public boolean isGood() {
        return failed.isEmpty();
    }

    /** How many journeys did not come out as they expect. */
    public long failedJourneys() {
        return failed.stream()
                .map(failure -> failure.file() + " " + failure.journey())
                .distinct()
                .count();
    }

    /** Every failure as errors of the rulebook. */
    public List<Finding> findings() {
        return failed.stream().flatMap(each -> each.findings().stream()).toList();
    }
}
