package dev.guerdon.decision;

import dev.guerdon.facts.Line;
import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Origin;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.WithinReach;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells what a little more in the basket would bring: discounts whose rules want more of one number, and those that fired but
 * whose own threshold is not reached. A hint never promises what a gate would refuse, or what changes nothing.
 */
final class Hinting {
    private static final int MOST = 3;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** The one of which the smallest part is missing comes first. */
    private static final Comparator<WithinReach> NEAREST = Comparator.<WithinReach, BigDecimal>comparing(
                    each -> each.missing().divide(each.wanted(), 6, RoundingMode.HALF_UP))
            .thenComparing(WithinReach::origin)
            .thenComparing(WithinReach::measure)
            .thenComparing(WithinReach::wanted);

    private final Currency currency;
    private final List<Line> lines;
    private final Pricing pricing;
    private final Budgets budgets;
    private final List<Proposed> standing = new ArrayList<>();
    private final List<Proposed> unreached = new ArrayList<>();
    private final Function<BigDecimal, Set<Origin>> endedBy;
    private final Money base;
    private final Worth now;

    /**
     * @param verdicts of the discount rules
     * @param priced what the basket costs by them
     * @param endedBy rules that give nothing any more where the basket costs so much more
     */
    Hinting(
            Programme programme,
            List<Line> lines,
            Pricing pricing,
            Budgets budgets,
            List<Verdict> verdicts,
            Priced priced,
            Function<BigDecimal, Set<Origin>> endedBy) {
        this.endedBy = endedBy;
        this.currency = programme.currency();
        this.lines = lines;
        this.pricing = pricing;
        this.budgets = budgets;
        for (Verdict verdict : verdicts) {
            if (verdict.applies() && !Gifts.isGift(verdict.proposed().proposal())) {
                standing.add(verdict.proposed());
            }
            if (hasThreshold(verdict.proposed().proposal())) {
                unreached.add(verdict.proposed());
            }
        }
        this.base = pricing.base(standing);
        this.now = pricing.worth(priced);
    }

    private static boolean hasThreshold(Proposal proposal) {
        return proposal instanceof Proposal.AmountOffFrom
                || proposal instanceof Proposal.AmountOffEvery
                || proposal instanceof Proposal.CheapestFree;
    }

    /**
     * At most three hints, the nearest first.
     *
     * @param within discounts whose rules want more of one number of the basket
     */
    List<Decision.Hint> hints(List<WithinReach> within) {
        List<WithinReach> all = new ArrayList<>();
        within.forEach(each -> all.add(atReach(each)));
        unreached.forEach(each -> ownThreshold(each).ifPresent(all::add));
        List<WithinReach> worth = all.stream().filter(this::isWorthTelling).toList();
        return worth.stream()
                .filter(each -> worth.stream().noneMatch(other -> isOutdone(each, other)))
                .sorted(NEAREST)
                .limit(MOST)
                .map(this::hint)
                .toList();
    }

    /** Thresholds of the proposals themselves are judged on what the basket costs once the number is reached. */
    private WithinReach atReach(WithinReach within) {
        BigDecimal then = base.amount().add(within.isUnits() ? BigDecimal.ZERO : within.missing());
        List<Proposal> gives = new ArrayList<>();
        for (Proposal each : within.gives()) {
            if (each instanceof Proposal.AmountOffFrom from) {
                if (then.compareTo(from.threshold()) >= 0) {
                    gives.add(new Proposal.AmountOff(null, from.value()));
                }
            } else if (each instanceof Proposal.AmountOffEvery every) {
                BigDecimal times = then.divideToIntegralValue(every.threshold());
                if (times.signum() > 0) {
                    gives.add(new Proposal.AmountOff(null, every.value().multiply(times)));
                }
            } else {
                gives.add(each);
            }
        }
        return with(within, gives);
    }

    private static WithinReach with(WithinReach within, List<Proposal> gives) {
        return new WithinReach(
                within.origin(),
                within.measure(),
                within.of(),
                within.isUnits(),
                within.there(),
                within.wanted(),
                gives,
                within.ends());
    }

    /** What a proposal's own threshold lacks, at most half of it. */
    private Optional<WithinReach> ownThreshold(Proposed proposed) {
        if (proposed.proposal() instanceof Proposal.AmountOffFrom from) {
            return near(proposed.origin(), "total", base.amount(), from.threshold(), from.value());
        } else if (proposed.proposal() instanceof Proposal.AmountOffEvery every) {
            BigDecimal part = base.amount().remainder(every.threshold());
            return near(proposed.origin(), "total", part, every.threshold(), every.value());
        }
        Proposal.CheapestFree free = (Proposal.CheapestFree) proposed.proposal();
        BigDecimal part = BigDecimal.valueOf(UnitPrices.units(free, lines) % free.groupSize());
        WithinReach next = new WithinReach(
                proposed.origin(),
                measure(free),
                free.of(),
                true,
                part,
                BigDecimal.valueOf(free.groupSize()),
                List.of(free),
                Set.of());
        return Optional.of(next).filter(each -> isNear(each.there(), each.wanted()));
    }

