package dev.guerdon.member;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.RoundTrip.Elements;
import dev.guerdon.facts.Member.Bought;
import dev.guerdon.facts.Member.Purchases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what members bought, as of a moment: what came back later still counts then. */
final class PurchaseReads {
    private static final String PURCHASES = """
            select member_id,
                   coalesce(sum(net) filter (where at > ?), 0) as spend_90d,
                   coalesce(sum(net) filter (where at > ?), 0) as spend_12m,
                   coalesce(sum(net) filter (where at >= ?), 0) as spend_this_quarter,
                   coalesce(sum(net) filter (where at >= ?), 0) as spend_this_year,
                   coalesce(sum(net) filter (where at >= ? and at < ?), 0) as spend_last_year,
                   coalesce(sum(net), 0) as spend_lifetime,
                   count(*) filter (where counts) as orders,
                   count(*) filter (where counts and at > ?) as orders_90d,
                   count(*) filter (where counts and at > ?) as orders_12m,
                   min(ordered_on) filter (where counts) as first_on,
                   max(ordered_on) filter (where counts) as last_on
              from (select member_id, at, ordered_on, gone_at is null or gone_at > ? as counts,
                           case when came_back
                                then spend - (select coalesce(sum(r.spend), 0)
                                                from order_return r
                                               where r.order_id = o.order_id and r.at <= ?)
                                else spend end as net
                      from shop_order o
                     where member_id = any (?) and at <= ?) as as_of
             group by member_id""";

    private static final String CATEGORIES = """
            select member_id, category, sum(orders) as orders, sum(quantity) as quantity, sum(spend) as spend,
                   min(bought_on) filter (where orders > 0) as first_on,
                   max(bought_on) filter (where orders > 0) as last_on
              from category_purchase
             where member_id = any (?) and category = any (?) and at <= ?
             group by member_id, category""";

    private final ZonedDateTime now;
    private final Map<String, Purchases> purchases = new HashMap<>();
    private final Map<String, Map<String, Bought>> categories = new HashMap<>();

    PurchaseReads(ZonedDateTime now) {
        this.now = now;
    }

    void add(RoundTrip reads, Needs needs, Collection<String> memberIds) {
        Elements members = new Elements("text", List.copyOf(memberIds));
        ZonedDateTime midnight = now.truncatedTo(ChronoUnit.DAYS);
        ZonedDateTime quarter = midnight.with(IsoFields.DAY_OF_QUARTER, 1);
        ZonedDateTime year = midnight.withDayOfYear(1);
        reads.query(
                PURCHASES,
                row -> purchases.put(row.getString("member_id"), purchases(row)),
                now.minusDays(90).toInstant(),
                now.minusMonths(12).toInstant(),
                quarter.toInstant(),
                year.toInstant(),
                year.minusYears(1).toInstant(),
                year.toInstant(),
                now.minusDays(90).toInstant(),
                now.minusMonths(12).toInstant(),
                now.toInstant(),
                now.toInstant(),
                members,
                now.toInstant());
        if (!needs.categories().isEmpty()) {
            reads.query(
                    CATEGORIES,
                    row -> categories
                            .computeIfAbsent(row.getString("member_id"), member -> new HashMap<>())
                            .put(row.getString("category"), bought(row)),
                    members,
                    new Elements("text", List.copyOf(needs.categories())),
                    now.toInstant());
        }
    }

    Purchases purchases(String memberId) {
        return purchases.getOrDefault(memberId, Purchases.NONE);
    }

    Map<String, Bought> categories(String memberId) {
        return categories.getOrDefault(memberId, Map.of());
    }

    private static Purchases purchases(ResultSet row) throws SQLException {
        int orders = row.getInt("orders");
        LocalDate first = row.getObject("first_on", LocalDate.class);
        LocalDate last = row.getObject("last_on", LocalDate.class);
        BigDecimal lifetime = row.getBigDecimal("spend_lifetime");
        return new Purchases(
                row.getBigDecimal("spend_90d"),
                row.getBigDecimal("spend_12m"),
                row.getBigDecimal("spend_this_quarter"),
                row.getBigDecimal("spend_this_year"),
                row.getBigDecimal("spend_last_year"),
                lifetime,
                orders,
                row.getInt("orders_90d"),
                row.getInt("orders_12m"),
                first,
                last,
                Averages.value(lifetime, orders),
                Averages.gap(first, last, orders));
    }

    private Bought bought(ResultSet row) throws SQLException {
        int orders = row.getInt("orders");
        LocalDate first = row.getObject("first_on", LocalDate.class);
        LocalDate last = row.getObject("last_on", LocalDate.class);
        return new Bought(
                orders,
                row.getLong("quantity"),
                row.getBigDecimal("spend"),
                last,
                last == null ? -1 : (int) ChronoUnit.DAYS.between(last, now.toLocalDate()),
                Averages.gap(first, last, orders));
    }

    /** Averages over orders, with two decimals. */
    static final class Averages {
        private static final BigDecimal UNKNOWN = BigDecimal.valueOf(-1);

        private Averages() {}

        static BigDecimal value(BigDecimal spend, int orders) {
            return orders <= 0 ? BigDecimal.ZERO : spend.divide(BigDecimal.valueOf(orders), 2, RoundingMode.HALF_UP);
        }

        /** Average days between orders, -1 below two. */
        static BigDecimal gap(LocalDate first, LocalDate last, int orders) {
            return orders < 2
                    ? UNKNOWN
                    : BigDecimal.valueOf(ChronoUnit.DAYS.between(first, last))
                            .divide(BigDecimal.valueOf(orders - 1L), 2, RoundingMode.HALF_UP);
        }
    }
}
