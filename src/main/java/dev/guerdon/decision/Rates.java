package dev.guerdon.decision;

import dev.guerdon.facts.Line;
import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Money per point, the highest rate of each line; points go to the lines with the highest rate first. */
final class Rates implements Redeeming.Tariff {
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final Currency currency;
    private final List<Money> nets;

    /** Positions of lines by rate, highest first. */
    private final Map<BigDecimal, List<Integer>> linesByRate = new TreeMap<>(Comparator.reverseOrder());

    Rates(Currency currency, List<Line> lines, List<Money> nets, List<Proposed> counting) {
        this.currency = currency;
        this.nets = nets;
        for (int i = 0; i < lines.size(); i++) {
            BigDecimal rate = highest(counting, lines.get(i).id());
            if (rate.signum() > 0) {
                linesByRate.computeIfAbsent(rate, each -> new ArrayList<>()).add(i);
            }
        }
    }

    @Override
    public Redeeming.Payment pay(long points, Money bound) {
        List<Money> byLine = new ArrayList<>();
        nets.forEach(net -> byLine.add(currency.round(BigDecimal.ZERO)));
        long pointsLeft = points;
        Money moneyLeft = bound;
        for (Map.Entry<BigDecimal, List<Integer>> group : linesByRate.entrySet()) {
            List<Money> prices = group.getValue().stream().map(nets::get).toList();
            BigDecimal rate = group.getKey();
            Money payable = Money.sum(prices).min(moneyLeft);
            long usable = Math.min(pointsLeft, pointsFor(payable, rate));
            Money paid =
                    currency.round(rate.multiply(BigDecimal.valueOf(usable))).min(payable);
            pointsLeft -= Math.min(usable, pointsFor(paid, rate));
            moneyLeft = moneyLeft.minus(paid);
            spread(paid, group.getValue(), prices, byLine);
        }
        return new Redeeming.Payment(points - pointsLeft, byLine);
    }

    private void spread(Money paid, List<Integer> positions, List<Money> prices, List<Money> byLine) {
        List<Money> shares = currency.spread(currency.round(paid), prices);
        for (int i = 0; i < shares.size(); i++) {
            byLine.set(positions.get(i), shares.get(i));
        }
    }

    private static long pointsFor(Money amount, BigDecimal rate) {
        BigDecimal points = amount.amount().divide(rate, 0, RoundingMode.CEILING);
        return points.min(MOST).longValueExact();
    }

    private static BigDecimal highest(List<Proposed> counting, String lineId) {
        BigDecimal highest = BigDecimal.ZERO;
        for (Proposed each : counting) {
            if (each.proposal() instanceof Proposal.Rate rate
                    && (rate.lineId() == null || rate.lineId().equals(lineId))) {
                highest = highest.max(rate.value());
            }
        }
        return highest;
    }
}
