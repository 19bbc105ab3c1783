package dev.guerdon.holding;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.RoundTrip.Elements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a member holds, as a profile shows it: coupons that can still be used, benefits that are not over, and badges. The
 * lists are filled when the round trip runs.
 */
public record HeldView(List<Coupon> coupons, List<Benefit> benefits, List<Badge> badges) {
    private static final String COUPONS = """
            select member_id, code, definition, last_day, status
              from coupon
             where member_id = any (?) and status = 'open' and (last_day is null or last_day >= ?)
             order by last_day nulls last, code""";

    private static final String BENEFITS = """
            select member_id, code, from_day, last_day
              from benefit
             where member_id = any (?) and revoked_at is null and last_day >= ?
             order by code, from_day""";

    private static final String BADGES = """
            select member_id, code, min(at) as at
              from badge
             where member_id = any (?)
             group by member_id, code
             order by code""";

    /**
     * A coupon of the member's own.
     *
     * @param until the last day; null: without end
     */
    public record Coupon(
            String code,
            String definition,
            @Schema(nullable = true) LocalDate until,
            String status) {}

    /** A benefit; one that was extended shows a second time, from where the first ends. Both days are included. */
    public record Benefit(String code, LocalDate from, LocalDate until) {}

    /** A badge, and when the member got it first. */
    public record Badge(String code, Instant at) {}

    private HeldView() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** By member, for each of them. */
    static Map<String, HeldView> read(RoundTrip reads, Collection<String> memberIds, LocalDate on) {
        Map<String, HeldView> views = new HashMap<>();
        memberIds.forEach(member -> views.put(member, new HeldView()));
        Elements members = new Elements("text", List.copyOf(memberIds));
        reads.query(COUPONS, row -> of(views, row).coupons.add(coupon(row)), members, on)
                .query(BENEFITS, row -> of(views, row).benefits.add(benefit(row)), members, on)
                .query(BADGES, row -> of(views, row).badges.add(badge(row)), members);
        return views;
    }

    private static HeldView of(Map<String, HeldView> views, ResultSet row) throws SQLException {
        return views.get(row.getString("member_id"));
    }

    private static Coupon coupon(ResultSet row) throws SQLException {
        return new Coupon(
                row.getString("code"),
                row.getString("definition"),
                row.getObject("last_day", LocalDate.class),
                row.getString("status"));
    }

    private static Benefit benefit(ResultSet row) throws SQLException {
        return new Benefit(
                row.getString("code"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class));
    }

    private static Badge badge(ResultSet row) throws SQLException {
        return new Badge(
                row.getString("code"), row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
