package dev.guerdon.decision;

import dev.guerdon.facts.Coupon;
import java.util.ArrayList;
import java.util.List;

/** Which of the coupons handed in a decision uses up: those that a rule matched which gave something. */
final class CouponUses {
    private CouponUses() {}

    static List<Decision.CouponUse> of(List<HandedCoupon> handed, List<Verdict> verdicts) {
        List<Decision.CouponUse> uses = new ArrayList<>(handed.size());
        for (HandedCoupon coupon : handed) {
            String because = coupon.isUsable() ? whyUnused(coupon, verdicts) : coupon.because();
            String status = because == null ? Decision.CouponUse.USED : Decision.CouponUse.UNUSED;
            uses.add(new Decision.CouponUse(coupon.code(), status, because));
        }
        return uses;
    }

    /** Null when it is used. */
    private static String whyUnused(HandedCoupon handed, List<Verdict> verdicts) {
        String because = Decision.CouponUse.NOTHING_FOR_IT;
        for (Verdict verdict : verdicts) {
            if (matched(verdict, handed.code())) {
                if (verdict.gives()) {
                    return null;
                }
                because = verdict.applies() ? because : verdict.because();
            }
        }
        return because;
    }

    private static boolean matched(Verdict verdict, String code) {
        for (Coupon coupon : verdict.proposed().coupons()) {
            if (coupon.code().equals(code)) {
                return true;
            }
        }
        return false;
    }
}
