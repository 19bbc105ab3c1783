package dev.guerdon.tier;

import dev.guerdon.decision.Afterwards;
import dev.guerdon.decision.Missing;
import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import dev.guerdon.member.AfterOrder;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.proposal.WithinReach;
import dev.guerdon.rulebook.Rulebook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an order counts towards the tier of the member who places it, and what a little more in the basket would bring.
 *
 * @param before null for a guest
 * @param at when it is placed
 */
public record Prospects(Rulebook rulebook, Member before, Instant at) implements Afterwards {
    @Override
    public Member memberAfter(List<Line> lines, long earned, long spent) {
        return AfterOrder.member(before, rulebook.programme(), lines, earned, spent);
    }

    @Override
    public List<Missing> missing(Member after, String tier) {
        return rulebook.lacking(tier, after).stream()
                .map(lacking -> new Missing(lacking.measure(), lacking.amount()))
                .toList();
    }

    @Override
    public List<WithinReach> withinReach(Basket basket, List<Object> facts) {
        return rulebook.withinReach(basket, facts, at);
    }

    @Override
    public Optional<List<Proposed>> discountsFor(List<Object> facts) {
        return rulebook.proposeIf(RulePackage.DISCOUNTS, facts, at);
    }

    @Override
    public Optional<String> whyNothingFor(Coupon coupon, Map<RulePackage, List<Object>> facts) {
        return rulebook.whyNothingFor(coupon, facts, at);
    }
}
