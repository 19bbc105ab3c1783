package dev.guerdon.decision;

import dev.guerdon.facts.Member;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Judges the proposals of one package: closed campaigns and what the member can't have leave first, then the losers of
 * groups, then what a budget does not hold; the rest is calculated. When a budget refuses something its group is judged
 * again.
 */
final class Judging<T> {
    private final Calculation<T> calculation;
    private final Budgets budgets;
    private final Member member;
    private final BestOf<T> bestOf;
    private final IdentityHashMap<Proposed, String> rejected = new IdentityHashMap<>();

    /** @param member null for a guest */
    Judging(Calculation<T> calculation, Budgets budgets, Member member, BigDecimal costOfPoint) {
        this.calculation = calculation;
        this.budgets = budgets;
        this.member = member;
        this.bestOf = new BestOf<>(calculation, costOfPoint);
    }

    /** An outcome, and what became of each proposal, in the order given. */
    record Judgement<T>(T outcome, List<Verdict> verdicts) {}

    Judgement<T> judge(List<Proposed> proposals) {
        if (proposals.isEmpty()) {
            return new Judgement<>(calculation.with(List.of()), List.of());
        }
        List<Proposed> open = open(proposals);
        while (true) {
            IdentityHashMap<Proposed, String> losers = bestOf.losers(open);
            List<Proposed> standing = Weighing.without(open, List.copyOf(losers.keySet()));
            Weighing<T> weighing = new Weighing<>(calculation, calculated(standing));
            Map<String, List<Proposed>> byCampaign = byCampaign(standing, weighing);
            List<Proposed> tooMuch = tooMuch(byCampaign, weighing);
            if (tooMuch.isEmpty()) {
                rejected.putAll(losers);
                byCampaign.forEach((campaign, used) -> take(campaign, used, weighing));
                return new Judgement<>(weighing.outcome(), verdicts(proposals, weighing));
            }
            tooMuch.forEach(each -> rejected.put(each, "more than is left of the campaign's budget or limit"));
            open = Weighing.without(open, tooMuch);
        }
    }

    private List<Proposed> open(List<Proposed> proposals) {
        List<Proposed> open = new ArrayList<>(proposals.size());
        for (Proposed each : proposals) {
            String objection = objection(each);
            if (objection == null) {
                open.add(each);
            } else {
                rejected.put(each, objection);
            }
        }
        return open;
    }

    private String objection(Proposed proposed) {
        if (proposed.proposal() instanceof Proposal.Nothing nothing) {
            return nothing.because();
        }
        String closed = budgets.closedBecause(proposed.origin().campaign());
        return closed != null ? closed : Gifts.objection(proposed, member);
    }

    private static List<Proposed> calculated(List<Proposed> standing) {
        List<Proposed> calculated = new ArrayList<>(standing.size());
        for (Proposed each : standing) {
            if (!Gifts.isGift(each.proposal())) {
                calculated.add(each);
            }
        }
        return calculated;
    }

    /** What campaigns give: gifts, and what counts in the calculation. */
    private Map<String, List<Proposed>> byCampaign(List<Proposed> standing, Weighing<T> weighing) {
        Map<String, List<Proposed>> byCampaign = new TreeMap<>();
        for (Proposed each : standing) {
            boolean gives = Gifts.isWorthSomething(each.proposal())
                    || (weighing.counts(each) && !weighing.worth(each).isNothing());
            if (gives && each.origin().campaign() != null) {
                byCampaign
                        .computeIfAbsent(each.origin().campaign(), code -> new ArrayList<>())
                        .add(each);
            }
        }
        return byCampaign;
    }

    private List<Proposed> tooMuch(Map<String, List<Proposed>> byCampaign, Weighing<T> weighing) {
        List<Proposed> tooMuch = new ArrayList<>();
        byCampaign.forEach((campaign, given) -> {
            List<Proposed> calculated = calculated(given);
            if (budgets.boundsCost(campaign) && !holds(campaign, calculated, weighing)) {
                tooMuch.addAll(tooMuch(campaign, calculated, weighing));
            }
        });
        return tooMuch;
    }

    /** What does not fit beside what comes before it. */
    private List<Proposed> tooMuch(String campaign, List<Proposed> calculated, Weighing<T> weighing) {
        List<Proposed> held = new ArrayList<>();
        List<Proposed> tooMuch = new ArrayList<>();
        for (Proposed each : calculated) {
            held.add(each);
            if (!holds(campaign, held, weighing)) {
                held.remove(held.size() - 1);
                tooMuch.add(each);
            }
        }
        return tooMuch;
    }

    private boolean holds(String campaign, List<Proposed> calculated, Weighing<T> weighing) {
        return calculated.isEmpty() || budgets.hold(campaign, cost(campaign, calculated, weighing));
    }

    private void take(String campaign, List<Proposed> given, Weighing<T> weighing) {
        if (member == null && given.stream().allMatch(each -> isOnlyTold(each, weighing))) {
            return;
        }
        List<Proposed> calculated = calculated(given);
        budgets.take(campaign, calculated.isEmpty() ? Worth.NOTHING : cost(campaign, calculated, weighing));
    }

    /** A guest is told of points, and has none. */
    private boolean isOnlyTold(Proposed given, Weighing<T> weighing) {
        return !Gifts.isWorthSomething(given.proposal())
                && weighing.worth(given).money().isZero();
    }

    /**
     * What would be lost without these of the campaign, and without those of it that are idle only because of them: what
     * two of its rules give together is more than what each adds to the other.
     */
    private static <T> Worth cost(String campaign, List<Proposed> given, Weighing<T> weighing) {
        List<Proposed> some = new ArrayList<>(given);
        for (Proposed each : weighing.all()) {
            if (campaign.equals(each.origin().campaign()) && !weighing.counts(each)) {
                some.add(each);
            }
        }
        return weighing.jointly(some);
    }

    private List<Verdict> verdicts(List<Proposed> proposals, Weighing<T> weighing) {
        List<Verdict> verdicts = new ArrayList<>(proposals.size());
        Function<Proposal, String> whyIdle = null;
        for (Proposed each : proposals) {
            if (rejected.containsKey(each)) {
                verdicts.add(new Verdict(each, rejected.get(each), Worth.NOTHING));
            } else if (weighing.counts(each)) {
                verdicts.add(new Verdict(each, null, weighing.worth(each)));
            } else if (Gifts.isGift(each.proposal())) {
                verdicts.add(new Verdict(each, null, Worth.NOTHING));
            } else {
                whyIdle = whyIdle == null ? calculation.whyIdle(weighing.outcome(), weighing.all()) : whyIdle;
                verdicts.add(new Verdict(each, whyIdle.apply(each.proposal()), Worth.NOTHING));
            }
        }
        return verdicts;
    }
}
