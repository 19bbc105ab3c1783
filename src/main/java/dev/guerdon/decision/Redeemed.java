package dev.guerdon.decision;

import dev.guerdon.money.Money;
import java.util.List;

/**
 * What points pay of a basket.
 *
 * @param points taken
 * @param byLine money they pay of each line
 * @param maxPoints the most that the member could use here
 * @param because why fewer are taken than were asked, or null
 */
record Redeemed(long points, List<Money> byLine, long maxPoints, String because) {

    Money amount() {
        return Money.sum(byLine);
    }
}
