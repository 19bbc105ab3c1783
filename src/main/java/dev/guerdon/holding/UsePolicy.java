package dev.guerdon.holding;

import dev.guerdon.programme.Catalogue;
import dev.guerdon.programme.Catalogue.CouponDefinition;
import java.time.LocalDate;

/**
 * Says why a code can't be used.
 *
 * @param memberId null for a guest
 */
record UsePolicy(String memberId, Catalogue catalogue, LocalDate on) {
    static final String GUEST = "";

    /**
     * A sentence, or null if nothing speaks against it.
     *
     * @param before usable codes of the same definition that were handed in before it
     */
    String objection(HandedCode code, int before) {
        if (code.definition() == null) {
            return "there is no such code";
        }
        String ofCoupon = code.isPublic() ? null : ofCoupon(code);
        return ofCoupon != null ? ofCoupon : ofDefinition(code, before);
    }

    private String ofCoupon(HandedCode coupon) {
        if (!coupon.owner().equals(memberId)) {
            return "it belongs to another member";
        }
        if (coupon.usedBy() != null) {
            return "it was used by order " + coupon.usedBy();
        }
        if (coupon.status().equals("revoked")) {
            return "it was taken back";
        }
        if (coupon.givenOn() != null && coupon.givenOn().isAfter(on)) {
            return "it was given later, on " + coupon.givenOn();
        }
        if (coupon.lastDay() != null && coupon.lastDay().isBefore(on)) {
            return "it expired on " + coupon.lastDay();
        }
        return null;
    }

    private String ofDefinition(HandedCode code, int before) {
        CouponDefinition definition = catalogue.coupons().get(code.definition());
        if (definition == null) {
            return "the catalogue no longer has " + code.definition();
        }
        if (definition.perMember() > 0 && memberId == null) {
            return "only members can use it";
        }
        if (definition.perMember() > 0 && code.byMember() + before >= definition.perMember()) {
            return "the member used it as often as allowed (" + definition.perMember() + ")";
        }
        if (definition.total() > 0 && code.byAll() + before >= definition.total()) {
            return "all " + definition.total() + " are used";
        }
        return null;
    }
}
