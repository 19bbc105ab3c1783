package dev.guerdon.decision;

import dev.guerdon.money.Money;
import java.util.Optional;

/**
 * What is left of a campaign for one member at one moment: its budget and the member's own limit, whichever is less.
 *
 * @param closedBecause a sentence, or null while the campaign is open
 * @param usesLeft orders that may still use it; {@link Long#MAX_VALUE} without a limit, and so for points
 * @param amountLeft money; empty without a limit
 */
public record Gate(String closedBecause, long usesLeft, long pointsLeft, Optional<Money> amountLeft) {
    public static final Gate OPEN = new Gate(null, Long.MAX_VALUE, Long.MAX_VALUE, Optional.empty());

    public Gate {
        if (closedBecause == null && usesLeft <= 0) {
            closedBecause = "all uses of the campaign are taken";
        }
    }

    /** A campaign of which nothing can be had. */
    public static Gate closed(String because) {
        return new Gate(because, 0, 0, Optional.empty());
    }

    boolean holds(Worth cost) {
        return cost.points() <= pointsLeft
                && (amountLeft.isEmpty() || cost.money().compareTo(amountLeft.get()) <= 0);
    }

    boolean boundsCost() {
        return pointsLeft != Long.MAX_VALUE || amountLeft.isPresent();
    }
}
