package dev.guerdon.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry as it is shown.
 *
 * @param points what the member gained; negative: lost
 * @param lot null where the points became debt
 * @param undoes number of the entry whose points these were, of claw-backs and give-backs; else null
 * @param at business time
 * @param recordedAt when it was written
 * @param reason of an adjustment, else null
 * @param actor of an adjustment, else null
 */
public record EntryView(
        int entry,
        Kind kind,
        long points,
        long available,
        long pending,
        long debt,
        @Schema(nullable = true) Integer lot,
        @Schema(nullable = true) Integer undoes,
        Cause cause,
        Instant at,
        Instant recordedAt,
        @Schema(nullable = true) String rulebook,
        @Schema(nullable = true) String reason,
        @Schema(nullable = true) String actor) {

    static EntryView of(ResultSet row) throws SQLException {
        Delta delta = new Delta(row.getLong("available"), row.getLong("pending"), row.getLong("debt"));
        return new EntryView(
                row.getInt("entry_no"),
                Kind.of(row.getString("kind")),
                delta.net(),
                delta.available(),
                delta.pending(),
                delta.debt(),
                row.getObject("lot_no", Integer.class),
                row.getObject("undoes", Integer.class),
                Rows.cause(row),
                Rows.instant(row, "at"),
                Rows.instant(row, "recorded_at"),
                row.getString("rulebook"),
                row.getString("reason"),
                row.getString("actor"));
    }
}
