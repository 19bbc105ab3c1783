package dev.guerdon.checkout;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.request.Fingerprint;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * An order as it is stored.
 *
 * @param facts the member as decided upon, as JSON; null for a guest's
 * @param circumstances what else the decision depended on, as JSON; null where there was nothing
 */
record OrderRow(
        String orderId,
        String memberId,
        Instant at,
        String rulebook,
        Fingerprint fingerprint,
        String body,
        String decision,
        String facts,
        String circumstances,
        Instant goneAt) {
    private static final String BY_ID = """
            select order_id, member_id, at, rulebook, fingerprint, body, decision, facts, circumstances, gone_at
              from shop_order
             where order_id = ?""";

    private static final String INSERT = """
            insert into shop_order (order_id, member_id, at, ordered_on, spend, rulebook, fingerprint, body, decision, facts,
                                    circumstances)
            values (?, ?, ?, ?, ?, ?, ?, ?::json, ?::json, ?::json, ?::json)""";

    private static final String MARK_RETURN =
            "update shop_order set came_back = true, gone_at = coalesce(gone_at, ?) where order_id = ?";

    /** Reads an order; the list stays empty when there is none. */
    static List<OrderRow> read(RoundTrip reads, String orderId) {
        List<OrderRow> found = new ArrayList<>(1);
        reads.query(BY_ID, row -> found.add(of(row)), orderId);
        return found;
    }

    /** Holds everybody else off a guest's order until the transaction ends. */
    static void lock(RoundTrip reads, String orderId) {
        reads.query("select order_id from shop_order where order_id = ? for update", row -> {}, orderId);
    }

    private static OrderRow of(ResultSet row) throws SQLException {
        OffsetDateTime gone = row.getObject("gone_at", OffsetDateTime.class);
        return new OrderRow(
                row.getString("order_id"),
                row.getString("member_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("rulebook"),
                Fingerprint.stored(row.getBytes("fingerprint")),
                row.getString("body"),
                row.getString("decision"),
                row.getString("facts"),
                row.getString("circumstances"),
                gone == null ? null : gone.toInstant());
    }

    /** Writes an order; its id decides a race. */
    void insert(RoundTrip writes, LocalDate on, BigDecimal spend) {
        writes.write(
                INSERT,
                orderId,
                memberId,
                at,
                on,
                spend,
                rulebook,
                fingerprint.bytes(),
                body,
                decision,
                facts,
                circumstances);
    }

    /** Notes that something of an order came back; {@code goneAt} is null while something of it remains. */
    static void markReturn(RoundTrip writes, String orderId, Instant goneAt) {
        writes.change(MARK_RETURN, goneAt, orderId);
    }
}
