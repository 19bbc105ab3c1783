package dev.guerdon.engagement;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.problem.Problem;
import dev.guerdon.request.Fingerprint;
import java.util.ArrayList;
import java.util.List;

/** What was done under an id before: the fingerprint of its body, and its answer. */
record Stored(Fingerprint fingerprint, String answer) {

    /**
     * Reads one by its id; the list stays empty when there is none.
     *
     * @param query of {@code fingerprint} and {@code answer}
     */
    static List<Stored> read(RoundTrip reads, String query, String memberId, String id) {
        List<Stored> found = new ArrayList<>(1);
        reads.query(
                query,
                row -> found.add(new Stored(Fingerprint.stored(row.getBytes("fingerprint")), row.getString("answer"))),
                memberId,
                id);
        return found;
    }

    /**
     * The first answer again.
     *
     * @param what it is, such as {@code The activity "a1"}
     * @throws dev.guerdon.problem.Refusal when the body is another
     */
    Recorded again(Fingerprint sent, String what) {
        if (!sent.equals(fingerprint)) {
            throw Problem.CONFLICT.because(what + " was recorded with another body, and stays as it is.");
        }
        return new Recorded(answer, false);
    }
}
