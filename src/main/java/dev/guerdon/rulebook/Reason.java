package dev.guerdon.rulebook;

import java.util.Map;

/**
 * Why a rule fired, or did not.
 *
 * @param rulePackage the package's name, such as {@code earning}
 * @param because the first condition that did not hold and what there was instead; null for a rule that fired
 * @param values what the conditions of a rule that fired saw, such as {@code Member tier}; a missing date is null
 */
public record Reason(String rulePackage, String rule, boolean fired, String because, Map<String, Object> values) {

    static Reason fired(String rulePackage, String rule, Map<String, Object> values) {
        return new Reason(rulePackage, rule, true, null, values);
    }

    static Reason notFired(String rulePackage, String rule, String because) {
        return new Reason(rulePackage, rule, false, because, Map.of());
    }
}
