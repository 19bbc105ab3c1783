package dev.guerdon.ledger;

import dev.guerdon.database.RoundTrip;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Whom the nightly runs have to visit: pages of member ids in rising order, filled when the round trip runs. */
public final class Visits {
    private static final String WITH_OPEN_LOTS = """
            select distinct member_id
              from ledger_lot
             where remaining > 0 and member_id > ?
             order by member_id
             limit ?""";

    private static final String WITH_DUE_LOTS = """
            select distinct member_id
              from ledger_lot
             where remaining > 0 and pending and available_at <= ? and member_id > ?
             order by member_id
             limit ?""";

    private static final String COUNT_WITH_OPEN_LOTS =
            "select count(distinct member_id) from ledger_lot where remaining > 0";

    private static final String COUNT_WITH_DUE_LOTS = """
            select count(distinct member_id)
              from ledger_lot
             where remaining > 0 and pending and available_at <= ?""";

    private Visits() {}

    /** How many members have points whose last day is to be decided anew, or over. */
    public static void countWithOpenLots(RoundTrip reads, LongConsumer count) {
        reads.query(COUNT_WITH_OPEN_LOTS, row -> count.accept(row.getLong(1)));
    }

    /** How many members have points that are due to become available. */
    public static void countWithDueLots(RoundTrip reads, Moment now, LongConsumer count) {
        reads.query(COUNT_WITH_DUE_LOTS, row -> count.accept(row.getLong(1)), now.at());
    }

    /**
     * Members with points whose last day is to be decided anew, or over.
     *
     * @param after the last member of the page before; empty for the first
     */
    public static List<String> withOpenLots(RoundTrip reads, String after, int limit) {
        List<String> members = new ArrayList<>();
        reads.query(WITH_OPEN_LOTS, row -> members.add(row.getString(1)), after, limit);
        return members;
    }

    /**
     * Members with points that are due to become available.
     *
     * @param after the last member of the page before; empty for the first
     */
    public static List<String> withDueLots(RoundTrip reads, Moment now, String after, int limit) {
        List<String> members = new ArrayList<>();
        reads.query(WITH_DUE_LOTS, row -> members.add(row.getString(1)), now.at(), after, limit);
        return members;
    }
}
