package dev.guerdon.batch;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/**
 * What came of visiting some members.
 *
 * @param effects things changed
 * @param failures a line for each member who could not be visited
 */
record Visited(long effects, List<String> failures) {
    private static final int LONGEST_REASON = 300;

    static final Visited NOBODY = new Visited(0, List.of());

    static Visited failing(String memberId, RuntimeException thrown) {
        String reason = StringUtils.normalizeSpace(thrown.toString());
        return new Visited(0, List.of("member " + memberId + ": " + StringUtils.abbreviate(reason, LONGEST_REASON)));
    }

    Visited and(Visited other) {
        return new Visited(effects + other.effects, joined(failures, other.failures));
    }

    static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
