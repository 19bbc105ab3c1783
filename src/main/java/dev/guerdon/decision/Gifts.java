package dev.guerdon.decision;

import dev.guerdon.facts.Member;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;

/** What a rule gives besides money and points: it is given or not, and no arithmetic touches it. */
final class Gifts {
    static final String ALREADY_HELD = "already held";

    private Gifts() {}

    static boolean isGift(Proposal proposal) {
        return proposal instanceof Proposal.Gift
                || proposal instanceof Proposal.SendMessage
                || (proposal instanceof Proposal.Giving && !(proposal instanceof Proposal.Points));
    }

    /** Whether the member has something of it; a sentence at the checkout is nothing. */
    static boolean isWorthSomething(Proposal proposal) {
        return isGift(proposal) && !(proposal instanceof Proposal.Hint);
    }

    /**
     * Why the member can't have it, or null.
     *
     * @param member null for a guest
     */
    static String objection(Proposed proposed, Member member) {
        Proposal proposal = proposed.proposal();
        if (proposal instanceof Proposal.SendMessage && proposed.origin().rulePackage() == RulePackage.EXPIRY) {
            return "reminders go out with the expiry run";
        } else if (!isGift(proposal) || proposal instanceof Proposal.Gift || proposal instanceof Proposal.Hint) {
            return null;
        } else if (member == null) {
            return "only for members";
        } else if (proposal instanceof Proposal.SendMessage message) {
            return objection(message, member);
        } else if (proposal instanceof Proposal.GiveBadge badge) {
            return member.badges().contains(badge.code()) ? ALREADY_HELD : null;
        } else if (proposal instanceof Proposal.GiveTag tag) {
            return member.tags().contains(tag.name()) ? ALREADY_HELD : null;
        }
        return null;
    }

    /** Why the member can't have the message, or null. */
    static String objection(Proposal.SendMessage message, Member member) {
        return member.consents().contains(message.channel()) ? null : "no consent for " + message.channel();
    }
}
