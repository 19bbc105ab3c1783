package dev.guerdon.bench;

import dev.guerdon.checkout.BasketBody;
import dev.guerdon.decision.Decision;
import dev.guerdon.request.Fingerprint;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * What an order is compared with: the rows that it writes, written by one statement that commits by itself, by a program that
 * already knows what is in them.
 */
final class PlainOrders {
    private static final String WRITE = """
            with sold as (
                insert into shop_order (order_id, member_id, at, ordered_on, spend, rulebook, fingerprint, body, decision, facts)
                values (?, ?, now(), current_date, ?, ?, ?, ?::json, ?::json, ?::json)),
            bought as (
                insert into category_purchase
                       (member_id, category, order_id, cause_id, at, bought_on, orders, quantity, spend)
                select ?, category, ?, ?, now(), current_date, 1, quantity, spend
                  from unnest(?::text[], ?::bigint[], ?::numeric[]) as c (category, quantity, spend)),
            account as (
                update ledger_account
                   set earned = earned + ?, available = available + ?, lots = lots + 1, entries = entries + 1
                 where member_id = ? and wallet = 'points'
             returning member_id, wallet, lots, entries),
            lot as (
                insert into ledger_lot (member_id, wallet, lot_no, born_by, cause, cause_id, points, source, qualifying, earned_at,
                                        available_at, expires_on, promised, remaining, pending, lapsed, clawed_back)
                select member_id, wallet, lots, entries, 'order', ?, ?, 'order', true, now(),
                       now(), current_date + 365, false, ?, false, 0, 0
                  from account),
            entry as (
                insert into ledger_entry (member_id, wallet, entry_no, kind, lot_no, available, pending, debt, cause, cause_id,
                                          at, rulebook, qualifies_at)
                select member_id, wallet, entries, 'earn', lots, ?, 0, 0, 'order', ?, now(), ?, now()
                  from account)%s
            update member
               set tier = tier, tier_since = tier_since, tier_until = tier_until, spend_12m = spend_12m + ?, orders = orders + 1,
                   judged_at = now()
             where member_id = ?""";

    private static final String OF_BUDGET = """
            ,
            used as (
                insert into campaign_use (member_id, campaign, cause, cause_id, at, used_on, points, amount, counted)
                values (?, ?, 'order', ?, now(), current_date, ?, 0, true)),
            budget as (
                update campaign_total
                   set uses = uses + 1, points = points + ?
                 where campaign = ? and points + ? <= ?)""";

    /** No two write the same order. */
    private static final AtomicLong MADE = new AtomicLong();

    private final String url;
    private final String campaign;
    private final long budget;
    private final LongFunction<Sold> orders;
    private final AtomicLong next = new AtomicLong();
    private final String prefix = "plain-" + MADE.getAndIncrement() + "-";

    /**
     * An order as it was decided before.
     *
     * @param body and the others: as JSON
     */
    record Sold(BasketBody basket, Decision told, Fingerprint fingerprint, String body, String decision, String facts) {
        long points() {
            return told.points().earned();
        }

        BigDecimal paid() {
            return told.pricing().total().amount();
        }
    }

    /**
     * @param campaign that every order uses, or null
     * @param orders by number
     */
    PlainOrders(String url, String campaign, long budget, LongFunction<Sold> orders) {
        this.url = url;
        this.campaign = campaign;
        this.budget = budget;
        this.orders = orders;
    }

    /** A connection of its own. */
    Caller open() throws SQLException {
        java.sql.Connection connection = DriverManager.getConnection(url);
        PreparedStatement write = connection.prepareStatement(WRITE.formatted(campaign == null ? "" : OF_BUDGET));
        return new Caller() {
            @Override
            public void call() throws SQLException {
                long number = next.getAndIncrement();
                bind(write, prefix + number, orders.apply(number));
                if (write.executeUpdate() != 1) {
                    throw new SQLException("no such member");
                }
            }

            @Override
            public void close() throws SQLException {
                write.close();
                connection.close();
            }
        };
    }

    private void bind(PreparedStatement write, String orderId, Sold sold) throws SQLException {
        Parameters parameters = new Parameters(write);
        String member = sold.told().memberId();
        String rulebook = sold.told().rulebook();
        long points = sold.points();
        parameters.add(
                orderId, member, sold.paid(), rulebook, sold.fingerprint().bytes());
        parameters.add(sold.body(), sold.decision(), sold.facts());
        parameters.add(member, orderId, orderId);
        addCategories(parameters, sold);
        parameters.add(points, points, member, orderId, points, points, points, orderId, rulebook);
        if (campaign != null) {
            parameters.add(member, campaign, orderId, points, points, campaign, points, budget);
        }
        parameters.add(sold.paid(), member);
    }

    private static void addCategories(Parameters parameters, Sold sold) throws SQLException {
        Map<String, Long> quantities = new TreeMap<>();
        Map<String, BigDecimal> spend = new TreeMap<>();
        List<Decision.PricedLine> priced = sold.told().pricing().lines();
        for (int i = 0; i < priced.size(); i++) {
            BasketBody.Line line = sold.basket().lines().get(i);
            quantities.merge(line.category(), line.quantity().longValue(), Long::sum);
            spend.merge(line.category(), priced.get(i).net().amount(), BigDecimal::add);
        }
        parameters.array("text", quantities.keySet().toArray());
        parameters.array("bigint", quantities.values().toArray());
        parameters.array("numeric", spend.values().toArray());
    }

    /** Binds one parameter after the other. */
    private static final class Parameters {
        private final PreparedStatement statement;
        private int index;

        Parameters(PreparedStatement statement) {
            this.statement = statement;
        }

        void add(Object... values) throws SQLException {
            for (Object value : values) {
                statement.setObject(++index, value);
            }
        }

        void array(String type, Object... values) throws SQLException {
            statement.setArray(++index, statement.getConnection().createArrayOf(type, values));
        }
    }
}
