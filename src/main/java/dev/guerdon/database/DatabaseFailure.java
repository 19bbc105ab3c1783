package dev.guerdon.database;

import java.sql.SQLException;

/** PostgreSQL refused, or can't be reached. */
public final class DatabaseFailure extends RuntimeException {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String DEADLOCK = "40P01";

    /** SQLSTATE class */
    private static final String CONNECTION = "08";

    /** {@code admin_shutdown} and its like */
    private static final String SHUT_DOWN = "57P0";

    DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether the connection broke, or there was none to be had. */
    boolean isLostConnection() {
        String state = ((SQLException) getCause()).getSQLState();
        return state != null && (state.startsWith(CONNECTION) || state.startsWith(SHUT_DOWN));
    }

    /** Whether somebody else wrote the same key first: who tries again finds it. */
    public boolean isLostRace() {
        String state = ((SQLException) getCause()).getSQLState();
        return UNIQUE_VIOLATION.equals(state) || DEADLOCK.equals(state);
    }
}
