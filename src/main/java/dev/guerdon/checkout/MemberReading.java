package dev.guerdon.checkout;

import dev.guerdon.campaign.Gates;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.ledger.Ledger;
import dev.guerdon.ledger.Moment;
import dev.guerdon.ledger.Spendable;
import dev.guerdon.ledger.Wallet;
import dev.guerdon.member.Lasting;
import dev.guerdon.member.MemberRow;
import dev.guerdon.member.Members;
import dev.guerdon.member.Needs;
import dev.guerdon.programme.Programme;
import dev.guerdon.rulebook.Rulebook;
import java.time.Instant;
import java.util.Optional;

/**
 * What is read of a member for a decision, whatever is in the basket. Complete once the round trip has run.
 *
 * @param memberId null for a guest, and so are members
 * @param spendable null for a guest, or where the purse tells it
 * @param rulebook the version whose rules ask for it
 * @param lasting at which other moments it holds, or null if that is of no interest
 */
record MemberReading(
        String memberId, String rulebook, Members members, Spendable spendable, Gates gates, Lasting lasting) {

    static MemberReading ofGuest(RoundTrip reads, Rulebook rulebook, Instant at) {
        return new MemberReading(null, rulebook.version(), null, null, gates(reads, rulebook, null, at), null);
    }

    /** Of whoever brings an order; where it takes points, what can be spent is left to the purse. */
    static MemberReading once(RoundTrip reads, Rulebook rulebook, BasketBody body, Instant at) {
        return body.memberId() == null
                ? ofGuest(reads, rulebook, at)
                : read(reads, rulebook, body.memberId(), at, !body.takesPoints(), false);
    }

    /** Of a member, of use again for as long as it holds and nothing is written about them. */
    static MemberReading toKeep(RoundTrip reads, Rulebook rulebook, String memberId, Instant at) {
        return read(reads, rulebook, memberId, at, true, true);
    }

    private static MemberReading read(
            RoundTrip reads, Rulebook rulebook, String memberId, Instant at, boolean tellsSpendable, boolean isToKeep) {
        Needs needs = Needs.of(rulebook.uses());
        Moment moment = moment(rulebook, at);
        return new MemberReading(
                memberId,
                rulebook.version(),
                Members.read(reads, rulebook.programme(), needs, memberId, moment), // its revision before all else
                tellsSpendable ? Ledger.spendable(reads, new Wallet(memberId, Programme.POINTS), moment) : null,
                gates(reads, rulebook, memberId, at),
                isToKeep ? Lasting.read(reads, needs, memberId, moment) : null);
    }

    private static Gates gates(RoundTrip reads, Rulebook rulebook, String memberId, Instant at) {
        return Gates.read(
                reads,
                rulebook.campaigns().values(),
                memberId,
                at,
                rulebook.programme().zone());
    }

    private static Moment moment(Rulebook rulebook, Instant at) {
        return new Moment(at, rulebook.programme().zone());
    }

    /** The same again: what all members share is read anew, what is the member's own is not. */
    MemberReading again(RoundTrip reads) {
        return new MemberReading(memberId, rulebook, members, spendable, gates.again(reads), lasting);
    }

    /** Whether the same would be read at another moment, if nothing was written about the member. */
    boolean holdsAt(Instant at, Rulebook live) {
        return rulebook.equals(live.version())
                && lasting.holdsAt(moment(live, at))
                && gates.areOf(live.campaigns().values(), at);
    }

    /** Whether it was read when the member's revision was this one. */
    boolean isOf(long revision) {
        return row().filter(row -> row.revision() == revision).isPresent();
    }

    /** The member as stored; empty for one who is unknown. */
    Optional<MemberRow> row() {
        return members.row(memberId);
    }
}
