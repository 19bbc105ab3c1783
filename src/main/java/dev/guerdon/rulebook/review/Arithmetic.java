package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.Expression.Figure;
import dev.guerdon.rulebook.language.Expression.Infix;
import java.math.BigDecimal;
import java.util.Optional;

/** Sums and the like that are known already: {@code 50 + 50} is 100. */
final class Arithmetic {
    private Arithmetic() {}

    /** The same with a figure for all that comes of figures only. */
    static Expression done(Expression expression) {
        if (!(expression instanceof Infix infix)) {
            return expression;
        }
        Expression left = done(infix.left());
        Expression right = done(infix.right());
        if (left instanceof Figure one && right instanceof Figure other) {
            Optional<Figure> done = done(infix.operator(), one.value(), other.value())
                    .map(value -> new Figure(value, infix.left().at()));
            if (done.isPresent()) {
                return done.get();
            }
        }
        return new Infix(infix.operator(), left, right, infix.at());
    }

    /** Empty for what does not calculate, and for a quotient without end. */
    private static Optional<BigDecimal> done(String operator, BigDecimal one, BigDecimal other) {
        return switch (operator) {
            case "+" -> Optional.of(one.add(other));
            case "-" -> Optional.of(one.subtract(other));
            case "*" -> Optional.of(one.multiply(other));
            case "/" -> quotient(one, other);
            case "%" -> other.signum() == 0 ? Optional.empty() : Optional.of(one.remainder(other));
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> quotient(BigDecimal one, BigDecimal other) {
        try {
            return Optional.of(one.divide(other));
        } catch (ArithmeticException withoutEnd) {
            return Optional.empty();
        }
    }
}
