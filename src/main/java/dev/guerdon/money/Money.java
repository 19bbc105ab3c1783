package dev.guerdon.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Collection;

/**
 * An amount of the programme's currency. Its scale is the currency's own once it went through {@link Currency#round};
 * plus and minus are exact. Two amounts are equal when their values are, whatever their scales.
 */
public record Money(@JsonValue BigDecimal amount) implements Comparable<Money> {
    public static final Money ZERO = new Money(BigDecimal.ZERO);

    @JsonCreator
    public Money {}

    /** An amount from its decimal text, such as {@code "13.77"}. */
    public static Money of(String amount) {
        return new Money(new BigDecimal(amount));
    }

    public static Money sum(Collection<Money> amounts) {
        Money sum = ZERO;
        for (Money amount : amounts) {
            sum = sum.plus(amount);
        }
        return sum;
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.amount));
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount));
    }

    public Money negate() {
        return new Money(amount.negate());
    }

    /** The exact product; round it with {@link Currency#round}. */
    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor));
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** This amount, or zero where it is negative. */
    public Money orZero() {
        return amount.signum() < 0 ? ZERO : this;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Money money && amount.compareTo(money.amount) == 0;
    }

    @Override
    public int hashCode() {
        return amount.stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
