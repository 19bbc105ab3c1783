package dev.guerdon.insight;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * Scores of recency, frequency and monetary value, 1 (worst) to 5 (best): 1 + floor(5 × share of customers strictly below). Of
 * recency few days are good, so its score is turned round: 6 less what the days score. Customers who are alike score alike, so
 * a score may be given to more or fewer than a fifth of them.
 *
 * <p>After A. M. Hughes, Strategic Database Marketing (1994), with shares of those strictly below instead of fifths of a
 * sorted list, which would tell customers apart who are alike.
 */
public final class Rfm {
    private static final int SCORES = 5;

    private final Ranks<Integer> days;
    private final Ranks<Long> frequency;
    private final Ranks<BigDecimal> monetary;

    private Rfm(List<Customer> customers) {
        days = new Ranks<>(customers, Customer::daysSinceLast);
        frequency = new Ranks<>(customers, Customer::orders);
        monetary = new Ranks<>(customers, Customer::spend);
    }

    /**
     * What is known of a customer who ordered at least once.
     *
     * @param daysSinceLast days since the last order; fewer is better
     * @param orders how many
     * @param spend money of all orders; may be negative
     */
    public record Customer(int daysSinceLast, long orders, BigDecimal spend) {}

    /** Scores of one customer. */
    public record Scores(int recency, int frequency, int monetary) {}

    /** The yardstick that all these customers make together. */
    public static Rfm among(List<Customer> customers) {
        return new Rfm(customers);
    }

    /** The scores of one of the customers. */
    public Scores of(Customer customer) {
        return new Scores(
                SCORES + 1 - days.score(customer.daysSinceLast()),
                frequency.score(customer.orders()),
                monetary.score(customer.spend()));
    }

    /** All values of one kind, lowest first. */
    private static final class Ranks<T extends Comparable<T>> {
        private final List<T> sorted;

        Ranks(List<Customer> customers, Function<Customer, T> value) {
            this.sorted = customers.stream().map(value).sorted().toList();
        }

        int score(T value) {
            return 1 + Math.toIntExact((long) SCORES * below(value) / sorted.size());
        }

        /** How many are strictly below: the place of the first that is not. */
        private int below(T value) {
            int from = 0;
            int to = sorted.size();
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (sorted.get(middle).compareTo(value) < 0) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }
    }
}
