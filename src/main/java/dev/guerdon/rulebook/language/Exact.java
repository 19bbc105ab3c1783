package dev.guerdon.rulebook.language;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Arithmetic and comparison as a marketer means them: decimals are exact, 2.50 equals 2.5, and a division keeps 34 digits. A
 * comparison with a missing date does not hold.
 */
final class Exact {
    private static final MathContext DIGITS = MathContext.DECIMAL128;

    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Exact() {}

    static BigDecimal decimal(Object number) {
        return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(((Number) number).longValue());
    }

    /** A whole number; of one that is too large to be looked at the nearest that is not: what is too much for a verb, the verb says. */
    static long whole(Object number) {
        return number instanceof BigDecimal decimal
                ? decimal.max(LEAST).min(MOST).longValue()
                : ((Number) number).longValue();
    }

    /** A quotient by zero (an average of nothing, say) is 0, and so is what remains of it. */
    static Reading arithmetic(String operator, Reading left, Reading right) {
        return switch (operator) {
            case "+" -> (self, others) -> add(left, right, self, others);
            case "-" ->
                (self, others) -> decimal(left.of(self, others)).subtract(decimal(right.of(self, others)), DIGITS);
            case "*" ->
                (self, others) -> decimal(left.of(self, others)).multiply(decimal(right.of(self, others)), DIGITS);
            case "/" ->
                (self, others) -> {
                    BigDecimal divisor = decimal(right.of(self, others));
                    return divisor.signum() == 0
                            ? BigDecimal.ZERO
                            : decimal(left.of(self, others)).divide(divisor, DIGITS);
                };
            default -> (self, others) -> remainder(decimal(left.of(self, others)), decimal(right.of(self, others)));
        };
    }

    /** What is too large for its last digit to be known has no remainder either. */
    private static BigDecimal remainder(BigDecimal number, BigDecimal divisor) {
        if (divisor.signum() == 0 || number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        long digits = (long) number.precision() - number.scale() - divisor.precision() + divisor.scale();
        return digits >= DIGITS.getPrecision() ? BigDecimal.ZERO : number.remainder(divisor, DIGITS);
    }

    private static BigDecimal add(Reading left, Reading right, Object self, Object[] others) {
        return decimal(left.of(self, others)).add(decimal(right.of(self, others)), DIGITS);
    }

    static Reading numbers(String operator, Reading left, Reading right) {
        IntPredicate wanted = wanted(operator);
        return (self, others) -> {
            Object a = left.of(self, others);
            Object b = right.of(self, others);
            return a != null && b != null && wanted.test(compare(a, b));
        };
    }

    /** {@code null} for either side stands for the word null: then the other is asked whether it is missing. */
    static Reading dates(String operator, Reading left, Reading right) {
        if (left == null || right == null) {
            Reading asked = left == null ? right : left;
            boolean wanted = operator.equals("==");
            return (self, others) -> (asked.of(self, others) == null) == wanted;
        }
        IntPredicate wanted = wanted(operator);
        return (self, others) -> {
            LocalDate a = (LocalDate) left.of(self, others);
            LocalDate b = (LocalDate) right.of(self, others);
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
        List<BigDecimal> numbers = values.stream().map(Exact::decimal).toList();
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (function) {
            case "sum" -> sum;
            case "average" -> numbers.isEmpty() ? null : sum.divide(BigDecimal.valueOf(numbers.size()), DIGITS);
            case "min" -> numbers.stream().min(Comparator.naturalOrder()).orElse(null);
            case "max" -> numbers.stream().max(Comparator.naturalOrder()).orElse(null);
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static int compare(Object a, Object b) {
        if (a instanceof BigDecimal || b instanceof BigDecimal) {
            return decimal(a).compareTo(decimal(b));
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
