package dev.guerdon.insight;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Scores of recency, frequency and monetary value, 1 to 5 each: 1 + floor(5 × share of customers who are strictly worse).
 * Customers who are alike score alike, so a score may be given to more or fewer than a fifth of them.
 *
 * <p>After A. M. Hughes, Strategic Database Marketing (1994), with shares of those strictly below instead of fifths of a
 * sorted list, which would tell customers apart who are alike.
 */
public final class Rfm {
    private static final int SCORES = 5;

    private final Ranks<Integer> recency;
    private final Ranks<Long> frequency;
    private final Ranks<BigDecimal> monetary;

    private Rfm(List<Customer> customers) {
        recency = new Ranks<>(customers, Customer::daysSinceLast, Comparator.reverseOrder());
        frequency = new Ranks<>(customers, Customer::orders, Comparator.naturalOrder());
        monetary = new Ranks<>(customers, Customer::spend, Comparator.naturalOrder());
    }

    /**
     * What is known of a customer who ordered at least once.
     *
     * @param daysSinceLast days since the last order; fewer is better
     * @param orders how many
     * @param spend money of all orders; may be negative
     */
    public record Customer(int daysSinceLast, long orders, BigDecimal spend) {}

    /** Scores, 1 (worst) to 5 (best). */
    public record Scores(int recency, int frequency, int monetary) {}

    /** The yardstick that all these customers make together. */
    public static Rfm among(List<Customer> customers) {
        return new Rfm(customers);
    }

    /** The scores of one of the customers. */
    public Scores of(Customer customer) {
        return new Scores(
                recency.score(customer.daysSinceLast()),
                frequency.score(customer.orders()),
                monetary.score(customer.spend()));
    }

    /** All values of one kind, worst first. */
    private static final class Ranks<T extends Comparable<T>> {
        private final List<T> sorted;
        private final Comparator<T> worstFirst;

        Ranks(List<Customer> customers, Function<Customer, T> value, Comparator<T> worstFirst) {
            this.sorted = customers.stream().map(value).sorted(worstFirst).toList();
            this.worstFirst = worstFirst;
        }

        int score(T value) {
            return 1 + Math.toIntExact((long) SCORES * worseThan(value) / sorted.size());
        }

        /** How many are strictly worse: the place of the first that is not. */
        private int worseThan(T value) {
            int from = 0;
            int to = sorted.size();
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (worstFirst.compare(sorted.get(middle), value) < 0) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }
    }
}
