package dev.guerdon.backtest;

import dev.guerdon.decision.Booking;
import dev.guerdon.decision.Decided;
import dev.guerdon.decision.Decision;
import dev.guerdon.facts.Basket;
import dev.guerdon.money.Money;
import java.util.List;

/**
 * What members have of decisions.
 *
 * @param orders in which they have something of it
 * @param redeemed points that paid for a part, worth {@code paidByPoints}; 0 of a rule or campaign, of which only that is known
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

    /**
     * What one campaign gives of one order.
     *
     * @param taken all together, of which shipping and what points pay are told by the effects
     */
    static Gain of(String campaign, Booking.Taken taken, Decision decision) {
        Gain effects = decision.effects().stream()
                .filter(effect -> effect.applies() && campaign.equals(effect.campaign()))
                .map(effect -> of(effect, false))
                .reduce(NOTHING, Gain::plus);
        Money discount = taken.amount()
                .minus(effects.freeShipping)
                .minus(effects.paidByPoints)
                .orZero();
        return new Gain(1, discount, effects.freeShipping, taken.points(), 0, effects.paidByPoints);
    }

    /** What a rule gives of one order; a redemption rule only where points pay. */
    static Gain of(Decision decision, List<Decision.Effect> ofRule) {
        Gain gain = ofRule.stream()
                .map(effect -> of(effect, decision.memberId() == null))
                .reduce(NOTHING, Gain::plus);
        boolean isUnused =
                ofRule.stream().allMatch(effect -> effect.rulePackage().equals(REDEMPTION))
                        && (decision.redemption().points() == 0
                                || ofRule.stream()
                                        .allMatch(effect -> effect.amount() != null
                                                && effect.amount().isZero()));
        return isUnused ? NOTHING : gain.plus(new Gain(1, Money.ZERO, Money.ZERO, 0, 0, Money.ZERO));
    }

    private static Gain of(Decision.Effect effect, boolean isGuest) {
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
}
