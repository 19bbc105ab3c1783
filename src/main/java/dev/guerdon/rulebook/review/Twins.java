package dev.guerdon.rulebook.review;

import dev.guerdon.proposal.RulePackage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules that give the same under the same condition at the same time. Two campaigns may, each out of its own budget, and so may
 * a campaign besides what is always given.
 */
final class Twins {
    private Twins() {}

    /** What rules have in common that do the same. */
    private record Sense(RulePackage rulePackage, String campaign, String form) {}

    static void check(List<Vetted> rules, TierOrder tiers) {
        Map<Sense, List<Vetted>> bySense = new HashMap<>();
        for (Vetted rule : rules) {
            Sense sense = new Sense(
                    rule.rule().origin().rulePackage(), rule.rule().origin().campaign(), NormalForm.of(rule, tiers));
            List<Vetted> alike = bySense.computeIfAbsent(sense, each -> new ArrayList<>());
            alike.stream()
                    .filter(other -> overlap(rule, other))
                    .findFirst()
                    .ifPresent(twin -> rule.refuse(
                            rule.text().at(),
                            "the rule \"" + twin.text().name() + "\" in "
                                    + twin.text().file()
                                    + " gives the same under the same condition: take one of them out"));
            alike.add(rule);
        }
    }

    private static boolean overlap(Vetted one, Vetted other) {
        return one.rule().from().isBefore(other.rule().until())
                && other.rule().from().isBefore(one.rule().until());
    }
}
