package dev.guerdon.decision;

import dev.guerdon.programme.Programme.Rounding;
import dev.guerdon.programme.Programme.Times;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Says why a proposal about points changes nothing about what is earned, beside all that stand. */
final class WhyNoPoints {
    private final PointsCalculation calculation;
    private final Earned outcome;
    private final List<Proposal.Cap> caps;
    private final List<Proposed> uncapped;
    private final ByTarget byTarget;
    private final Factor ofOrder;
    private final long cap;

    WhyNoPoints(PointsCalculation calculation, Earned outcome, List<Proposed> standing) {
        this.calculation = calculation;
        this.outcome = outcome;
        this.caps = standing.stream()
                .map(Proposed::proposal)
                .filter(Proposal.Cap.class::isInstance)
                .map(Proposal.Cap.class::cast)
                .toList();
        this.uncapped = standing.stream()
                .filter(each -> !(each.proposal() instanceof Proposal.Cap))
                .toList();
        this.byTarget = new ByTarget(uncapped);
        this.ofOrder = calculation.factorOfOrder(byTarget);
        this.cap = PointsCalculation.cap(standing);
    }

    String of(Proposal proposal) {
        if (proposal instanceof Proposal.Cap bound) {
            return of(bound);
        } else if (outcome.total() == cap && isWorthAPoint(proposal)) {
            return "the cap of " + cap + " points is reached";
        }
        return proposal instanceof Proposal.Times times ? of(times) : "comes to less than one point";
    }

    private String of(Proposal.Cap bound) {
        long lowest = caps.stream()
                .filter(each -> isOther(each, bound))
                .mapToLong(Proposal.Cap::points)
                .min()
                .orElse(Long.MAX_VALUE);
        if (lowest > bound.points() || calculation.with(uncapped).total() <= bound.points()) {
            return "does not bound this order";
        }
        return lowest < bound.points() ? "a lower cap counts" : "a cap that is as low counts";
    }

    private String of(Proposal.Times times) {
        if (!hasPoints(times.lineId())) {
            return "there are no points to multiply";
        } else if (calculation.policy().times() == Times.BEST) {
            BigDecimal highest = highestBeside(times);
            if (highest.compareTo(times.value()) >= 0) {
                return highest.compareTo(times.value()) > 0
                        ? "a higher factor counts"
                        : "a factor that is as high counts";
            }
        }
        return times.value().compareTo(BigDecimal.ONE) == 0
                ? "a factor of 1 changes nothing"
                : "comes to less than one point";
    }

    private boolean hasPoints(String lineId) {
        Predicate<Proposal> isPoints =
                each -> each instanceof Proposal.Points points && points.value().signum() > 0;
        return lineId == null
                ? uncapped.stream().map(Proposed::proposal).anyMatch(isPoints)
                : byTarget.line(lineId).stream().anyMatch(isPoints);
    }

    /** The highest other factor on the same points; for a factor of the order, on any of them. */
    private BigDecimal highestBeside(Proposal.Times times) {
        List<Proposal> own = times.lineId() == null
                ? uncapped.stream().map(Proposed::proposal).toList()
                : Stream.concat(byTarget.line(times.lineId()).stream(), byTarget.basket().stream())
                        .toList();
        return own.stream()
                .filter(each -> each instanceof Proposal.Times && isOther(each, times))
                .map(Proposal::value)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    /** Whether it would give a point or more if nothing were capped. */
    private boolean isWorthAPoint(Proposal proposal) {
        if (proposal.lineId() == null) {
            List<Proposed> others = uncapped.stream()
                    .filter(each -> isOther(each.proposal(), proposal))
                    .toList();
            return calculation.with(uncapped).total()
                    != calculation.with(others).total();
        }
        List<Proposal> own = byTarget.line(proposal.lineId());
        List<Proposal> others = new ArrayList<>(own);
        others.remove(proposal);
        BigDecimal with = PointsCalculation.ofLine(own, ofOrder);
        BigDecimal without = PointsCalculation.ofLine(others, ofOrder);
        return calculation.policy().rounding() == Rounding.LINE
                ? WholePoints.down(with) != WholePoints.down(without)
                : with.subtract(without).abs().compareTo(BigDecimal.ONE) >= 0;
    }

    @SuppressWarnings("ReferenceEquality") // two rules may propose the same
    private static boolean isOther(Proposal one, Proposal other) {
        return one != other;
    }
}
