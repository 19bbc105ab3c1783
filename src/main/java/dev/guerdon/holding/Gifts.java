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
               set status = case status when 'open' then 'revoked' else status end, forfeited = true
             where member_id = ? and cause = ? and cause_id = ? and definition = any (?) and status <> 'revoked'
            returning definition, status""";

    // What was to begin at the end of a revoked one moves up by the days that it would have lasted.
    private static final String REVOKE_BENEFITS = """
            with revoked as (
                update benefit
                   set revoked_at = ?
                 where member_id = ? and cause = ? and cause_id = ? and code = any (?) and revoked_at is null
                returning member_id, code, last_day, last_day + 1 - greatest(from_day, ?) as days),
            moved as (
                update benefit b
                   set from_day = b.from_day - days, last_day = b.last_day - days
                  from revoked
                 where b.member_id = revoked.member_id and b.code = revoked.code and b.revoked_at is null
                   and b.from_day > revoked.last_day and days > 0)
            select code from revoked""";

    private static final String REVOKE_BADGES = """
            with gone as (
                delete from badge
                 where member_id = ? and cause = ? and cause_id = ? and code = any (?)
                returning member_id, code, cause, cause_id)
            select code
              from gone
             where not exists (select 1
                                 from badge b
                                where b.member_id = gone.member_id and b.code = gone.code
                                  and (b.cause, b.cause_id) <> (gone.cause, gone.cause_id))""";

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
     * Takes back what a cause gave and nobody used yet: coupons that are open (those in use stay used, and are gone if they
     * come back), benefits from that moment on, badges that nothing else gave. Tags stay, because a member's tags don't say where they came from.
     *
     * @param on the day in the programme's zone
     */
    public static Revoked revoke(
            RoundTrip writes,
            String memberId,
            String cause,
            String causeId,
            Collection<String> couponDefinitions,
            Collection<String> benefitCodes,
            Collection<String> badges,
            Instant at,
            LocalDate on) {
        Revoked revoked = new Revoked();
        if (!couponDefinitions.isEmpty()) {
            writes.query(
                    REVOKE_COUPONS,
                    row -> {
                        if (row.getString("status").equals("revoked")) {
                            revoked.coupon(row.getString("definition"));
                        }
                    },
                    memberId,
                    cause,
                    causeId,
                    texts(couponDefinitions));
        }
        if (!benefitCodes.isEmpty()) {
            writes.query(
                    REVOKE_BENEFITS,
                    row -> revoked.benefit(row.getString("code")),
                    at,
                    memberId,
                    cause,
                    causeId,
                    texts(benefitCodes),
                    on);
        }
        if (!badges.isEmpty()) {
            writes.query(
                    REVOKE_BADGES,
                    row -> revoked.badge(row.getString("code")),
                    memberId,
                    cause,
                    causeId,
                    texts(badges));
        }
        return revoked;
    }

    private static Elements texts(Collection<String> texts) {
        return new Elements("text", List.copyOf(texts));
    }
}
