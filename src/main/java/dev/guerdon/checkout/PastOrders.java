package dev.guerdon.checkout;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.RoundTrip.Elements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The orders of a period in the order in which they were placed, page by page, so that they are never all in memory. */
public final class PastOrders {
    private static final String COUNT = "select count(*) from shop_order where at >= ? and at < ?";

    // Only keys are sorted: the orders themselves are large.
    private static final String KEYS = "select order_id from shop_order where at >= ? and at < ? order by at, order_id";

    private static final String PAGE = """
            select order_id, member_id, at, rulebook, case when ? then decision end as decision, body, facts, circumstances
              from shop_order
             where order_id = any (?)""";

    private final Instant from;
    private final Instant until;
    private final boolean withDecisions;

    /** @param until first moment after the period */
    private PastOrders(Instant from, Instant until, boolean withDecisions) {
        this.from = from;
        this.until = until;
        this.withDecisions = withDecisions;
    }

    /**
     * The orders of a period as they were asked.
     *
     * @param until first moment after it
     */
    public static PastOrders between(Instant from, Instant until) {
        return new PastOrders(from, until, false);
    }

    /** The same with what was answered then, which makes them twice as large. */
    public PastOrders withDecisions() {
        return new PastOrders(from, until, true);
    }

    /** How many there are. */
    public void count(RoundTrip reads, LongConsumer count) {
        reads.query(COUNT, row -> count.accept(row.getLong(1)), from, until);
    }

    /**
     * Hands over page after page, as they were when the first was read.
     *
     * @param connection of a transaction, which holds the cursor
     */
    public void read(Connection connection, int pageSize, Consumer<List<PastOrder>> page) throws SQLException {
        try (PreparedStatement keys = connection.prepareStatement(KEYS)) {
            keys.setFetchSize(pageSize);
            keys.setObject(1, from.atOffset(ZoneOffset.UTC));
            keys.setObject(2, until.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = keys.executeQuery()) {
                List<String> next = next(rows, pageSize);
                while (!next.isEmpty()) {
                    page.accept(orders(connection, next));
                    next = next(rows, pageSize);
                }
            }
        }
    }

    private static List<String> next(ResultSet rows, int most) throws SQLException {
        List<String> keys = new ArrayList<>(most);
        while (keys.size() < most && rows.next()) {
            keys.add(rows.getString(1));
        }
        return keys;
    }

    private List<PastOrder> orders(Connection connection, List<String> keys) throws SQLException {
        Map<String, PastOrder> orders = new HashMap<>();
        RoundTrip reads = new RoundTrip();
        reads.query(
                PAGE, row -> orders.put(row.getString("order_id"), of(row)), withDecisions, new Elements("text", keys));
        reads.run(connection);
        return keys.stream().map(orders::get).filter(Objects::nonNull).toList();
    }

    private static PastOrder of(ResultSet row) throws SQLException {
        return new PastOrder(
                row.getString("order_id"),
                row.getString("member_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("rulebook"),
                row.getString("decision"),
                row.getString("body"),
                row.getString("facts"),
                row.getString("circumstances"));
    }
}
