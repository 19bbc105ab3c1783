package dev.guerdon.decision;

import dev.guerdon.facts.Line;
import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
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
        ByTarget byTarget = new ByTarget(counting);
        BigDecimal ofAll = highest(byTarget.basket());
        for (int i = 0; i < lines.size(); i++) {
            BigDecimal rate = ofAll.max(highest(byTarget.line(lines.get(i).id())));
            if (rate.signum() > 0) {
                linesByRate.computeIfAbsent(rate, each -> new ArrayList<>()).add(i);
            }
        }
    }

    @Override
    public Redeeming.Payment pay(long points, Money bound) {
        List<Money> paidByRate = new ArrayList<>(linesByRate.size());
        long pointsLeft = points;
        Money moneyLeft = bound;
        for (Map.Entry<BigDecimal, List<Integer>> group : linesByRate.entrySet()) {
            BigDecimal rate = group.getKey();
            Money payable = price(group.getValue()).min(moneyLeft);
            long usable = Math.min(pointsLeft, pointsFor(payable, rate));
            Money paid =
                    currency.round(rate.multiply(BigDecimal.valueOf(usable))).min(payable);
            pointsLeft -= Math.min(usable, pointsFor(paid, rate));
            moneyLeft = moneyLeft.minus(paid);
            paidByRate.add(paid);
        }
        return new Redeeming.Payment(points - pointsLeft, () -> byLine(paidByRate));
    }

    private Money price(List<Integer> positions) {
        Money price = Money.ZERO;
        for (int position : positions) {
            price = price.plus(nets.get(position));
        }
        return price;
    }

    /** @param paidByRate in the order of the rates */
    private List<Money> byLine(List<Money> paidByRate) {
        List<Money> byLine = new ArrayList<>(Collections.nCopies(nets.size(), currency.round(Money.ZERO)));
        Iterator<Money> paid = paidByRate.iterator();
        for (List<Integer> positions : linesByRate.values()) {
            List<Money> prices = positions.stream().map(nets::get).toList();
            List<Money> shares = currency.spread(currency.round(paid.next()), prices);
            for (int i = 0; i < shares.size(); i++) {
                byLine.set(positions.get(i), shares.get(i));
            }
        }
        return byLine;
    }

    private static long pointsFor(Money amount, BigDecimal rate) {
        BigDecimal points = amount.amount().divide(rate, 0, RoundingMode.CEILING);
        return points.min(MOST).longValueExact();
    }

    private static BigDecimal highest(List<Proposal> proposals) {
        BigDecimal highest = BigDecimal.ZERO;
        for (Proposal each : proposals) {
            if (each instanceof Proposal.Rate rate) {
                highest = highest.max(rate.value());
            }
        }
        return highest;
    }
}
