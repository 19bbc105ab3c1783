package dev.guerdon.decision;

import dev.guerdon.facts.Line;
import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A set of discounts at work. First the lines: lowest fixed price, free units, amounts, percents added up; then, on what is left
 * of the lines that belong to a member's spend: amounts, percents added up. Each step is rounded once. What one line's own
 * discount changes is told by that line and the sums, so that it can be left out quickly.
 */
final class Discounting implements Scales {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Pricing pricing;
    private final Currency currency;
    private final List<Line> lines;
    private final ByTarget counting;

    /** Null until it is asked for: mostly only the price is. */
    private Map<String, Integer> places;

    /** What each line costs after fixed prices and free units, and after all discounts of its own. */
    private final List<Money> units = new ArrayList<>();

    private final List<Money> own = new ArrayList<>();

    /** What the lines cost after their own discounts: all, and those that basket discounts touch. */
    private Money sum = Money.ZERO;

    private Money base = Money.ZERO;

    Discounting(Pricing pricing, List<Proposed> counting) {
        this.pricing = pricing;
        this.currency = pricing.currency();
        this.lines = pricing.lines();
        this.counting = new ByTarget(counting);
        takeOffLines();
    }

    private void takeOffLines() {
        units.clear();
        own.clear();
        sum = Money.ZERO;
        base = Money.ZERO;
        units.addAll(pricing.listPrices());
        UnitPrices unitPrices = new UnitPrices(currency, lines, units);
        unitPrices.lower(counting);
        unitPrices.free(counting);
        for (int i = 0; i < lines.size(); i++) {
            own.add(Money.ZERO);
            costs(i, afterOwn(units.get(i), counting.line(lines.get(i).id())));
        }
    }

    /** A line costs something else than before. */
    private void costs(int place, Money now) {
        Money change = now.minus(own.set(place, now));
        sum = sum.plus(change);
        base = pricing.isTouched(place) ? base.plus(change) : base;
    }

    private Money afterOwn(Money price, List<Proposal> ofLine) {
        Money amount = currency.round(amountOff(ofLine));
        Money rest = price.minus(amount).orZero();
        return currency.round(rest.minus(currency.percent(rest, percentOff(ofLine))));
    }

    /** What the lines that basket discounts touch cost after their own discounts. */
    Money base() {
        return base;
    }

    Priced priced() {
        List<Money> left = new ArrayList<>(own);
        Money amount = amountOffBasket(base);
        takeOffBasket(amount, left);
        takeOffBasket(percentOffBasket(base.minus(amount)), left);
        return new Priced(left, charged());
    }

    private Money charged() {
        boolean isFree = counting.basket().stream().anyMatch(Proposal.FreeShipping.class::isInstance);
        return currency.round(isFree ? Money.ZERO : pricing.shipping());
    }

    private void takeOffBasket(Money discount, List<Money> left) {
        if (discount.isZero()) {
            return;
        }
        List<Money> weights = new ArrayList<>(left.size());
        for (int i = 0; i < lines.size(); i++) {
            weights.add(pricing.isTouched(i) ? left.get(i) : Money.ZERO);
        }
        List<Money> shares = currency.spread(discount, weights);
        for (int i = 0; i < shares.size(); i++) {
            left.set(i, left.get(i).minus(shares.get(i)));
        }
    }

    private Money amountOffBasket(Money of) {
        BigDecimal off = amountOff(counting.basket());
        for (Proposal each : counting.basket()) {
            if (each instanceof Proposal.AmountOffFrom from && of.amount().compareTo(from.threshold()) >= 0) {
                off = off.add(from.value());
            } else if (each instanceof Proposal.AmountOffEvery every) {
                BigDecimal times = of.amount().divideToIntegralValue(every.threshold());
                off = off.add(times.multiply(every.value()));
            }
        }
        return currency.round(off).min(of);
    }

    private Money percentOffBasket(Money of) {
        return currency.percent(of, percentOff(counting.basket()));
    }

    /** Amounts off one target, added up. */
    private static BigDecimal amountOff(List<Proposal> ofTarget) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Proposal each : ofTarget) {
            if (each instanceof Proposal.AmountOff off) {
                sum = sum.add(off.value());
            }
        }
        return sum;
    }

    /** Percents off one target, added up, at most 100. */
    private static BigDecimal percentOff(List<Proposal> ofTarget) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Proposal each : ofTarget) {
            if (each instanceof Proposal.PercentOff off) {
                sum = sum.add(off.percent());
            }
        }
        return sum.min(HUNDRED);
    }

    @Override
    public Optional<Otherwise> without(Proposed one) {
        if (reachesFurther(one.proposal())) {
            return Optional.empty();
        }
        int place = place(one);
        Money otherwise = ownWithout(place, one.proposal());
        Money before = own.get(place);
        if (otherwise.equals(before)) {
            return Optional.of(new Otherwise(true, pricing.worth(total(sum, base), charged())));
        }
        Money change = otherwise.minus(before);
        Money total = total(sum.plus(change), pricing.isTouched(place) ? base.plus(change) : base);
        return total.equals(total(sum, base))
                ? Optional.empty() // what the lines cost may be another all the same
                : Optional.of(new Otherwise(false, pricing.worth(total, charged())));
    }

    private Money ownWithout(int place, Proposal one) {
        List<Proposal> others = new ArrayList<>(counting.line(lines.get(place).id()));
        others.remove(one);
        return afterOwn(unitsAt(place, others), others);
    }

    /** What a line costs after fixed prices, where no units are free, or after what is known to be free. */
    private Money unitsAt(int place, List<Proposal> ofLine) {
        return freesUnits()
                ? units.get(place)
                : UnitPrices.lowered(
                        currency,
                        lines.get(place),
                        pricing.listPrices().get(place),
                        UnitPrices.lowest(lines.get(place), ofLine));
    }

    private Money total(Money all, Money touched) {
        Money amount = amountOffBasket(touched);
        return all.minus(amount).minus(percentOffBasket(touched.minus(amount)));
    }

    @Override
    public void drop(Proposed one) {
        counting.remove(one);
        if (reachesFurther(one.proposal())) {
            takeOffLines();
        } else {
            int place = place(one);
            List<Proposal> others = counting.line(lines.get(place).id());
            units.set(place, unitsAt(place, others));
            costs(place, afterOwn(units.get(place), others));
        }
    }

    /** Whether it may change more than the price of one line, before discounts on the basket. */
    private boolean reachesFurther(Proposal proposal) {
        return proposal.lineId() == null || (proposal instanceof Proposal.FixedPrice && freesUnits());
    }

    private boolean freesUnits() {
        for (Proposal each : counting.basket()) {
            if (each instanceof Proposal.CheapestFree) {
                return true;
            }
        }
        return false;
    }

    private int place(Proposed proposed) {
        if (places == null) {
            places = Proposals.positions(lines);
        }
        return places.get(proposed.proposal().lineId());
    }
}
