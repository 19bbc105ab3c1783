package dev.guerdon.rulebook.yaml;

import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Why a text is not YAML, in words of somebody who only wants to change a number in it.
 *
 * @param at where it is best mended
 */
record SyntaxMistake(Mark at, String sentence) {
    static final String COLON_MISSING = "Here a colon is missing, or the blank behind it: write \"key: value\".";

    static final String NOT_LIKE_THE_OTHERS =
            "This line is not indented like those it belongs to, or a colon is missing in the line before.";

    static final String NO_ALIASES =
            "Anchors and aliases are not taken here: write it out, or put a text that begins with such a sign in quotes.";

    private static final String QUOTE_MISSING = "The text in quotes that begins here does not end: a quote is missing.";
    private static final String SIGN = "A text that begins with this sign must stand in quotes.";

    /** By how YAML's reader begins to say it; the first that fits. */
    private static final List<Known> KNOWN = List.of(
            new Known("found character '\\t", false, "Here stands a tab: write blanks instead."),
            new Known("found character", false, SIGN),
            new Known("found undefined alias", false, NO_ALIASES),
            new Known("unexpected character found", true, SIGN),
            new Known("expected alphabetic or numeric character", true, SIGN),
            new Known("found unexpected end of stream", true, QUOTE_MISSING),
            new Known("found unexpected document separator", true, QUOTE_MISSING),
            new Known(
                    "found unknown escape character",
                    false,
                    "In double quotes a \\ begins a special sign: write \\\\ for the \\ itself, or use single quotes."),
            new Known("could not find expected ':'", true, COLON_MISSING),
            new Known(
                    "sequence entries are not allowed here",
                    false,
                    "An item of a list stands on a line of its own, indented like the other items."),
            new Known(
                    "expected a comment or a line break",
                    true,
                    "A text behind | or > begins on the next line; one that begins with such a sign must stand in quotes."),
            new Known(
                    "but found another document", false, "Here a second document begins: take away the line \"---\"."),
            new Known(
                    "expected the node content, but found '<stream end>'",
                    false,
                    "Here something is missing: perhaps a closing ] or }."),
            new Known("expected the node content", false, "Here a value is missing."),
            new Known("Global tag is not allowed", false, "Tags such as !!text are not taken here: leave it out."));

    /** @param isAtBegin whether what is wrong begins before the place at which it was noticed */
    private record Known(String problem, boolean isAtBegin, String sentence) {}

    /** @param text that was read */
    static SyntaxMistake of(MarkedYAMLException broken, String text) {
        Mark noticed = broken.getProblemMark();
        Mark begin = Optional.ofNullable(broken.getContextMark()).orElse(noticed);
        String problem = broken.getProblem();
        String before = before(text, noticed);
        if (problem.startsWith("mapping values are not allowed here")) {
            return new SyntaxMistake(noticed, ofColon(before));
        } else if (problem.startsWith("expected <block end>") || problem.startsWith("expected '<document start>'")) {
            return new SyntaxMistake(noticed, ofEnd(before, problem));
        } else if (problem.startsWith("expected ',' or ")) {
            return ofBracket(begin, noticed, problem);
        }
        return KNOWN.stream()
                .filter(each -> problem.startsWith(each.problem))
                .findFirst()
                .map(each -> new SyntaxMistake(each.isAtBegin ? begin : noticed, each.sentence))
                .orElseGet(() -> new SyntaxMistake(noticed, "This is not YAML: " + problem + "."));
    }

    /** What stands before a place on its line. */
    private static String before(String text, Mark place) {
        String[] lines = Block.LINE_END.split(text, -1);
        String line = place.getLine() < lines.length ? lines[place.getLine()] : "";
        return line.substring(0, Math.min(place.getColumn(), line.length())).strip();
    }

    private static String ofColon(String before) {
        return before.contains(":")
                ? "A text with a colon in it must stand in quotes, and each key on a line of its own."
                : NOT_LIKE_THE_OTHERS;
    }

    private static String ofEnd(String before, String problem) {
        if (before.isEmpty()) {
            return NOT_LIKE_THE_OTHERS;
        }
        return problem.endsWith("']'") || problem.endsWith("'}'")
                ? "A bracket closes here that was not opened."
                : "Behind a closing quote or bracket nothing may follow; a text with quotes in it stands in the other kind of"
                        + " quotes.";
    }

    private static SyntaxMistake ofBracket(Mark begin, Mark noticed, String problem) {
        char closing = problem.charAt("expected ',' or '".length());
        boolean isOfTheLine = begin.getLine() == noticed.getLine() && !problem.endsWith("<stream end>");
        return isOfTheLine
                ? new SyntaxMistake(noticed, "Here a comma or a closing " + closing + " is missing.")
                : new SyntaxMistake(
                        begin,
                        "The bracket that opens here is not closed, or a comma is missing behind one of its lines.");
    }
}
