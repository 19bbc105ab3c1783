package dev.guerdon.proposal;

import java.util.Objects;

/**
 * The rule that proposed something.
 *
 * @param reason what the member reads
 * @param campaign its campaign's code, or null for an always-on rule
 * @param bestOf the group of which only the best counts, or null
 */
public record Origin(RulePackage rulePackage, String rule, String reason, String campaign, String bestOf)
        implements Comparable<Origin> {

    @Override
    public int compareTo(Origin other) {
        int byPackage = rulePackage.compareTo(other.rulePackage);
        return byPackage != 0 ? byPackage : rule.compareTo(other.rule);
    }

    /** By name, which no two rules of a rulebook share; written out because a decision asks for it very often. */
    @Override
    public int hashCode() {
        return rule.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Origin origin
                        && rule.equals(origin.rule)
                        && rulePackage == origin.rulePackage
                        && reason.equals(origin.reason)
                        && Objects.equals(campaign, origin.campaign)
                        && Objects.equals(bestOf, origin.bestOf));
    }
}
