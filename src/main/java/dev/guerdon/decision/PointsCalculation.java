package dev.guerdon.decision;

import dev.guerdon.facts.Line;
import dev.guerdon.programme.Programme.PointsPolicy;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the order earns: points of each line and of the order times their factors, rounded down, then bonuses, then the
 * lowest cap. What a cap cuts is cut from the lines and the order first, from points with a term of their own next, from
 * bonuses last.
 */
final class PointsCalculation implements Calculation<Earned> {
    private final PointsPolicy policy;
    private final List<Line> lines;
    private final Map<String, Integer> places = new HashMap<>();

    PointsCalculation(PointsPolicy policy, List<Line> lines) {
        this.policy = policy;
        this.lines = lines;
        for (int i = 0; i < lines.size(); i++) {
            places.put(lines.get(i).id(), i);
        }
    }

    @Override
    public Earned with(List<Proposed> counting) {
        List<Term> terms = termsOfOrder(counting);
        BigDecimal[] exact = new BigDecimal[lines.size() + terms.size()];
        Factor ofOrder = factorOfOrder(counting);
        addLines(counting, ofOrder, exact);
        BigDecimal factor = ofOrder.value();
        for (int i = 0; i < terms.size(); i++) {
            exact[lines.size() + i] = ofOrder(counting, terms.get(i)).multiply(factor);
        }
        return new Cut(cap(counting))
                .keep(bonuses(counting), WholePoints.of(exact, policy.rounding()), terms, lines.size());
    }

    @Override
    public Worth worth(Earned outcome) {
        return Worth.of(outcome.total());
    }

    @Override
    public String whyIdle(Proposal proposal, Earned outcome, List<Proposed> standing) {
        if (proposal instanceof Proposal.Cap) {
            return "does not bound this order";
        } else if (outcome.total() == cap(standing)) {
            return "the cap of " + cap(standing) + " points is reached";
        }
        return proposal instanceof Proposal.Times
                ? "a higher factor counts, or there are no points to multiply"
                : "comes to less than one point";
    }

    /** One pass over the proposals: it is made again for each of them to be weighed, and there may be hundreds. */
    private void addLines(List<Proposed> counting, Factor ofOrder, BigDecimal[] exact) {
        Arrays.fill(exact, 0, lines.size(), BigDecimal.ZERO);
        Factor[] factors = new Factor[lines.size()];
        for (Proposed each : counting) {
            String lineId = each.proposal().lineId();
            if (lineId == null) {
                continue;
            }
            int place = places.get(lineId);
            if (each.proposal() instanceof Proposal.Points points) {
                exact[place] = exact[place].add(points.value());
            } else if (each.proposal() instanceof Proposal.Times times) {
                factors[place] = factors[place] == null ? new Factor(ofOrder) : factors[place];
                factors[place].add(times.value());
            }
        }
        for (int i = 0; i < factors.length; i++) {
            if (exact[i].signum() != 0) {
                exact[i] = exact[i].multiply((factors[i] == null ? ofOrder : factors[i]).value());
            }
        }
    }

    /** What multiplies the points of every line and of the order itself. */
    private Factor factorOfOrder(List<Proposed> counting) {
        Factor factor = new Factor(policy.times());
        for (Proposed each : counting) {
            if (each.proposal() instanceof Proposal.Times times && times.lineId() == null) {
                factor.add(times.value());
            }
        }
        return factor;
    }

    private static List<Term> termsOfOrder(List<Proposed> counting) {
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

    private static Map<Term, Long> bonuses(List<Proposed> counting) {
        Map<Term, Long> bonuses = new TreeMap<>();
        for (Proposed each : counting) {
            if (each.proposal() instanceof Proposal.Bonus bonus) {
                bonuses.merge(termOf(each, bonus.lapseAfterDays()), bonus.points(), Long::sum);
            }
        }
        return bonuses;
    }

    private static long cap(List<Proposed> counting) {
        long lowest = Long.MAX_VALUE;
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
