package dev.guerdon.decision;

import dev.guerdon.facts.Line;
import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How many points pay how much of the basket. Where a rule proposes a step, steps alone count and rates do not.
 *
 * <p>The lowest {@code maxShare} bounds the money (of what the lines cost after discounts, rounded down), the highest
 * {@code minPoints} the points from below. No point is taken that pays nothing. {@code maxPoints} is bounded by the rules,
 * the basket and the member's own points.
 */
final class Redeeming implements Calculation<Redeemed> {
    private static final String NONE_ASKED =
            "no points are to be used, and how many could be would be the same without it";

    private final Currency currency;
    private final List<Line> lines;
    private final List<Money> nets;
    private final Money total;
    private final List<Money> nothingByLine;
    private final long asked;
    private final long available;

    /**
     * @param asked points that the member wants to use; 0 is none
     * @param available points that the member can spend now
     */
    Redeeming(Currency currency, List<Line> lines, List<Money> nets, long asked, long available) {
        this.currency = currency;
        this.lines = lines;
        this.nets = nets;
        this.total = Money.sum(nets);
        this.nothingByLine = Collections.nCopies(nets.size(), currency.round(Money.ZERO));
        this.asked = asked;
        this.available = available;
    }

    @Override
    public Redeemed with(List<Proposed> counting) {
        Tariff tariff = tariff(counting);
        if (tariff == null) {
            return nothing(0, asked > 0 ? "points can't pay for this basket" : null);
        }
        Money bound = bound(counting);
        long least = minPoints(counting);
        long most = tariff.pay(available, bound).points();
        long maxPoints = most < least ? 0 : most;
        if (asked <= 0) {
            return nothing(maxPoints, null);
        }
        Payment payment = tariff.pay(Math.min(asked, available), bound);
        if (payment.points() < least) {
            boolean areFewAsked = Math.min(asked, available) < least;
            return nothing(
                    maxPoints,
                    "at least " + least + " points can be used at once"
                            + (areFewAsked ? "" : ", and only " + payment.points() + " can pay here"));
        }
        return new Redeemed(payment.points(), payment.byLine().get(), maxPoints, whyFewer(payment.points()));
    }

    @Override
    public Scales scales(List<Proposed> all, Redeemed outcome) {
        return new RateScales(all, worth(outcome));
    }

    @Override
    public Worth worth(Redeemed outcome) {
        return Worth.of(outcome.amount());
    }

    @Override
    public Function<Proposal, String> whyIdle(Redeemed outcome, List<Proposed> standing) {
        return proposal -> whyIdle(proposal, outcome, standing);
    }

    private String whyIdle(Proposal proposal, Redeemed outcome, List<Proposed> standing) {
        if (proposal instanceof Proposal.Rate rate) {
            return whyIdle(rate, outcome, standing);
        } else if (proposal instanceof Proposal.Step step) {
            return whyIdle(step);
        }
        return "does not bound this basket";
    }

    private String whyIdle(Proposal.Rate rate, Redeemed outcome, List<Proposed> standing) {
        if (standing.stream().anyMatch(each -> each.proposal() instanceof Proposal.Step)) {
            return "steps count here, rates do not";
        }
        int beside = highestBeside(rate, standing);
        if (beside >= 0) {
            return beside > 0 ? "a higher rate counts" : "a rate that is as high counts";
        } else if (asked <= 0) {
            return NONE_ASKED;
        }
        return outcome.points() == 0
                ? "no points are taken" + (outcome.because() == null ? "" : ": " + outcome.because())
                : "the points that are taken pay for other lines, or for nothing here";
    }

    /** How the highest of the other rates that count for all that this one does stands to it: 1, 0 or -1; -1 without any. */
    @SuppressWarnings("ReferenceEquality") // two rules may propose the same
    private static int highestBeside(Proposal.Rate rate, List<Proposed> standing) {
        return standing.stream()
                .map(Proposed::proposal)
                .filter(Proposal.Rate.class::isInstance)
                .map(Proposal.Rate.class::cast)
                .filter(other -> other != rate)
                .filter(other -> other.lineId() == null || other.lineId().equals(rate.lineId()))
                .mapToInt(other -> other.value().compareTo(rate.value()))
                .max()
                .orElse(-1);
    }

    private String whyIdle(Proposal.Step step) {
        if (available < step.points()) {
            return "the member has only " + available + " points";
        } else if (asked > 0 && asked < step.points()) {
            return "only " + asked + " points are asked for";
        }
        return asked <= 0 ? NONE_ASKED : "other steps take the points, or it is too much money for this basket";
    }

    /** The outcome where no points are taken. */
    Redeemed nothing(long maxPoints, String because) {
        return new Redeemed(0, nothingByLine, maxPoints, because);
    }

    private Tariff tariff(List<Proposed> counting) {
        boolean hasRate = false;
        for (Proposed each : counting) {
            if (each.proposal() instanceof Proposal.Step) {
                return new Steps(currency, nets, counting);
            }
            hasRate |= each.proposal() instanceof Proposal.Rate;
        }
        return hasRate ? new Rates(currency, lines, nets, counting) : null;
    }

    private String whyFewer(long points) {
        if (points == asked) {
            return null;
        }
        return available < asked && points == available
                ? "the member has only " + available + " points"
                : points + " of the " + asked + " points are all that can pay here";
    }

    private Money bound(List<Proposed> counting) {
        Money bound = total;
        for (Proposed each : counting) {
            if (each.proposal() instanceof Proposal.MaxShare share) {
                BigDecimal exact = total.times(share.value()).amount().movePointLeft(2);
                bound = bound.min(new Money(exact.setScale(currency.decimals(), RoundingMode.DOWN)));
            }
        }
        return bound;
    }

    private static long minPoints(List<Proposed> counting) {
        long least = 0;
        for (Proposed each : counting) {
            if (each.proposal() instanceof Proposal.MinPoints min) {
                least = Math.max(least, min.points());
            }
        }
        return least;
    }

    /** What points are worth. */
    sealed interface Tariff permits Rates, Steps {

        /** What at most so many points pay, at most so much money. */
        Payment pay(long points, Money bound);
    }

    /** Points taken, and what they pay of each line, worked out when it is asked for: mostly the points are enough. */
    record Payment(long points, Supplier<List<Money>> byLine) {}
}
