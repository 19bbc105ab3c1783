package dev.guerdon.cli;

import dev.guerdon.rulebook.Finding;
import java.nio.file.Path;

/** Where the file of a finding is, seen from where the command runs. Text, as the locale may not be able to say its name. */
final class FindingPath {
    private FindingPath() {}

    static String of(Path folder, Finding finding) {
        String base = folder.toString();
        if (finding.file().equals(".") || base.isEmpty()) {
            return base.isEmpty() ? finding.file() : base;
        }
        return base + (base.endsWith("/") ? "" : "/") + finding.file();
    }
}
