package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.language.Comparisons;
import dev.guerdon.rulebook.language.Condition;
import dev.guerdon.rulebook.language.Condition.Pattern;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.Expression.Call;
import dev.guerdon.rulebook.language.Expression.Entry;
import dev.guerdon.rulebook.language.Expression.Figure;
import dev.guerdon.rulebook.language.Expression.Infix;
import dev.guerdon.rulebook.language.Expression.OneOf;
import dev.guerdon.rulebook.language.Expression.Prefix;
import dev.guerdon.rulebook.language.Expression.Text;
import dev.guerdon.rulebook.language.Expression.Variable;
import dev.guerdon.rulebook.language.Position;
import dev.guerdon.rulebook.yaml.Dates;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The expressions of a rule, each way to say the same spelt alike: words with their fact ({@code Member.orders}), names by what
 * they stand for, rows by number, and comparisons one way round.
 */
final class Spelling {
    private static final Comparator<Expression> BY_TEXT = Comparator.comparing(Expression::toString);

    private final Subjects subjects;
    private final PlainWords plain;
    private final TierWords ofTiers;

    /** Of names that stay names: of rows, of totals, and of what is another thing in each branch. */
    private final Map<String, String> numbers = new HashMap<>();

    Spelling(Subjects subjects, TierOrder tiers, List<Condition> conditions) {
        this.subjects = subjects;
        this.plain = new PlainWords(subjects);
        this.ofTiers = new TierWords(new Claims(subjects, tiers), tiers);
        Set<String> ofRows = conditions.stream()
                .flatMap(Spelling::rows)
                .flatMap(row -> row.bindings().limit(1))
                .collect(Collectors.toSet());
        conditions.stream()
                .flatMap(Condition::names)
                .filter(name -> ofRows.contains(name) || !standsForOneThing(name))
                .forEach(name -> numbers.putIfAbsent(name, "$" + numbers.size()));
    }

    /** The patterns of facts that are many, of which each match is another. */
    private static Stream<Pattern> rows(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().flatMap(Spelling::rows);
        } else if (condition instanceof Condition.Either either) {
            return either.branches().stream().flatMap(Spelling::rows);
        }
        return condition instanceof Pattern pattern && Subjects.areMany(pattern) ? Stream.of(pattern) : Stream.empty();
    }

    /** Whether a name can be replaced by what it stands for. */
    boolean standsForOneThing(String name) {
        return subjects.named(name).isPresent();
    }

    /** The number of a name that stays. */
    String number(String name) {
        return numbers.getOrDefault(name, name);
    }

    /** What the fact of a pattern is called: one of which there is one by its kind, a row by its number. */
    String fact(Pattern pattern) {
        return Subjects.areMany(pattern)
                ? pattern.bindings().findFirst().map(numbers::get).orElse("it")
                : pattern.fact();
    }

    /** Something that must hold, spelt so, in few kinds of words. */
    Expression ofCondition(Expression condition, Pattern own) {
        return of(ofTiers.of(plain.of(condition, own), own), own);
    }

    List<Expression> of(List<Expression> expressions, Pattern own) {
        return expressions.stream().map(each -> of(each, own)).toList();
    }

    /**
     * An expression, spelt so.
     *
     * @param own the pattern in whose parentheses it stands, or null
     */
    Expression of(Expression expression, Pattern own) {
        if (expression instanceof Variable variable) {
            return of(variable);
        } else if (expression instanceof Figure figure) {
            return new Figure(figure.value().stripTrailingZeros(), figure.at());
        } else if (expression instanceof Call call) {
            return new Call(target(call, own), call.name(), of(call.arguments(), own), call.isMethod(), call.at());
        } else if (expression instanceof Entry entry) {
            return new Entry(of(entry.target(), own), of(entry.key(), own), entry.at());
        } else if (expression instanceof Prefix prefix) {
            return new Prefix(prefix.operator(), of(prefix.operand(), own), prefix.at());
        } else if (expression instanceof Infix infix) {
            return of(infix, own);
        } else if (expression instanceof OneOf oneOf) {
            List<Expression> choices = ordered(of(oneOf.choices(), own));
            return new OneOf(of(oneOf.item(), own), choices, oneOf.isNegated(), oneOf.at());
        }
        return expression;
    }

    private Expression of(Variable variable) {
        return subjects.named(variable.name())
                .map(named -> named.expression() == null
                        ? new Variable(fact(named.pattern()), variable.at())
                        : of(named.expression(), named.pattern()))
                .orElseGet(() -> new Variable(number(variable.name()), variable.at()));
    }

    private Expression target(Call call, Pattern own) {
        if (call.target() != null) {
            return of(call.target(), own);
        }
        return own == null ? null : new Variable(fact(own), call.at());
    }

    private Expression of(Infix expression, Pattern own) {
        if (!(Arithmetic.done(expression) instanceof Infix infix)) {
            return of(Arithmetic.done(expression), own);
        }
        String operator = infix.operator();
        List<Expression> operands =
                operands(operator, infix).map(each -> of(each, own)).toList();
        if (operator.equals("&&") || operator.equals("||")) {
            return joined(operator, differing(operands), infix.at());
        } else if (operator.equals("+") || operator.equals("*")) {
            return joined(operator, ordered(operands), infix.at());
        } else if (!Comparisons.isComparison(operator)) {
            return new Infix(operator, of(infix.left(), own), of(infix.right(), own), infix.at());
        } else if (infix.right() instanceof Figure figure) {
            return comparison(infix.left(), operator, figure, own);
        } else if (infix.left() instanceof Figure figure) {
            return comparison(infix.right(), Comparisons.turned(operator), figure, own);
        }
        Expression left = side(infix.left(), infix.right(), own);
        Expression right = side(infix.right(), infix.left(), own);
        return BY_TEXT.compare(left, right) > 0
                ? new Infix(Comparisons.turned(operator), right, left, infix.at())
                : new Infix(operator, left, right, infix.at());
    }

    /** A time is the same with any offset. */
    private Expression side(Expression side, Expression other, Pattern own) {
        if (side instanceof Text text && subjects.isTime(other, own)) {
            return Dates.time(text.value())
                    .map(time -> (Expression) new Text(time.toInstant().toString(), text.at()))
                    .orElse(text);
        }
        return of(side, own);
    }

    private Expression comparison(Expression about, String operator, Figure figure, Pattern own) {
        NumberComparison test = new NumberComparison(operator, figure.value())
                .normal(subjects.of(about, own).bounds());
        Figure value = new Figure(test.value().stripTrailingZeros(), figure.at());
        return new Infix(test.operator(), of(about, own), value, about.at());
    }

    private static Expression joined(String operator, Collection<Expression> operands, Position at) {
        return operands.stream()
                .reduce((left, right) -> new Infix(operator, left, right, at))
                .orElseThrow();
    }

    /** What an operator such as {@code &&} connects. */
    static Stream<Expression> operands(String operator, Expression expression) {
        return expression instanceof Infix infix && infix.operator().equals(operator)
                ? Stream.of(infix.left(), infix.right()).flatMap(side -> operands(operator, side))
                : Stream.of(expression);
    }

    /** Each text once, in order. */
    private static Collection<Expression> differing(List<Expression> expressions) {
        Map<String, Expression> byText = new TreeMap<>();
        expressions.forEach(each -> byText.putIfAbsent(each.toString(), each));
        return byText.values();
    }

    private static List<Expression> ordered(List<Expression> expressions) {
        return expressions.stream().sorted(BY_TEXT).toList();
    }
}
