package dev.guerdon.backtest;

import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Programme;
import java.math.BigDecimal;

/**
 * What is given away, and what it costs.
 *
 * @param orders in which something of it was given
 * @param discount off the lines
 * @param freeShipping shipping that was not charged
 * @param points that members earned
 * @param pointsCost what they cost, at the programme's cost of a point
 * @param cost all three together, in money
 * @param redeemed points that paid for a part of an order; they cost when they were earned; 0 of a rule or a campaign
 * @param paidByPoints what they paid
 */
public record Given(
        long orders,
        Money discount,
        Money freeShipping,
        long points,
        Money pointsCost,
        Money cost,
        long redeemed,
        Money paidByPoints) {

    static Given of(Gain gain, Programme programme) {
        Currency currency = programme.currency();
        Money pointsCost = currency.round(programme.points().cost().multiply(BigDecimal.valueOf(gain.points())));
        return new Given(
                gain.orders(),
                currency.round(gain.discount()),
                currency.round(gain.freeShipping()),
                gain.points(),
                pointsCost,
                currency.round(gain.discount().plus(gain.freeShipping()).plus(pointsCost)),
                gain.redeemed(),
                currency.round(gain.paidByPoints()));
    }
}
