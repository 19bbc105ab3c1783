package dev.guerdon.rulebook.language;

import dev.guerdon.facts.Fact;
import java.math.BigDecimal;

/**
 * Which numbers a property can be.
 *
 * @param isWhole whether there are none in between
 * @param least null where there is no lowest
 * @param most null where there is no highest
 */
public record Bounds(boolean isWhole, BigDecimal least, BigDecimal most) {
    /** Of what is no number, or one of which nothing is known. */
    public static final Bounds NONE = new Bounds(false, null, null);

    static Bounds of(Fact fact, Type type) {
        return new Bounds(
                type.is(Type.Kind.WHOLE),
                fact.least() == Long.MIN_VALUE ? null : BigDecimal.valueOf(fact.least()),
                fact.most() == Long.MAX_VALUE ? null : BigDecimal.valueOf(fact.most()));
    }

    /** Whether every number is possible. */
    public boolean isAny() {
        return equals(NONE);
    }

    /** In words, such as {@code whole number from 1 to 12}. */
    public String title() {
        String number = isWhole ? "whole number" : "number";
        if (least == null) {
            return most == null ? number : number + " up to " + most;
        }
        return most == null ? number + ", never below " + least : number + " from " + least + " to " + most;
    }
}
