package dev.guerdon.decision;

import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Tells that a line's rate changes nothing beside one that is as high. */
final class RateScales implements Scales {
    private final Worth worth;
    private final ByTarget counting;

    /** @param worth of the outcome with all of them */
    RateScales(List<Proposed> all, Worth worth) {
        this.worth = worth;
        this.counting = new ByTarget(all);
    }

    @Override
    public Optional<Otherwise> without(Proposed one) {
        return one.proposal() instanceof Proposal.Rate rate && rate.lineId() != null && isMatched(rate)
                ? Optional.of(new Otherwise(true, worth))
                : Optional.empty();
    }

    private boolean isMatched(Proposal.Rate rate) {
        return count(counting.line(rate.lineId()), rate.value()) > 1 || count(counting.basket(), rate.value()) > 0;
    }

    private static long count(List<Proposal> proposals, BigDecimal atLeast) {
        return proposals.stream()
                .filter(each ->
                        each instanceof Proposal.Rate rate && rate.value().compareTo(atLeast) >= 0)
                .count();
    }

    @Override
    public void drop(Proposed one) {
        counting.remove(one);
    }
}
