package dev.guerdon.holding;

import java.time.LocalDate;
import java.util.List;

/** What was given and got a code of its own. */
public record Given(List<GivenCoupon> coupons) {

    /**
     * A coupon that a member got.
     *
     * @param until the last day on which it can be used; null: without end
     * @param rule the rule that gave it
     * @param campaign the rule's, or null
     */
    public record GivenCoupon(String code, String definition, LocalDate until, String rule, String campaign) {}
}
