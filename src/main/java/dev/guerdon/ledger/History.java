package dev.guerdon.ledger;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.RoundTrip.Elements;
import java.util.ArrayList;
import java.util.Collection;
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
            select member_id,
                   coalesce(sum(available + pending - debt) filter (where qualifies_at > ?), 0) as last_12_months,
                   coalesce(sum(available + pending - debt) filter (where qualifies_at >= ?), 0) as this_year,
                   coalesce(sum(available + pending - debt)
                            filter (where qualifies_at >= ? and qualifies_at < ?), 0) as last_year,
                   sum(available + pending - debt) as lifetime
              from ledger_entry
             where member_id = any (?) and wallet = ? and qualifies_at <= ? and at <= ?
             group by member_id""";

    private History() {}

    /** The entries before a number ({@link Integer#MAX_VALUE} for the newest), newest first. */
    public static List<EntryView> page(RoundTrip reads, Wallet wallet, int before, int limit) {
        List<EntryView> page = new ArrayList<>();
        reads.query(PAGE, row -> page.add(EntryView.of(row)), wallet.memberId(), wallet.name(), before, limit);
        return page;
    }

    /** What each of the members earned in a wallet, as of a moment. */
    public static Map<String, Earned> earned(
            RoundTrip reads, String walletName, Collection<String> memberIds, Moment now) {
        Map<String, Earned> earned = new LinkedHashMap<>();
        memberIds.forEach(member -> earned.put(member, Earned.NOTHING));
        reads.query(
                EARNED,
                row -> earned.put(
                        row.getString("member_id"),
                        new Earned(
                                row.getLong("last_12_months"),
                                row.getLong("this_year"),
                                row.getLong("last_year"),
                                row.getLong("lifetime"))),
                now.twelveMonthsBefore(),
                now.startOfYear(0),
                now.startOfYear(1),
                now.startOfYear(0),
                new Elements("text", List.copyOf(earned.keySet())),
                walletName,
                now.at(),
                now.at());
        return earned;
    }
}
