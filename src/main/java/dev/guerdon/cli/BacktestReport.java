package dev.guerdon.cli;

import dev.guerdon.backtest.BacktestResult;
import dev.guerdon.backtest.BacktestResult.OrderDifference;
import dev.guerdon.backtest.BacktestResult.Told;
import dev.guerdon.backtest.BacktestView;
import dev.guerdon.backtest.Given;
import dev.guerdon.money.Money;
import dev.guerdon.rehearsal.RulebookView.ProblemView;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.Help.Ansi;

/** Tells a backtest's result to who sits in front of it. */
final class BacktestReport {
    private static final String NOT_THERE = "-";

    private final PrintWriter out;
    private final Ansi ansi;

    BacktestReport(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    void print(BacktestView view) {
        BacktestResult result = view.result();
        out.printf(
                "%,d orders from %s to %s under the live rules (%s) and under these (%s): %,d are decided otherwise.%n",
                result.orders(), view.from(), view.until(), view.live(), view.candidate(), result.differing());
        if (view.scenarios() != null && !view.scenarios().isGood()) {
            out.printf(
                    "%d scenarios fail: these rules can't go live yet.%n",
                    view.scenarios().failed().size());
        }
        if (view.notTried() != null) {
            view.notTried().forEach(this::notTried);
        }
        total(result.total());
        tiers(result);
        campaigns(result);
        rules(result);
        members(result);
        reach(result);
        orders(result);
        caveats(result);
    }

    private void notTried(ProblemView each) {
        String scenarios =
                "Not all scenarios were tried" + (each.file().equals(".") ? "" : " (" + each.file() + ")") + ": ";
        out.println((each.severity().equals("error") ? scenarios : "") + each.message());
    }

    private void total(BacktestResult.Both total) {
        Table table = new Table("", "live", "these", "difference");
        money(table, "discount", total, Given::discount);
        money(table, "free shipping", total, Given::freeShipping);
        table.row(
                "points",
                count(total.live().points()),
                count(total.candidate().points()),
                signed(BigDecimal.valueOf(
                        total.candidate().points() - total.live().points())));
        money(table, "cost of points", total, Given::pointsCost);
        money(table, "all together", total, Given::cost);
        money(table, "paid by points", total, Given::paidByPoints);
        print("What was given", table);
    }

    private static void money(Table table, String title, BacktestResult.Both both, Function<Given, Money> part) {
        Money live = part.apply(both.live());
        Money candidate = part.apply(both.candidate());
        table.row(title, amount(live.amount()), amount(candidate.amount()), signed(gap(live, candidate)));
    }

    private void tiers(BacktestResult result) {
        Table table = new Table("", "orders", "cost live", "cost of these", "difference");
        result.tiers()
                .forEach(each -> table.row(
                        each.tier() == null ? "guests" : each.tier(),
                        count(each.live().orders()),
                        cost(each.live()),
                        cost(each.candidate()),
                        difference(each.live(), each.candidate())));
        print("By tier", table);
    }

    private void campaigns(BacktestResult result) {
        Table table = new Table("", "orders live", "of these", "cost live", "of these", "difference");
        result.campaigns().forEach(each -> compare(table, each.campaign(), each.live(), each.candidate()));
        print("By campaign", table);
    }

    private void rules(BacktestResult result) {
        Table table = new Table("", "orders live", "of these", "cost live", "of these", "difference");
        result.rules().stream()
                .filter(each -> each.live() == null || !each.live().equals(each.candidate()))
                .forEach(
                        each -> compare(table, each.rulePackage() + ": " + each.rule(), each.live(), each.candidate()));
        print("Rules that give something else", table);
    }

    private static void compare(Table table, String title, Given live, Given candidate) {
        table.row(title, orders(live), orders(candidate), cost(live), cost(candidate), difference(live, candidate));
    }

    private void members(BacktestResult result) {
        Table table = new Table("live", "these", "members");
        result.members().moves().forEach(move -> table.row(move.live(), move.candidate(), count(move.members())));
        heading("Tiers of %,d members who ordered: %,d are others"
                .formatted(result.members().judged(), result.members().differing()));
        if (table.hasRows()) {
            table.print(out);
        }
    }

    private void reach(BacktestResult result) {
        Table table = new Table("", "live", "these");
        result.reach()
                .forEach(each -> table.row(
                        each.campaign() + ": " + each.rule(),
                        each.live() == null ? NOT_THERE : count(each.live()),
                        each.candidate() == null ? NOT_THERE : count(each.candidate())));
        print("Members whom campaigns would reach today", table);
    }

    private void orders(BacktestResult result) {
        if (result.mostDifferent().isEmpty()) {
            return;
        }
        heading("Orders that differ most");
        result.mostDifferent().forEach(this::order);
    }

    private void order(OrderDifference order) {
        out.printf(
                "%s of %s, %s: total %s, these %s; points %s, these %s%n",
                order.orderId(),
                order.memberId() == null ? "a guest" : order.memberId(),
                order.at(),
                amount(order.live().total().amount()),
                amount(order.candidate().total().amount()),
                count(order.live().points()),
                count(order.candidate().points()));
        order.rules()
                .forEach(rule ->
                        out.printf("    %s: %s -> %s%n", rule.rule(), told(rule.live()), told(rule.candidate())));
    }

    private static String told(Told told) {
        if (told == null) {
            return "no such rule";
        } else if (told.because() != null) {
            return "nothing (" + told.because() + ")";
        }
        String points = told.points() == 0 ? "" : count(told.points()) + " points";
        String money = told.amount().isZero() ? "" : amount(told.amount().amount());
        String both = money + (money.isEmpty() || points.isEmpty() ? "" : ", ") + points;
        return both.isEmpty() ? "fires" : both;
    }

    private void caveats(BacktestResult result) {
        if (!result.notKnownThen().isEmpty()) {
            heading("Not kept with all of these orders, and counted as nothing");
            out.println(String.join(", ", result.notKnownThen()));
        }
        if (!result.stopped().isEmpty()) {
            heading("Rules that had to be stopped, and gave nothing there");
            result.stopped()
                    .forEach(each -> out.printf(
                            "%s \"%s\", %s rules: in %,d orders%n",
                            each.rulePackage(), each.rule(), each.under(), each.orders()));
        }
        if (result.failed().orders() > 0) {
            heading("%,d orders could not be decided".formatted(result.failed().orders()));
            result.failed()
                    .examples()
                    .forEach(each -> out.printf("%s, %s rules: %s%n", each.orderId(), each.under(), each.because()));
        }
    }

    private void print(String title, Table table) {
        if (table.hasRows()) {
            heading(title);
            table.print(out);
        }
    }

    private void heading(String title) {
        out.println();
        out.println(ansi.string("@|bold " + title + "|@"));
    }

    private static String orders(Given given) {
        return given == null ? NOT_THERE : count(given.orders());
    }

    private static String cost(Given given) {
        return given == null ? NOT_THERE : amount(given.cost().amount());
    }

    private static String difference(Given live, Given candidate) {
        Money before = live == null ? Money.ZERO : live.cost();
        Money after = candidate == null ? Money.ZERO : candidate.cost();
        return signed(gap(before, after));
    }

    private static BigDecimal gap(Money before, Money after) {
        return after.minus(before).amount();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String amount(BigDecimal number) {
        return String.format(Locale.ROOT, "%,." + number.scale() + "f", number);
    }

    private static String signed(BigDecimal number) {
        return number.signum() == 0 ? "0" : String.format(Locale.ROOT, "%+,." + number.scale() + "f", number);
    }
}
