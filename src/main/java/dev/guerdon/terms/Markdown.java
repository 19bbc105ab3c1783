package dev.guerdon.terms;

import java.util.regex.Pattern;

/** Terms as a text to read, or to be turned into a page. */
final class Markdown {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>#|]");

    private Markdown() {}

    static String of(Terms terms) {
        StringBuilder text = new StringBuilder("# ");
        text.append(plain(terms.programme().isEmpty() ? "The programme" : terms.programme()));
        for (Terms.Section section : terms.sections()) {
            text.append("\n\n## ").append(section.title()).append('\n');
            section.sentences().forEach(sentence -> text.append("\n- ").append(plain(sentence)));
        }
        return text.append("\n\nAs of ")
                .append(terms.on())
                .append(", rulebook ")
                .append(terms.rulebook())
                .append(".\n")
                .toString();
    }

    /** Without the marks that would make it something else than text. */
    private static String plain(String words) {
        return SPECIAL.matcher(words.replaceAll("\\s+", " ")).replaceAll("\\\\$0");
    }
}
