package dev.guerdon.backtest;

import dev.guerdon.decision.Booking;
import dev.guerdon.decision.Decided;
import dev.guerdon.decision.Decision;
import dev.guerdon.facts.Basket;
import dev.guerdon.money.Money;

/**
 * What members have of decisions.
 *
 * @param orders in which they have something of it
 * @param redeemed points that paid for a part, worth {@code paidByPoints}
 */
record Gain(long orders, Money discount, Money freeShipping, long points, long redeemed, Money paidByPoints) {
    static final Gain NOTHING = new Gain(0, Money.ZERO, Money.ZERO, 0, 0, Money.ZERO);
    private static final String FREE_SHIPPING = "freeShipping";
    private static final String REDEMPTION = "redemption";

    /** What one order gives as a whole. A guest's points are told and not given. */
    static Gain of(Basket basket, Decided decided) {
        Decision decision = decided.decision();
        return new Gain(
                1,
                decision.pricing().discount(),
                new Money(basket.shipping()).minus(decision.pricing().shipping()),
                points(decision),
                decision.redemption().points(),
                decision.redemption().amount());
    }

    /** What one campaign gives of one order. */
    static Gain of(Booking.Taken taken) {
        return new Gain(1, taken.amount(), Money.ZERO, taken.points(), 0, Money.ZERO);
    }

    /** What one effect gives, without counting the order. */
    static Gain of(Decision.Effect effect, boolean isGuest) {
        Money amount = effect.amount() == null ? Money.ZERO : effect.amount();
        boolean isPayment = effect.rulePackage().equals(REDEMPTION);
        boolean isShipping = effect.type().equals(FREE_SHIPPING);
        return new Gain(
                0,
                isPayment || isShipping ? Money.ZERO : amount,
                isShipping ? amount : Money.ZERO,
                isGuest || effect.points() == null ? 0 : effect.points(),
                0,
                isPayment ? amount : Money.ZERO);
    }

    static long points(Decision decision) {
        return decision.memberId() == null ? 0 : decision.points().earned();
    }

    Gain plus(Gain other) {
        return new Gain(
                orders + other.orders,
                discount.plus(other.discount),
                freeShipping.plus(other.freeShipping),
                points + other.points,
                redeemed + other.redeemed,
                paidByPoints.plus(other.paidByPoints));
    }

    Gain inOneOrder() {
        return new Gain(1, discount, freeShipping, points, redeemed, paidByPoints);
    }
}
