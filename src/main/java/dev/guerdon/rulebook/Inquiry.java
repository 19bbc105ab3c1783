package dev.guerdon.rulebook;

import dev.guerdon.proposal.RulePackage;
import java.util.List;
import java.util.Set;

/**
 * What the rules of a package were asked once, and which of them answered.
 *
 * @param fired the names of the rules that did, and ran at the moment that was asked about
 * @param cost as {@link dev.guerdon.rulebook.engine.Ruleset.Answer} counts it
 */
public record Inquiry(RulePackage rulePackage, List<Object> facts, Set<String> fired, long cost) {
    /** Far below what stops a rule. */
    private static final long LIGHT = 1_000_000;

    /** Whether no rule that was asked comes near to being stopped. */
    public boolean isLight() {
        return cost <= LIGHT;
    }

    /** The same asked of more rules, none of which fires. */
    Inquiry costing(long more) {
        return new Inquiry(rulePackage, facts, fired, cost + more);
    }
}
