package dev.guerdon.decision;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Line;
import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
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

/**
 * Tells what a little more in the basket would bring: discounts whose rules want more of one number, and those that fired but
 * whose own threshold is not reached. Before one is told, what is missing is put into the basket and its discounts are decided
 * again, so that nothing is promised that would not come.
 */
final class Hinting {
    private static final int MOST = 3;

    /** How often a basket is decided again; one with many lines less often, but once. */
    private static final int MOST_TRIED = 6;

    /** So many lines are decided again altogether. */
    private static final int MOST_LINES = 600;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** The one of which the smallest part is missing comes first. */
    private static final Comparator<Near> NEAREST = Comparator.<Near, BigDecimal>comparing(
                    each -> each.within().missing().divide(each.within().wanted(), 6, RoundingMode.HALF_UP))
            .thenComparing(each -> each.within().origin())
            .thenComparing(each -> each.within().measure())
            .thenComparing(each -> each.within().wanted());

    private final Question question;
    private final Currency currency;
    private final Discounted now;

    /** Whether a try took too long, so that there is none any more. */
    private boolean isGivenUp;

    /**
     * Something that is near.
     *
     * @param threshold the proposal whose own it is; null where the rule does not fire yet
     */
    private record Near(WithinReach within, Proposal threshold) {
        Origin rule() {
            return within.origin();
        }
    }

    Hinting(Question question, Discounted now) {
        this.question = question;
        this.currency = question.programme().currency();
        this.now = now;
    }

    /**
     * At most three hints, the nearest first.
     *
     * @param within rules that want more of one number of the basket
     */
    List<Decision.Hint> hints(List<WithinReach> within) {
        List<Near> near = new ArrayList<>();
        within.forEach(each -> near.add(new Near(each, null)));
        now.verdicts().forEach(each -> ownThreshold(each).ifPresent(near::add));
        return near.isEmpty() ? List.of() : hintsOf(near);
    }

    private List<Decision.Hint> hintsOf(List<Near> near) {
        Budgets budgets = new Budgets(question.gates());
        return near.stream()
                .filter(each -> budgets.closedBecause(each.rule().campaign()) == null)
                .sorted(NEAREST)
                .limit(Math.max(
                        1,
                        Math.min(
                                MOST_TRIED,
                                MOST_LINES / question.basket().lines().size())))
                .flatMap(each -> hint(each).stream())
                .limit(MOST)
                .toList();
    }

    /** What a proposal's own threshold lacks, at most half of it. */
    private Optional<Near> ownThreshold(Verdict verdict) {
        Origin rule = verdict.proposed().origin();
        Proposal proposal = verdict.proposed().proposal();
        WithinReach within = null;
        if (proposal instanceof Proposal.AmountOffFrom from) {
            within = ofBasket(rule, now.base().amount(), from.threshold());
        } else if (proposal instanceof Proposal.AmountOffEvery every) {
            within = ofBasket(rule, now.base().amount().remainder(every.threshold()), every.threshold());
        } else if (proposal instanceof Proposal.CheapestFree free) {
            BigDecimal there =
                    BigDecimal.valueOf(UnitPrices.units(free, question.basket().lines()) % free.groupSize());
            String measure = (free.byTag() ? "quantityOfTag" : "quantityOf") + "(\"" + free.of() + "\")";
            WithinReach.By by = free.byTag() ? WithinReach.By.TAG : WithinReach.By.CATEGORY;
            within = new WithinReach(rule, measure, by, free.of(), true, there, BigDecimal.valueOf(free.groupSize()));
        }
        return Optional.ofNullable(within).filter(Hinting::isNear).map(each -> new Near(each, proposal));
    }

    private static WithinReach ofBasket(Origin rule, BigDecimal there, BigDecimal wanted) {
        return new WithinReach(rule, "total", WithinReach.By.ALL, "", false, there, wanted);
    }

    private static boolean isNear(WithinReach within) {
        return within.there().signum() > 0
                && within.missing().signum() > 0
                && within.wanted().compareTo(within.there().multiply(TWO)) <= 0;
    }

    /** What is told of it; empty where the customer would have nothing of it. */
    private Optional<Decision.Hint> hint(Near near) {
        Optional<Discounted> then = with(near.within());
        if (then.isEmpty() || near.threshold() == null || near.within().isUnits()) {
            return then.flatMap(each -> hint(near, each));
        }
        Optional<Near> further = further(near, then.get());
        return further.isEmpty()
                ? hint(near, then.get())
                : further.flatMap(each -> with(each.within()).flatMap(later -> hint(each, later)));
    }

    /** The basket with what is missing in it, decided again. */
    private Optional<Discounted> with(WithinReach within) {
        return Added.line(within, question.basket().lines(), currency).flatMap(added -> {
            List<Line> lines = new ArrayList<>(question.basket().lines());
            lines.add(added);
            Basket basket = question.basket().withLines(lines);
            List<Object> facts = question.facts(basket, true);
            Optional<List<Proposed>> proposed = isGivenUp ? Optional.empty() : question.discountsFor(facts);
            isGivenUp = proposed.isEmpty();
            return proposed.map(each -> Discounted.of(question, basket, facts, each));
        });
    }

