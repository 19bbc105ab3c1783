package dev.guerdon.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.guerdon.facts.Coupon;

/**
 * A coupon that was handed in with the basket.
 *
 * @param code as it was handed in
 * @param definition which coupon of the catalogue it is; null when unknown
 * @param because why it can't be used, such as {@code expired on 2026-05-01}, or null when it can
 */
public record HandedCoupon(String code, String definition, String because) {

    public static HandedCoupon usable(String code, String definition) {
        return new HandedCoupon(code, definition, null);
    }

    /** As rules see it. */
    Coupon fact() {
        return new Coupon(code, definition);
    }

    @JsonIgnore
    public boolean isUsable() {
        return because == null;
    }
}
