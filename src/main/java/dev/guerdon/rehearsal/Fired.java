package dev.guerdon.rehearsal;

import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Answers;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Which rules fired in a scenario, or in a step of a journey.
 *
 * @param byPackage the names of those that did, for each package that was asked
 */
record Fired(Map<RulePackage, Set<String>> byPackage) {
    static Fired of(Answers answers) {
        Map<RulePackage, Set<String>> byPackage = new EnumMap<>(RulePackage.class);
        for (RulePackage each : RulePackage.values()) {
            if (answers.wasAsked(each)) {
                byPackage.put(each, Set.copyOf(answers.fired(each)));
            }
        }
        return new Fired(byPackage);
    }
}
