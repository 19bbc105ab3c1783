package dev.guerdon.member;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.RoundTrip.Elements;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Members in order of their ids, for runs that visit them page by page. Filled when the round trip runs. */
public final class Roll {
    private static final String COUNT = "select count(*) from member where joined_on <= ?";

    private static final String NEXT =
            "select member_id from member where member_id > ? and joined_on <= ? order by member_id limit ?";

    private static final String COUNT_ORDERING =
            "select count(distinct member_id) from shop_order where at >= ? and at < ?";

    private static final String NEXT_ORDERING = """
            select distinct member_id
              from shop_order
             where member_id > ? and at >= ? and at < ?
             order by member_id
             limit ?""";

    // Whoever locks several locks them in this order, so that two never wait for each other.
    private static final String LOCK = """
            with held as materialized (
                 select member_id from member where member_id = any (?) order by member_id for update)
            update member m
               set revision = revision + 1
              from held
             where m.member_id = held.member_id""";

    private static final String JUDGED_AFTER =
            "select member_id from member where member_id = any (?) and judged_at > ?";

    private Roll() {}

    /** How many members there are who had joined by a day. */
    public static void count(RoundTrip reads, LocalDate joinedBy, LongConsumer count) {
        reads.query(COUNT, row -> count.accept(row.getLong(1)), joinedBy);
    }

    /**
     * The next page of their ids.
     *
     * @param after the last member of the page before; empty for the first
     */
    public static List<String> next(RoundTrip reads, LocalDate joinedBy, String after, int most) {
        List<String> members = new ArrayList<>();
        reads.query(NEXT, row -> members.add(row.getString(1)), after, joinedBy, most);
        return members;
    }

    /** How many members ordered in a period, up to but not including its end. */
    public static void countOrdering(RoundTrip reads, Instant from, Instant until, LongConsumer count) {
        reads.query(COUNT_ORDERING, row -> count.accept(row.getLong(1)), from, until);
    }

    /** The next page of ids of those who ordered in a period. */
    public static List<String> nextOrdering(RoundTrip reads, Instant from, Instant until, String after, int most) {
        List<String> members = new ArrayList<>();
        reads.query(NEXT_ORDERING, row -> members.add(row.getString(1)), after, from, until, most);
        return members;
    }

    /**
     * Holds everybody else off these members until the transaction ends, and makes what was read of them before count no
     * more.
     */
    public static void lock(RoundTrip reads, Collection<String> memberIds) {
        reads.change(LOCK, new Elements("text", List.copyOf(memberIds)));
    }

    /** Which of these members' tiers were judged as of a later moment. */
    public static void judgedAfter(
            RoundTrip reads, Collection<String> memberIds, Instant moment, Consumer<String> member) {
        reads.query(
                JUDGED_AFTER,
                row -> member.accept(row.getString(1)),
                new Elements("text", List.copyOf(memberIds)),
                moment);
    }
}
