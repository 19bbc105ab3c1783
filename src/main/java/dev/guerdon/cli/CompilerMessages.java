package dev.guerdon.cli;

import dev.guerdon.rehearsal.Check;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.RuleFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** Tells findings as compilers do: place, kind, sentence, and below it the line with a mark. */
final class CompilerMessages {
    private static final int WIDEST = 160;
    private static final String INDENT = "    ";

    private final PrintWriter out;
    private final Ansi ansi;
    private final Path folder;

    CompilerMessages(PrintWriter out, Ansi ansi, Path folder) {
        this.out = out;
        this.ansi = ansi;
        this.folder = folder;
    }

    void tell(Check check, Summary summary) {
        check.findings().forEach(finding -> tell(finding, check.files()));
        out.println(styled(summary.toString(), Style.bold, check.isGood() ? Style.fg_green : Style.fg_red));
    }

    private void tell(Finding finding, RuleFiles files) {
        Style color = finding.isError() ? Style.fg_red : Style.fg_yellow;
        String kind = finding.isError() ? "error:" : "warning:";
        String rule = finding.rule() == null ? "" : " [rule \"" + finding.rule() + "\"]";
        out.println(styled(place(finding) + ":", Style.bold) + " " + styled(kind, Style.bold, color) + " "
                + harmless(finding.message() + rule));
        line(finding, files).ifPresent(line -> tellLine(line, finding.column()));
    }

    private String place(Finding finding) {
        return harmless(FindingPath.of(folder, finding))
                + (finding.line() == 0 ? "" : ":" + finding.line())
                + (finding.column() == 0 ? "" : ":" + finding.column());
    }

    private static Optional<String> line(Finding finding, RuleFiles files) {
        return finding.line() == 0
                ? Optional.empty()
                : files.text(finding.file())
                        .flatMap(text -> text.lines().skip(finding.line() - 1L).findFirst())
                        .filter(line -> finding.column() <= line.length() + 1);
    }

    /** Of a line that is too wide as much as fits around the mark. */
    private void tellLine(String line, int column) {
        int from = Math.max(0, Math.min(column - WIDEST / 2, line.length() - WIDEST));
        String shown = line.substring(from, Math.min(line.length(), from + WIDEST));
        out.println(INDENT + harmless(shown));
        if (column > 0) {
            String before = shown.substring(0, column - 1 - from);
            out.println(INDENT + asWide(before) + styled("^", Style.bold, Style.fg_green));
        }
    }

    /** Blanks that take as much room as the text. */
    private static String asWide(String text) {
        StringBuilder blanks = new StringBuilder();
        text.codePoints()
                .forEach(letter ->
                        blanks.append(letter == '\t' ? '\t' : Character.isIdeographic(letter) ? '\u3000' : ' '));
        return blanks.toString();
    }

    /** A rule file must not steer the terminal. */
    private static String harmless(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\t]]", "\uFFFD");
    }

    private String styled(String text, IStyle... styles) {
        return ansi.enabled() ? Style.on(styles) + text + Style.reset.on() : text;
    }
}
