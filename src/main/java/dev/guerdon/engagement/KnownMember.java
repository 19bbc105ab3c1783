package dev.guerdon.engagement;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.ledger.Wallet;
import dev.guerdon.member.MemberWrites;
import dev.guerdon.problem.Problem;
import dev.guerdon.programme.Programme;
import java.util.List;

/** A member whose row is locked, if there is one; known once the round trip has run. */
record KnownMember(String memberId, List<String> found) {

    static KnownMember lock(RoundTrip reads, String memberId) {
        return new KnownMember(memberId, MemberWrites.lock(reads, memberId));
    }

    /** @throws dev.guerdon.problem.Refusal when there is no such member */
    void require() {
        if (found.isEmpty()) {
            throw Problem.UNKNOWN_MEMBER.because(
                    "There is no member \"" + memberId + "\": enrol them with PUT /v1/members/" + memberId + " first.");
        }
    }

    Wallet points() {
        return new Wallet(memberId, Programme.POINTS);
    }
}
