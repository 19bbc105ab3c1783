package dev.guerdon.rulebook.review;

import dev.guerdon.facts.Line;
import dev.guerdon.rulebook.language.Condition;
import dev.guerdon.rulebook.language.Condition.Pattern;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.Expression.Variable;
import dev.guerdon.rulebook.language.RuleText;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lines that a rule matches without saying anything of them: it fires once for each, and only the first counts. Beside other
 * facts (a join) that is refused, as every pair costs time; alone it may be meant so. Of the other facts there is one each, and
 * a coupon is used by being matched.
 */
final class UnusedRows {
    private static final String MANY = Line.class.getSimpleName();

    private static final String SENTENCE =
            "nothing else in the rule is about this Line, so it fires for each such line and only once counts:"
                    + " write exists Line( … ), or propose something for the line";

    private UnusedRows() {}

    static void check(Draft rule) {
        RuleText text = rule.text();
        if (!NamesInUse.areKnown(rule)) {
            return;
        }
        List<Pattern> matched =
                text.conditions().stream().flatMap(UnusedRows::matched).toList();
        matched.stream()
                .filter(pattern -> pattern.fact().equals(MANY) && !isUsed(pattern, text))
                .forEach(pattern -> {
                    if (together(text.conditions().stream()) > 1) {
                        rule.refuse(pattern.at(), SENTENCE);
                    } else {
                        rule.warn(pattern.at(), SENTENCE);
                    }
                });
    }

    /** Patterns of which the rule takes each match by itself. */
    private static Stream<Pattern> matched(Condition condition) {
        if (condition instanceof Pattern pattern) {
            return Stream.of(pattern);
        } else if (condition instanceof Condition.All all) {
            return all.parts().stream().flatMap(UnusedRows::matched);
        } else if (condition instanceof Condition.Either either) {
            return either.branches().stream().flatMap(UnusedRows::matched);
        }
        return Stream.empty();
    }

    /** How many facts are matched beside each other; of branches one is taken. */
    private static int together(Stream<Condition> conditions) {
        return conditions
                .mapToInt(condition -> {
                    if (condition instanceof Condition.All all) {
                        return together(all.parts().stream());
                    } else if (condition instanceof Condition.Either either) {
                        return either.branches().stream()
                                .mapToInt(branch -> together(Stream.of(branch)))
                                .max()
                                .orElse(0);
                    }
                    return condition instanceof Pattern ? 1 : 0;
                })
                .sum();
    }

    private static boolean isUsed(Pattern pattern, RuleText text) {
        Set<String> names = pattern.bindings().collect(Collectors.toSet());
        Stream<Expression> elsewhere = Stream.concat(
                text.conditions().stream().flatMap(condition -> conditions(condition, pattern)), proposed(text));
        return elsewhere
                .flatMap(Expression::all)
                .anyMatch(each -> each instanceof Variable variable && names.contains(variable.name()));
    }

    private static Stream<Expression> conditions(Condition condition, Pattern but) {
        Stream<Expression> matched = condition
                .patterns()
                .filter(pattern -> !pattern.equals(but))
                .flatMap(pattern -> pattern.constraints().stream())
                .map(Condition.Constraint::expression);
        if (!(condition instanceof Condition.Total total)) {
            return matched;
        }
        return Stream.concat(
                matched,
                Stream.concat(
                        total.aggregates().stream()
                                .map(Condition.Aggregate::argument)
                                .filter(Objects::nonNull),
                        total.constraints().stream().map(Condition.Constraint::expression)));
    }

    private static Stream<Expression> proposed(RuleText text) {
        return text.consequence().stream().flatMap(RuleText.Statement::said);
    }
}