    private static String measure(Proposal.CheapestFree free) {
        return (free.byTag() ? "quantityOfTag" : "quantityOf") + "(\"" + free.of() + "\")";
    }

    private Optional<WithinReach> near(
            Origin origin, String measure, BigDecimal there, BigDecimal wanted, BigDecimal off) {
        if (!isNear(there, wanted)) {
            return Optional.empty();
        }
        List<Proposal> gives = List.of(new Proposal.AmountOff(null, off));
        Set<Origin> ends = endedBy.apply(wanted.subtract(there));
        return Optional.of(new WithinReach(origin, measure, "", false, there, wanted, gives, ends));
    }

    private static boolean isNear(BigDecimal there, BigDecimal wanted) {
        return there.signum() > 0 && wanted.compareTo(there) > 0 && wanted.compareTo(there.multiply(TWO)) <= 0;
    }

    /** Whether the customer would have something of it, and the campaign would hold it. */
    private boolean isWorthTelling(WithinReach within) {
        if (Offer.words(within.gives(), currency).isEmpty()
                || within.ends().contains(within.origin())
                || budgets.closedBecause(within.origin().campaign()) != null) {
            return false;
        }
        List<Proposed> rivals = rivals(within);
        if (within.gives().stream().anyMatch(Proposal.CheapestFree.class::isInstance)) {
            return rivals.isEmpty() && within.gives().stream().allMatch(each -> hasUnitsFor(each, within));
        }
        Worth gain = gain(within, rivals);
        boolean isGift = within.gives().stream().anyMatch(Gifts::isWorthSomething);
        return gain.isNothing()
                ? isGift && rivals.isEmpty()
                : budgets.hold(within.origin().campaign(), gain);
    }

    /** Of what is free in groups a whole group must be there, with what is missing. */
    private boolean hasUnitsFor(Proposal proposal, WithinReach within) {
        return !(proposal instanceof Proposal.CheapestFree free)
                || UnitPrices.units(free, lines)
                                + (within.measure().equals(measure(free))
                                        ? within.missing().longValueExact()
                                        : 0)
                        >= free.groupSize();
    }

    /** Whether what one lacks brings another of its group, too, and that is worth more: of the two the other would count. */
    private boolean isOutdone(WithinReach within, WithinReach other) {
        return isOfItsGroup(other.origin(), within.origin())
                && within.brings(other)
                && !gain(other).beyond(gain(within)).isNothing();
    }

    /** Whether the customer would have the one in place of the other. */
    private static boolean isRival(Origin other, WithinReach within) {
        return isOfItsGroup(other, within.origin()) || within.ends().contains(other);
    }

    private static boolean isOfItsGroup(Origin other, Origin origin) {
        return origin.bestOf() != null && origin.bestOf().equals(other.bestOf()) && !origin.equals(other);
    }

    private List<Proposed> rivals(WithinReach within) {
        return those(each -> isRival(each.origin(), within));
    }

    private Worth gain(WithinReach within) {
        return gain(within, rivals(within));
    }

    /** What the basket as it is would cost less; of a group only the best counts, and what ends does not. */
    private Worth gain(WithinReach within, List<Proposed> rivals) {
        List<Proposed> then = new ArrayList<>(Weighing.without(standing, rivals));
        for (Proposal each : within.gives()) {
            if (!Gifts.isGift(each)) {
                then.add(new Proposed(within.origin(), each, Set.of()));
            }
        }
        return pricing.worth(pricing.with(then)).beyond(now);
    }

    private List<Proposed> those(Predicate<Proposed> wanted) {
        return standing.stream().filter(wanted).toList();
    }

    private Decision.Hint hint(WithinReach within) {
        BigDecimal missing = within.isUnits()
                ? within.missing().setScale(0)
                : currency.round(within.missing()).amount();
        boolean isFree = within.gives().stream().anyMatch(Proposal.CheapestFree.class::isInstance);
        boolean isMore = those(each -> each.origin().equals(within.origin())).stream()
                .anyMatch(each -> hasThreshold(each.proposal()));
        String gives = isFree ? free(isMore) : (isMore ? "another " : "") + Offer.words(within.gives(), currency);
        String text = missing.toPlainString() + " more" + (within.of().isEmpty() ? "" : " of " + within.of())
                + (isFree ? ": " : " for ") + gives;
        return new Decision.Hint(
                text,
                within.origin().rule(),
                within.origin().reason(),
                within.origin().campaign(),
                within.measure(),
                missing,
                gives);
    }

    private static String free(boolean isMore) {
        return isMore ? "one more is free" : "the cheapest is free";
    }
}
