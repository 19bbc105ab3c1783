package dev.guerdon.ledger;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.RoundTrip.Elements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The door to points: adds the reading of books to a round trip, and the writing of what was done in them to another. The
 * caller holds the lock on the member's row from before the reading to the end of the transaction.
 */
public final class Ledger {
    private static final String ACCOUNTS = """
            select asked.member_id, coalesce(earned, 0) as earned, coalesce(clawed_back, 0) as clawed_back,
                   coalesce(redeemed, 0) as redeemed, coalesce(expired, 0) as expired, coalesce(adjusted, 0) as adjusted,
                   coalesce(available, 0) as available, coalesce(pending, 0) as pending, coalesce(debt, 0) as debt,
                   coalesce(lots, 0) as lots, coalesce(entries, 0) as entries
              from unnest(?::text[]) as asked (member_id)
              left join lateral (select *
                                   from ledger_account
                                  where member_id = asked.member_id and wallet = ?
                                 offset 0) as a on true"""; // offset 0: by key, never by a scan of all accounts

    private static final String OPEN_LOTS =
            "select * from ledger_lot where member_id = any (?) and wallet = ? and remaining > 0";

    // The condition does not depend on the lot: it is tried once, and mostly nothing is read.
    private static final String LOTS_IF_OVERDUE = """
            select *
              from ledger_lot
             where member_id = ? and wallet = ? and remaining > 0
               and exists (select 1
                             from ledger_lot
                            where member_id = ? and wallet = ? and remaining > 0
                              and case when pending then available_at <= ? else expires_on < ? end)""";

    private static final String LOTS_TO_UNDO = """
            select *
              from ledger_lot
             where member_id = ? and wallet = ?
               and (remaining > 0
                    or lot_no = any (array (
                         select lot_no
                           from ledger_entry
                          where member_id = ? and wallet = ? and cause = ? and cause_id = ? and lot_no is not null)))""";

    private static final String SPENDINGS = """
            select s.entry_no, s.cause, s.cause_id, s.lot_no, -s.available as points,
                   (select coalesce(sum(g.available), 0)
                      from ledger_entry g
                     where g.member_id = s.member_id and g.wallet = s.wallet and g.undoes = s.entry_no) as given_back
              from ledger_entry s
             where s.member_id = ? and s.wallet = ? and s.cause = ? and s.cause_id = ? and s.kind = 'spend'
             order by s.entry_no""";

    private static final String WRITE_ACCOUNTS = """
            insert into ledger_account (wallet, member_id, earned, clawed_back, redeemed, expired, adjusted,
                                        available, pending, debt, lots, entries)
            select ?, *
              from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                          ?::bigint[], ?::bigint[], ?::bigint[], ?::integer[], ?::integer[]) as account
            on conflict (member_id, wallet) do update
               set earned = excluded.earned, clawed_back = excluded.clawed_back, redeemed = excluded.redeemed,
                   expired = excluded.expired, adjusted = excluded.adjusted, available = excluded.available,
                   pending = excluded.pending, debt = excluded.debt, lots = excluded.lots, entries = excluded.entries""";

    private static final String WRITE_LOTS = """
            insert into ledger_lot (wallet, member_id, lot_no, born_by, cause, cause_id, points, source, qualifying,
                                    earned_at, available_at, expires_on, kept_until, promised,
                                    remaining, pending, lapsed, clawed_back)
            select ?, *
              from unnest(?::text[], ?::integer[], ?::integer[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::boolean[],
                          ?::timestamptz[], ?::timestamptz[], ?::date[], ?::date[], ?::boolean[],
                          ?::bigint[], ?::boolean[], ?::bigint[], ?::bigint[]) as lot
            on conflict (member_id, wallet, lot_no) do update
               set expires_on = excluded.expires_on, kept_until = excluded.kept_until, remaining = excluded.remaining,
                   pending = excluded.pending, lapsed = excluded.lapsed, clawed_back = excluded.clawed_back""";

