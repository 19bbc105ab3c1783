package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.LineEnds;
import dev.guerdon.rulebook.files.RuleFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Characters that no file may hold, wherever they stand: invisible ones that turn the direction of writing, with which a file
 * reads differently from what it says to whoever looks over a change, and the one that no archive takes.
 */
final class Disguises {
    /** Of one file. */
    private static final int MOST_TOLD = 100;

    private static final String CODE = "U+%04X";

    private Disguises() {}

    /** @param told what is known already: a character that was told is not told again */
    static void check(RuleFiles files, Collection<Finding> told, Consumer<Finding> found) {
        Map<String, List<Finding>> ofCharacters = told.stream()
                .filter(finding -> finding.message().contains("U+"))
                .collect(Collectors.groupingBy(Finding::file));
        files.texts()
                .forEach((path, text) ->
                        check(path, text, new ArrayList<>(ofCharacters.getOrDefault(path, List.of())), found));
    }

    private static void check(String path, String text, List<Finding> told, Consumer<Finding> found) {
        int count = 0;
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < text.length() && count < MOST_TOLD; i++) {
            char c = text.charAt(i);
            if (LineEnds.isAt(text, i)) {
                line++;
                lineStart = i + 1;
            } else if ((c == 0 || turnsDirection(c)) && !isTold(c, line, told)) {
                count++;
                found.accept(Finding.error(path, line, i - lineStart + 1, sentence(c)));
            }
        }
    }

    /** Each finding is about one of them. */
    private static boolean isTold(char c, int line, List<Finding> told) {
        String code = CODE.formatted((int) c);
        return told.stream()
                .filter(finding -> finding.line() == line && finding.message().contains(code))
                .findFirst()
                .map(told::remove)
                .orElse(false);
    }

    private static String sentence(char c) {
        return "Here stands an invisible character (" + CODE.formatted((int) c) + ")"
                + (c == 0 ? "" : " that turns the direction of writing") + "; take it out.";
    }

    private static boolean turnsDirection(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }
}
