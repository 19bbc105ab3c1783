package dev.guerdon.member;

import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member.Bought;
import dev.guerdon.facts.Member.Purchases;
import dev.guerdon.programme.Programme;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What one member bought and brought back, kept in memory instead of in the database: the same facts come of it. */
public final class PurchaseHistory {
    private final Programme programme;
    private final Map<String, Past> orders = new LinkedHashMap<>();

    public PurchaseHistory(Programme programme) {
        this.programme = programme;
    }

    /** @param left what has not come back */
    private record Past(Instant at, LocalDate on, List<Line> sold, List<Line> left) {
        boolean isGone() {
            return left.isEmpty();
        }
    }

    /**
     * An order is placed.
     *
     * @param lines with what was paid for them
     */
    public void order(String id, Instant at, LocalDate on, List<Line> lines) {
        orders.put(id, new Past(at, on, List.copyOf(lines), List.copyOf(lines)));
    }

    /** Of an order no more than these lines is left. */
    public void leave(String id, List<Line> lines) {
        orders.computeIfPresent(id, (same, order) -> new Past(order.at, order.on, order.sold, List.copyOf(lines)));
    }

    /** All purchases as of a moment in the programme's zone, which nothing lies after. */
    public Purchases purchases(ZonedDateTime now) {
        ZonedDateTime midnight = now.truncatedTo(ChronoUnit.DAYS);
        Instant quarter = midnight.with(IsoFields.DAY_OF_QUARTER, 1).toInstant();
        Instant year = midnight.withDayOfYear(1).toInstant();
        Instant yearBefore = midnight.withDayOfYear(1).minusYears(1).toInstant();
        Instant days90 = now.minusDays(90).toInstant();
        Instant months12 = now.minusMonths(12).toInstant();
        LocalDate first =
                standing().map(Past::on).min(Comparator.naturalOrder()).orElse(null);
        LocalDate last = standing().map(Past::on).max(Comparator.naturalOrder()).orElse(null);
        BigDecimal lifetime = spend(at -> true);
        int count = count(at -> true);
        return new Purchases(
                spend(at -> at.isAfter(days90)),
                spend(at -> at.isAfter(months12)),
                spend(at -> !at.isBefore(quarter)),
                spend(at -> !at.isBefore(year)),
                spend(at -> !at.isBefore(yearBefore) && at.isBefore(year)),
                lifetime,
                count,
                count(at -> at.isAfter(days90)),
                count(at -> at.isAfter(months12)),
                first,
                last,
                PurchaseReads.Averages.value(lifetime, count),
                PurchaseReads.Averages.gap(first, last, count));
    }

    /** By category, as of a day. */
    public Map<String, Bought> categories(LocalDate today) {
        Map<String, Bought> categories = new LinkedHashMap<>();
        orders.values().stream()
                .flatMap(order -> order.sold().stream())
                .map(Line::category)
                .distinct()
                .forEach(category -> categories.put(category, bought(category, today)));
        return categories;
    }

    /** Orders of which nothing of the category is left do not count. */
    private Bought bought(String category, LocalDate today) {
        List<Past> standing = orders.values().stream()
                .filter(order -> has(order.left(), category))
                .sorted(Comparator.comparing(Past::on))
                .toList();
        if (standing.isEmpty()) {
            return Bought.NEVER;
        }
        List<Line> left = standing.stream()
                .flatMap(order -> order.left().stream())
                .filter(line -> line.category().equals(category))
                .toList();
        LocalDate first = standing.get(0).on();
        LocalDate last = standing.get(standing.size() - 1).on();
        return new Bought(
                standing.size(),
                left.stream().mapToLong(Line::quantity).sum(),
                left.stream().map(Line::paid).reduce(BigDecimal.ZERO, BigDecimal::add),
                first,
                last,
                Math.toIntExact(ChronoUnit.DAYS.between(last, today)),
                PurchaseReads.Averages.gap(first, last, standing.size()));
    }

    private static boolean has(List<Line> lines, String category) {
        return lines.stream().anyMatch(line -> line.category().equals(category));
    }

    /** Orders of which something is left. */
    private Stream<Past> standing() {
        return orders.values().stream().filter(order -> !order.isGone());
    }

    private int count(Predicate<Instant> window) {
        return (int) standing().filter(order -> window.test(order.at())).count();
    }

    private BigDecimal spend(Predicate<Instant> window) {
        return orders.values().stream()
                .filter(order -> window.test(order.at()))
                .map(order -> AfterOrder.spend(programme, order.left()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
