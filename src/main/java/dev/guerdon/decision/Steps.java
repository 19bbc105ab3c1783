package dev.guerdon.decision;

import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Fixed steps of points: the largest that fits points and basket is taken, as often as it fits, then the next. */
final class Steps implements Redeeming.Tariff {
    private static final Comparator<Proposal.Step> LARGEST_FIRST = Comparator.comparing(Proposal.Step::points)
            .thenComparing(Proposal.Step::value)
            .reversed();

    private final Currency currency;
    private final List<Money> nets;
    private final List<Proposal.Step> steps = new ArrayList<>();

    Steps(Currency currency, List<Money> nets, List<Proposed> counting) {
        this.currency = currency;
        this.nets = nets;
        for (Proposed each : counting) {
            if (each.proposal() instanceof Proposal.Step step) {
                steps.add(step);
            }
        }
        steps.sort(LARGEST_FIRST);
    }

    @Override
    public Redeeming.Payment pay(long points, Money bound) {
        long pointsLeft = points;
        Money moneyLeft = bound;
        for (Proposal.Step step : steps) {
            Money amount = currency.round(step.value());
            if (amount.isPositive()) {
                long byMoney = moneyLeft
                        .amount()
                        .divideToIntegralValue(amount.amount())
                        .longValueExact();
                long times = Math.min(pointsLeft / step.points(), byMoney);
                pointsLeft -= times * step.points();
                moneyLeft = moneyLeft.minus(amount.times(BigDecimal.valueOf(times)));
            }
        }
        Money paid = currency.round(bound.minus(moneyLeft));
        return new Redeeming.Payment(points - pointsLeft, () -> currency.spread(paid, nets));
    }
}
