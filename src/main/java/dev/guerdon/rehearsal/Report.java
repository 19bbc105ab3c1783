package dev.guerdon.rehearsal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.guerdon.rulebook.Finding;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of a rehearsal.
 *
 * @param passed how many scenarios came out as they expect
 * @param failed those that did not, by file and line
 */
public record Report(int passed, List<Failure> failed) {
    /** Of a rehearsal that did not take place. */
    public static final Report NONE = new Report(0, List.of());

    /**
     * A scenario that came out otherwise than it expects.
     *
     * @param file path below the rules folder
     * @param line where it begins, from 1
     */
    public record Failure(String file, int line, String scenario, List<Mismatch> mismatches) {

        /** As an error of the rulebook, at the scenario's place. */
        public Finding finding() {
            String all = mismatches.stream().map(Mismatch::toString).collect(Collectors.joining("; "));
            return Finding.error(file, line, 0, "scenario \"" + scenario + "\": " + all);
        }
    }

    /** Whether every scenario came out as it expects. */
    @JsonIgnore
    public boolean isGood() {
        return failed.isEmpty();
    }
}
