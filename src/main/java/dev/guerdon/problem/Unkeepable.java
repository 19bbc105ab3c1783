package dev.guerdon.problem;

import java.util.Optional;

/**
 * Characters that no text may hold because the database can't keep them: U+0000, and halves of characters, which JSON can
 * write and UTF-8 can't. They are refused where texts come in.
 */
public final class Unkeepable {
    private Unkeepable() {}

    /** What is wrong with a text, as a sentence; empty where nothing is. */
    public static Optional<String> in(String text) {
        int at = first(text);
        return at < 0 ? Optional.empty() : Optional.of(sentence(text.charAt(at)));
    }

    private static String sentence(char c) {
        return c == 0
                ? "It must not hold control characters such as U+0000: leave it out."
                : "U+%04X is half a character: write both halves, or leave it out.".formatted((int) c);
    }

    private static int first(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || (Character.isSurrogate(c) && !isPair(text, i))) {
                return i;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
            }
        }
        return -1;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
}
