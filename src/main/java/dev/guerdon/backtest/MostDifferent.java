package dev.guerdon.backtest;

import dev.guerdon.checkout.PastQuestion;
import dev.guerdon.money.Money;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The few orders that differ most; of equal ones those that were placed first. */
final class MostDifferent {
    private static final int MOST = 10;

    private static final Comparator<Differing> LEAST_FIRST = Comparator.comparing(Differing::worth)
            .thenComparing(each -> each.order().at(), Comparator.reverseOrder())
            .thenComparing(each -> each.order().orderId(), Comparator.reverseOrder());

    private final PriorityQueue<Differing> orders = new PriorityQueue<>(LEAST_FIRST);

    /** An order that may be among them. */
    record Differing(Money worth, PastQuestion order, Side.Attempt live, Side.Attempt candidate) {}

    void add(Differing one) {
        orders.add(one);
        if (orders.size() > MOST) {
            orders.remove();
        }
    }

    /** The largest difference first. */
    List<Differing> orders() {
        return orders.stream().sorted(LEAST_FIRST.reversed()).toList();
    }
}
