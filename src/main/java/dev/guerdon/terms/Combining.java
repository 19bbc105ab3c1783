package dev.guerdon.terms;

import static java.util.stream.Collectors.joining;

import dev.guerdon.programme.Programme.Times;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.language.Checked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;

/** What becomes of several rules that come together and do not all count. */
record Combining(Rulebook rulebook) {
    private static final String VERB = "times";

    /** Of more not all pairs are looked at: they are taken for rules that can come together. */
    private static final int MOST_COMPARED = 100;

    /** What becomes of several factors on the same points; empty where no two can come together. */
    Optional<String> factors(List<Checked.Rule> rules) {
        List<Checked.Rule> withFactor = rules.stream()
                .filter(rule -> rule.consequence().stream()
                        .anyMatch(statement -> statement.verb().equals(VERB)))
                .toList();
        boolean canComeTogether = anyTwo(
                withFactor,
                (one, other) -> !isOfOneGroup(one, other)
                        && (withFactor.size() > MOST_COMPARED || rulebook.canPropose(VERB, one, other)));
        return canComeTogether
                ? Optional.of(stacked(rulebook.programme().points().times()))
                : Optional.empty();
    }

    private static boolean isOfOneGroup(Checked.Rule one, Checked.Rule other) {
        String group = one.origin().bestOf();
        return group != null && Objects.equals(group, other.origin().bestOf());
    }

    private static String stacked(Times policy) {
        return "Where points would be multiplied more than once, "
                + switch (policy) {
                    case BEST -> "only the highest factor counts.";
                    case ADD -> "the factors add up: 2 times and 2 times make 3 times the points.";
                    case MULTIPLY -> "each factor counts: 2 times and 2 times make 4 times the points.";
                };
    }

    /** Of several rates only the highest counts; empty where no two can come together. */
    Optional<String> rates(List<Checked.Rule> rules) {
        List<Checked.Rule> withRate = rules.stream()
                .filter(rule -> rule.consequence().stream()
                        .anyMatch(statement -> statement.verb().equals("rate")))
                .toList();
        return anyTwo(
                        withRate,
                        (one, other) -> withRate.size() > MOST_COMPARED || rulebook.canPropose("rate", one, other))
                ? Optional.of("Where points could pay at several rates, the highest counts.")
                : Optional.empty();
    }

    /**
     * Of which rules only the best counts.
     *
     * @param rules of one package
     */
    List<String> groups(List<Checked.Rule> rules) {
        Map<String, List<Checked.Rule>> groups = new LinkedHashMap<>();
        rules.stream()
                .filter(rule -> rule.origin().bestOf() != null)
                .forEach(rule -> groups.computeIfAbsent(rule.origin().bestOf(), each -> new ArrayList<>())
                        .add(rule));
        return groups.values().stream()
                .filter(group -> anyTwo(
                        group, (one, other) -> group.size() > MOST_COMPARED || rulebook.canComeTogether(one, other)))
                .map(Combining::bestOf)
                .toList();
    }

    private static String bestOf(List<Checked.Rule> group) {
        return group.stream().map(rule -> '"' + rule.origin().reason() + '"').collect(joining(" and ", "Of ", ""))
                + " only the one that is worth most counts.";
    }

    private static boolean anyTwo(List<Checked.Rule> rules, BiPredicate<Checked.Rule, Checked.Rule> test) {
        for (int i = 1; i < rules.size(); i++) {
            Checked.Rule rule = rules.get(i);
            if (rules.subList(0, i).stream().anyMatch(earlier -> test.test(earlier, rule))) {
                return true;
            }
        }
        return false;
    }
}
