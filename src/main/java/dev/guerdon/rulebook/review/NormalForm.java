package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.language.Condition;
import dev.guerdon.rulebook.language.Condition.Constraint;
import dev.guerdon.rulebook.language.Condition.Pattern;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.Expression.Figure;
import dev.guerdon.rulebook.language.RuleText;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule says, whatever its names are and in whatever order it says it: two rules of one form do the same. */
final class NormalForm {
    private final Spelling spelling;

    private NormalForm(Spelling spelling) {
        this.spelling = spelling;
    }

    static String of(Vetted rule, TierOrder tiers) {
        List<Condition> conditions = rule.text().conditions();
        Subjects subjects = new Subjects(rule.rule().origin().rulePackage().facts(), conditions, tiers);
        NormalForm form = new NormalForm(new Spelling(subjects, tiers, conditions));
        return sorted(conditions.stream().flatMap(form::parts).distinct(), " ") + " then "
                + sorted(rule.text().consequence().stream().map(form::said), " ");
    }

    /**
     * What a condition says, bit by bit. Of a fact of which there is one each comparison is a bit of its own, so that it does
     * not matter which of its patterns asks for it, or whether by {@code exists}.
     */
    private Stream<String> parts(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().flatMap(this::parts);
        } else if (condition instanceof Pattern pattern) {
            return Subjects.areMany(pattern) ? Stream.of(row(pattern)) : single(pattern);
        } else if (condition instanceof Condition.Some some) {
            return Subjects.areMany(some.pattern())
                    ? Stream.of("exists " + row(some.pattern()))
                    : single(some.pattern());
        } else if (condition instanceof Condition.None none) {
            return Stream.of("not " + row(none.pattern()));
        } else if (condition instanceof Condition.Either either) {
            return Stream.of(sorted(
                    either.branches().stream()
                            .map(branch -> sorted(parts(branch).distinct(), " and ")),
                    " or "));
        }
        return Stream.of(total((Condition.Total) condition));
    }

    private Stream<String> single(Pattern pattern) {
        return Stream.concat(Stream.of(called(pattern.binding()) + pattern.fact()), constraints(pattern));
    }

    private String row(Pattern pattern) {
        return spelling.fact(pattern) + ":" + pattern.fact() + sorted(constraints(pattern), ", ");
    }

    private Stream<String> constraints(Pattern pattern) {
        return constraints(pattern.constraints(), pattern);
    }

    /** {@code a && b} says the same as {@code a, b}; a name is said where it stays one. */
    private Stream<String> constraints(List<Constraint> constraints, Pattern own) {
        Stream<String> names = constraints.stream()
                .filter(constraint -> constraint.binding() != null)
                .map(constraint -> named(constraint, own))
                .filter(named -> !named.isEmpty());
        Stream<Expression> conditions = constraints.stream()
                .filter(constraint -> constraint.binding() == null)
                .flatMap(constraint -> Spelling.operands("&&", spelling.ofCondition(constraint.expression(), own)));
        return Stream.concat(names, Bound.tightest(conditions.toList()).map(Expression::toString))
                .distinct();
    }

    private String named(Constraint constraint, Pattern own) {
        String name = called(constraint.binding());
        return name.isEmpty() ? "" : name + spelling.of(constraint.expression(), own);
    }

    /** A name that can't be replaced by what it stands for, or nothing. */
    private String called(String name) {
        return name == null || spelling.standsForOneThing(name) ? "" : spelling.number(name) + ":";
    }

    private String total(Condition.Total total) {
        return "accumulate(" + row(total.source()) + ";"
                + sorted(total.aggregates().stream().map(each -> aggregate(each, total.source())), ", ") + ";"
                + sorted(constraints(total.constraints(), null), ", ") + ")";
    }

    private String aggregate(Condition.Aggregate aggregate, Pattern source) {
        Expression argument = aggregate.argument();
        return called(aggregate.binding()) + aggregate.function() + "("
                + (argument == null ? "" : spelling.of(argument, source)) + ")";
    }

    private String said(RuleText.Statement statement) {
        return (isPercentToPay(statement)
                        ? percentOff(statement)
                        : statement.verb() + spelling.of(statement.arguments(), null))
                + (statement.lapseAfterDays() == null
                        ? ""
                        : ".lapse(" + spelling.of(statement.lapseAfterDays(), null) + ")");
    }

    private static boolean isPercentToPay(RuleText.Statement statement) {
        return statement.verb().equals("payPercent") && statement.arguments().get(0) instanceof Figure;
    }

    /** To pay 93 percent is to have 7 off. */
    private static String percentOff(RuleText.Statement payPercent) {
        Figure paid = (Figure) payPercent.arguments().get(0);
        BigDecimal off = new BigDecimal(100).subtract(paid.value()).stripTrailingZeros();
        return "percentOff" + List.of(new Figure(off, paid.at()));
    }

    private static String sorted(Stream<String> parts, String between) {
        return parts.sorted().collect(Collectors.joining(between, "(", ")"));
    }
}
