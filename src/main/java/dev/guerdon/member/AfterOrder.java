package dev.guerdon.member;

import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Member.Bought;
import dev.guerdon.facts.Member.Purchases;
import dev.guerdon.programme.Programme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How an order counts for the member who placed it. */
public final class AfterOrder {
    private AfterOrder() {}

    /** What of an order is part of a member's spend: what is paid in money, without categories that are not spend. */
    public static BigDecimal spend(Programme programme, List<Line> lines) {
        BigDecimal spend = BigDecimal.ZERO;
        for (Line line : lines) {
            if (programme.spends(line.category())) {
                spend = spend.add(line.paid());
            }
        }
        return spend;
    }

    /**
     * The member as he stands after an order, placed at the moment as of which he is seen.
     *
     * @param lines with what was paid for them
     * @param earned points
     * @param spent points
     */
    public static Member member(Member before, Programme programme, List<Line> lines, long earned, long spent) {
        BigDecimal spend = spend(programme, lines);
        return before.with(purchases(before.purchases(), spend, before.today()))
                .withBought(bought(before, lines))
                .withWallet(Programme.POINTS, points(before.wallet(Programme.POINTS), programme, earned, spent));
    }

    /** Debt is repaid first, also by points that are pending. */
    private static Member.Wallet points(Member.Wallet before, Programme programme, long earned, long spent) {
        long repaid = Math.min(before.debt(), earned);
        long kept = earned - repaid;
        boolean isPending = programme.points().availableAfterDays() > 0;
        return new Member.Wallet(
                before.balance() - spent + (isPending ? 0 : kept),
                before.earned12m() + earned,
                before.earnedThisYear() + earned,
                before.earnedLastYear(),
                before.earnedLifetime() + earned,
                before.pending() + (isPending ? kept : 0),
                before.debt() - repaid);
    }

    private static Purchases purchases(Purchases before, BigDecimal spend, LocalDate on) {
        int orders = before.orders() + 1;
        LocalDate first = before.firstOrderOn() == null ? on : before.firstOrderOn();
        LocalDate last = before.lastOrderOn() == null || before.lastOrderOn().isBefore(on) ? on : before.lastOrderOn();
        BigDecimal lifetime = before.spendLifetime().add(spend);
        return new Purchases(
                before.spend90d().add(spend),
                before.spend12m().add(spend),
                before.spendThisQuarter().add(spend),
                before.spendThisYear().add(spend),
                before.spendLastYear(),
                lifetime,
                orders,
                before.orders90d() + 1,
                before.orders12m() + 1,
                first,
                last,
                PurchaseReads.Averages.value(lifetime, orders),
                PurchaseReads.Averages.gap(first, last, orders));
    }

    /** Only categories that were read are counted on: nobody asks for the others. */
    private static Map<String, Bought> bought(Member before, List<Line> lines) {
        Map<String, Bought> after = new HashMap<>(before.boughtByCategory());
        Map<String, Boolean> counted = new HashMap<>();
        for (Line line : lines) {
            boolean isFirst = counted.put(line.category(), true) == null;
            after.put(
                    line.category(),
                    with(after.getOrDefault(line.category(), Bought.NEVER), line, isFirst ? 1 : 0, before.today()));
        }
        return after;
    }

    private static Bought with(Bought before, Line line, int more, LocalDate on) {
        LocalDate first = before.firstOn() == null ? on : before.firstOn();
        int orders = before.orders() + more;
        return new Bought(
                orders,
                before.quantity() + line.quantity(),
                before.spend().add(line.paid()),
                first,
                on,
                0,
                PurchaseReads.Averages.gap(first, on, orders));
    }
}
