package dev.guerdon.decision;

import dev.guerdon.money.Money;
import java.math.BigDecimal;

/** What something gives the member: money off, and points. */
record Worth(Money money, long points) {
    static final Worth NOTHING = new Worth(Money.ZERO, 0);

    static Worth of(Money money) {
        return new Worth(money, 0);
    }

    static Worth of(long points) {
        return new Worth(Money.ZERO, points);
    }

    Worth plus(Worth other) {
        return new Worth(money.plus(other.money), points + other.points);
    }

    /** This less the other, nothing of it below zero. */
    Worth beyond(Worth other) {
        return new Worth(money.minus(other.money).orZero(), Math.max(0, points - other.points));
    }

    boolean isNothing() {
        return money.isZero() && points == 0;
    }

    /** In money, with points at what one costs the shop. */
    BigDecimal at(BigDecimal costOfPoint) {
        return money.amount().add(costOfPoint.multiply(BigDecimal.valueOf(points)));
    }
}
