package dev.guerdon.request;

import dev.guerdon.problem.Problem;
import java.util.Set;

/**
 * Ids that callers choose: 1 to 100 printable characters without spaces at the ends. In a body they are no more than in a path,
 * so that what was named in the one is found by the other.
 */
public final class Ids {
    static final String MESSAGE = "must be 1 to 100 printable characters, no emoji, no space at the ends, not . or ..";

    static final int LONGEST = 100;

    /** Whoever sends a path takes these out of it. */
    private static final Set<String> STEPS_OF_A_PATH = Set.of(".", "..");

    private Ids() {}

    /** Refuses what can't be an id. */
    public static String checked(String id, String field) {
        if (id == null || !isGood(id)) {
            throw Problem.INVALID.at(field, field + " " + MESSAGE + ".");
        }
        return id;
    }

    static boolean isGood(String id) {
        return !id.isEmpty()
                && id.length() <= LONGEST
                && id.strip().equals(id)
                && !hasControls(id)
                && !STEPS_OF_A_PATH.contains(id);
    }

    private static boolean hasControls(String id) {
        return id.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }
}
