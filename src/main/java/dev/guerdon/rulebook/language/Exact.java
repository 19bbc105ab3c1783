package dev.guerdon.rulebook.language;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Arithmetic and comparison as a marketer means them: decimals are exact, 2.50 equals 2.5, and a third is a third. A number is
 * a decimal wherever it has an end, else a {@link BigFraction}. A comparison with a missing date does not hold.
 */
final class Exact {
    private static final BigInteger FIVE = BigInteger.valueOf(5);

    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Exact() {}

    /** A decimal, or a fraction where the number has no end as a decimal. */
    static Number number(Object number) {
        return number instanceof BigFraction fraction ? fraction : plain(number);
    }

    /**
     * A number as a verb takes it. Of one without end come so many digits that what is made of it (whole points, an amount
     * rounded to the cent) is what would be made of the number itself.
     *
     * @param rounding of the last digit: up or down
     */
    static BigDecimal decimal(Object number, RoundingMode rounding) {
        if (number instanceof BigFraction fraction) {
            int digitsBelow = fraction.getDenominator().bitLength();
            return fraction.bigDecimalValue(MathContext.DECIMAL128.getPrecision() + digitsBelow, rounding);
        }
        return plain(number);
    }

    /** A whole number; of one that is too large to be looked at the nearest that is not: what is too much for a verb, the verb says. */
    static long whole(Object number) {
        return number instanceof BigDecimal decimal
                ? decimal.max(LEAST).min(MOST).longValue()
                : ((Number) number).longValue();
    }

    /** A whole number as one, where it is not too large to be. */
    static Object asWhole(Object number) {
        return number instanceof BigDecimal decimal && decimal.compareTo(LEAST) >= 0 && decimal.compareTo(MOST) <= 0
                ? (Object) decimal.longValueExact()
                : number;
    }

    /** A quotient by zero (an average of nothing, say) is 0, and so is what remains of it. */
    static Reading arithmetic(String operator, Reading left, Reading right) {
        return switch (operator) {
            case "+" -> (self, others) -> sum(number(left.of(self, others)), number(right.of(self, others)));
            case "-" -> (self, others) -> sum(number(left.of(self, others)), negated(right.of(self, others)));
            case "*" -> (self, others) -> product(number(left.of(self, others)), number(right.of(self, others)));
            case "/" -> (self, others) -> quotient(number(left.of(self, others)), number(right.of(self, others)));
            default -> (self, others) -> remainder(number(left.of(self, others)), number(right.of(self, others)));
        };
    }

    static Number negated(Object number) {
        return number instanceof BigFraction fraction
                ? fraction.negate()
                : plain(number).negate();
    }

    private static Number sum(Number a, Number b) {
        return a instanceof BigDecimal one && b instanceof BigDecimal other
                ? one.add(other)
                : settled(fraction(a).add(fraction(b)));
    }

    private static Number product(Number a, Number b) {
        return a instanceof BigDecimal one && b instanceof BigDecimal other
                ? one.multiply(other)
                : settled(fraction(a).multiply(fraction(b)));
    }

    private static Number quotient(Number number, Number divisor) {
        if (isZero(divisor)) {
            return BigDecimal.ZERO;
        }
        if (number instanceof BigDecimal dividend && divisor instanceof BigDecimal by) {
            BigDecimal near = dividend.divide(by, MathContext.DECIMAL128);
            if (near.multiply(by).compareTo(dividend) == 0) {
                return near;
            }
        }
        return settled(fraction(number).divide(fraction(divisor)));
    }

    private static Number remainder(Number number, Number divisor) {
        if (isZero(divisor)) {
            return BigDecimal.ZERO;
        }
        if (number instanceof BigDecimal one && divisor instanceof BigDecimal other) {
            return one.remainder(other);
        }
        BigFraction times = fraction(number).divide(fraction(divisor));
        BigInteger whole = times.getNumerator().divide(times.getDenominator());
        return settled(fraction(number).subtract(fraction(divisor).multiply(whole)));
    }

