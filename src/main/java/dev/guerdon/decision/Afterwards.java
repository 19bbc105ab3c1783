package dev.guerdon.decision;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import dev.guerdon.proposal.WithinReach;
import java.util.List;

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
     * Discounts that the facts would get if one number of the basket were higher; empty where the caller does not know.
     *
     * @param facts of the discount rules, the basket among them
     */
    default List<WithinReach> withinReach(Basket basket, List<Object> facts) {
        return List.of();
    }
}
