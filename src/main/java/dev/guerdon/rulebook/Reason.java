package dev.guerdon.rulebook;

import dev.guerdon.proposal.Origin;
import java.util.Map;

/**
 * Why a rule fired, or did not.
 *
 * @param rulePackage the package's name, such as {@code earning}
 * @param because the first condition that did not hold and what there was instead, or why that is not told;
 * null for a rule that fired and is explained
 * @param matches what the conditions of a rule that fired saw
 */
public record Reason(String rulePackage, String rule, boolean fired, String because, Matches matches) {

    static Reason fired(String rulePackage, String rule, Matches matches) {
        return new Reason(rulePackage, rule, true, null, matches);
    }

    static Reason notFired(String rulePackage, String rule, String because) {
        return new Reason(rulePackage, rule, false, because, Matches.NONE);
    }

    /** There are more rules and facts than one answer can explain. */
    static Reason notExplained(Origin origin, boolean fired) {
        String because = (fired ? "it fired; " : "it did not fire; ")
                + "why is not told, as there are too many rules and lines to explain all of them at once";
        return new Reason(origin.rulePackage().title(), origin.rule(), fired, because, Matches.NONE);
    }

    /** What the conditions saw where they first held. */
    public Map<String, Object> values() {
        return matches.first();
    }
}
