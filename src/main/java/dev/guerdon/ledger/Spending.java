package dev.guerdon.ledger;

import java.util.List;

/** What came of the wish to take points. */
public sealed interface Spending {

    /** The points were taken, from these lots in this order; what is missing in the sum became debt. */
    record Spent(List<Portion> portions) implements Spending {
        public Spent {
            portions = List.copyOf(portions);
        }
    }

    /** Nothing was taken: only so many points could be spent. */
    record NotEnough(long had) implements Spending {}

    /** Points of one lot. */
    record Portion(int lot, long points) {}
}
