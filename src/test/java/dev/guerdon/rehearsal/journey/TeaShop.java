package dev.guerdon.rehearsal.journey;

import dev.guerdon.TestRules;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;

/** The rules of {@code src/test/rules/journeys}. */
public final class TeaShop implements TestRules {
    @Override
    public RuleFiles files() {
        return RuleFiles.read(Path.of("src/test/rules/journeys"));
    }
}
