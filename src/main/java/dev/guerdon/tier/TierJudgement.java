package dev.guerdon.tier;

import dev.guerdon.decision.TierStanding;
import dev.guerdon.decision.Tiers;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.member.MemberRow;
import dev.guerdon.member.MemberWrites.Judged;
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
