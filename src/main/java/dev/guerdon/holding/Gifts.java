package dev.guerdon.holding;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.RoundTrip.Elements;
import dev.guerdon.programme.Catalogue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Gives coupons, benefits, badges and tags to members, and takes back what is no longer earned. */
public final class Gifts {
    private static final String REVOKE_COUPONS = """
            update coupon
               set status = 'revoked'
             where member_id = ? and cause = ? and cause_id = ? and definition = any (?) and status = 'open'""";

    private static final String REVOKE_BENEFITS = """
            update benefit
               set revoked_at = ?
             where member_id = ? and cause = ? and cause_id = ? and code = any (?) and revoked_at is null""";

    private static final String REVOKE_BADGES =
            "delete from badge where member_id = ? and cause = ? and cause_id = ? and code = any (?)";

    private Gifts() {}

    /**
     * Gives, and says which codes the coupons got. Of one cause a benefit, badge or tag is given once, however many rules
     * give it; each coupon is one of its own.
     *
     * @param catalogue has all coupons and benefits that are given
     * @param on the day in the programme's zone
     */
    public static Given give(
            RoundTrip writes,
            String memberId,
            List<Gift> gifts,
            Catalogue catalogue,
            String cause,
            String causeId,
            Instant at,
            LocalDate on,
            String rulebook) {
        Giving.Occasion occasion = new Giving.Occasion(memberId, cause, causeId, at, on, rulebook);
        return new Giving(writes, occasion, catalogue, CouponCodes.SECURE).give(gifts);
    }

    /**
     * Takes back what a cause gave and nobody used yet: coupons that are open, benefits from that moment on, badges.
     * Tags stay, because a member's tags don't say where they came from.
     */
    public static void revoke(
            RoundTrip writes,
            String memberId,
            String cause,
            String causeId,
            Collection<String> couponDefinitions,
            Collection<String> benefitCodes,
            Collection<String> badges,
            Instant at) {
        if (!couponDefinitions.isEmpty()) {
            writes.change(REVOKE_COUPONS, memberId, cause, causeId, texts(couponDefinitions));
        }
        if (!benefitCodes.isEmpty()) {
            writes.change(REVOKE_BENEFITS, at, memberId, cause, causeId, texts(benefitCodes));
        }
        if (!badges.isEmpty()) {
            writes.change(REVOKE_BADGES, memberId, cause, causeId, texts(badges));
        }
    }

    private static Elements texts(Collection<String> texts) {
        return new Elements("text", List.copyOf(texts));
    }
}
