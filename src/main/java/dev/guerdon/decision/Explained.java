package dev.guerdon.decision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.guerdon.decision.Decision.Effect;
import dev.guerdon.decision.Decision.Explanation;
import java.util.List;
import java.util.Map;

/** Adds to the rules whose conditions held what became of their proposals. */
final class Explained {
    private Explained() {}

    /** A rule of whose proposals none applies did not fire, and names the gate that closed. */
    static List<Explanation> by(List<Effect> effects, List<Explanation> matched) {
        Map<List<String>, List<Effect>> byRule =
                effects.stream().collect(groupingBy(each -> List.of(each.rulePackage(), each.rule())));
        return matched.stream()
                .map(each -> each.fired()
                        ? by(byRule.getOrDefault(List.of(each.rulePackage(), each.rule()), List.of()), each)
                        : each)
                .toList();
    }

    private static Explanation by(List<Effect> effects, Explanation matched) {
        List<Effect> rejected = effects.stream().filter(each -> !each.applies()).toList();
        if (rejected.isEmpty()) {
            return matched;
        }
        boolean gaveNothing = rejected.size() == effects.size();
        String because = rejected.stream()
                .map(each -> gaveNothing ? each.because() : each.type() + ": " + each.because())
                .distinct()
                .collect(joining("; "));
        return new Explanation(
                matched.rulePackage(), matched.rule(), !gaveNothing, because, matched.values(), matched.matches());
    }
}
