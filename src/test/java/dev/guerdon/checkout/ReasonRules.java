package dev.guerdon.checkout;

import dev.guerdon.TestRules;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;

/** A rulebook with a rule for each way not to fire: {@code src/test/rules/why}. */
public final class ReasonRules implements TestRules {
    @Override
    public RuleFiles files() {
        return RuleFiles.read(Path.of("src/test/rules/why"));
    }
}
