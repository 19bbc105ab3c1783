package dev.guerdon.problem;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Tells a database that is overloaded or restarting, where trying again helps, from one that was asked wrongly. */
final class DatabaseFault {
    /** SQLSTATE classes: connection, transaction rolled back (deadlock), resources, operator (shutdown, time limit). */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    /** {@code lock_not_available} */
    private static final String LOCKED = "55P03";

    /** The pool gives no SQLSTATE when it has no connection left. */
    private static final String POOL_EXHAUSTED = "acquisition timeout";

    private DatabaseFault() {}

    static Optional<Refusal> refusal(Throwable thrown) {
        boolean passes = ExceptionUtils.getThrowableList(thrown).stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .anyMatch(DatabaseFault::passes);
        return passes
                ? Optional.of(Problem.BUSY.because("Nothing was changed. Send the same request again in a moment."))
                : Optional.empty();
    }

    private static boolean passes(SQLException fault) {
        String state = fault.getSQLState();
        if (state == null) {
            return String.valueOf(fault.getMessage()).contains(POOL_EXHAUSTED);
        }
        return state.equals(LOCKED) || (state.length() > 1 && PASSING.contains(state.substring(0, 2)));
    }
}
