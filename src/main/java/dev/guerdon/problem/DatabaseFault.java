package dev.guerdon.problem;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Tells a database that is gone or overloaded, where trying again helps, and one that was given a value that it can't keep, from
 * one that was asked wrongly.
 */
final class DatabaseFault {
    /** SQLSTATE class: no connection, or it broke. */
    private static final String NO_CONNECTION = "08";

    /** {@code admin_shutdown}, {@code crash_shutdown}, {@code cannot_connect_now} */
    private static final Set<String> SHUT_DOWN = Set.of("57P01", "57P02", "57P03");

    /** SQLSTATE classes: transaction rolled back (deadlock), resources, operator (time limit). */
    private static final Set<String> PASSING = Set.of("40", "53", "57");

    /** {@code lock_not_available} */
    private static final String LOCKED = "55P03";

    /** The pool gives no SQLSTATE when it has no connection left. */
    private static final String POOL_EXHAUSTED = "acquisition timeout";

    /** Nor when it wants another one and the database does not answer. */
    private static final String POOL_WITHOUT_DATABASE = "timeout while waiting for new connection";

    /** What the driver says, without a SQLSTATE of its own, when the pool gave up a connection that was being made. */
    private static final String CONNECTING_GIVEN_UP = "Interrupted while attempting to connect";

    /** SQLSTATE class: a value that is too long, too large, or no text. Callers' values are checked before; this is the second wall. */
    private static final String UNKEEPABLE = "22";

    /** Of that class, and yet never a caller's fault. */
    private static final String DIVISION_BY_ZERO = "22012";

    private DatabaseFault() {}

    static Optional<Refusal> refusal(Throwable thrown) {
        List<SQLException> faults = ExceptionUtils.getThrowableList(thrown).stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .toList();
        if (faults.stream().anyMatch(DatabaseFault::isGone)) {
            return Optional.of(
                    Problem.NO_DATABASE.because(
                            "Whether anything was booked can't be told. Send the same request again in a moment: what was booked is not booked twice."));
        }
        if (faults.stream().anyMatch(DatabaseFault::passes)) {
            return Optional.of(Problem.BUSY.because("Nothing was changed. Send the same request again in a moment."));
        }
        return faults.stream().anyMatch(DatabaseFault::isOfAValue)
                ? Optional.of(
                        Problem.INVALID.because(
                                "One of the values can't be kept: look for unusual characters and for numbers or times out of bounds."))
                : Optional.empty();
    }

    private static boolean isOfAValue(SQLException fault) {
        String state = fault.getSQLState();
        return state != null && state.startsWith(UNKEEPABLE) && !state.equals(DIVISION_BY_ZERO);
    }

    private static boolean isGone(SQLException fault) {
        String state = fault.getSQLState();
        return state == null
                ? String.valueOf(fault.getMessage()).contains(POOL_WITHOUT_DATABASE)
                : state.startsWith(NO_CONNECTION) || SHUT_DOWN.contains(state);
    }

    private static boolean isGivenUp(SQLException fault) {
        return fault.getCause() != null
                && String.valueOf(fault.getCause().getMessage()).contains(CONNECTING_GIVEN_UP);
    }

    private static boolean passes(SQLException fault) {
        String state = fault.getSQLState();
        if (state == null) {
            return String.valueOf(fault.getMessage()).contains(POOL_EXHAUSTED);
        }
        return isGivenUp(fault)
                || state.equals(LOCKED)
                || (state.length() > 1 && PASSING.contains(state.substring(0, 2)));
    }
}
