package dev.guerdon.start;

import dev.guerdon.TestRules;
import dev.guerdon.rulebook.files.RuleFiles;

/** The starter rules once more, for tests that change them and count who is there. */
public final class OutdoorShop implements TestRules {
    @Override
    public RuleFiles files() {
        return new Starter().files();
    }
}
