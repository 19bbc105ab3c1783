package dev.guerdon.decision;

import dev.guerdon.facts.Line;
import dev.guerdon.programme.Programme.PointsPolicy;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the order earns: points of each line and of the order times their factors, rounded down, then bonuses, then the
 * lowest cap. What a cap cuts is cut from the lines and the order first, from points with a term of their own next, from
 * bonuses last.
 */
final class PointsCalculation implements Calculation<Earned> {
    private final PointsPolicy policy;
    private final List<Line> lines;

    PointsCalculation(PointsPolicy policy, List<Line> lines) {
        this.policy = policy;
        this.lines = lines;
    }

    @Override
    public Earned with(List<Proposed> counting) {
        List<Term> terms = termsOfOrder(counting);
        BigDecimal[] exact = exact(counting, new ByTarget(counting), terms);
        return new Cut(cap(counting))
                .keep(bonuses(counting), WholePoints.of(exact, policy.rounding()), terms, lines.size());
    }

    @Override
    public Scales scales(List<Proposed> all, Earned outcome) {
        return new PointsScales(this, all, outcome.byLine());
    }

    PointsPolicy policy() {
        return policy;
    }

    List<Line> lines() {
        return lines;
    }

    /** Points before they are rounded: of the lines, then of the order by term. */
    BigDecimal[] exact(List<Proposed> counting, ByTarget byTarget, List<Term> terms) {
        BigDecimal[] exact = new BigDecimal[lines.size() + terms.size()];
        Factor ofOrder = factorOfOrder(byTarget);
        for (int i = 0; i < lines.size(); i++) {
            exact[i] = ofLine(byTarget.line(lines.get(i).id()), ofOrder);
        }
        for (int i = 0; i < terms.size(); i++) {
            exact[lines.size() + i] = ofOrder(counting, terms.get(i)).multiply(ofOrder.value());
        }
        return exact;
    }

    /** What one line earns, before it is rounded. */
    static BigDecimal ofLine(List<Proposal> own, Factor ofOrder) {
        BigDecimal sum = BigDecimal.ZERO;
        Factor factor = ofOrder;
        for (Proposal each : own) {
            if (each instanceof Proposal.Points points) {
                sum = sum.add(points.value());
            } else if (each instanceof Proposal.Times times) {
                factor = factor == ofOrder ? new Factor(ofOrder) : factor;
                factor.add(times.value());
            }
        }
        return sum.signum() == 0 ? sum : sum.multiply(factor.value());
    }

    @Override
    public Worth worth(Earned outcome) {
        return Worth.of(outcome.total());
    }

    @Override
    public Function<Proposal, String> whyIdle(Earned outcome, List<Proposed> standing) {
        return new WhyNoPoints(this, outcome, standing)::of;
    }

    /** What multiplies the points of every line and of the order itself. */
    Factor factorOfOrder(ByTarget counting) {
        Factor factor = new Factor(policy.times());
        for (Proposal each : counting.basket()) {
            if (each instanceof Proposal.Times times) {
                factor.add(times.value());
            }
        }
        return factor;
    }

    static List<Term> termsOfOrder(List<Proposed> counting) {
        List<Term> terms = new ArrayList<>();
        for (Proposed each : counting) {
            if (each.proposal() instanceof Proposal.Points points && points.lineId() == null) {
                Term term = termOf(each, points.lapseAfterDays());
                if (!terms.contains(term)) {
                    terms.add(term);
                }
            }
        }
        terms.sort(null);
        return terms;
    }

    private static BigDecimal ofOrder(List<Proposed> counting, Term term) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Proposed each : counting) {
            if (each.proposal() instanceof Proposal.Points points
                    && points.lineId() == null
                    && termOf(each, points.lapseAfterDays()).equals(term)) {
                sum = sum.add(points.value());
            }
        }
        return sum;
    }

    static Map<Term, Long> bonuses(List<Proposed> counting) {
        Map<Term, Long> bonuses = new TreeMap<>();
        for (Proposed each : counting) {
            if (each.proposal() instanceof Proposal.Bonus bonus) {
                bonuses.merge(termOf(each, bonus.lapseAfterDays()), bonus.points(), Long::sum);
            }
        }
        return bonuses;
    }

    static long cap(List<Proposed> counting) {
        long lowest = WholePoints.MOST.longValueExact();
        for (Proposed each : counting) {
            if (each.proposal() instanceof Proposal.Cap cap) {
                lowest = Math.min(lowest, cap.points());
            }
        }
        return lowest;
    }

    private static Term termOf(Proposed proposed, int days) {
        return Term.of(days, proposed.origin().campaign());
    }
}
