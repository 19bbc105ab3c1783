package dev.guerdon.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A currency and the way its amounts are rounded (half-up) and spread (largest remainder).
 *
 * @param code ISO 4217, such as {@code CNY}
 * @param decimals digits behind the point of an amount, such as 2
 */
public record Currency(String code, int decimals) {

    /**
     * The currency of an ISO 4217 code.
     *
     * @throws IllegalArgumentException if there is none, or it has no minor unit
     */
    public static Currency of(String code) {
        int decimals = java.util.Currency.getInstance(code).getDefaultFractionDigits();
        if (decimals < 0) {
            throw new IllegalArgumentException(code + " is not a currency one can pay with");
        }
        return new Currency(code, decimals);
    }

    public Money round(BigDecimal exact) {
        return new Money(exact.setScale(decimals, RoundingMode.HALF_UP));
    }

    public Money round(Money exact) {
        return round(exact.amount());
    }

    /** The percent (0 to 100) of an amount, rounded once. */
    public Money percent(Money of, BigDecimal percent) {
        return round(of.amount().multiply(percent).movePointLeft(2));
    }

    /**
     * The share of {@code amount} that belongs to {@code part} of {@code whole} units, rounded once.
     *
     * @param whole above 0
     */
    public Money share(Money amount, long part, long whole) {
        BigDecimal exact = amount.amount().multiply(BigDecimal.valueOf(part));
        return new Money(exact.divide(BigDecimal.valueOf(whole), decimals, RoundingMode.HALF_UP));
    }

    /**
     * Spreads a rounded, non-negative total in proportion to the weights by largest remainder, ties by position. The
     * parts sum to the total; no part exceeds its weight when the total does not exceed the weights' sum.
     *
     * @param weights none negative; when all are zero the total must be zero
     */
    public List<Money> spread(Money total, List<Money> weights) {
        BigInteger units = unitsOf(total);
        List<BigInteger> weightUnits = weights.stream().map(this::unitsOf).toList();
        BigInteger sum = weightUnits.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            if (units.signum() != 0) {
                throw new IllegalArgumentException("nothing to spread " + total + " over");
            }
            return weights.stream().map(weight -> round(BigDecimal.ZERO)).toList();
        }
        List<BigInteger> parts = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        BigInteger left = units;
        for (BigInteger weight : weightUnits) {
            BigInteger[] share = units.multiply(weight).divideAndRemainder(sum);
            parts.add(share[0]);
            remainders.add(share[1]);
            left = left.subtract(share[0]);
        }
        List<Integer> byRemainder = IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get).reversed())
                .toList();
        for (int i = 0; i < left.intValueExact(); i++) {
            int index = byRemainder.get(i);
            parts.set(index, parts.get(index).add(BigInteger.ONE));
        }
        return parts.stream()
                .map(part -> new Money(new BigDecimal(part, decimals)))
                .toList();
    }

    private BigInteger unitsOf(Money amount) {
        BigDecimal scaled = amount.amount().setScale(decimals, RoundingMode.UNNECESSARY);
        if (scaled.signum() < 0) {
            throw new IllegalArgumentException("only amounts of 0 or more are spread: " + amount);
        }
        return scaled.unscaledValue();
    }
}
