package dev.guerdon.decision;

import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Programme.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Points are whole: how exact parts are rounded down, and how parts are cut to a sum. */
final class WholePoints {

    /** As many as an order earns at most, and a lot of the ledger holds; keeps sums far from the end of a {@code long}. */
    static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    private static final Currency WHOLE = new Currency("points", 0);

    private WholePoints() {}

    /**
     * Rounds down each part, or the sum once; what the sum has more than its parts goes to the largest fractions, ties by
     * position.
     */
    static long[] of(BigDecimal[] exact, Rounding rounding) {
        long[] whole = new long[exact.length];
        for (int i = 0; i < exact.length; i++) {
            whole[i] = down(exact[i]);
        }
        if (rounding == Rounding.ORDER && exact.length > 1) {
            raiseLargestFractions(exact, whole);
        }
        return whole;
    }

    private static void raiseLargestFractions(BigDecimal[] exact, long[] whole) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal each : exact) {
            sum = sum.add(each.min(MOST));
        }
        long missing = sum.setScale(0, RoundingMode.DOWN).longValueExact() - sum(whole);
        if (missing > 0) {
            IntStream.range(0, exact.length)
                    .boxed()
                    .sorted(Comparator.comparing(i -> fraction(exact[i]), Comparator.reverseOrder()))
                    .limit(missing)
                    .forEach(i -> whole[i]++);
        }
    }

    /** The parts themselves, or in proportion when their sum is above {@code most}. */
    static long[] atMost(long most, long[] parts) {
        if (sum(parts) <= most) {
            return parts;
        }
        List<Money> weights = Arrays.stream(parts)
                .mapToObj(BigDecimal::valueOf)
                .map(Money::new)
                .toList();
        return WHOLE.spread(new Money(BigDecimal.valueOf(most)), weights).stream()
                .mapToLong(part -> part.amount().longValueExact())
                .toArray();
    }

    static long sum(long[] parts) {
        long sum = 0;
        for (long part : parts) {
            sum += part;
        }
        return sum;
    }

    static long down(BigDecimal exact) {
        return exact.min(MOST).setScale(0, RoundingMode.DOWN).longValueExact();
    }

    private static BigDecimal fraction(BigDecimal exact) {
        return exact.remainder(BigDecimal.ONE);
    }
}
