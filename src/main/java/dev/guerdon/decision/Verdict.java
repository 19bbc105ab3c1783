package dev.guerdon.decision;

import dev.guerdon.proposal.Proposed;

/**
 * What became of a proposal.
 *
 * @param because why it was rejected, or null when it applies
 * @param worth what the decision would lose without it
 */
record Verdict(Proposed proposed, String because, Worth worth) {

    boolean applies() {
        return because == null;
    }

    /** Whether the member has something of it that a coupon or a campaign is used up by. */
    boolean gives() {
        return applies() && (!worth.isNothing() || Gifts.isWorthSomething(proposed.proposal()));
    }
}
