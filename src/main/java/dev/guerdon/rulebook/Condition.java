package dev.guerdon.rulebook;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What must hold in the moment in which a rulebook goes live. It is asked within the transaction, while nobody else can make
 * one live, and may write: what it wrote is kept if the rulebook goes live.
 */
@FunctionalInterface
public interface Condition {
    /** Whatever is live now gives way. */
    Condition NONE = (live, connection) -> true;

    /** Whether it holds. */
    boolean holds(Optional<Activation> live, Connection connection) throws SQLException;

    /** Nothing else went live since this number; 0 for nothing at all. */
    static Condition nothingSince(long no) {
        return (live, connection) -> live.map(Activation::no).orElse(0L) == no;
    }

    /** Both hold; the other is not asked if this one doesn't. */
    default Condition and(Condition other) {
        return (live, connection) -> holds(live, connection) && other.holds(live, connection);
    }
}
