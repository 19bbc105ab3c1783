package dev.guerdon.holding;

import dev.guerdon.database.RoundTrip;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What a member holds, as a profile shows it: coupons that can still be used, benefits that are not over, and badges. The
 * lists are filled when the round trip runs.
 */
public record HeldView(List<Coupon> coupons, List<Benefit> benefits, List<Badge> badges) {
    private static final String COUPONS = """
            select code, definition, last_day, status
              from coupon
             where member_id = ? and status = 'open' and (last_day is null or last_day >= ?)
             order by last_day nulls last, code""";

    private static final String BENEFITS = """
            select code, from_day, last_day
              from benefit
             where member_id = ? and revoked_at is null and last_day >= ?
             order by code, from_day""";

    private static final String BADGES = "select code, at from badge where member_id = ? order by code";

    /**
     * A coupon of the member's own.
     *
     * @param until the last day; null: without end
     */
    public record Coupon(String code, String definition, LocalDate until, String status) {}

    /** A benefit; one that was extended shows a second time, from where the first ends. Both days are included. */
    public record Benefit(String code, LocalDate from, LocalDate until) {}

    /** A badge, and when the member got it. */
    public record Badge(String code, Instant at) {}

    static HeldView read(RoundTrip reads, String memberId, LocalDate on) {
        HeldView view = new HeldView(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        reads.query(
                        COUPONS,
                        row -> view.coupons.add(new Coupon(
                                row.getString("code"),
                                row.getString("definition"),
                                row.getObject("last_day", LocalDate.class),
                                row.getString("status"))),
                        memberId,
                        on)
                .query(
                        BENEFITS,
                        row -> view.benefits.add(new Benefit(
                                row.getString("code"),
                                row.getObject("from_day", LocalDate.class),
                                row.getObject("last_day", LocalDate.class))),
                        memberId,
                        on)
                .query(
                        BADGES,
                        row -> view.badges.add(new Badge(
                                row.getString("code"),
                                row.getObject("at", OffsetDateTime.class).toInstant())),
                        memberId);
        return view;
    }
}
