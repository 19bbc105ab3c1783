package dev.guerdon.ledger;

import dev.guerdon.database.RoundTrip;
import java.util.ArrayList;
import java.util.List;

/** Compares accounts and lots with the entries they are sums of. It reads everything, and must find nothing. */
public final class Audit {

    /** Something that does not agree with its entries: an account, or the lot of that number. */
    public record Discrepancy(String memberId, String wallet, Integer lot) {}

    private static final String ACCOUNTS = """
            with summed as (
                select member_id, wallet,
                       coalesce(sum(available + pending - debt) filter (where kind = 'earn'), 0) as earned,
                       -coalesce(sum(available + pending - debt) filter (where kind = 'claw-back'), 0) as clawed_back,
                       -coalesce(sum(available) filter (where kind in ('spend', 'give-back')), 0) as redeemed,
                       -coalesce(sum(available) filter (where kind = 'expire'), 0) as expired,
                       coalesce(sum(available + pending - debt) filter (where kind = 'adjust'), 0) as adjusted,
                       sum(available) as available, sum(pending) as pending, sum(debt) as debt,
                       count(distinct lot_no) as lots, count(*) as entries, max(entry_no) as last_entry
                  from ledger_entry
                 group by member_id, wallet),
            held as (
                select member_id, wallet, count(*) as lots,
                       sum(remaining) filter (where not pending) as available,
                       sum(remaining) filter (where pending) as pending
                  from ledger_lot
                 group by member_id, wallet)
            select coalesce(a.member_id, s.member_id, h.member_id) as member_id,
                   coalesce(a.wallet, s.wallet, h.wallet) as wallet,
                   null::integer as lot_no
              from ledger_account a
              full join summed s on s.member_id = a.member_id and s.wallet = a.wallet
              full join held h on h.member_id = a.member_id and h.wallet = a.wallet
             where (a.earned, a.clawed_back, a.redeemed, a.expired, a.adjusted, a.available, a.pending, a.debt,
                    a.lots, a.entries, a.entries)
                   is distinct from
                   (s.earned, s.clawed_back, s.redeemed, s.expired, s.adjusted, s.available, s.pending, s.debt,
                    s.lots, s.entries, s.last_entry)
                or (a.available, a.pending, a.lots)
                   is distinct from (coalesce(h.available, 0), coalesce(h.pending, 0), coalesce(h.lots, 0))""";

    private static final String LOTS = """
            select l.member_id, l.wallet, l.lot_no
              from ledger_lot l
              left join ledger_entry birth
                on birth.member_id = l.member_id and birth.wallet = l.wallet and birth.entry_no = l.born_by
             where birth.lot_no is distinct from l.lot_no
                or birth.available + birth.pending is distinct from l.points
                or (l.remaining, l.lapsed) is distinct from (
                       select (sum(e.available + e.pending)::bigint,
                               -coalesce(sum(e.available) filter (where e.kind = 'expire'), 0)::bigint)
                         from ledger_entry e
                        where e.member_id = l.member_id and e.wallet = l.wallet and e.lot_no = l.lot_no)
                or l.clawed_back <> (
                       select -coalesce(sum(e.available + e.pending - e.debt), 0)
                         from ledger_entry e
                        where e.member_id = l.member_id and e.wallet = l.wallet and e.undoes = l.born_by)""";

    private Audit() {}

    /** What does not agree; filled when the round trip runs. */
    public static List<Discrepancy> discrepancies(RoundTrip reads) {
        List<Discrepancy> found = new ArrayList<>();
        for (String question : List.of(ACCOUNTS, LOTS)) {
            reads.query(
                    question,
                    row -> found.add(new Discrepancy(
                            row.getString("member_id"),
                            row.getString("wallet"),
                            row.getObject("lot_no", Integer.class))));
        }
        return found;
    }
}
