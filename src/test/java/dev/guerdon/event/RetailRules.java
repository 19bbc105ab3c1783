package dev.guerdon.event;

import dev.guerdon.TestRules;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;

/** The rulebook of the gift shop whose real orders are at hand: {@code src/test/rules/retail}. */
public final class RetailRules implements TestRules {
    @Override
    public RuleFiles files() {
        return RuleFiles.read(Path.of("src/test/rules/retail"));
    }
}
