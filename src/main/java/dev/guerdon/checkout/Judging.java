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
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Keeps a member's tier in step with what was bought and what came back. */
@ApplicationScoped
class Judging {

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
     * Judges the member again, after everything was written, as of the moment or of the last judgement if that was later.
     *
     * @param connection of the transaction that holds the member's lock
     * @return the tier
     */
    String judge(Connection connection, Rulebook rulebook, String memberId, Instant at, String cause, String causeId)
            throws SQLException {
        RoundTrip last = new RoundTrip();
        List<Instant> judged = MemberRow.judgedAt(last, memberId);
        last.run(connection);
        Instant asOf =
                judged.stream().filter(each -> each.isAfter(at)).findFirst().orElse(at);
        RoundTrip reads = new RoundTrip();
        Members members = Members.read(
                reads,
                rulebook.programme(),
                Needs.of(rulebook.uses()),
                memberId,
                new Moment(asOf, rulebook.programme().zone()));
        reads.run(connection);
        TierJudgement judgement = new TierJudgement(rulebook, asOf, Today.of(rulebook.programme(), asOf));
        Judged now = judgement.of(members.member(memberId));
        RoundTrip writes = new RoundTrip();
        MemberWrites.judge(writes, memberId, now, cause, causeId, rulebook.version());
        writes.run(connection);
        return now.tier().name();
    }
}
