package dev.guerdon.rehearsal.journey;

import dev.guerdon.facts.Basket;
import java.util.List;
import java.util.Map;

/** Something that happens to a member. */
public sealed interface Step {

    /**
     * A basket is ordered.
     *
     * @param basket at list price, under the order's id
     * @param coupons codes; a definition's name stands for the member's coupon of it that ends first
     * @param redeem points that the member wants to pay with; 0: none
     */
    record Order(Basket basket, List<String> coupons, long redeem) implements Step {}

    /**
     * Units of an order come back.
     *
     * @param returnId of its own within the order
     * @param units by line; empty: all that are left
     */
    record Return(String orderId, String returnId, Map<String, Integer> units) implements Step {}

    /** An order is undone. */
    record Cancellation(String orderId) implements Step {}

    /** The member checks in, writes a review or the like. */
    record Deed(String id, String type, String subject, Map<String, String> attributes) implements Step {}

    /** Points are spent outside of a basket. */
    record Redemption(String id, long points) implements Step {}

    /** The points of a redemption are given back. */
    record RedemptionCancellation(String id) implements Step {}

    /**
     * Points are corrected by hand.
     *
     * @param points given, or taken when negative; not 0
     */
    record Adjustment(String id, long points, boolean qualifying, boolean allowDebt) implements Step {}

    /** Time passes up to the step's moment; every night in between does its work. */
    record Waiting() implements Step {}

    /** The nightly work is done at the step's moment. */
    record Nightly() implements Step {}

    /** Nothing happens. */
    record Looking() implements Step {}
}
