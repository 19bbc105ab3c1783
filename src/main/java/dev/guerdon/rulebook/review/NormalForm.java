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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule says, whatever its names are and in whatever order it says it: two rules of one form do the same. */
final class NormalForm {
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
        return name + pattern.fact() + sorted(pattern.constraints().stream().map(this::said), ", ");
    }

    private String said(Condition.Total total) {
        return "accumulate(" + said(total.source()) + ";"
                + sorted(total.aggregates().stream().map(this::said), ", ") + ";"
                + sorted(total.constraints().stream().map(this::said), ", ") + ")";
    }

    private String said(Condition.Aggregate aggregate) {
        String argument = aggregate.argument() == null
                ? ""
                : renamed(aggregate.argument()).toString();
        return names.get(aggregate.binding()) + ":" + aggregate.function() + "(" + argument + ")";
    }

    private String said(Condition.Constraint constraint) {
        String name = constraint.binding() == null ? "" : names.get(constraint.binding()) + ":";
        return name + renamed(constraint.expression());
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
            return new Infix(infix.operator(), renamed(infix.left()), renamed(infix.right()), infix.at());
        } else if (expression instanceof OneOf oneOf) {
            return new OneOf(renamed(oneOf.item()), renamed(oneOf.choices()), oneOf.isNegated(), oneOf.at());
        }
        return expression;
    }

    private static String sorted(Stream<String> parts, String between) {
        return parts.sorted().collect(Collectors.joining(between, "(", ")"));
    }
}
