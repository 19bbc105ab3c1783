package dev.guerdon.decision;

import dev.guerdon.facts.Line;
import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import dev.guerdon.proposal.Proposal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The discounts that look at single units: fixed prices and free units. */
final class UnitPrices {
    private final Currency currency;
    private final List<Line> lines;
    private final List<Money> left;
    private final BigDecimal[] prices;

    /** @param left what each line costs, to be lowered */
    UnitPrices(Currency currency, List<Line> lines, List<Money> left) {
        this.currency = currency;
        this.lines = lines;
        this.left = left;
        this.prices = new BigDecimal[lines.size()];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = lines.get(i).unitPrice();
        }
    }

    /** The lowest fixed price of each line, where it is below the list price. */
    void lower(ByTarget counting) {
        for (int i = 0; i < prices.length; i++) {
            Line line = lines.get(i);
            BigDecimal lowest = lowest(line, counting.line(line.id()));
            if (lowest.compareTo(prices[i]) < 0) {
                prices[i] = lowest;
                left.set(i, lowered(currency, line, left.get(i), lowest));
            }
        }
    }

    /** The lowest of a line's fixed prices and its list price. */
    static BigDecimal lowest(Line line, List<Proposal> ofLine) {
        BigDecimal lowest = line.unitPrice();
        for (Proposal each : ofLine) {
            if (each instanceof Proposal.FixedPrice fixed && fixed.value().compareTo(lowest) < 0) {
                lowest = fixed.value();
            }
        }
        return lowest;
    }

    /** What a line costs at a lower price of its units. */
    static Money lowered(Currency currency, Line line, Money list, BigDecimal price) {
        return price.compareTo(line.unitPrice()) < 0
                ? currency.round(price.multiply(BigDecimal.valueOf(line.quantity())))
                        .min(list)
                : list;
    }

    /**
     * Frees the cheapest units. Each proposal picks its units by itself, and a unit that several pick is free once.
     */
    void free(ByTarget counting) {
        long[] free = null;
        for (Proposal each : counting.basket()) {
            if (each instanceof Proposal.CheapestFree cheapest) {
                free = free == null ? new long[prices.length] : free;
                pick(cheapest, free);
            }
        }
        for (int i = 0; free != null && i < free.length; i++) {
            if (free[i] > 0) {
                Money price = left.get(i);
                left.set(
                        i,
                        price.minus(currency.share(price, free[i], lines.get(i).quantity())));
            }
        }
    }

    private void pick(Proposal.CheapestFree cheapest, long[] free) {
        List<Integer> matching = new ArrayList<>();
        long units = 0;
        for (int i = 0; i < prices.length; i++) {
            if (matches(cheapest, lines.get(i))) {
                matching.add(i);
                units += lines.get(i).quantity();
            }
        }
        matching.sort(Comparator.comparing(i -> prices[i]));
        long rest = units / cheapest.groupSize();
        for (int i : matching) {
            long here = Math.min(rest, lines.get(i).quantity());
            free[i] = Math.max(free[i], here);
            rest -= here;
        }
    }

    /** How many units it is about. */
    static long units(Proposal.CheapestFree cheapest, List<Line> lines) {
        return lines.stream()
                .filter(line -> matches(cheapest, line))
                .mapToLong(Line::quantity)
                .sum();
    }

    private static boolean matches(Proposal.CheapestFree cheapest, Line line) {
        return cheapest.byTag()
                ? line.tags().contains(cheapest.of())
                : line.category().equals(cheapest.of());
    }
}
