package dev.guerdon.rulebook;

import dev.guerdon.facts.Basket;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.engine.RuleStopped;
import dev.guerdon.rulebook.engine.Ruleset;
import dev.guerdon.rulebook.language.Checked;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the rules of a rulebook say otherwise than those of one before it, under the same settings. No rule sees another, so a
 * question that was put to the earlier rules is answered as before where none of those fired that are gone, and none of those
 * fires that are new; a rule that was changed is both.
 */
public final class RulesChange {
    private final Set<String> known = new HashSet<>();
    private final boolean asksForTheSame;
    private final Map<RulePackage, Set<String>> gone = new EnumMap<>(RulePackage.class);
    private final Map<RulePackage, Ruleset> added = new EnumMap<>(RulePackage.class);
    private final Thresholds reached;

    private RulesChange(Rulebook before, Rulebook after) {
        this.asksForTheSame =
                packages(before).equals(packages(after)) && before.uses().equals(after.uses());
        for (RulePackage each : RulePackage.values()) {
            List<Checked.Rule> earlier = before.rules(each);
            List<Checked.Rule> later = after.rules(each);
            gone.put(each, names(missing(earlier, later)));
            added.put(each, Ruleset.of(missing(later, earlier)));
            known.addAll(names(later));
        }
        int decimals = after.programme().currency().decimals();
        this.reached = new Thresholds(added.get(RulePackage.DISCOUNTS).rules(), List.of(), decimals);
    }

    /** Empty where the settings are others, as every rule may mean something else then. */
    public static Optional<RulesChange> between(Rulebook before, Rulebook after) {
        return before.files().settings().equals(after.files().settings())
                ? Optional.of(new RulesChange(before, after))
                : Optional.empty();
    }

    private static Set<RulePackage> packages(Rulebook rulebook) {
        return Arrays.stream(RulePackage.values()).filter(rulebook::hasRules).collect(Collectors.toSet());
    }

    /** Those of some rules that are not the same among others. */
    private static List<Checked.Rule> missing(List<Checked.Rule> some, List<Checked.Rule> others) {
        Map<String, Checked.Rule> byName =
                others.stream().collect(Collectors.toMap(rule -> rule.origin().rule(), Function.identity()));
        return some.stream()
                .filter(rule -> {
                    Checked.Rule other = byName.get(rule.origin().rule());
                    return other == null || !rule.isSameAs(other);
                })
                .toList();
    }

    private static Set<String> names(Collection<Checked.Rule> rules) {
        Set<String> names = new HashSet<>();
        rules.forEach(rule -> names.add(rule.origin().rule()));
        return names;
    }

    /** Whether the rules read the same of members, in the same packages: what a member's life shows them depends on it. */
    public boolean asksForTheSame() {
        return asksForTheSame;
    }

    /** Whether there still is a rule of each of these names. */
    public boolean knows(Collection<String> rules) {
        return known.containsAll(rules);
    }

    /** A question to the earlier rules as the later ones are asked it; empty where they may answer otherwise. */
    public Optional<Inquiry> answeredAsBefore(Inquiry inquiry) {
        if (!Collections.disjoint(inquiry.fired(), gone.get(inquiry.rulePackage()))) {
            return Optional.empty();
        }
        Ruleset more = added.get(inquiry.rulePackage());
        return more.rules().isEmpty() ? Optional.of(inquiry) : withoutAnswer(more, inquiry);
    }

    private Optional<Inquiry> withoutAnswer(Ruleset more, Inquiry inquiry) {
        try {
            Ruleset.Answer answer = more.ask(inquiry.facts());
            return answer.proposed().isEmpty() && !isReached(inquiry)
                    ? Optional.of(inquiry.costing(answer.cost())).filter(Inquiry::isLight)
                    : Optional.empty();
        } catch (RuleStopped ranAway) {
            return Optional.empty();
        }
    }

    /** A discount that is close is looked at, too, as it is told to the member. */
    private boolean isReached(Inquiry inquiry) {
        return inquiry.rulePackage() == RulePackage.DISCOUNTS
                && inquiry.facts().stream()
                        .filter(Basket.class::isInstance)
                        .anyMatch(basket -> !reached.within((Basket) basket, inquiry.facts(), rule -> true)
                                .isEmpty());
    }
}
