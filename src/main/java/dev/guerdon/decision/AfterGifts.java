package dev.guerdon.decision;

import dev.guerdon.facts.Member;
import dev.guerdon.facts.Member.CampaignRecord;
import dev.guerdon.facts.Member.Holdings;
import dev.guerdon.proposal.Proposal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A member who was given something, as the night will find them: with its badges, benefits and tags, and its campaigns used. */
final class AfterGifts {
    private AfterGifts() {}

    /** @param campaigns of which something was taken, by code */
    static Member member(Member before, Collection<Verdict> verdicts, Set<String> campaigns) {
        if (campaigns.isEmpty() && verdicts.stream().noneMatch(AfterGifts::gives)) {
            return before;
        }
        Holdings held = before.holdings();
        Set<String> badges =
                with(held.badges(), verdicts, gift -> gift instanceof Proposal.GiveBadge badge ? badge.code() : null);
        Set<String> benefits = with(
                held.benefits(),
                verdicts,
                gift -> gift instanceof Proposal.GiveBenefit benefit ? benefit.code() : null);
        Set<String> tags =
                with(before.tags(), verdicts, gift -> gift instanceof Proposal.GiveTag tag ? tag.name() : null);
        Map<String, CampaignRecord> used = new HashMap<>(before.campaignsByCode());
        campaigns.forEach(code ->
                used.merge(code, new CampaignRecord(1, 0), (was, one) -> new CampaignRecord(was.uses() + 1, 0)));
        return before.withGifts(tags, new Holdings(badges, benefits), used);
    }

    private static boolean gives(Verdict verdict) {
        return verdict.applies() && Gifts.isWorthSomething(verdict.proposed().proposal());
    }

    /** @param name of what a proposal gives, or null */
    private static Set<String> with(Set<String> held, Collection<Verdict> verdicts, Function<Proposal, String> name) {
        Set<String> with = new HashSet<>(held);
        for (Verdict verdict : verdicts) {
            String given = verdict.applies() ? name.apply(verdict.proposed().proposal()) : null;
            if (given != null) {
                with.add(given);
            }
        }
        return with;
    }
}
