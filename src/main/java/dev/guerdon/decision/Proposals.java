package dev.guerdon.decision;

import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Line;
import dev.guerdon.proposal.Origin;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Brings what rules proposed into an order that does not depend on how they fired, each rule once per target. */
final class Proposals {
    private static final Comparator<Proposed> BY_COUPONS = Comparator.<Proposed>comparingInt(
                    each -> each.coupons().size())
            .thenComparing(each ->
                    each.coupons().stream().map(Coupon::code).sorted().toList().toString())
            .reversed();

    /** The one that stays of several that one rule proposed for one target: the best for the member. */
    private static final Comparator<Proposed> BETTER = Comparator.<Proposed, BigDecimal>comparing(
                    each -> favour(each.proposal()))
            .thenComparing(each -> each.proposal().toString())
            .thenComparing(BY_COUPONS);

    private Proposals() {}

    /** By package, rule, position of the line, verb. */
    static List<Proposed> counted(List<Proposed> proposed, List<Line> lines) {
        if (proposed.size() < 2) {
            return proposed;
        }
        List<Proposed> counted = new ArrayList<>(oncePerTarget(proposed));
        counted.sort(order(positions(lines)));
        return counted;
    }

    private static Collection<Proposed> oncePerTarget(List<Proposed> proposed) {
        Map<Target, Proposed> best = new LinkedHashMap<>();
        for (Proposed each : proposed) {
            Target target = Target.of(each);
            Proposed other = best.get(target);
            if (other == null || BETTER.compare(each, other) > 0) {
                best.put(target, each);
            }
        }
        return best.values();
    }

    /** The place of each line in the basket, by id. */
    static Map<String, Integer> positions(List<Line> lines) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            positions.put(lines.get(i).id(), i);
        }
        return positions;
    }

    private static Comparator<Proposed> order(Map<String, Integer> positions) {
        return Comparator.comparing(Proposed::origin)
                .thenComparingInt(each -> positions.getOrDefault(each.proposal().lineId(), -1))
                .thenComparing(each -> each.proposal().verb())
                .thenComparing(each -> each.proposal().toString())
                .thenComparing(each -> each.origin().toString());
    }

    /** How good a proposal is for the member beside another for the same target; of caps and shares the lowest counts. */
    private static BigDecimal favour(Proposal proposal) {
        if (proposal instanceof Proposal.PercentOff off) {
            return off.percent();
        } else if (proposal instanceof Proposal.QualifiesFor tier) {
            return tier.until() == null
                    ? BigDecimal.ZERO
                    : BigDecimal.valueOf(tier.until().toEpochDay());
        }
        BigDecimal value = proposal.value() == null ? BigDecimal.ZERO : proposal.value();
        return isBetterWhenLow(proposal) ? value.negate() : value;
    }

    private static boolean isBetterWhenLow(Proposal proposal) {
        return proposal instanceof Proposal.FixedPrice
                || proposal instanceof Proposal.CheapestFree
                || proposal instanceof Proposal.MaxShare
                || proposal instanceof Proposal.Cap;
    }

    /** What one rule proposes once, however often it matched. */
    private record Target(Origin origin, Class<? extends Proposal> kind, String lineId, Object detail) {

        static Target of(Proposed proposed) {
            Proposal proposal = proposed.proposal();
            return new Target(proposed.origin(), proposal.getClass(), proposal.lineId(), detail(proposal));
        }

        /** What tells two targets of one kind apart, such as two thresholds or two lots. */
        private static Object detail(Proposal proposal) {
            if (proposal instanceof Proposal.AmountOffFrom from) {
                return from.threshold().stripTrailingZeros();
            } else if (proposal instanceof Proposal.AmountOffEvery every) {
                return every.threshold().stripTrailingZeros();
            } else if (proposal instanceof Proposal.CheapestFree free) {
                return List.of(free.byTag(), free.of());
            } else if (proposal instanceof Proposal.Gift gift) {
                return gift.sku();
            } else if (proposal instanceof Proposal.Step step) {
                return step.points();
            } else if (proposal instanceof Proposal.Points points) {
                return points.lapseAfterDays();
            } else if (proposal instanceof Proposal.Bonus bonus) {
                return bonus.lapseAfterDays();
            } else if (proposal instanceof Proposal.QualifiesFor tier) {
                return tier.tier();
            }
            return proposal.value() == null || proposal instanceof Proposal.Lapsing ? proposal : "";
        }

        /** By rule and line, which tell nearly all of them apart. */
        @Override
        public int hashCode() {
            return 31 * origin.hashCode() + Objects.hashCode(lineId);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Target target
                    && origin.equals(target.origin)
                    && kind == target.kind
                    && Objects.equals(lineId, target.lineId)
                    && detail.equals(target.detail);
        }
    }
}
