package dev.guerdon.publishing;

import dev.guerdon.TestRules;
import dev.guerdon.event.RetailRules;
import dev.guerdon.rulebook.files.RuleFiles;
import java.util.Map;

/** The rules of a small shop and a bonus, which tests change. */
public final class Bookshop implements TestRules {
    @Override
    public RuleFiles files() {
        return new RetailRules().files().with(Map.of("earning/bonus.drl", bonus(1)));
    }

    static String bonus(int points) {
        return "package earning\n\nrule \"A bonus\"\nwhen\n    Member( tags contains \"regular\" )\nthen\n"
                + "    propose.bonus(" + points + ");\nend\n";
    }
}
