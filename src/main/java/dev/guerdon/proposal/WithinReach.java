package dev.guerdon.proposal;

import java.math.BigDecimal;

/**
 * A rule that would fire if one number of the basket were a little higher, as far as that can be told from the rule alone: all
 * else that it asks for holds.
 *
 * @param measure the number as the rule reads it, such as {@code amountOf("snacks")}
 * @param by what of the basket is counted
 * @param of which of these, such as {@code snacks}; "" for the whole basket
 * @param isUnits whether it counts units rather than money
 * @param there what it is now
 * @param wanted what it must be, above {@code there}
 */
public record WithinReach(
        Origin origin, String measure, By by, String of, boolean isUnits, BigDecimal there, BigDecimal wanted) {

    /** What lines a number of the basket counts. */
    public enum By {
        ALL,
        CATEGORY,
        TAG,
        BRAND,
        SKU
    }

    /** What must be added. */
    public BigDecimal missing() {
        return wanted.subtract(there);
    }

    /** The same with so much missing. */
    public WithinReach missing(BigDecimal more) {
        return new WithinReach(origin, measure, by, of, isUnits, there, there.add(more));
    }
}
