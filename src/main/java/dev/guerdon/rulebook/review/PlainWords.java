package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.language.Comparisons;
import dev.guerdon.rulebook.language.Condition.Pattern;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.Expression.Call;
import dev.guerdon.rulebook.language.Expression.Entry;
import dev.guerdon.rulebook.language.Expression.Figure;
import dev.guerdon.rulebook.language.Expression.Infix;
import dev.guerdon.rulebook.language.Expression.Missing;
import dev.guerdon.rulebook.language.Expression.OneOf;
import dev.guerdon.rulebook.language.Expression.Prefix;
import dev.guerdon.rulebook.language.Expression.Text;
import dev.guerdon.rulebook.language.Expression.Truth;
import dev.guerdon.rulebook.language.Expression.Variable;
import java.util.Map;

/**
 * Conditions in fewer kinds of words: {@code in} is several {@code ==}, nothing is compared with {@code true}, and {@code !}
 * stands only where no other operator says the same.
 */
final class PlainWords {
    private static final Map<String, String> NEGATED =
            Map.of("&&", "||", "||", "&&", "contains", "not contains", "not contains", "contains");

    private final Subjects subjects;

    PlainWords(Subjects subjects) {
        this.subjects = subjects;
    }

    /**
     * The same in such words.
     *
     * @param own the pattern in whose parentheses it stands, or null
     */
    Expression of(Expression condition, Pattern own) {
        return said(condition, own, true);
    }

    /** @param isSo whether to say that it holds, or that it does not */
    private Expression said(Expression condition, Pattern own, boolean isSo) {
        if (condition instanceof Prefix prefix && prefix.operator().equals("!")) {
            return said(prefix.operand(), own, !isSo);
        } else if (condition instanceof OneOf oneOf) {
            return said(oneByOne(oneOf), own, isSo);
        } else if (condition instanceof Infix infix) {
            return infix(infix, own, isSo);
        }
        return isSo ? condition : not(condition);
    }

    private static Expression oneByOne(OneOf oneOf) {
        String comparison = oneOf.isNegated() ? "!=" : "==";
        return oneOf.choices().stream()
                .map(choice -> (Expression) new Infix(comparison, oneOf.item(), choice, oneOf.at()))
                .reduce((one, other) -> new Infix(oneOf.isNegated() ? "&&" : "||", one, other, oneOf.at()))
                .orElseThrow();
    }

    private Expression infix(Infix infix, Pattern own, boolean isSo) {
        String operator = infix.operator();
        boolean isEquality = operator.equals("==") || operator.equals("!=");
        if (operator.equals("&&") || operator.equals("||")) {
            return new Infix(
                    isSo ? operator : NEGATED.get(operator),
                    said(infix.left(), own, isSo),
                    said(infix.right(), own, isSo),
                    infix.at());
        } else if (isEquality && infix.right() instanceof Truth truth) {
            return said(infix.left(), own, isSo == (truth.value() == operator.equals("==")));
        } else if (isEquality && infix.left() instanceof Truth truth) {
            return said(infix.right(), own, isSo == (truth.value() == operator.equals("==")));
        } else if (isSo) {
            return infix;
        }
        return holdsOrElseItsOpposite(infix, own)
                ? new Infix(negated(operator), infix.left(), infix.right(), infix.at())
                : not(infix);
    }

    private static String negated(String operator) {
        return Comparisons.isComparison(operator) ? Comparisons.denied(operator) : NEGATED.get(operator);
    }

    private static Expression not(Expression condition) {
        return new Prefix("!", condition, condition.at());
    }

    /** A date that is missing is neither before nor after another, and neither that one nor a different one. */
    private boolean holdsOrElseItsOpposite(Infix infix, Pattern own) {
        return infix.operator().endsWith("contains")
                || infix.left() instanceof Missing
                || infix.right() instanceof Missing
                || (isNeverMissing(infix.left(), own) && isNeverMissing(infix.right(), own));
    }

    private boolean isNeverMissing(Expression side, Pattern own) {
        if (side instanceof Variable variable) {
            return subjects.named(variable.name())
                    .filter(named -> named.expression() != null)
                    .filter(named -> isNeverMissing(named.expression(), named.pattern()))
                    .isPresent();
        } else if (side instanceof Call) {
            return subjects.property(side, own)
                    .filter(property -> !property.canBeMissing())
                    .isPresent();
        } else if (side instanceof Infix || side instanceof Prefix) {
            return side.parts().stream().allMatch(part -> isNeverMissing(part, own));
        }
        return side instanceof Figure || side instanceof Text || side instanceof Entry;
    }
}
