package dev.guerdon.member;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.Rows;
import dev.guerdon.facts.Member;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * A member as stored.
 *
 * @param tier as of the moment that was asked for; the rest is as it is now
 * @param judgedAt when the tier was decided last, or null
 * @param revision another whenever anything about the member may have been written
 */
public record MemberRow(
        Member.Person person,
        Tier tier,
        String stage,
        Set<String> segments,
        Member.Scores scores,
        BigDecimal spend12m,
        int orders,
        Instant judgedAt,
        long revision) {

    /** A tier, the day it was reached and its last day (or null). */
    public record Tier(String name, LocalDate since, LocalDate until) {}

    private static final Instant AFTER_ALL = Instant.parse("9999-01-01T00:00:00Z");

    private static final String ROWS = """
            select m.*,
                   coalesce(was.tier, case when m.judged_at > seen.now then ? else m.tier end) as tier_then,
                   coalesce(was.since, case when m.judged_at > seen.now then m.joined_on else m.tier_since end) as since_then,
                   case when m.judged_at > seen.now then was.until else m.tier_until end as until_then
              from unnest(?::text[], ?::timestamptz[]) as seen (member_id, now)
              join member m on m.member_id = seen.member_id
              left join lateral (select c.tier, c.since, c.until
                                   from tier_change c
                                  where c.member_id = m.member_id and c.at <= seen.now
                                  order by c.at desc, c.change_no desc
                                  limit 1) as was on m.judged_at > seen.now""";

    private static final String REVISION = "select revision from member where member_id = ?";

    private static final String WITHOUT_RETURNED = """
            select coalesce(was.tier, ?) as tier_then, coalesce(was.since, m.joined_on) as since_then,
                   was.until as until_then
              from member m
              left join lateral (select c.tier, c.since, c.until
                                   from tier_change c
                                  where c.member_id = m.member_id
                                    and not exists (select 1
                                                      from shop_order o
                                                     where o.member_id = c.member_id and o.came_back
                                                       and ((c.cause in ('order', 'cancellation')
                                                             and c.cause_id = o.order_id)
                                                            or (c.cause = 'return'
                                                                and starts_with(c.cause_id, o.order_id || '/'))))
                                  order by c.change_no desc
                                  limit 1) as was on true
             where m.member_id = ?""";

    /**
     * Reads members.
     *
     * @param seen the moment as of which the tier is wanted, by member
     * @return by id, complete once the round trip has run; unknown ones are missing
     */
    static Map<String, MemberRow> read(RoundTrip reads, Map<String, Instant> seen, String firstTier) {
        Rows<Map.Entry<String, Instant>> members = Rows.of(seen.entrySet());
        Map<String, MemberRow> rows = new HashMap<>();
        reads.query(
                ROWS,
                row -> rows.put(row.getString("member_id"), of(row)),
                firstTier,
                members.column("text", Map.Entry::getKey),
                members.column("timestamptz", Map.Entry::getValue));
        return rows;
    }

    /** A member as it is now. */
    public static Map<String, MemberRow> current(RoundTrip reads, String memberId, String firstTier) {
        return current(reads, List.of(memberId), firstTier);
    }

    /** The same of several. */
    static Map<String, MemberRow> current(RoundTrip reads, Collection<String> memberIds, String firstTier) {
        Map<String, Instant> seen = new LinkedHashMap<>();
        memberIds.forEach(member -> seen.put(member, AFTER_ALL));
        return read(reads, seen, firstTier);
    }

    /** The revision of a member that is stored now; of one who is unknown nothing is told. */
    public static void revision(RoundTrip reads, String memberId, LongConsumer revision) {
        reads.query(REVISION, row -> revision.accept(row.getLong(1)), memberId);
    }

    /**
     * The tier that the member was in last, not counting what orders led to of which something came back: one.
     *
     * @param firstTier where everybody starts
     */
    public static List<Tier> tierWithoutReturned(RoundTrip reads, String memberId, String firstTier) {
        List<Tier> tiers = new ArrayList<>(1);
        reads.query(WITHOUT_RETURNED, row -> tiers.add(tier(row)), firstTier, memberId);
        return tiers;
    }

    private static Tier tier(ResultSet row) throws SQLException {
        return new Tier(
                row.getString("tier_then"),
                row.getObject("since_then", LocalDate.class),
                row.getObject("until_then", LocalDate.class));
    }

    private static MemberRow of(ResultSet row) throws SQLException {
        OffsetDateTime judged = row.getObject("judged_at", OffsetDateTime.class);
        return new MemberRow(
                new Member.Person(
                        row.getString("member_id"),
                        row.getObject("joined_on", LocalDate.class),
                        row.getObject("birthday", LocalDate.class),
                        row.getString("referred_by"),
                        row.getString("locale"),
                        row.getString("zone"),
                        Attributes.read(row.getString("attributes")),
                        words(row, "consents"),
                        words(row, "tags")),
                tier(row),
                row.getString("stage"),
                words(row, "segments"),
                new Member.Scores(row.getInt("recency"), row.getInt("frequency"), row.getInt("monetary")),
                row.getBigDecimal("spend_12m"),
                row.getInt("orders"),
                judged == null ? null : judged.toInstant(),
                row.getLong("revision"));
    }

    private static Set<String> words(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        String[] words = (String[]) array.getArray();
        return words.length == 0 ? Set.of() : Set.of(words);
    }
}
