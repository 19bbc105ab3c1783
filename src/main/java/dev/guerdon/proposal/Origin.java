package dev.guerdon.proposal;

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
}