    /** Where discounts on single lines take something off what is added, too, more of it is missing. */
    private Optional<Near> further(Near near, Discounted then) {
        BigDecimal missing = near.within().missing();
        BigDecimal counted = then.base().minus(now.base()).amount();
        return counted.signum() <= 0 || counted.compareTo(missing) >= 0
                ? Optional.empty()
                : Optional.of(new Near(
                        near.within()
                                .missing(missing.multiply(missing)
                                        .divide(counted, currency.decimals(), RoundingMode.CEILING)),
                        near.threshold()));
    }

    private Optional<Decision.Hint> hint(Near near, Discounted then) {
        List<Proposal> gained = gained(near, then);
        boolean isCheaper = isCheaper(near.rule(), then);
        boolean isGift = gained.stream().anyMatch(Gifts::isWorthSomething) && !isDearer(near.rule(), then);
        return isCheaper || isGift ? told(near, gained, then) : Optional.empty();
    }

    /** What the rule would give that it does not give now, or would give once more. */
    private List<Proposal> gained(Near near, Discounted then) {
        List<Proposal> gained = new ArrayList<>(then.proposals(near.rule()));
        gained.removeAll(now.proposals(near.rule()));
        if (near.threshold() != null) {
            gained.clear();
            gained.add(near.threshold());
        }
        return gained;
    }

    /** Whether the rule lowers the price by more than now, and others do not take that away again. */
    private boolean isCheaper(Origin rule, Discounted then) {
        return !gain(rule, then).isNothing()
                && !then.worth().beyond(otherwise(rule, then)).isNothing()
                && !then.worth().beyond(now.worth()).isNothing();
    }

    /** What of the price the rule takes off that it does not take off now. */
    private Worth gain(Origin rule, Discounted then) {
        return then.worth(rule).beyond(now.worth(rule));
    }

    /** Whether less is taken off than now, or than if only more were bought. */
    private boolean isDearer(Origin rule, Discounted then) {
        return !otherwise(rule, then).beyond(then.worth()).isNothing()
                || !now.worth().beyond(then.worth()).isNothing();
    }

    /** What the customer would have if only more were bought, and the rules gave what they give now. */
    private Worth otherwise(Origin rule, Discounted then) {
        return then.worth(now.pricingBut(rule)).plus(now.worth(rule));
    }

    private Optional<Decision.Hint> told(Near near, List<Proposal> gained, Discounted then) {
        WithinReach within = near.within();
        boolean isFree = gained.stream().anyMatch(Proposal.CheapestFree.class::isInstance);
        boolean isMore = now.proposals(near.rule()).contains(near.threshold());
        List<Proposal> amounts = asItComes(
                gained.stream()
                        .map(each -> near.threshold() == null
                                ? atReach(each, then.base().amount())
                                : once(each))
                        .toList(),
                gain(near.rule(), then).money());
        String words = Offer.words(amounts, currency);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal missing =
                within.missing().setScale(within.isUnits() ? 0 : currency.decimals(), RoundingMode.CEILING);
        String gives =
                isFree ? (isMore ? "one more is free" : "the cheapest is free") : (isMore ? "another " : "") + words;
        String text = missing.toPlainString() + " more" + (within.of().isEmpty() ? "" : " of " + within.of())
                + (isFree ? ": " : " for ") + gives;
        return Optional.of(new Decision.Hint(
                text,
                near.rule().rule(),
                near.rule().reason(),
                near.rule().campaign(),
                within.measure(),
                missing,
                gives));
    }

    /** An amount off the basket of which less comes, as other discounts or the basket leave no more, is told as it comes. */
    private static List<Proposal> asItComes(List<Proposal> gives, Money gain) {
        BigDecimal promised = gives.stream()
                .filter(Hinting::isOffBasket)
                .map(Proposal::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (promised.compareTo(gain.amount()) <= 0) {
            return gives;
        }
        List<Proposal> come = new ArrayList<>(gives);
        come.replaceAll(each -> isOffBasket(each) ? new Proposal.AmountOff(null, gain.amount()) : each);
        return come.stream().distinct().toList();
    }

    private static boolean isOffBasket(Proposal proposal) {
        return proposal instanceof Proposal.AmountOff && proposal.lineId() == null;
    }

    /** What a proposal with a threshold of its own gives once that is reached. */
    private static Proposal once(Proposal proposal) {
        if (proposal instanceof Proposal.AmountOffFrom from) {
            return new Proposal.AmountOff(null, from.value());
        }
        return proposal instanceof Proposal.AmountOffEvery every
                ? new Proposal.AmountOff(null, every.value())
                : proposal;
    }

    /** What it gives for a basket that costs so much. */
    private static Proposal atReach(Proposal proposal, BigDecimal reached) {
        return proposal instanceof Proposal.AmountOffEvery every
                ? new Proposal.AmountOff(null, every.value().multiply(reached.divideToIntegralValue(every.threshold())))
                : once(proposal);
    }
}
