package dev.guerdon.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
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
        List<BigInteger> weightUnits = new ArrayList<>(weights.size());
        BigInteger sum = BigInteger.ZERO;
        for (Money weight : weights) {
            BigInteger one = unitsOf(weight);
            weightUnits.add(one);
            sum = sum.add(one);
        }
        if (sum.signum() == 0) {
            if (units.signum() != 0) {
                throw new IllegalArgumentException("nothing to spread " + total + " over");
            }
            return Collections.nCopies(weights.size(), round(Money.ZERO));
        }
        List<BigInteger> parts = new ArrayList<>(weights.size());
        List<BigInteger> remainders = new ArrayList<>(weights.size());
        BigInteger left = units;
        for (BigInteger weight : weightUnits) {
            BigInteger[] share = units.multiply(weight).divideAndRemainder(sum);
            parts.add(share[0]);
            remainders.add(share[1]);
            left = left.subtract(share[0]);
        }
        if (left.signum() > 0) {
            raiseLargestRemainders(parts, remainders, left.intValueExact());
        }
        return money(parts);
    }

    /** Gives one unit more to so many parts. */
    private static void raiseLargestRemainders(List<BigInteger> parts, List<BigInteger> remainders, int many) {
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get).reversed())
                .limit(many)
                .forEach(i -> parts.set(i, parts.get(i).add(BigInteger.ONE)));
    }

    private List<Money> money(List<BigInteger> units) {
        List<Money> money = new ArrayList<>(units.size());
        for (BigInteger each : units) {
            money.add(new Money(new BigDecimal(each, decimals)));
        }
        return Collections.unmodifiableList(money);
    }

    private BigInteger unitsOf(Money amount) {
        BigDecimal scaled = amount.amount().setScale(decimals, RoundingMode.UNNECESSARY);
        if (scaled.signum() < 0) {
            throw new IllegalArgumentException("only amounts of 0 or more are spread: " + amount);
        }
        return scaled.unscaledValue();
    }
}
