package dev.guerdon.decision;

import dev.guerdon.facts.Line;
import dev.guerdon.money.Money;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says why a discount takes nothing off, beside all that stand. */
final class WhyNothingOff {
    private static final String NOTHING_LEFT = "nothing is left to take off";
    private static final String SAME_WITHOUT = "what it takes off, others that count take off without it";
    private static final String TOO_LITTLE = "it comes to nothing once it is rounded";

    private final Pricing pricing;
    private final Priced outcome;
    private final List<Proposed> standing;
    private final ByTarget byTarget;
    private final Map<String, Integer> places;

    WhyNothingOff(Pricing pricing, Priced outcome, List<Proposed> standing) {
        this.pricing = pricing;
        this.outcome = outcome;
        this.standing = standing;
        this.byTarget = new ByTarget(standing);
        this.places = Proposals.positions(pricing.lines());
    }

    String of(Proposal proposal) {
        if (proposal instanceof Proposal.FixedPrice price) {
            return of(price);
        } else if (proposal instanceof Proposal.CheapestFree free) {
            return of(free);
        } else if (proposal instanceof Proposal.AmountOffFrom from) {
            return whyNotFrom(from, from.threshold());
        } else if (proposal instanceof Proposal.AmountOffEvery every) {
            return whyNotFrom(every, every.threshold());
        } else if (proposal instanceof Proposal.FreeShipping) {
            return "shipping costs nothing anyway";
        }
        return whyNothing(proposal);
    }

    private String of(Proposal.FixedPrice price) {
        Line line = pricing.lines().get(places.get(price.lineId()));
        if (price.value().compareTo(line.unitPrice()) >= 0) {
            return "not below the list price of the line";
        }
        BigDecimal lowest = UnitPrices.lowest(line, byTarget.line(line.id()));
        if (lowest.compareTo(price.value()) < 0) {
            return "not the lowest price of the line";
        }
        return isAlone(price) ? whyNothing(price) : "another rule gives the line the same price";
    }

    private boolean isAlone(Proposal.FixedPrice price) {
        return byTarget.line(price.lineId()).stream()
                        .filter(each -> each instanceof Proposal.FixedPrice other
                                && other.value().compareTo(price.value()) == 0)
                        .count()
                == 1;
    }

    private String of(Proposal.CheapestFree free) {
        long units = UnitPrices.units(free, pricing.lines());
        return units < free.groupSize()
                ? "it takes " + free.groupSize() + " units of it, and there are " + units
                : "the units that it would free cost nothing already";
    }

    private String whyNotFrom(Proposal proposal, BigDecimal threshold) {
        Money base = pricing.base(standing);
        return base.amount().compareTo(threshold) < 0
                ? "the basket costs " + base + " after the lines' own discounts, not " + threshold.toPlainString()
                : whyNothing(proposal);
    }

    private String whyNothing(Proposal proposal) {
        if (costs(proposal.lineId()).isZero()) {
            return NOTHING_LEFT;
        }
        return isSomethingAlone(proposal) ? SAME_WITHOUT : TOO_LITTLE;
    }

    private boolean isSomethingAlone(Proposal proposal) {
        Proposed alone = new Proposed(null, proposal, Set.of());
        return !pricing.worth(pricing.with(List.of(alone))).isNothing();
    }

    /** What the line still costs, or all that discounts on the basket touch. */
    private Money costs(String lineId) {
        if (lineId != null) {
            return outcome.nets().get(places.get(lineId));
        }
        Money touched = Money.ZERO;
        for (int i = 0; i < outcome.nets().size(); i++) {
            touched = pricing.isTouched(i) ? touched.plus(outcome.nets().get(i)) : touched;
        }
        return touched;
    }
}
