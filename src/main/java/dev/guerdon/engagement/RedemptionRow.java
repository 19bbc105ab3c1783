package dev.guerdon.engagement;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.request.Fingerprint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A redemption as it is stored.
 *
 * @param cancellation null while it stands
 */
record RedemptionRow(Instant at, long points, Stored redemption, Stored cancellation) {
    private static final String BY_ID = """
            select at, points, fingerprint, answer, cancel_print, cancel_answer
              from redemption
             where member_id = ? and redemption_id = ?""";

    private static final String INSERT = """
            insert into redemption (member_id, redemption_id, at, points, fingerprint, answer)
            values (?, ?, ?, ?, ?, ?::json)""";

    private static final String CANCEL = """
            update redemption
               set cancelled_at = ?, cancel_print = ?, cancel_answer = ?::json
             where member_id = ? and redemption_id = ?""";

    /** Reads a redemption; the list stays empty when there is none. */
    static List<RedemptionRow> read(RoundTrip reads, String memberId, String redemptionId) {
        List<RedemptionRow> found = new ArrayList<>(1);
        reads.query(BY_ID, row -> found.add(of(row)), memberId, redemptionId);
        return found;
    }

    private static RedemptionRow of(ResultSet row) throws SQLException {
        byte[] cancelPrint = row.getBytes("cancel_print");
        return new RedemptionRow(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("points"),
                new Stored(Fingerprint.stored(row.getBytes("fingerprint")), row.getString("answer")),
                cancelPrint == null
                        ? null
                        : new Stored(Fingerprint.stored(cancelPrint), row.getString("cancel_answer")));
    }

    void insert(RoundTrip writes, String memberId, String redemptionId) {
        writes.write(
                INSERT,
                memberId,
                redemptionId,
                at,
                points,
                redemption.fingerprint().bytes(),
                redemption.answer());
    }

    static void cancel(RoundTrip writes, String memberId, String redemptionId, Instant at, Stored cancellation) {
        writes.change(CANCEL, at, cancellation.fingerprint().bytes(), cancellation.answer(), memberId, redemptionId);
    }
}
