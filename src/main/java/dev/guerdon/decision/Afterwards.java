package dev.guerdon.decision;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.proposal.WithinReach;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the caller knows of what lies beyond a decision: how the order counts for the member, and what more would bring. */
public interface Afterwards {

    /**
     * The member as the tier rules see him, the order included.
     *
     * @param lines with what they cost and what of it was paid in money
     * @param earned points that the order earns
     * @param spent points that paid for a part of it
     */
    Member memberAfter(List<Line> lines, long earned, long spent);

    /** What the member lacks for the tier; empty where the caller does not know. */
    default List<Missing> missing(Member after, String tier) {
        return List.of();
    }

    /**
     * Discount rules that lack one number of the basket only; empty where the caller does not know.
     *
     * @param facts of the discount rules, the basket among them
     */
    default List<WithinReach> withinReach(Basket basket, List<Object> facts) {
        return List.of();
    }

    /**
     * What the discount rules would propose for another basket; empty where the caller can't tell.
     *
     * @param facts of the discount rules, that basket among them
     */
    default Optional<List<Proposed>> discountsFor(List<Object> facts) {
        return Optional.empty();
    }

    /**
     * What keeps the rules back that are for a coupon, such as {@code Basket subtotal >= 100: it is 30.00}; empty where nothing
     * does, or the caller does not know.
     *
     * @param facts what the rules of each package were asked with
     */
    default Optional<String> whyNothingFor(Coupon coupon, Map<RulePackage, List<Object>> facts) {
        return Optional.empty();
    }
}
