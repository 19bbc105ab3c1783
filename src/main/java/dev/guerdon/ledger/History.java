package dev.guerdon.ledger;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks back on entries. What the methods return is filled when the round trip runs. */
public final class History {
    private static final String PAGE = """
            select *
              from ledger_entry
             where member_id = ? and wallet = ? and entry_no < ?
             order by entry_no desc
             limit ?""";

    // An entry that takes back carries the earning's own moment, so it lowers the window in which that lies.
    private static final String EARNED = """
            select e.member_id,
                   coalesce(sum(available + pending - debt) filter (where qualifies_at > months12), 0) as last_12_months,
                   coalesce(sum(available + pending - debt) filter (where qualifies_at >= year0), 0) as this_year,
                   coalesce(sum(available + pending - debt)
                            filter (where qualifies_at >= year1 and qualifies_at < year0), 0) as last_year,
                   sum(available + pending - debt) as lifetime
              from unnest(?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
                   as seen (member_id, now, months12, year0, year1)
              join ledger_entry e
                on e.member_id = seen.member_id and e.wallet = ? and e.qualifies_at <= seen.now and e.at <= seen.now
             group by e.member_id""";

    private History() {}

    /** The entries before a number ({@link Integer#MAX_VALUE} for the newest), newest first. */
    public static List<EntryView> page(RoundTrip reads, Wallet wallet, int before, int limit) {
        List<EntryView> page = new ArrayList<>();
        reads.query(PAGE, row -> page.add(EntryView.of(row)), wallet.memberId(), wallet.name(), before, limit);
        return page;
    }

    /**
     * What each of the members earned in a wallet.
     *
     * @param seen the moment as of which it is wanted, by member
     */
    public static Map<String, Earned> earned(RoundTrip reads, String walletName, Map<String, Moment> seen) {
        Map<String, Earned> earned = new LinkedHashMap<>();
        seen.keySet().forEach(member -> earned.put(member, Earned.NOTHING));
        Rows<Map.Entry<String, Moment>> members = Rows.of(seen.entrySet());
        reads.query(
                EARNED,
                row -> earned.put(
                        row.getString("member_id"),
                        new Earned(
                                row.getLong("last_12_months"),
                                row.getLong("this_year"),
                                row.getLong("last_year"),
                                row.getLong("lifetime"))),
                members.column("text", Map.Entry::getKey),
                members.column("timestamptz", each -> each.getValue().at()),
                members.column("timestamptz", each -> each.getValue().twelveMonthsBefore()),
                members.column("timestamptz", each -> each.getValue().startOfYear(0)),
                members.column("timestamptz", each -> each.getValue().startOfYear(1)),
                walletName);
        return earned;
    }
}
