package dev.guerdon.database;

import java.sql.SQLException;

/** PostgreSQL refused, or can't be reached. */
public final class DatabaseFailure extends RuntimeException {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String DEADLOCK = "40P01";

    DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether somebody else wrote the same key first: who tries again finds it. */
    public boolean isLostRace() {
        String state = ((SQLException) getCause()).getSQLState();
        return UNIQUE_VIOLATION.equals(state) || DEADLOCK.equals(state);
    }
}
