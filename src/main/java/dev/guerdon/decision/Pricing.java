package dev.guerdon.decision;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Line;
import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What the basket costs. First the lines: lowest fixed price, free units, amounts, percents added up; then, on what is
 * left of the lines that belong to a member's spend: amounts, percents added up. Each step is rounded once.
 */
final class Pricing implements Calculation<Priced> {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Currency currency;
    private final List<Line> lines;

    /** Whether basket discounts touch the line, by position. */
    private final boolean[] touched;

    private final Money shipping;
    private final Priced undiscounted;
    private final Worth before;

    Pricing(Programme programme, Basket basket) {
        this.currency = programme.currency();
        this.lines = basket.lines();
        this.shipping = currency.round(basket.shipping());
        this.touched = new boolean[lines.size()];
        List<Money> list = new ArrayList<>(lines.size());
        for (Line line : lines) {
            touched[list.size()] = programme.spends(line.category());
            list.add(currency.round(line.amount()));
        }
        this.undiscounted = new Priced(list, shipping);
        this.before = Worth.of(undiscounted.total().plus(shipping));
    }

    @Override
    public Priced with(List<Proposed> counting) {
        if (counting.isEmpty()) {
            return undiscounted;
        }
        ByTarget byTarget = new ByTarget(counting);
        List<Money> left = afterOwn(byTarget);
        Money base = spending(left);
        takeOffBasket(amountOffBasket(byTarget.basket(), base), left);
        takeOffBasket(currency.percent(spending(left), percentOff(byTarget.basket())), left);
        return new Priced(left, charged(byTarget.basket()));
    }

    private Money charged(List<Proposal> counting) {
        Money charged = shipping;
        for (Proposal each : counting) {
            if (each instanceof Proposal.FreeShipping) {
                charged = Money.ZERO;
            }
        }
        return currency.round(charged);
    }

    /** What the lines cost after their own discounts. */
    private List<Money> afterOwn(ByTarget counting) {
        List<Money> left = new ArrayList<>(undiscounted.nets());
        UnitPrices units = new UnitPrices(currency, lines, left);
        units.lower(counting);
        units.free(counting);
        takeOffLines(counting, left);
        return left;
    }

    @Override
    public Worth worth(Priced outcome) {
        return before.beyond(Worth.of(outcome.total().plus(outcome.shipping())));
    }

    @Override
    public String whyIdle(Proposal proposal, Priced outcome, List<Proposed> standing) {
        if (proposal instanceof Proposal.FixedPrice) {
            return "not the lowest price of the line";
        } else if (proposal instanceof Proposal.CheapestFree free) {
            return "no " + free.groupSize() + " units of it that are not free already";
        } else if (proposal instanceof Proposal.AmountOffFrom from) {
            return whyNotFrom(from.threshold(), standing);
        } else if (proposal instanceof Proposal.AmountOffEvery every) {
            return whyNotFrom(every.threshold(), standing);
        } else if (proposal instanceof Proposal.FreeShipping) {
            return "shipping costs nothing anyway";
        }
        return "nothing is left to take off";
    }

    /** What thresholds of amounts off the basket are judged on: what is left after the lines' own discounts. */
    Money base(List<Proposed> counting) {
        return spending(afterOwn(new ByTarget(counting)));
    }

    private String whyNotFrom(BigDecimal threshold, List<Proposed> standing) {
        Money base = base(standing);
        return base.amount().compareTo(threshold) < 0
                ? "the basket costs " + base + " after the lines' own discounts, not " + threshold.toPlainString()
                : "nothing is left to take off";
    }

    private void takeOffLines(ByTarget counting, List<Money> left) {
        for (int i = 0; i < lines.size(); i++) {
            List<Proposal> own = counting.line(lines.get(i).id());
            Money amount = currency.round(amountOff(own));
            Money rest = left.get(i).minus(amount).orZero();
            left.set(i, currency.round(rest.minus(currency.percent(rest, percentOff(own)))));
        }
    }

    /** What the lines that basket discounts touch cost. */
    private Money spending(List<Money> left) {
        Money base = Money.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            if (touched[i]) {
                base = base.plus(left.get(i));
            }
        }
        return base;
    }

    private void takeOffBasket(Money discount, List<Money> left) {
        if (discount.isZero()) {
            return;
        }
        List<Money> weights = new ArrayList<>(left.size());
        for (int i = 0; i < lines.size(); i++) {
            weights.add(touched[i] ? left.get(i) : Money.ZERO);
        }
        List<Money> shares = currency.spread(discount, weights);
        for (int i = 0; i < shares.size(); i++) {
            left.set(i, left.get(i).minus(shares.get(i)));
        }
    }

    private Money amountOffBasket(List<Proposal> counting, Money base) {
        BigDecimal sum = amountOff(counting);
        for (Proposal each : counting) {
            if (each instanceof Proposal.AmountOffFrom from && base.amount().compareTo(from.threshold()) >= 0) {
                sum = sum.add(from.value());
            } else if (each instanceof Proposal.AmountOffEvery every) {
                BigDecimal times = base.amount().divideToIntegralValue(every.threshold());
                sum = sum.add(times.multiply(every.value()));
            }
        }
        return currency.round(sum).min(base);
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
}
