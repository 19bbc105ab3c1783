package dev.guerdon.holding;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.RoundTrip.Elements;
import dev.guerdon.database.Rows;
import dev.guerdon.holding.Gift.Kind;
import dev.guerdon.holding.Given.GivenCoupon;
import dev.guerdon.programme.Catalogue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Gives to one member on one occasion. */
final class Giving {
    private static final String GIVE_COUPONS = """
            insert into coupon (member_id, cause, cause_id, given_at, rulebook, code, definition, last_day, campaign)
            select ?, ?, ?, ?, ?, *
              from unnest(?::text[], ?::text[], ?::date[], ?::text[]) as given""";

    // One that is held goes on from its end.
    private static final String GIVE_BENEFITS = """
            insert into benefit (member_id, cause, cause_id, rulebook, code, from_day, last_day)
            select ?, ?, ?, ?, code, coalesce(end_of_held + 1, on_day), coalesce(end_of_held, on_day) + days
              from (select code, days, on_day,
                           (select max(last_day)
                              from benefit b
                             where b.member_id = ? and b.code = given.code
                               and b.last_day >= on_day and b.revoked_at is null) as end_of_held
                      from unnest(?::text[], ?::integer[]) as given (code, days), cast(? as date) as on_day) as given
                on conflict (member_id, code, cause, cause_id) do nothing""";

    private static final String GIVE_BADGES = """
            insert into badge (member_id, at, cause, cause_id, rulebook, code)
            select ?, ?, ?, ?, ?, *
              from unnest(?::text[]) as given
                on conflict (member_id, code, cause, cause_id) do nothing""";

    private static final String GIVE_TAGS = """
            update member
               set tags = tags || array (select tag from unnest(?::text[]) as given (tag) where tag <> all (tags))
             where member_id = ? and not tags @> ?""";

    /** To whom gifts go, what for, when, and by which rulebook. */
    record Occasion(String memberId, String cause, String causeId, Instant at, LocalDate on, String rulebook) {}

    private final RoundTrip writes;
    private final Occasion occasion;
    private final Catalogue catalogue;
    private final CouponCodes codes;

    Giving(RoundTrip writes, Occasion occasion, Catalogue catalogue, CouponCodes codes) {
        this.writes = writes;
        this.occasion = occasion;
        this.catalogue = catalogue;
        this.codes = codes;
    }

    Given give(List<Gift> gifts) {
        List<GivenCoupon> coupons = gifts.stream()
                .filter(gift -> gift.kind() == Kind.COUPON)
                .map(this::coupon)
                .toList();
        giveCoupons(coupons);
        giveBenefits(distinct(gifts, Kind.BENEFIT));
        giveBadges(distinct(gifts, Kind.BADGE));
        giveTags(distinct(gifts, Kind.TAG));
        return new Given(coupons);
    }

    private GivenCoupon coupon(Gift gift) {
        return coupon(gift, codes.next(gift.code()), catalogue, occasion.on());
    }

    /** A coupon as it is given on a day. */
    static GivenCoupon coupon(Gift gift, String code, Catalogue catalogue, LocalDate on) {
        int validDays = catalogue.coupons().get(gift.code()).validDays();
        LocalDate until = validDays == 0 ? null : on.plusDays(validDays);
        return new GivenCoupon(code, gift.code(), until, gift.rule(), gift.campaign());
    }

    private static List<String> distinct(List<Gift> gifts, Kind kind) {
        return gifts.stream()
                .filter(gift -> gift.kind() == kind)
                .map(Gift::code)
                .distinct()
                .toList();
    }

    private void giveCoupons(List<GivenCoupon> coupons) {
        if (!coupons.isEmpty()) {
            Rows<GivenCoupon> rows = Rows.of(coupons);
            writes.change(
                    GIVE_COUPONS,
                    occasion.memberId(),
                    occasion.cause(),
                    occasion.causeId(),
                    occasion.at(),
                    occasion.rulebook(),
                    rows.column("text", GivenCoupon::code),
                    rows.column("text", GivenCoupon::definition),
                    rows.column("date", GivenCoupon::until),
                    rows.column("text", GivenCoupon::campaign));
        }
    }

    private void giveBenefits(List<String> benefits) {
        if (!benefits.isEmpty()) {
            Rows<String> rows = Rows.of(benefits);
            writes.change(
                    GIVE_BENEFITS,
                    occasion.memberId(),
                    occasion.cause(),
                    occasion.causeId(),
                    occasion.rulebook(),
                    occasion.memberId(),
                    rows.column("text", code -> code),
                    rows.column(
                            "integer", code -> catalogue.benefits().get(code).days()),
                    occasion.on());
        }
    }

    private void giveBadges(List<String> badges) {
        if (!badges.isEmpty()) {
            writes.change(
                    GIVE_BADGES,
                    occasion.memberId(),
                    occasion.at(),
                    occasion.cause(),
                    occasion.causeId(),
                    occasion.rulebook(),
                    new Elements("text", badges));
        }
    }

    private void giveTags(List<String> tags) {
        if (!tags.isEmpty()) {
            Elements given = new Elements("text", tags);
            writes.change(GIVE_TAGS, given, occasion.memberId(), given);
        }
    }
}
