package dev.guerdon.decision;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Line;
import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the basket costs with a set of discounts ({@link Discounting}), and what a member has of it. */
final class Pricing implements Calculation<Priced> {
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

    Currency currency() {
        return currency;
    }

    List<Line> lines() {
        return lines;
    }

    /** What each line costs without discounts. */
    List<Money> listPrices() {
        return undiscounted.nets();
    }

    Money shipping() {
        return shipping;
    }

    boolean isTouched(int place) {
        return touched[place];
    }

    @Override
    public Priced with(List<Proposed> counting) {
        return counting.isEmpty() ? undiscounted : new Discounting(this, counting).priced();
    }

    @Override
    public Scales scales(List<Proposed> all, Priced outcome) {
        return new Discounting(this, all);
    }

    @Override
    public Worth worth(Priced outcome) {
        return worth(outcome.total(), outcome.shipping());
    }

    Worth worth(Money total, Money charged) {
        return before.beyond(Worth.of(total.plus(charged)));
    }

    @Override
    public Function<Proposal, String> whyIdle(Priced outcome, List<Proposed> standing) {
        return new WhyNothingOff(this, outcome, standing)::of;
    }

    /** What thresholds of amounts off the basket are judged on: what is left after the lines' own discounts. */
    Money base(List<Proposed> counting) {
        return new Discounting(this, counting).base();
    }
}
