package dev.guerdon.tier;

import dev.guerdon.decision.TierStanding;
import dev.guerdon.decision.Tiers;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.member.MemberRow;
import dev.guerdon.member.MemberWrites.Judged;
import dev.guerdon.member.Members;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Rulebook;
import java.time.Instant;
import java.util.List;

/** Judges a member's tier as of a moment. */
public final class TierJudgement {
    private final Rulebook rulebook;
    private final Instant at;
    private final Today today;

    /**
     * Judges by a rulebook, as of a moment.
     *
     * @param today the day of the moment
     */
    public TierJudgement(Rulebook rulebook, Instant at, Today today) {
        this.rulebook = rulebook;
        this.at = at;
        this.today = today;
    }

    /** Where a member stands from the moment on. */
    public Judged of(Member member) {
        Member.Standing before = member.standing();
        TierStanding current = new TierStanding(before.tier(), before.tierSince(), before.tierUntil());
        TierStanding now = Tiers.judge(
                rulebook.programme().tierPolicy(),
                rulebook.programme().tiers(),
                current,
                rulebook.propose(RulePackage.TIERS, List.of(member, today), at),
                today.date());
        return judged(at, member, current, now);
    }

    /**
     * The same for a member of whose orders something came back.
     *
     * @param kept where the member would stand without these orders
     */
    public Judged withoutReturned(Member member, MemberRow.Tier kept) {
        Judged now = of(member);
        Judged without = of(member.with(standing(member, kept)));
        return Tiers.countsWithout(
                        rulebook.programme().tiers(),
                        member.standing().tier(),
                        now.tier().name(),
                        without.tier().name())
                ? new Judged(at, without.tier(), true, without.spend12m(), without.orders())
                : now;
    }

    private Member.Standing standing(Member member, MemberRow.Tier tier) {
        Member.Standing now = member.standing();
        return Members.standing(
                rulebook.programme(), tier.name(), tier.since(), tier.until(), now.stage(), now.segments());
    }

    /** A judgement that was made as part of a decision. */
    public static Judged judged(Instant at, Member member, TierStanding before, TierStanding after) {
        return new Judged(
                at,
                new MemberRow.Tier(after.tier(), after.since(), after.until()),
                !after.equals(before),
                member.spend12m(),
                member.orders());
    }
}
