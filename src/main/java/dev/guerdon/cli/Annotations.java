package dev.guerdon.cli;

import dev.guerdon.rehearsal.Check;
import dev.guerdon.rulebook.Finding;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Tells findings as a build on GitHub reads them, and shows them beside the lines that they are about. */
final class Annotations {
    private final PrintWriter out;
    private final Path folder;

    /** @param folder from where the build runs, so that the files are found */
    Annotations(PrintWriter out, Path folder) {
        this.out = out;
        this.folder = folder.normalize();
    }

    void tell(Check check, Summary summary) {
        check.findings().forEach(this::tell);
        out.println(summary);
    }

    private void tell(Finding finding) {
        out.println((finding.isError() ? "::error" : "::warning") + " file=" + property(FindingPath.of(folder, finding))
                + (finding.line() == 0 ? "" : ",line=" + finding.line())
                + (finding.column() == 0 ? "" : ",col=" + finding.column())
                + ",title=" + property(finding.rule() == null ? "Guerdon" : finding.rule())
                + "::" + data(finding.message()));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
