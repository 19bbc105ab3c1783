package dev.guerdon.request;

import dev.guerdon.problem.Problem;

/** Ids that callers choose: 1 to 100 printable characters without spaces at the ends. */
public final class Ids {
    private static final int LONGEST = 100;

    private Ids() {}

    /** Refuses what can't be an id. */
    public static String checked(String id, String field) {
        if (id == null || id.isEmpty() || id.length() > LONGEST || !id.strip().equals(id) || hasControls(id)) {
            throw Problem.INVALID.at(
                    field, "An id has 1 to " + LONGEST + " printable characters and no space at its ends.");
        }
        return id;
    }

    private static boolean hasControls(String id) {
        return id.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }
}
