package dev.guerdon.rehearsal;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Member;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Finding.Severity;
import dev.guerdon.rulebook.language.Checked;
import java.util.Optional;

/**
 * How the scenarios, and the steps of journeys, try a rule.
 *
 * @param line from 1
 * @param column from 1
 * @param fires in how many of them it fires
 * @param staysAway in how many its package is asked and it does not fire
 * @param always whether it has no conditions and so can't stay away
 */
public record Coverage(
        @JsonProperty("package") String rulePackage,
        String rule,
        String file,
        int line,
        int column,
        int fires,
        int staysAway,
        boolean always) {

    static Coverage of(Checked.Rule rule, int fires, int asked) {
        return new Coverage(
                rule.origin().rulePackage().title(),
                rule.origin().rule(),
                rule.file(),
                rule.at().line(),
                rule.at().column(),
                fires,
                asked - fires,
                rule.conditions().stream()
                        .allMatch(part -> holdsAlways(rule.origin().rulePackage(), part)));
    }

    /** Nothing is asked of a fact that is always there: guests are no members, and nobody needs to have a coupon. */
    private static boolean holdsAlways(RulePackage rulePackage, Checked.Part part) {
        boolean hasGuests = rulePackage == RulePackage.DISCOUNTS || rulePackage == RulePackage.EARNING;
        return part instanceof Checked.Match match
                && match.constraints().isEmpty()
                && match.fact() != Coupon.class
                && !(match.fact() == Member.class && hasGuests);
    }

    /** What is still to be tried; empty when the rule fires in some scenario and stays away in another. */
    public Optional<Finding> gap() {
        if (fires > 0 && (staysAway > 0 || always)) {
            return Optional.empty();
        }
        String missing = fires > 0
                ? "this rule fires in every scenario; write one in which it does not"
                : "this rule fires in no scenario; write one in which it does"
                        + (staysAway > 0 || always ? "" : ", and one in which it does not");
        return Optional.of(new Finding(file, line, column, rule, missing, Severity.WARNING));
    }
}
