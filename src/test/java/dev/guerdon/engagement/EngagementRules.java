package dev.guerdon.engagement;

import dev.guerdon.TestRules;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;

/** A small rulebook with something for each kind of activity: {@code src/test/rules/engagement}. */
public final class EngagementRules implements TestRules {
    @Override
    public RuleFiles files() {
        return RuleFiles.read(Path.of("src/test/rules/engagement"));
    }
}
