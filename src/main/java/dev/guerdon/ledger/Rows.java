package dev.guerdon.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Rows of the ledger's tables as records. */
final class Rows {
    private Rows() {}

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getLong("earned"),
                row.getLong("clawed_back"),
                row.getLong("redeemed"),
                row.getLong("expired"),
                row.getLong("adjusted"),
                row.getLong("available"),
                row.getLong("pending"),
                row.getLong("debt"),
                row.getInt("lots"),
                row.getInt("entries"));
    }

    static Lot lot(ResultSet row) throws SQLException {
        return new Lot(
                row.getInt("lot_no"),
                row.getInt("born_by"),
                cause(row),
                new Earning(
                        row.getLong("points"),
                        row.getString("source"),
                        row.getBoolean("qualifying"),
                        instant(row, "earned_at"),
                        instant(row, "available_at")),
                new Term(date(row, "expires_on"), date(row, "kept_until"), row.getBoolean("promised")),
                row.getLong("remaining"),
                row.getBoolean("pending"),
                row.getLong("lapsed"),
                row.getLong("clawed_back"));
    }

    static Cause cause(ResultSet row) throws SQLException {
        return new Cause(Cause.Event.of(row.getString("cause")), row.getString("cause_id"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
