package dev.guerdon.request;

import java.util.LinkedHashMap;
import java.util.Map;

/** Texts that callers send. */
public final class Texts {
    /** What a text may be made of: no control characters but line breaks and tabs, no halves of characters. */
    public static final String PATTERN = "[\\t\\n\\r[^\\p{Cc}\\p{Cs}]]*";

    public static final String MESSAGE = "must not contain control characters";

    private Texts() {}

    /** Without names that are given nothing, or an empty text: that says no more than to leave them out. Null for null. */
    public static Map<String, String> given(Map<String, String> byName) {
        if (byName == null || byName.values().stream().noneMatch(Texts::isNothing)) {
            return byName;
        }
        Map<String, String> given = new LinkedHashMap<>(byName);
        given.values().removeIf(Texts::isNothing);
        return given;
    }

    private static boolean isNothing(String text) {
        return text == null || text.isEmpty();
    }
}
