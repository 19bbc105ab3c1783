package dev.guerdon.checkout;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.RoundTrip.Elements;
import dev.guerdon.facts.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an order, or a return, adds to what a member bought of each category. */
final class CategoryPurchases {
    private static final String INSERT = """
            insert into category_purchase
                   (member_id, category, order_id, cause_id, at, bought_on, orders, quantity, spend)
            select ?, category, ?, ?, ?, ?, orders, quantity, spend
              from unnest(?::text[], ?::integer[], ?::bigint[], ?::numeric[]) as c (category, orders, quantity, spend)""";

    /** Units and money of one category; orders is 1 while any unit of it is there. */
    private record Bought(int orders, long quantity, BigDecimal spend) {
        private static final Bought NOTHING = new Bought(0, 0, BigDecimal.ZERO);

        Bought plus(Line line) {
            return new Bought(1, quantity + line.quantity(), spend.add(line.paid()));
        }

        Bought minus(Bought other) {
            return new Bought(orders - other.orders, quantity - other.quantity, spend.subtract(other.spend));
        }
    }

    private CategoryPurchases() {}

    /**
     * Writes the difference between two states of an order's lines.
     *
     * @param causeId the order's id, or order/return
     */
    static void write(
            RoundTrip writes,
            String memberId,
            String orderId,
            String causeId,
            Instant at,
            LocalDate on,
            List<Line> before,
            List<Line> after) {
        Map<String, Bought> was = byCategory(before);
        Map<String, Bought> is = byCategory(after);
        List<String> categories = new ArrayList<>();
        List<Bought> changes = new ArrayList<>();
        Map<String, Bought> all = new TreeMap<>(was);
        all.putAll(is);
        for (String category : all.keySet()) {
            Bought change = is.getOrDefault(category, Bought.NOTHING).minus(was.getOrDefault(category, Bought.NOTHING));
            if (change.quantity() != 0) {
                categories.add(category);
                changes.add(change);
            }
        }
        if (!categories.isEmpty()) {
            writes.write(
                    INSERT,
                    memberId,
                    orderId,
                    causeId,
                    at,
                    on,
                    new Elements("text", categories),
                    new Elements("integer", changes.stream().map(Bought::orders).toList()),
                    new Elements(
                            "bigint", changes.stream().map(Bought::quantity).toList()),
                    new Elements("numeric", changes.stream().map(Bought::spend).toList()));
        }
    }

    private static Map<String, Bought> byCategory(List<Line> lines) {
        Map<String, Bought> categories = new TreeMap<>();
        for (Line line : lines) {
            categories.put(
                    line.category(),
                    categories.getOrDefault(line.category(), Bought.NOTHING).plus(line));
        }
        return categories;
    }
}
