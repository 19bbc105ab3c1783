package dev.guerdon.checkout;

import dev.guerdon.TestRules;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;

/** A rulebook with one of everything, for what must hold whatever the rules are: {@code src/test/rules/rich}. */
public final class RichRules implements TestRules {
    @Override
    public RuleFiles files() {
        return RuleFiles.read(Path.of("src/test/rules/rich"));
    }
}