    private static final String WRITE_ENTRIES = """
            insert into ledger_entry (wallet, member_id, entry_no, kind, lot_no, available, pending, debt,
                                      cause, cause_id, at, rulebook, undoes, qualifies_at, reason, actor)
            select ?, *
              from unnest(?::text[], ?::integer[], ?::text[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[],
                          ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::integer[], ?::timestamptz[],
                          ?::text[], ?::text[]) as entry""";

    private Ledger() {}

    /** A book into which points can only come: no lots are read. */
    public static Opening openForEarning(RoundTrip reads, Wallet wallet) {
        return openForEarning(reads, wallet.name(), List.of(wallet.memberId())).get(wallet.memberId());
    }

    /** The same of many members, by member, read with one statement. */
    public static Map<String, Opening> openForEarning(
            RoundTrip reads, String walletName, Collection<String> memberIds) {
        Map<String, Opening> openings = new LinkedHashMap<>();
        memberIds.forEach(member -> openings.put(member, Opening.forEarning()));
        readAccounts(reads, walletName, openings);
        return openings;
    }

    /** A book from which points can be taken. */
    public static Opening open(RoundTrip reads, Wallet wallet) {
        return open(reads, wallet.name(), List.of(wallet.memberId())).get(wallet.memberId());
    }

    /** The books of many members, by member, read with as many statements as one. */
    public static Map<String, Opening> open(RoundTrip reads, String walletName, Collection<String> memberIds) {
        Map<String, Opening> openings = new LinkedHashMap<>();
        memberIds.forEach(member -> openings.put(member, Opening.ofOpenLots()));
        readAccounts(reads, walletName, openings);
        reads.query(
                OPEN_LOTS,
                row -> openings.get(row.getString("member_id")).read(Rows.lot(row)),
                new Elements("text", List.copyOf(openings.keySet())),
                walletName);
        return openings;
    }

    /**
     * What can be spent of a wallet at a moment: its account tells it, unless something is due or past its last day that no
     * nightly run wrote yet.
     */
    public static Spendable spendable(RoundTrip reads, Wallet wallet, Moment now) {
        Spendable spendable = new Spendable(now, new ArrayList<>());
        reads.query(
                LOTS_IF_OVERDUE,
                row -> spendable.overdue().add(Rows.lot(row)),
                wallet.memberId(),
                wallet.name(),
                wallet.memberId(),
                wallet.name(),
                now.at(),
                now.on());
        return spendable;
    }

    /** A book in which all that something earned and spent can be undone, in whole or in part. */
    public static Opening openToUndo(RoundTrip reads, Wallet wallet, Cause cause) {
        Opening opening = Opening.toUndo(cause);
        String member = wallet.memberId();
        String name = wallet.name();
        String event = cause.event().code();
        readAccounts(reads, name, Map.of(member, opening));
        reads.query(LOTS_TO_UNDO, row -> opening.read(Rows.lot(row)), member, name, member, name, event, cause.id());
        reads.query(
                SPENDINGS,
                row -> opening.read(new PastSpending(
                        row.getInt("entry_no"),
                        Rows.cause(row),
                        row.getInt("lot_no"),
                        row.getLong("points"),
                        row.getLong("given_back"))),
                member,
                name,
                event,
                cause.id());
        return opening;
    }

    /** Writes what was done in a book; nothing if nothing was. */
    public static void write(RoundTrip writes, Wallet wallet, Changes changes) {
        write(writes, wallet.name(), Map.of(wallet.memberId(), changes));
    }

