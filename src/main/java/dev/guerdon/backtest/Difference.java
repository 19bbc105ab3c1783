package dev.guerdon.backtest;

import dev.guerdon.decision.Decision;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Programme;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How two decisions about one order differ for the member.
 *
 * @param isAny whether anything else is given or paid; words, and what is only told, don't count
 * @param worth in money, with what points pay and what points cost: of what is dearer and what is cheaper both add to it
 */
record Difference(boolean isAny, Money worth) {
    private static final Set<String> GIFTS = Set.of("gift", "coupon", "benefit", "badge", "tag", "message");

    static Difference between(Side live, Decision one, Side candidate, Decision other) {
        boolean isAny = !(one.pricing().equals(other.pricing())
                && isSamePayment(one.redemption(), other.redemption())
                && isSamePoints(one.points(), other.points())
                && Objects.equals(tier(one), tier(other))
                && status(one).equals(status(other))
                && gifts(one).equals(gifts(other)));
        return new Difference(isAny, isAny ? worth(live, one, candidate, other) : Money.ZERO);
    }

    private static boolean isSamePayment(Decision.Redemption one, Decision.Redemption other) {
        return one.points() == other.points() && one.lines().equals(other.lines());
    }

    private static boolean isSamePoints(Decision.Points one, Decision.Points other) {
        return one.earned() == other.earned()
                && one.lines().equals(other.lines())
                && one.availableAt().isEqual(other.availableAt())
                && Objects.equals(one.expiresOn(), other.expiresOn());
    }

    static String tier(Decision decision) {
        return decision.tier() == null ? null : decision.tier().after();
    }

    private static List<String> status(Decision decision) {
        return decision.coupons().stream().map(Decision.CouponUse::status).toList();
    }

    private static List<String> gifts(Decision decision) {
        return decision.effects().stream()
                .filter(each -> each.applies() && GIFTS.contains(each.type()))
                .map(each ->
                        each.type() + " " + each.code() + " " + each.channel() + " " + each.text() + " " + each.value())
                .sorted()
                .toList();
    }

    private static Money worth(Side live, Decision one, Side candidate, Decision other) {
        Money prices = gap(one.pricing().total(), other.pricing().total());
        Money shipping = gap(one.pricing().shipping(), other.pricing().shipping());
        Money paid = gap(one.redemption().amount(), other.redemption().amount());
        Money points = gap(cost(live.programme(), one), cost(candidate.programme(), other));
        return live.programme()
                .currency()
                .round(prices.plus(shipping).plus(paid).plus(points));
    }

    private static Money cost(Programme programme, Decision decision) {
        return new Money(programme.points().cost().multiply(BigDecimal.valueOf(Gain.points(decision))));
    }

    private static Money gap(Money one, Money other) {
        return one.max(other).minus(one.min(other));
    }
}
