package dev.guerdon.decision;

import dev.guerdon.facts.Coupon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which of the coupons handed in a decision uses up: those that a rule matched which gave something. */
final class CouponUses {
    private CouponUses() {}

    /** @param whyNothing what keeps the rules back that are for a coupon, where anything does */
    static List<Decision.CouponUse> of(
            List<HandedCoupon> handed, List<Verdict> verdicts, Function<Coupon, Optional<String>> whyNothing) {
        List<Decision.CouponUse> uses = new ArrayList<>(handed.size());
        for (HandedCoupon coupon : handed) {
            String because = coupon.isUsable() ? whyUnused(coupon, verdicts, whyNothing) : coupon.because();
            String status = because == null ? Decision.CouponUse.USED : Decision.CouponUse.UNUSED;
            uses.add(new Decision.CouponUse(coupon.code(), status, because));
        }
        return uses;
    }

    /** Null when it is used. */
    private static String whyUnused(
            HandedCoupon handed, List<Verdict> verdicts, Function<Coupon, Optional<String>> whyNothing) {
        Coupon coupon = handed.fact();
        List<Verdict> ofIt = verdicts.stream()
                .filter(verdict -> verdict.proposed().coupons().contains(coupon))
                .toList();
        if (ofIt.stream().anyMatch(Verdict::gives)) {
            return null;
        } else if (ofIt.isEmpty()) {
            return whyNothing
                    .apply(coupon)
                    .map(why -> Decision.CouponUse.NOTHING_FOR_IT + ": " + why)
                    .orElse(Decision.CouponUse.NOTHING_FOR_IT);
        }
        return ofIt.stream()
                .filter(verdict -> !verdict.applies())
                .map(Verdict::because)
                .reduce((one, other) -> other)
                .orElse(Decision.CouponUse.NOTHING_FOR_IT);
    }
}
