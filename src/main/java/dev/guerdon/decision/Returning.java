package dev.guerdon.decision;

import dev.guerdon.facts.Line;
import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is due when goods come back. Everything is worked out from the order as it was sold and the units that remain, so
 * several partial returns give back what one return of the same units gives, and a return of all gives back all.
 */
public final class Returning {
    /** A tag does not say where it came from. */
    private static final Set<String> REVOCABLE = Set.of("coupon", "benefit", "badge");

    private Returning() {}

    /**
     * A refund, as it was paid.
     *
     * @param total net of the units taken back: {@code money} and {@code byPoints} together
     * @param points that paid {@code byPoints}
     */
    public record Refund(Money total, Money money, Money byPoints, long points) {}

    /**
     * What the remainder earns.
     *
     * @param points never more than the order earned
     * @param effects of the earning rules
     */
    public record Remainder(long points, List<Decision.Effect> effects) {}

    /**
     * What is left of the lines: list price and net = round(net * remaining / quantity), paid in money in proportion to
     * the net. Lines of which nothing is left are left out.
     *
     * @param sold lines as they were ordered, with what they cost and what of it was paid in money
     * @param units that remain, by line; a line that is missing remains whole
     */
    public static List<Line> remaining(Currency currency, List<Line> sold, Map<String, Integer> units) {
        List<Line> remaining = new ArrayList<>(sold.size());
        for (Line line : sold) {
            int left = units.getOrDefault(line.id(), line.quantity());
            if (left > 0) {
                Money amount = currency.share(new Money(line.amount()), left, line.quantity());
                Money net = currency.share(new Money(line.net()), left, line.quantity());
                Money paid = paidInMoney(currency, line, net);
                remaining.add(line.withRemaining(left, amount.amount(), net.amount(), paid.amount()));
            }
        }
        return remaining;
    }

    /** In proportion to the net rather than the units: so neither part of a refund is ever below zero. */
    private static Money paidInMoney(Currency currency, Line line, Money net) {
        if (line.net().signum() == 0) {
            return net;
        }
        BigDecimal exact = net.amount().multiply(line.paid());
        return new Money(exact.divide(line.net(), currency.decimals(), RoundingMode.HALF_UP));
    }

    /**
     * What is given back when the remainder shrinks.
     *
     * @param before what was left of the lines before this return
     * @param after what is left after it
     * @param pointsPaid points that paid for the whole order
     * @param paidByPoints money that they paid
     */
    public static Refund refund(
            Currency currency, List<Line> before, List<Line> after, long pointsPaid, Money paidByPoints) {
        Money total = currency.round(net(before).minus(net(after)));
        Money money = currency.round(paid(before).minus(paid(after)));
        long points = keptPoints(before, pointsPaid, paidByPoints) - keptPoints(after, pointsPaid, paidByPoints);
        return new Refund(total, money, total.minus(money), points);
    }

    /** Points that stay spent on these lines, rounded up: the last return brings back the rest. */
    private static long keptPoints(List<Line> lines, long pointsPaid, Money paidByPoints) {
        if (paidByPoints.isZero()) {
            return 0;
        }
        BigDecimal byPoints = net(lines).minus(paid(lines)).amount();
        return byPoints.multiply(BigDecimal.valueOf(pointsPaid))
                .divide(paidByPoints.amount(), 0, RoundingMode.CEILING)
                .longValueExact();
    }

    /**
     * What the earning rules give for what remains of an order.
     *
     * @param order the question as it was asked when the order was placed, gates as they were, the coupons that it used;
     *     its basket holds the remaining lines
     * @param rules of the rulebook that decided the order
     * @param earned points of the whole order
     */
    public static Remainder remainder(Question order, Rules rules, long earned) {
        if (order.basket().lines().isEmpty()) {
            return new Remainder(0, List.of());
        }
        Decider.Earnings now = Decider.earnings(order, rules);
        return new Remainder(Math.min(earned, now.points()), now.effects());
    }

    /** Gifts of the order that what remains of it no longer earns, to be revoked where they are not yet used. */
    public static List<Decision.Effect> noLongerEarned(Decision order, Remainder remainder) {
        return order.effects().stream()
                .filter(each ->
                        each.isEarned() && each.rulePackage().equals("earning") && REVOCABLE.contains(each.type()))
                .filter(each -> remainder.effects().stream().noneMatch(now -> isSameGift(each, now)))
                .toList();
    }

    private static boolean isSameGift(Decision.Effect one, Decision.Effect other) {
        return other.isEarned()
                && one.type().equals(other.type())
                && one.rule().equals(other.rule())
                && one.code().equals(other.code());
    }

    private static Money net(List<Line> lines) {
        Money sum = Money.ZERO;
        for (Line line : lines) {
            sum = sum.plus(new Money(line.net()));
        }
        return sum;
    }

    private static Money paid(List<Line> lines) {
        Money sum = Money.ZERO;
        for (Line line : lines) {
            sum = sum.plus(new Money(line.paid()));
        }
        return sum;
    }
}
