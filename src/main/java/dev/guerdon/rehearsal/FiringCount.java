package dev.guerdon.rehearsal;

import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Rulebook;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counts, scenario by scenario and step by step of journeys, how often each package was asked and which of its rules fired. */
final class FiringCount {
    private final Map<RulePackage, Integer> asked = new EnumMap<>(RulePackage.class);
    private final Map<RulePackage, Map<String, Integer>> fired = new EnumMap<>(RulePackage.class);

    void add(Fired example) {
        example.byPackage().forEach((rulePackage, rules) -> {
            asked.merge(rulePackage, 1, Integer::sum);
            Map<String, Integer> byRule = fired.computeIfAbsent(rulePackage, none -> new HashMap<>());
            rules.forEach(rule -> byRule.merge(rule, 1, Integer::sum));
        });
    }

    /** For every rule, by package and name. */
    List<Coverage> of(Rulebook rulebook) {
        return Arrays.stream(RulePackage.values())
                .flatMap(each -> of(rulebook, each))
                .toList();
    }

    private Stream<Coverage> of(Rulebook rulebook, RulePackage rulePackage) {
        Map<String, Integer> byRule = fired.getOrDefault(rulePackage, Map.of());
        int times = asked.getOrDefault(rulePackage, 0);
        return rulebook.rules(rulePackage).stream()
                .map(rule -> Coverage.of(rule, byRule.getOrDefault(rule.origin().rule(), 0), times));
    }
}
