package dev.guerdon.decision;

import dev.guerdon.programme.Programme.Times;
import java.math.BigDecimal;

/** What several factors give together under the programme's policy; none give 1. A lone factor below 1 counts as it is. */
final class Factor {
    private final Times policy;
    private BigDecimal product;

    Factor(Times policy) {
        this.policy = policy;
    }

    /** What the other one gives, to be added to. */
    Factor(Factor other) {
        this.policy = other.policy;
        this.product = other.product;
    }

    void add(BigDecimal factor) {
        if (product == null) {
            product = factor;
            return;
        }
        product = switch (policy) {
            case BEST -> product.max(factor);
            case ADD -> product.add(factor).subtract(BigDecimal.ONE);
            case MULTIPLY -> product.multiply(factor);
        };
    }

    /** The factor, 0 or more. */
    BigDecimal value() {
        return product == null ? BigDecimal.ONE : product.max(BigDecimal.ZERO);
    }
}
