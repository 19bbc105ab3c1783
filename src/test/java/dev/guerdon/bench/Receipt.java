package dev.guerdon.bench;

import dev.guerdon.decision.Decision;
import dev.guerdon.decision.Missing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a decision comes to, for a comparison of two ways to decide.
 *
 * @param nets what each line costs, and so the other lists by line
 * @param expiresOn null when the points do not lapse
 * @param missing money for the next tier, null in the highest
 * @param gifts codes of what is given besides points
 * @param couponsUsed codes
 * @param reasons for what it costs and earns, those that had an effect
 */
record Receipt(
        BigDecimal subtotal,
        BigDecimal discount,
        BigDecimal shipping,
        BigDecimal total,
        List<BigDecimal> nets,
        long pointsPaid,
        BigDecimal paidInPoints,
        long maxPoints,
        long points,
        List<Long> pointsByLine,
        LocalDate expiresOn,
        String tier,
        BigDecimal missing,
        Set<String> gifts,
        Set<String> hints,
        Set<String> couponsUsed,
        Set<String> reasons) {
    private static final Set<String> ABOUT_PRICE_AND_POINTS = Set.of("discounts", "earning");

    /** The same of a decision by rules. */
    static Receipt of(Decision decision) {
        return new Receipt(
                decision.pricing().subtotal().amount(),
                decision.pricing().discount().amount(),
                decision.pricing().shipping().amount(),
                decision.pricing().total().amount(),
                decision.pricing().lines().stream()
                        .map(line -> line.net().amount())
                        .toList(),
                decision.redemption().points(),
                decision.redemption().amount().amount(),
                decision.redemption().maxPoints(),
                decision.points().earned(),
                decision.points().lines().stream()
                        .map(Decision.EarningLine::points)
                        .toList(),
                decision.points().expiresOn(),
                decision.tier().after(),
                decision.tier().missing().stream()
                        .map(Missing::amount)
                        .findAny()
                        .orElse(null),
                gifts(decision),
                hints(decision),
                couponsUsed(decision),
                reasons(decision));
    }

    private static Set<String> gifts(Decision decision) {
        Set<String> gifts = new TreeSet<>();
        for (String type : List.of("gift", "coupon", "benefit")) {
            decision.applied(type).forEach(effect -> gifts.add(effect.code()));
        }
        return gifts;
    }

    private static Set<String> hints(Decision decision) {
        Set<String> hints = new TreeSet<>();
        decision.applied("hint").forEach(effect -> hints.add(effect.text()));
        return hints;
    }

    private static Set<String> couponsUsed(Decision decision) {
        Set<String> used = new TreeSet<>();
        for (Decision.CouponUse use : decision.coupons()) {
            if (use.status().equals(Decision.CouponUse.USED)) {
                used.add(use.code());
            }
        }
        return used;
    }

    private static Set<String> reasons(Decision decision) {
        Set<String> reasons = new TreeSet<>();
        for (Decision.Effect effect : decision.effects()) {
            if (effect.applies() && ABOUT_PRICE_AND_POINTS.contains(effect.rulePackage())) {
                reasons.add(effect.reason());
            }
        }
        return reasons;
    }
}
