package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.LineEnds;
import dev.guerdon.rulebook.files.RuleFiles;
import java.util.function.Consumer;

/**
 * Invisible characters that turn the direction of writing: with them a file reads differently from what it says, to whoever
 * looks over a change.
 */
final class Disguises {
    /** Of one file. */
    private static final int MOST_TOLD = 100;

    private Disguises() {}

    static void check(RuleFiles files, Consumer<Finding> found) {
        files.texts().forEach((path, text) -> {
            int told = 0;
            int line = 1;
            int lineStart = 0;
            for (int i = 0; i < text.length() && told < MOST_TOLD; i++) {
                char c = text.charAt(i);
                if (LineEnds.isAt(text, i)) {
                    line++;
                    lineStart = i + 1;
                } else if (isDisguise(c)) {
                    told++;
                    String sentence = "Here stands an invisible character (U+%04X) that turns the direction of writing;"
                            + " take it out.";
                    found.accept(Finding.error(path, line, i - lineStart + 1, sentence.formatted((int) c)));
                }
            }
        });
    }

    private static boolean isDisguise(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }
}