    static boolean isZero(Object number) {
        return number(number) instanceof BigDecimal decimal && decimal.signum() == 0;
    }

    private static BigFraction fraction(Number number) {
        if (number instanceof BigFraction fraction) {
            return fraction;
        }
        BigDecimal decimal = (BigDecimal) number;
        return decimal.scale() <= 0
                ? BigFraction.of(decimal.toBigIntegerExact())
                : BigFraction.of(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    /** A decimal if its denominator, in lowest terms, has no other factors than 2 and 5. */
    private static Number settled(BigFraction fraction) {
        BigInteger rest = fraction.getDenominator();
        rest = rest.shiftRight(rest.getLowestSetBit());
        BigInteger[] byFive = rest.divideAndRemainder(FIVE);
        while (byFive[1].signum() == 0) {
            rest = byFive[0];
            byFive = rest.divideAndRemainder(FIVE);
        }
        return rest.equals(BigInteger.ONE)
                ? new BigDecimal(fraction.getNumerator()).divide(new BigDecimal(fraction.getDenominator()))
                : fraction;
    }

    private static BigDecimal plain(Object number) {
        return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(((Number) number).longValue());
    }

    static Reading numbers(String operator, Reading left, Reading right) {
        IntPredicate wanted = wanted(operator);
        return (self, others) -> {
            Object a = left.of(self, others);
            Object b = right.of(self, others);
            return a != null && b != null && wanted.test(compare(a, b));
        };
    }

    /**
     * Compares dates, or times. {@code null} for either side stands for the word null: then the other is asked whether it is
     * missing.
     */
    @SuppressWarnings("unchecked")
    static Reading moments(String operator, Reading left, Reading right) {
        if (left == null || right == null) {
            Reading asked = left == null ? right : left;
            boolean wanted = operator.equals("==");
            return (self, others) -> (asked.of(self, others) == null) == wanted;
        }
        IntPredicate wanted = wanted(operator);
        return (self, others) -> {
            Comparable<Object> a = (Comparable<Object>) left.of(self, others);
            Object b = right.of(self, others);
            return a != null && b != null && wanted.test(a.compareTo(b));
        };
    }

    static Reading equality(String operator, Reading left, Reading right) {
        boolean wanted = operator.equals("==");
        return (self, others) -> left.of(self, others).equals(right.of(self, others)) == wanted;
    }

    /**
     * The total of values, or null where nothing was totalled and the function gives nothing then.
     *
     * @param function average, count, max, min or sum
     */
    static Object total(String function, List<?> values) {
        if (function.equals("count")) {
            return (long) values.size();
        }
        List<Number> numbers = values.stream().map(Exact::number).toList();
        return switch (function) {
            case "sum" -> sum(numbers);
            case "average" -> numbers.isEmpty() ? null : quotient(sum(numbers), BigDecimal.valueOf(numbers.size()));
            case "min" -> numbers.stream().min(Exact::compare).orElse(null);
            case "max" -> numbers.stream().max(Exact::compare).orElse(null);
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static Number sum(List<Number> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, Exact::sum);
    }

    private static int compare(Object a, Object b) {
        if (a instanceof BigFraction || b instanceof BigFraction) {
            return fraction(number(a)).compareTo(fraction(number(b)));
        } else if (a instanceof BigDecimal || b instanceof BigDecimal) {
            return plain(a).compareTo(plain(b));
        }
        return Long.compare(((Number) a).longValue(), ((Number) b).longValue());
    }

    private static IntPredicate wanted(String operator) {
        return switch (operator) {
            case "==" -> order -> order == 0;
            case "!=" -> order -> order != 0;
            case "<" -> order -> order < 0;
            case "<=" -> order -> order <= 0;
            case ">" -> order -> order > 0;
            case ">=" -> order -> order >= 0;
            default -> throw new IllegalArgumentException(operator);
        };
    }
}
