package dev.guerdon.rehearsal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.guerdon.rulebook.Finding;
import java.util.List;

/**
 * What came of scenarios.
 *
 * @param passed how many scenarios came out as they expect
 * @param failed those that did not, by file and line
 */
public record Report(int passed, List<Failure> failed) {
    /** Of scenarios that were not run. */
    public static final Report NONE = new Report(0, List.of());

    /**
     * A scenario that came out otherwise than it expects.
     *
     * @param file path below the rules folder
     * @param line where it begins, from 1
     */
    public record Failure(String file, int line, String scenario, List<Mismatch> mismatches) {
        public Failure {
            mismatches = mismatches.stream().map(each -> each.within(line)).toList();
        }

        /** As errors of the rulebook, each where it is expected. */
        List<Finding> findings() {
            String example = "scenario \"" + scenario + '"';
            return mismatches.stream().map(each -> each.finding(file, example)).toList();
        }
    }

    /** Every failure as errors of the rulebook. */
    public List<Finding> findings() {
        return failed.stream().flatMap(each -> each.findings().stream()).toList();
    }

    /** Whether every scenario came out as it expects. */
    @JsonIgnore
    public boolean isGood() {
        return failed.isEmpty();
    }
}