    /** Writes what was done in the books of many members, by member, with as many statements as of one. */
    public static void write(RoundTrip writes, String walletName, Map<String, Changes> changes) {
        List<Of<Account>> accounts = new ArrayList<>();
        List<Of<Lot>> lots = new ArrayList<>();
        List<Of<Entry>> entries = new ArrayList<>();
        changes.forEach((member, changed) -> {
            if (!changed.isEmpty()) {
                accounts.add(new Of<>(member, changed.account()));
                changed.lots().forEach(lot -> lots.add(new Of<>(member, lot)));
                changed.entries().forEach(entry -> entries.add(new Of<>(member, entry)));
            }
        });
        if (!accounts.isEmpty()) {
            writeAccounts(writes, walletName, accounts);
            writeLots(writes, walletName, lots);
            writeEntries(writes, walletName, entries);
        }
    }

    /** Something of a member's wallet. */
    private record Of<T>(String memberId, T value) {}

    private static void readAccounts(RoundTrip reads, String walletName, Map<String, Opening> openings) {
        reads.query(
                ACCOUNTS,
                row -> openings.get(row.getString("member_id")).read(Rows.account(row)),
                new Elements("text", List.copyOf(openings.keySet())),
                walletName);
    }

    private static void writeAccounts(RoundTrip writes, String walletName, List<Of<Account>> accounts) {
        writes.write(
                WRITE_ACCOUNTS,
                walletName,
                members(accounts),
                column("bigint", accounts, Account::earned),
                column("bigint", accounts, Account::clawedBack),
                column("bigint", accounts, Account::redeemed),
                column("bigint", accounts, Account::expired),
                column("bigint", accounts, Account::adjusted),
                column("bigint", accounts, Account::available),
                column("bigint", accounts, Account::pending),
                column("bigint", accounts, Account::debt),
                column("integer", accounts, Account::lots),
                column("integer", accounts, Account::entries));
    }

    private static void writeLots(RoundTrip writes, String walletName, List<Of<Lot>> lots) {
        writes.write(
                WRITE_LOTS,
                walletName,
                members(lots),
                column("integer", lots, Lot::number),
                column("integer", lots, Lot::bornBy),
                column("text", lots, lot -> lot.cause().event().code()),
                column("text", lots, lot -> lot.cause().id()),
                column("bigint", lots, lot -> lot.earning().points()),
                column("text", lots, lot -> lot.earning().source()),
                column("boolean", lots, lot -> lot.earning().qualifying()),
                column("timestamptz", lots, lot -> lot.earning().earnedAt()),
                column("timestamptz", lots, lot -> lot.earning().availableAt()),
                column("date", lots, lot -> lot.term().expiresOn()),
                column("date", lots, lot -> lot.term().keptUntil()),
                column("boolean", lots, lot -> lot.term().promised()),
                column("bigint", lots, Lot::remaining),
                column("boolean", lots, Lot::pending),
                column("bigint", lots, Lot::lapsed),
                column("bigint", lots, Lot::clawedBack));
    }

    private static void writeEntries(RoundTrip writes, String walletName, List<Of<Entry>> entries) {
        writes.write(
                WRITE_ENTRIES,
                walletName,
                members(entries),
                column("integer", entries, Entry::number),
                column("text", entries, entry -> entry.kind().code()),
                column("integer", entries, Entry::lot),
                column("bigint", entries, entry -> entry.delta().available()),
                column("bigint", entries, entry -> entry.delta().pending()),
                column("bigint", entries, entry -> entry.delta().debt()),
                column("text", entries, entry -> entry.cause().event().code()),
                column("text", entries, entry -> entry.cause().id()),
                column("timestamptz", entries, Entry::at),
                column("text", entries, Entry::rulebook),
                column("integer", entries, entry -> entry.detail().undoes()),
                column("timestamptz", entries, entry -> entry.detail().qualifiesAt()),
                column("text", entries, entry -> entry.detail().reason()),
                column("text", entries, entry -> entry.detail().actor()));
    }

    private static <T> Elements members(List<Of<T>> rows) {
        return new Elements("text", rows.stream().map(Of::memberId).toList());
    }

    private static <T> Elements column(String type, List<Of<T>> rows, Function<T, Object> value) {
        return new Elements(
                type, rows.stream().map(row -> value.apply(row.value())).toList());
    }
}
