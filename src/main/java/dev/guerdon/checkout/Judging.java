package dev.guerdon.checkout;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.Booking;
import dev.guerdon.decision.TierStanding;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.ledger.Moment;
import dev.guerdon.member.MemberRow;
import dev.guerdon.member.MemberWrites;
import dev.guerdon.member.MemberWrites.Judged;
import dev.guerdon.member.Members;
import dev.guerdon.member.Needs;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.tier.TierJudgement;
import java.time.Instant;
import java.util.List;

/**
 * Judges a member's tier anew when something happened that no decision's own judgement covers: an order that came late, or a
 * return. Facts are read behind what was written, in the same round trip.
 */
final class Judging {
    private final Rulebook rulebook;
    private final String memberId;
    private final Instant asOf;
    private final Members members;
    private final List<MemberRow.Tier> withoutReturned;

    private Judging(
            RoundTrip reads, Rulebook rulebook, String memberId, Instant asOf, List<MemberRow.Tier> withoutReturned) {
        this.rulebook = rulebook;
        this.memberId = memberId;
        this.asOf = asOf;
        this.withoutReturned = withoutReturned;
        this.members = Members.read(
                reads,
                rulebook.programme(),
                Needs.of(rulebook.uses()),
                memberId,
                new Moment(asOf, rulebook.programme().zone()));
    }

    /** What the decision of an order said. */
    static Judged judged(Member before, Booking booking, Instant at) {
        Member.Standing standing = before.standing();
        return TierJudgement.judged(
                at,
                booking.memberAfter(),
                new TierStanding(standing.tier(), standing.tierSince(), standing.tierUntil()),
                booking.tier());
    }

    /**
     * After an order that lies before the last judgement.
     *
     * @param reads the round trip that writes the order
     */
    static Judging ofLateOrder(RoundTrip reads, Rulebook rulebook, MemberRow member, Instant judgedAt) {
        return new Judging(reads, rulebook, member.person().id(), judgedAt, List.of());
    }

    /**
     * After a return or cancellation, as of then or of the last judgement if that was later.
     *
     * @param reads the round trip that writes the return
     */
    static Judging ofReturn(RoundTrip reads, Rulebook rulebook, MemberRow member, Instant at) {
        Instant judgedAt = member.judgedAt();
        String memberId = member.person().id();
        return new Judging(
                reads,
                rulebook,
                memberId,
                judgedAt != null && judgedAt.isAfter(at) ? judgedAt : at,
                MemberRow.tierWithoutReturned(
                        reads, memberId, rulebook.programme().firstTier()));
    }

    /**
     * Writes the judgement once the facts were read.
     *
     * @return the tier
     */
    String write(RoundTrip writes, String cause, String causeId) {
        TierJudgement judgement = new TierJudgement(rulebook, asOf, Today.of(rulebook.programme(), asOf));
        Member member = members.member(memberId);
        Judged now = withoutReturned.isEmpty()
                ? judgement.of(member)
                : judgement.withoutReturned(member, withoutReturned.get(0));
        MemberWrites.judge(writes, memberId, now, cause, causeId, rulebook.version());
        return now.tier().name();
    }
}
