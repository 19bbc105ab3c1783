package dev.guerdon.backtest;

import dev.guerdon.decision.Decision;
import dev.guerdon.proposal.Origin;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Rulebook;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A rule as it is told from others, whichever rulebook it stands in. */
record RuleName(RulePackage rulePackage, String rule) implements Comparable<RuleName> {

    static RuleName of(Origin origin) {
        return new RuleName(origin.rulePackage(), origin.rule());
    }

    static RuleName of(Decision.Effect effect) {
        return of(effect.rulePackage(), effect.rule());
    }

    static RuleName of(String rulePackage, String rule) {
        return new RuleName(RulePackage.of(rulePackage).orElseThrow(), rule);
    }

    /** The rules of some packages, each with the code of its campaign if it has one. */
    static SortedMap<RuleName, Optional<String>> all(Rulebook rulebook, Collection<RulePackage> packages) {
        SortedMap<RuleName, Optional<String>> all = new TreeMap<>();
        packages.stream()
                .flatMap(each -> rulebook.rules(each).stream())
                .forEach(rule -> all.put(
                        of(rule.origin()), Optional.ofNullable(rule.origin().campaign())));
        return all;
    }

    /** What is on either side. */
    static SortedMap<RuleName, Optional<String>> union(
            Map<RuleName, Optional<String>> some, Map<RuleName, Optional<String>> others) {
        SortedMap<RuleName, Optional<String>> all = new TreeMap<>(some);
        all.putAll(others);
        return all;
    }

    @Override
    public int compareTo(RuleName other) {
        int byPackage = rulePackage.compareTo(other.rulePackage);
        return byPackage != 0 ? byPackage : rule.compareTo(other.rule);
    }
}
