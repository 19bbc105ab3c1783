package dev.guerdon.member;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.ledger.Moment;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Whether facts of a member that are read as of a moment stay what they are for the rest of its day, as long as nothing is
 * written about the member. They do not where something is recorded for later than the moment, where points become
 * available later that day, or where an order leaves a window that slides: rather a day too many is said not to last than an
 * hour too few. What changes with the day alone is not looked at. Complete once the round trip has run.
 */
public final class Lasting {
    private static final String CHANGES = """
            select exists (select 1
                             from shop_order
                            where member_id = ?
                              and (at > ? or (at >= ? and at < ?) or (at >= ? and at < ?)))
                or exists (select 1
                             from shop_order o
                             join order_return r on r.order_id = o.order_id
                            where o.member_id = ? and o.came_back and r.at > ?)
                or exists (select 1 from activity where member_id = ? and counted and at > ?)
                or exists (select 1 from campaign_use where member_id = ? and at > ?)
                or exists (select 1
                             from ledger_lot
                            where member_id = ? and remaining > 0 and pending and available_at >= ? and available_at < ?)""";

    // Only looked at where rules ask for points earned in a window: it costs as much as reading them.
    private static final String EARNINGS_CHANGE = """
            select exists (select 1
                             from ledger_entry
                            where member_id = ? and qualifies_at is not null
                              and (at > ? or qualifies_at > ? or (qualifies_at >= ? and qualifies_at < ?)))""";

    private final Moment since;
    private boolean changes;

    private Lasting(Moment since) {
        this.since = since;
    }

    /** Adds what has to be looked at to a round trip. */
    public static Lasting read(RoundTrip reads, Needs needs, String memberId, Moment moment) {
        Lasting lasting = new Lasting(moment);
        lasting.readChanges(reads, memberId);
        if (needs.earnings()) {
            lasting.readEarnings(reads, memberId);
        }
        return lasting;
    }

    private void readChanges(RoundTrip reads, String memberId) {
        Instant at = since.at();
        LocalDate days90 = since.on().minusDays(90);
        LocalDate months12 = since.on().minusMonths(12);
        reads.query(
                CHANGES,
                row -> changes |= row.getBoolean(1),
                memberId,
                at,
                start(days90),
                end(days90),
                start(months12),
                end(months12),
                memberId,
                at,
                memberId,
                at,
                memberId,
                at,
                memberId,
                at,
                end(since.on()));
    }

    private void readEarnings(RoundTrip reads, String memberId) {
        LocalDate months12 = since.on().minusMonths(12);
        reads.query(
                EARNINGS_CHANGE,
                row -> changes |= row.getBoolean(1),
                memberId,
                since.at(),
                since.at(),
                start(months12),
                end(months12));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(since.zone()).toInstant();
    }

    private Instant end(LocalDate day) {
        return start(day.plusDays(1));
    }

    /** Whether what was read holds at another moment, too. */
    public boolean holdsAt(Moment moment) {
        return moment.equals(since)
                || (!changes
                        && moment.at().isAfter(since.at())
                        && moment.zone().equals(since.zone())
                        && moment.on().equals(since.on()));
    }
}
