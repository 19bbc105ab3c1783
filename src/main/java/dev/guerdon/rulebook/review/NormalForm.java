package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.language.Condition;
import dev.guerdon.rulebook.language.Condition.Pattern;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.Expression.Call;
import dev.guerdon.rulebook.language.Expression.Entry;
import dev.guerdon.rulebook.language.Expression.Figure;
import dev.guerdon.rulebook.language.Expression.Infix;
import dev.guerdon.rulebook.language.Expression.OneOf;
import dev.guerdon.rulebook.language.Expression.Prefix;
import dev.guerdon.rulebook.language.Expression.Variable;
import dev.guerdon.rulebook.language.RuleText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule says, whatever its names are and in whatever order it says it: two rules of one form do the same. */
final class NormalForm {
    private static final Comparator<Expression> BY_TEXT = Comparator.comparing(Expression::toString);

    /** What a comparison is when its sides change places. */
    private static final Map<String, String> MIRRORED =
            Map.of("==", "==", "!=", "!=", "<", ">", ">", "<", "<=", ">=", ">=", "<=");

    private final Map<String, String> names = new HashMap<>();

    private NormalForm() {}

    static String of(RuleText rule) {
        NormalForm form = new NormalForm();
        rule.conditions().stream()
                .flatMap(Condition::names)
                .forEach(name -> form.names.putIfAbsent(name, "$" + form.names.size()));
        return sorted(rule.conditions().stream().map(form::said), " ") + " then "
                + sorted(rule.consequence().stream().map(form::said), " ");
    }

    private String said(Condition condition) {
        if (condition instanceof Pattern pattern) {
            return said(pattern);
        } else if (condition instanceof Condition.None none) {
            return "not " + said(none.pattern());
        } else if (condition instanceof Condition.Some some) {
            return "exists " + said(some.pattern());
        } else if (condition instanceof Condition.All all) {
            return sorted(all.parts().stream().map(this::said), " and ");
        } else if (condition instanceof Condition.Either either) {
            return sorted(either.branches().stream().map(this::said), " or ");
        }
        return said((Condition.Total) condition);
    }

    private String said(Pattern pattern) {
        String name = pattern.binding() == null ? "" : names.get(pattern.binding()) + ":";
        return name + pattern.fact() + sorted(pattern.constraints().stream().flatMap(this::each), ", ");
    }

    private String said(Condition.Total total) {
        return "accumulate(" + said(total.source()) + ";"
                + sorted(total.aggregates().stream().map(this::said), ", ") + ";"
                + sorted(total.constraints().stream().flatMap(this::each), ", ") + ")";
    }

    private String said(Condition.Aggregate aggregate) {
        String argument = aggregate.argument() == null
                ? ""
                : renamed(aggregate.argument()).toString();
        return names.get(aggregate.binding()) + ":" + aggregate.function() + "(" + argument + ")";
    }

    /** {@code a && b} says the same as {@code a, b}. */
    private Stream<String> each(Condition.Constraint constraint) {
        return constraint.binding() == null
                ? operands("&&", constraint.expression())
                        .map(each -> renamed(each).toString())
                : Stream.of(names.get(constraint.binding()) + ":" + renamed(constraint.expression()));
    }

    private static Stream<Expression> operands(String operator, Expression expression) {
        return expression instanceof Infix infix && infix.operator().equals(operator)
                ? Stream.of(infix.left(), infix.right()).flatMap(side -> operands(operator, side))
                : Stream.of(expression);
    }

    private String said(RuleText.Statement statement) {
        return statement.verb()
                + renamed(statement.arguments())
                + (statement.lapseAfterDays() == null ? "" : ".lapse(" + statement.lapseAfterDays() + ")");
    }

    private List<Expression> renamed(List<Expression> expressions) {
        return expressions.stream().map(this::renamed).toList();
    }

    private Expression renamed(Expression expression) {
        if (expression instanceof Variable variable) {
            return new Variable(names.getOrDefault(variable.name(), variable.name()), variable.at());
        } else if (expression instanceof Figure figure) {
            return new Figure(figure.value().stripTrailingZeros(), figure.at());
        } else if (expression instanceof Call call) {
            Expression target = call.target() == null ? null : renamed(call.target());
            return new Call(target, call.name(), renamed(call.arguments()), call.isMethod(), call.at());
        } else if (expression instanceof Entry entry) {
            return new Entry(renamed(entry.target()), renamed(entry.key()), entry.at());
        } else if (expression instanceof Prefix prefix) {
            return new Prefix(prefix.operator(), renamed(prefix.operand()), prefix.at());
        } else if (expression instanceof Infix infix) {
            return renamed(infix);
        } else if (expression instanceof OneOf oneOf) {
            return new OneOf(renamed(oneOf.item()), ordered(renamed(oneOf.choices())), oneOf.isNegated(), oneOf.at());
        }
        return expression;
    }

    private Expression renamed(Infix infix) {
        String operator = infix.operator();
        if (operator.equals("&&") || operator.equals("||")) {
            return ordered(operands(operator, infix).map(this::renamed).toList()).stream()
                    .reduce((left, right) -> new Infix(operator, left, right, infix.at()))
                    .orElseThrow();
        }
        Expression left = renamed(infix.left());
        Expression right = renamed(infix.right());
        return MIRRORED.containsKey(operator) && BY_TEXT.compare(left, right) > 0
                ? new Infix(MIRRORED.get(operator), right, left, infix.at())
                : new Infix(operator, left, right, infix.at());
    }

    private static List<Expression> ordered(List<Expression> expressions) {
        return expressions.stream().sorted(BY_TEXT).toList();
    }

    private static String sorted(Stream<String> parts, String between) {
        return parts.sorted().collect(Collectors.joining(between, "(", ")"));
    }
}
