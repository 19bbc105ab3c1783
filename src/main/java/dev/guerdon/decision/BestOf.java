package dev.guerdon.decision;

import dev.guerdon.proposal.Origin;
import dev.guerdon.proposal.Proposed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Of the rules of a {@code @bestOf} group only the one worth most in money counts; ties by name.
 *
 * <p>Each rule of a group is measured alone beside all rules of no group. Several groups are decided by name, each beside
 * the winners of those before. Gifts have no price and count nothing.
 */
final class BestOf<T> {
    private final Calculation<T> calculation;
    private final BigDecimal costOfPoint;

    BestOf(Calculation<T> calculation, BigDecimal costOfPoint) {
        this.calculation = calculation;
        this.costOfPoint = costOfPoint;
    }

    /** The proposals that lost, by identity, with the reason. */
    IdentityHashMap<Proposed, String> losers(List<Proposed> open) {
        IdentityHashMap<Proposed, String> losers = new IdentityHashMap<>();
        List<Proposed> beside = new ArrayList<>();
        for (Map<Origin, List<Proposed>> rules : groups(open, beside).values()) {
            Origin winner = rules.size() == 1 ? rules.keySet().iterator().next() : best(rules, beside);
            rules.forEach((rule, proposals) -> {
                if (rule.equals(winner)) {
                    addCalculated(proposals, beside);
                } else {
                    proposals.forEach(each -> losers.put(each, "better offer of its group: " + winner.rule()));
                }
            });
        }
        return losers;
    }

    private Map<String, Map<Origin, List<Proposed>>> groups(List<Proposed> open, List<Proposed> ungrouped) {
        Map<String, Map<Origin, List<Proposed>>> groups = new TreeMap<>();
        for (Proposed each : open) {
            String group = each.origin().bestOf();
            if (group != null) {
                groups.computeIfAbsent(group, name -> new TreeMap<>())
                        .computeIfAbsent(each.origin(), rule -> new ArrayList<>())
                        .add(each);
            } else if (!Gifts.isGift(each.proposal())) {
                ungrouped.add(each);
            }
        }
        return groups;
    }

    private Origin best(Map<Origin, List<Proposed>> rules, List<Proposed> beside) {
        Map<Origin, BigDecimal> worths = new TreeMap<>();
        rules.forEach((rule, proposals) -> worths.put(rule, worth(proposals, beside)));
        return worths.entrySet().stream()
                .max(Map.Entry.<Origin, BigDecimal>comparingByValue()
                        .thenComparing(Map.Entry.<Origin, BigDecimal>comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }

    private BigDecimal worth(List<Proposed> proposals, List<Proposed> beside) {
        List<Proposed> counting = new ArrayList<>(beside);
        addCalculated(proposals, counting);
        return calculation.worth(calculation.with(counting)).at(costOfPoint);
    }

    private static void addCalculated(List<Proposed> from, List<Proposed> to) {
        for (Proposed each : from) {
            if (!Gifts.isGift(each.proposal())) {
                to.add(each);
            }
        }
    }
}
