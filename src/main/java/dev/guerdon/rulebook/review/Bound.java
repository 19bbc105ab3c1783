package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.Expression.Figure;
import dev.guerdon.rulebook.language.Expression.Infix;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A comparison that bounds a number on one side, such as {@code orders >= 3}.
 *
 * @param isLower whether it is at least that
 * @param isOpen whether it is not that number itself
 */
record Bound(Expression about, boolean isLower, boolean isOpen, BigDecimal value) {

    /** The figure stands behind the operator. */
    private static Optional<Bound> of(Expression expression) {
        if (expression instanceof Infix infix
                && infix.right() instanceof Figure figure
                && (infix.operator().startsWith("<") || infix.operator().startsWith(">"))) {
            return Optional.of(new Bound(
                    infix.left(),
                    infix.operator().startsWith(">"),
                    infix.operator().length() == 1,
                    figure.value()));
        }
        return Optional.empty();
    }

    /** Of conditions that must hold together those that are not said by another: with {@code > 3} goes {@code > 2}. */
    static Stream<Expression> tightest(List<Expression> conditions) {
        Map<String, Expression> tightest = new LinkedHashMap<>();
        for (Expression condition : conditions) {
            tightest.merge(
                    of(condition).map(Bound::side).orElseGet(condition::toString),
                    condition,
                    (one, other) -> of(one).flatMap(bound -> of(other).filter(bound::isWithin))
                                    .isPresent()
                            ? one
                            : other);
        }
        return tightest.values().stream();
    }

    private String side() {
        return about + (isLower ? " >" : " <");
    }

    /** Whether the other one holds wherever this does. */
    private boolean isWithin(Bound other) {
        int order = isLower ? value.compareTo(other.value) : other.value.compareTo(value);
        return order > 0 || (order == 0 && (isOpen || !other.isOpen));
    }
}
