package dev.guerdon.checkout;

import dev.guerdon.TestRules;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;

/** A small rulebook whose numbers are easy to work out by hand: {@code src/test/rules/shop}. */
public final class ShopRules implements TestRules {
    @Override
    public RuleFiles files() {
        return RuleFiles.read(Path.of("src/test/rules/shop"));
    }
}
