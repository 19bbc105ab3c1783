package dev.guerdon.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The door to PostgreSQL for everything that is written as SQL. Transactions are plain ones of one connection: nothing of ours
 * spans two resources, and a transaction manager would cost round trips.
 */
@ApplicationScoped
public class Database {
    private final DataSource source;

    public Database(DataSource source) {
        this.source = source;
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Only reads; each statement sees what was committed when it began. */
    public void read(RoundTrip reads) {
        if (reads.isEmpty()) {
            return;
        }
        try (Connection connection = source.getConnection()) {
            reads.run(connection);
        } catch (SQLException broken) {
            throw new DatabaseFailure(broken);
        }
    }

    /** All or nothing: an exception of the work takes back what it did. */
    public <T> T transaction(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.with(connection);
                connection.commit();
            } catch (SQLException | RuntimeException | Error thrown) {
                connection.rollback();
                throw thrown;
            }
            return result;
        } catch (SQLException broken) {
            throw new DatabaseFailure(broken);
        }
    }
}
