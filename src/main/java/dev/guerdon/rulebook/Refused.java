package dev.guerdon.rulebook;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A candidate that did not go live.
 *
 * @param version of its files, as far as they could be read
 * @param problems everything that is wrong with it, warnings too
 */
public record Refused(String version, Instant at, List<Finding> problems) {
    private static final int MOST_LOGGED = 20;

    /** Whether another refusal is about the same: then nobody needs to be told again. */
    boolean isSameAs(Refused other) {
        return other != null && version.equals(other.version) && problems.equals(other.problems);
    }

    /** What the log says: one problem a line, with file, line and rule, errors first. */
    String told() {
        String told = problems.stream()
                .sorted(Comparator.comparing(Finding::severity))
                .limit(MOST_LOGGED)
                .map(Refused::told)
                .collect(Collectors.joining());
        int more = problems.size() - MOST_LOGGED;
        return more > 0 ? told + "\n  … and " + more + " more; GET /v1/rulebook has them all" : told;
    }

    private static String told(Finding problem) {
        return "\n  " + problem + (problem.rule() == null ? "" : " [rule \"" + problem.rule() + "\"]");
    }
}
