package dev.guerdon.checkout;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.request.Fingerprint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A return or cancellation as it is stored. A cancellation has no id of its own: there is one at most. */
record ReturnRow(String kind, String returnId, Fingerprint fingerprint, String answer) {
    static final String RETURN = "return";
    static final String CANCELLATION = "cancellation";

    private static final String OF_ORDER = """
            select kind, return_id, fingerprint, answer
              from order_return
             where order_id = ?
             order by booked_at, kind, return_id""";

    private static final String INSERT = """
            insert into order_return (order_id, return_id, kind, member_id, at, spend, fingerprint, body, answer)
            values (?, ?, ?, ?, ?, ?, ?, ?::json, ?::json)""";

    /** Everything that came back of an order, in the order in which it was booked. */
    static List<ReturnRow> read(RoundTrip reads, String orderId) {
        List<ReturnRow> found = new ArrayList<>();
        reads.query(
                OF_ORDER,
                row -> found.add(new ReturnRow(
                        row.getString("kind"),
                        row.getString("return_id"),
                        Fingerprint.stored(row.getBytes("fingerprint")),
                        row.getString("answer"))),
                orderId);
        return found;
    }

    /** @param spend what the order's spend loses */
    void insert(RoundTrip writes, OrderRow order, Instant at, BigDecimal spend, String body) {
        writes.change(
                INSERT,
                order.orderId(),
                returnId,
                kind,
                order.memberId(),
                at,
                spend,
                fingerprint.bytes(),
                body,
                answer);
    }

    /** Writes the answer of a return that was inserted before. */
    static void answer(RoundTrip writes, String orderId, String kind, String returnId, String answer) {
        writes.change(
                "update order_return set answer = ?::json where order_id = ? and kind = ? and return_id = ?",
                answer,
                orderId,
                kind,
                returnId);
    }

    boolean is(String otherKind, String otherId) {
        return kind.equals(otherKind) && returnId.equals(otherId);
    }
}
