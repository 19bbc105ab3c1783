package dev.guerdon.member;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.ledger.Moment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * All who ever ordered, and how much. An order counts once it was placed and not cancelled: that something of it came back
 * lowers what was spent, and does not undo that the member was there.
 */
public final class Purchasers {
    private static final String PURCHASERS = """
            select member_id, max(ordered_on) as last_on, count(*) as orders, sum(net) as spend
              from (select member_id, ordered_on,
                           case when came_back
                                then spend - (select coalesce(sum(r.spend), 0)
                                                from order_return r
                                               where r.order_id = o.order_id and r.at <= ?)
                                else spend end as net
                      from shop_order o
                     where member_id is not null and at <= ?
                       and (gone_at is null
                            or not exists (select
                                             from order_return c
                                            where c.order_id = o.order_id and c.kind = 'cancellation'
                                              and c.at <= ?))) as as_of
             group by member_id""";

    private Purchasers() {}

    /** A member who ordered, as of a moment. */
    public record Purchaser(String memberId, LocalDate lastOrderOn, long orders, BigDecimal spend) {}

    /** All of them, as of a moment; filled when the round trip runs. */
    public static List<Purchaser> read(RoundTrip reads, Moment at) {
        List<Purchaser> purchasers = new ArrayList<>();
        reads.query(
                PURCHASERS,
                row -> purchasers.add(new Purchaser(
                        row.getString("member_id"),
                        row.getObject("last_on", LocalDate.class),
                        row.getLong("orders"),
                        row.getBigDecimal("spend"))),
                at.at(),
                at.at(),
                at.at());
        return purchasers;
    }
}
