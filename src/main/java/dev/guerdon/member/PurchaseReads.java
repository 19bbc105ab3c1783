package dev.guerdon.member;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.RoundTrip.Elements;
import dev.guerdon.database.Rows;
import dev.guerdon.facts.Member.Bought;
import dev.guerdon.facts.Member.Purchases;
import dev.guerdon.ledger.Moment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads what members bought, each as of a moment: what came back later still counts then. */
final class PurchaseReads {
    private static final String PURCHASES = """
            select seen.member_id,
                   coalesce(sum(net) filter (where at > seen.days90), 0) as spend_90d,
                   coalesce(sum(net) filter (where at > seen.months12), 0) as spend_12m,
                   coalesce(sum(net) filter (where at >= seen.quarter), 0) as spend_this_quarter,
                   coalesce(sum(net) filter (where at >= seen.this_year), 0) as spend_this_year,
                   coalesce(sum(net) filter (where at >= seen.last_year and at < seen.this_year), 0) as spend_last_year,
                   coalesce(sum(net), 0) as spend_lifetime,
                   count(*) filter (where counts) as orders,
                   count(*) filter (where counts and at > seen.days90) as orders_90d,
                   count(*) filter (where counts and at > seen.months12) as orders_12m,
                   min(ordered_on) filter (where counts) as first_on,
                   max(ordered_on) filter (where counts) as last_on
              from unnest(?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                          ?::timestamptz[], ?::timestamptz[])
                   as seen (member_id, now, days90, months12, quarter, this_year, last_year)
             cross join lateral (
                   select at, ordered_on, gone_at is null or gone_at > seen.now as counts,
                          case when came_back
                               then spend - (select coalesce(sum(r.spend), 0)
                                               from order_return r
                                              where r.order_id = o.order_id and r.at <= seen.now)
                               else spend end as net
                     from shop_order o
                    where o.member_id = seen.member_id and o.at <= seen.now) as as_of
             group by seen.member_id""";

    private static final String CATEGORIES = """
            select member_id, category, sum(orders) as orders, sum(quantity) as quantity, sum(spend) as spend,
                   min(bought_on) filter (where orders > 0) as first_on,
                   max(bought_on) filter (where orders > 0) as last_on
              from (select p.member_id, category, sum(orders) as orders, sum(quantity) as quantity, sum(spend) as spend,
                           min(bought_on) as bought_on
                      from unnest(?::text[], ?::timestamptz[]) as seen (member_id, now)
                      join category_purchase p on p.member_id = seen.member_id and p.at <= seen.now
                     where category = any (?)
                     group by p.member_id, category, order_id) as by_order
             group by member_id, category""";

    private final Map<String, Moment> seen;
    private final Map<String, Purchases> purchases = new HashMap<>();
    private final Map<String, Map<String, Bought>> categories = new HashMap<>();

    /** @param seen the moment by member */
    PurchaseReads(Map<String, Moment> seen) {
        this.seen = seen;
    }

    void add(RoundTrip reads, Needs needs) {
        Rows<Map.Entry<String, Moment>> rows = Rows.of(seen.entrySet());
        Elements members = rows.column("text", Map.Entry::getKey);
        Elements moments = rows.column("timestamptz", each -> each.getValue().at());
        reads.query(
                PURCHASES,
                row -> purchases.put(row.getString("member_id"), purchases(row)),
                members,
                moments,
                windows(rows, now -> now.minusDays(90)),
                windows(rows, now -> now.minusMonths(12)),
                windows(rows, now -> now.truncatedTo(ChronoUnit.DAYS).with(IsoFields.DAY_OF_QUARTER, 1)),
                windows(rows, PurchaseReads::startOfYear),
                windows(rows, now -> startOfYear(now).minusYears(1)));
        if (!needs.categories().isEmpty()) {
            reads.query(
                    CATEGORIES,
                    row -> categories
                            .computeIfAbsent(row.getString("member_id"), member -> new HashMap<>())
                            .put(row.getString("category"), bought(row)),
                    members,
                    moments,
                    new Elements("text", List.copyOf(needs.categories())));
        }
    }

    /** Where a window begins that is seen from each of the moments. */
    private static Elements windows(Rows<Map.Entry<String, Moment>> rows, UnaryOperator<ZonedDateTime> start) {
        return rows.column("timestamptz", each -> {
            Moment moment = each.getValue();
            return start.apply(moment.at().atZone(moment.zone())).toInstant();
        });
    }

    private static ZonedDateTime startOfYear(ZonedDateTime now) {
        return now.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
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
        LocalDate on = seen.get(row.getString("member_id")).on();
        return new Bought(
                orders,
                row.getLong("quantity"),
                row.getBigDecimal("spend"),
                first,
                last,
                last == null ? -1 : (int) ChronoUnit.DAYS.between(last, on),
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
