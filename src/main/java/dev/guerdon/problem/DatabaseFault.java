package dev.guerdon.problem;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Tells a database that does not answer, one that is overloaded, where trying again helps, and one that was given a value that
 * it can't keep, from one that was asked wrongly.
 */
final class DatabaseFault {
    /** SQLSTATE class: no connection, or it broke off. */
    private static final String CONNECTION = "08";

    /** It shuts down, it crashed, it is still starting; {@code 57014}, a statement that was cut off, is none of them. */
    private static final String SHUTTING_DOWN_OR_STARTING = "57P0";

    /** SQLSTATE classes: transaction rolled back (deadlock), resources, operator (time limit). */
    private static final Set<String> PASSING = Set.of("40", "53", "57");

    /** {@code lock_not_available} */
    private static final String LOCKED = "55P03";

    /** The pool gives no SQLSTATE when it has no connection left. */
    private static final String POOL_EXHAUSTED = "acquisition timeout";

    /** Nor where it could have one more, and the database did not give it in time. */
    private static final String NO_NEW_CONNECTION = "timeout while waiting for new connection";

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
        if (faults.stream().anyMatch(DatabaseFault::isOfNoAnswer)) {
            // the answer that is missing may be the one to a commit
            return Optional.of(
                    Problem.NO_DATABASE.because(
                            "Send the same request again in a moment, with the same id: if it was booked nevertheless, you get its result and nothing is booked twice."));
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

    private static boolean isOfNoAnswer(SQLException fault) {
        String state = fault.getSQLState();
        if (state == null) {
            return String.valueOf(fault.getMessage()).contains(NO_NEW_CONNECTION);
        }
        return state.startsWith(CONNECTION) || state.startsWith(SHUTTING_DOWN_OR_STARTING);
    }

    private static boolean isOfAValue(SQLException fault) {
        String state = fault.getSQLState();
        return state != null && state.startsWith(UNKEEPABLE) && !state.equals(DIVISION_BY_ZERO);
    }

    private static boolean passes(SQLException fault) {
        String state = fault.getSQLState();
        if (state == null) {
            return String.valueOf(fault.getMessage()).contains(POOL_EXHAUSTED);
        }
        return state.equals(LOCKED) || (state.length() > 1 && PASSING.contains(state.substring(0, 2)));
    }
}
