package dev.guerdon.proposal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * What a rule would propose if one number of the basket were a little higher; all else that it asks for holds.
 *
 * @param measure the number as the rule reads it, such as {@code amountOf("snacks")}
 * @param of what is counted, such as {@code snacks}; "" for the whole basket
 * @param isUnits whether it counts units rather than money
 * @param there what it is now
 * @param wanted what it must be, above {@code there}
 * @param gives one or more
 * @param ends rules that give something now and would no longer
 */
public record WithinReach(
        Origin origin,
        String measure,
        String of,
        boolean isUnits,
        BigDecimal there,
        BigDecimal wanted,
        List<Proposal> gives,
        Set<Origin> ends) {

    public WithinReach {
        gives = List.copyOf(gives);
        ends = Set.copyOf(ends);
    }

    public BigDecimal missing() {
        return wanted.subtract(there);
    }

    /** Whether what is missing brings another one within reach, too: whatever is bought counts for the whole basket. */
    public boolean brings(WithinReach other) {
        boolean isPartOfIt = other.of.isEmpty() && !other.isUnits && !isUnits;
        return (measure.equals(other.measure) || isPartOfIt) && other.missing().compareTo(missing()) <= 0;
    }
}
