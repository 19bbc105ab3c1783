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

/** What becomes of several factors on the same points. */
final class Factors {
    private static final String VERB = "times";

    /** Of more not all pairs are looked at: they are taken for rules that can come together. */
    private static final int MOST_COMPARED = 100;

    private final Rulebook rulebook;
    private final List<Checked.Rule> rules;

    /** @param running of all earning rules those of the day */
    Factors(Rulebook rulebook, List<Checked.Rule> running) {
        this.rulebook = rulebook;
        this.rules = running.stream()
                .filter(rule -> rule.consequence().stream()
                        .anyMatch(statement -> statement.verb().equals(VERB)))
                .toList();
    }

    /** None where no two factors can come together. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (canComeTogether(/* ofOneGroup= */ false, rules)) {
            sentences.add(stacked(rulebook.programme().points().times()));
        }
        byGroup().values().stream()
                .filter(group -> canComeTogether(/* ofOneGroup= */ true, group))
                .map(Factors::bestOf)
                .forEach(sentences::add);
        return sentences;
    }

    private boolean canComeTogether(boolean ofOneGroup, List<Checked.Rule> among) {
        for (int i = 1; i < among.size(); i++) {
            Checked.Rule rule = among.get(i);
            if (among.subList(0, i).stream()
                    .filter(earlier -> isOfOneGroup(earlier, rule) == ofOneGroup)
                    .anyMatch(earlier -> rules.size() > MOST_COMPARED || rulebook.canPropose(VERB, earlier, rule))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfOneGroup(Checked.Rule one, Checked.Rule other) {
        String group = one.origin().bestOf();
        return group != null && Objects.equals(group, other.origin().bestOf());
    }

    private Map<String, List<Checked.Rule>> byGroup() {
        Map<String, List<Checked.Rule>> groups = new LinkedHashMap<>();
        rules.stream()
                .filter(rule -> rule.origin().bestOf() != null)
                .forEach(rule -> groups.computeIfAbsent(rule.origin().bestOf(), each -> new ArrayList<>())
                        .add(rule));
        return groups;
    }

    private static String stacked(Times policy) {
        return "Where points would be multiplied more than once, "
                + switch (policy) {
                    case BEST -> "only the highest factor counts.";
                    case ADD -> "the factors add up: 2 times and 2 times make 3 times the points.";
                    case MULTIPLY -> "each factor counts: 2 times and 2 times make 4 times the points.";
                };
    }

    private static String bestOf(List<Checked.Rule> group) {
        return group.stream().map(rule -> '"' + rule.origin().reason() + '"').collect(joining(" and ", "Of ", ""))
                + " only the one that is worth most counts.";
    }
}
