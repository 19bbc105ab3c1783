package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.language.Bounds;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A comparison of a number with a constant, such as {@code > 332}. */
record NumberComparison(String operator, BigDecimal value) {
    /** The same for all comparisons that hold for the same numbers within the bounds, where some are and some are not. */
    NumberComparison normal(Bounds bounds) {
        return bounds.isWhole() ? whole().wholeAtEnds(bounds) : atEnds(bounds);
    }

    /** Of whole numbers each is above 332 that is 333 at least. */
    private NumberComparison whole() {
        return switch (operator) {
            case ">" -> new NumberComparison(">=", floor().add(BigDecimal.ONE));
            case ">=" -> new NumberComparison(">=", ceiling());
            case "<" -> new NumberComparison("<=", ceiling().subtract(BigDecimal.ONE));
            case "<=" -> new NumberComparison("<=", floor());
            default -> this;
        };
    }

    /** What is not the lowest whole number is the next one at least. */
    private NumberComparison wholeAtEnds(Bounds bounds) {
        NumberComparison without = this;
        if (operator.equals("!=") && is(bounds.least())) {
            without = new NumberComparison(">=", value.add(BigDecimal.ONE));
        } else if (operator.equals("!=") && is(bounds.most())) {
            without = new NumberComparison("<=", value.subtract(BigDecimal.ONE));
        }
        return without.atEnds(bounds);
    }

    /** What is at most the lowest number is that number. */
    private NumberComparison atEnds(Bounds bounds) {
        boolean isEnd = (operator.startsWith("<") && is(operator.equals("<") ? bounds.most() : bounds.least()))
                || (operator.startsWith(">") && is(operator.equals(">") ? bounds.least() : bounds.most()));
        return isEnd ? new NumberComparison(operator.endsWith("=") ? "==" : "!=", value) : this;
    }

    private boolean is(BigDecimal end) {
        return end != null && end.compareTo(value) == 0;
    }

    private BigDecimal floor() {
        return value.setScale(0, RoundingMode.FLOOR);
    }

    private BigDecimal ceiling() {
        return value.setScale(0, RoundingMode.CEILING);
    }
}
