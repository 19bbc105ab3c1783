package dev.guerdon.decision;

import dev.guerdon.programme.Programme.Rounding;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what points and factors of single lines add: only that line's points and the sum are another without them. */
final class PointsScales implements Scales {
    private final PointsCalculation calculation;
    private final List<Proposed> counting;
    private final Rounding rounding;
    private final Map<String, Integer> places;
    private final List<Long> kept;

    private ByTarget byTarget;
    private Factor ofOrder;
    private BigDecimal[] exact;
    private long bonus;
    private long cap;

    /** Of the points by line and term: rounded down each, or together. */
    private long whole;

    private BigDecimal together = BigDecimal.ZERO;

    /** @param kept what the cap leaves each line; no drop changes it */
    PointsScales(PointsCalculation calculation, List<Proposed> all, List<Long> kept) {
        this.calculation = calculation;
        this.counting = new ArrayList<>(all);
        this.rounding = calculation.policy().rounding();
        this.kept = kept;
        this.places = Proposals.positions(calculation.lines());
        calculate();
    }

    private void calculate() {
        byTarget = new ByTarget(counting);
        ofOrder = calculation.factorOfOrder(byTarget);
        exact = calculation.exact(counting, byTarget, PointsCalculation.termsOfOrder(counting));
        bonus = PointsCalculation.bonuses(counting).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        cap = PointsCalculation.cap(counting);
        whole = 0;
        together = BigDecimal.ZERO;
        for (BigDecimal each : exact) {
            whole += WholePoints.down(each);
            together = together.add(each.min(WholePoints.MOST));
        }
    }

    @Override
    public Optional<Otherwise> without(Proposed one) {
        if (one.proposal().lineId() == null) {
            return Optional.empty();
        }
        int place = places.get(one.proposal().lineId());
        BigDecimal before = exact[place];
        BigDecimal otherwise = exactWithout(place, one.proposal());
        if (isSame(before, otherwise)) {
            return Optional.of(new Otherwise(true, Worth.of(total(whole, together))));
        }
        long total = total(
                whole - WholePoints.down(before) + WholePoints.down(otherwise),
                together.subtract(before.min(WholePoints.MOST)).add(otherwise.min(WholePoints.MOST)));
        boolean losesAll = otherwise.signum() == 0 && kept.get(place) > 0;
        return losesAll || total != total(whole, together)
                ? Optional.of(new Otherwise(false, Worth.of(total)))
                : Optional.empty(); // the lines may share the points otherwise
    }

    private BigDecimal exactWithout(int place, Proposal one) {
        List<Proposal> others =
                new ArrayList<>(byTarget.line(calculation.lines().get(place).id()));
        others.remove(one);
        return PointsCalculation.ofLine(others, ofOrder);
    }

    private boolean isSame(BigDecimal one, BigDecimal other) {
        return rounding == Rounding.LINE ? WholePoints.down(one) == WholePoints.down(other) : one.compareTo(other) == 0;
    }

    private long total(long wholes, BigDecimal sum) {
        return Math.min(cap, bonus + (rounding == Rounding.LINE ? wholes : sum.longValue()));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // two rules may propose the same
    public void drop(Proposed one) {
        counting.removeIf(each -> each == one);
        String lineId = one.proposal().lineId();
        if (lineId == null) {
            calculate();
            return;
        }
        int place = places.get(lineId);
        byTarget.remove(one);
        BigDecimal before = exact[place];
        exact[place] = PointsCalculation.ofLine(byTarget.line(lineId), ofOrder);
        whole += WholePoints.down(exact[place]) - WholePoints.down(before);
        together = together.subtract(before.min(WholePoints.MOST)).add(exact[place].min(WholePoints.MOST));
    }
}
