package dev.guerdon.rehearsal;

import dev.guerdon.facts.Activity;
import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Lot;
import dev.guerdon.facts.Member;
import java.util.List;
import java.util.Optional;

/** The facts of a scenario, and with them which packages of rules it is about. */
public sealed interface Situation {

    /**
     * Someone is at the checkout: the whole decision is made.
     *
     * @param member empty: a guest
     * @param basket at list price
     * @param coupons those handed in, each with its definition
     * @param redeem points that the member wants to pay with; 0: none
     */
    record AtCheckout(Optional<Member> member, Basket basket, List<Coupon> coupons, long redeem) implements Situation {}

    /** A member did something: {@code activities}. */
    record Acting(Member member, Activity activity) implements Situation {}

    /** A member holds points: {@code expiry}. */
    record Holding(Member member, Lot lot) implements Situation {}

    /** A member alone: {@code tiers}, {@code segments} or {@code lifecycle}, as the file's folder says. */
    record Standing(Member member) implements Situation {}
}
