package dev.guerdon.database;

import dev.guerdon.problem.Problem;
import dev.guerdon.problem.ProblemMapper;
import io.agroal.api.AgroalDataSource;
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
    private static final ThreadLocal<Connection> RELAXED = new ThreadLocal<>();
    private static final int MOST_ATTEMPTS = 50;

    /** For one answer of a database that hangs: nothing of ours takes a tenth of it. Migrations, which may, do not come here. */
    private static final int MOST_MILLIS = 30_000;

    private final DataSource source;

    public Database(DataSource source) {
        this.source = source;
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private Connection connection() throws SQLException {
        Connection connection = source.getConnection();
        try {
            connection.setNetworkTimeout(Runnable::run, MOST_MILLIS);
            return connection;
        } catch (SQLException | RuntimeException broken) {
            connection.close();
            throw broken;
        }
    }

    /** Only reads; each statement sees what was committed when it began. */
    public void read(RoundTrip reads) {
        if (reads.isEmpty()) {
            return;
        }
        try (Connection connection = connection()) {
            reads.run(connection);
        } catch (SQLException broken) {
            throw failure(broken);
        }
    }

    /**
     * A transaction that is made again, from its first reading on, as long as somebody else was faster: it threw
     * {@link Overtaken}, or lost a race for a key.
     *
     * @throws dev.guerdon.problem.Refusal when that never ends
     */
    public <T> T transactionUntilKept(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction(work);
            } catch (Overtaken overtaken) {
                giveUpAfter(attempt, overtaken);
            } catch (DatabaseFailure failure) {
                if (!failure.isLostRace()) {
                    throw failure;
                }
                giveUpAfter(attempt, failure);
            }
        }
    }

    private static void giveUpAfter(int attempt, RuntimeException reason) {
        if (attempt >= MOST_ATTEMPTS) {
            throw Problem.BUSY.because(
                    "Too many calls want the same thing at once (" + reason.getMessage() + "); send it again.");
        }
    }

    /** All or nothing: an exception of the work takes back what it did. */
    public <T> T transaction(Work<T> work) {
        Connection relaxed = RELAXED.get();
        try {
            if (relaxed != null) {
                return transaction(relaxed, work);
            }
            try (Connection connection = connection()) {
                return transaction(connection, work);
            }
        } catch (SQLException broken) {
            throw failure(broken);
        }
    }

    private static <T> T transaction(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.with(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error thrown) {
            takeBack(connection, thrown);
            throw thrown;
        }
    }

    /** Over a connection that is gone nothing can be taken back, nor need it be; what led there is what counts. */
    private static void takeBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            reason.addSuppressed(gone);
        }
    }

    /**
     * Until it is closed, transactions of this thread share one connection and do not wait for the disk. What they did is
     * safe once {@link Relaxed#settle} has returned; a crash before that loses the last ones, never one in the middle.
     */
    public Relaxed relaxed() {
        try {
            Connection connection = connection();
            connection.setAutoCommit(true);
            new RoundTrip().change("set synchronous_commit to off").run(connection);
            RELAXED.set(connection);
            return new Relaxed(connection);
        } catch (SQLException broken) {
            throw failure(broken);
        }
    }

    /** Where a connection is lost the others that wait in the pool are, too: each of them would make another call fail. */
    private DatabaseFailure failure(SQLException broken) {
        DatabaseFailure failure = new DatabaseFailure(broken);
        if (isOfNoDatabase(failure) && source instanceof AgroalDataSource pool) {
            pool.flush(AgroalDataSource.FlushMode.IDLE);
        }
        return failure;
    }

    private static boolean isOfNoDatabase(DatabaseFailure failure) {
        return ProblemMapper.refusalOf(failure)
                .filter(refusal -> refusal.problem() == Problem.NO_DATABASE)
                .isPresent();
    }

    /** A time in which transactions do not wait for the disk. */
    public final class Relaxed implements AutoCloseable {
        private final Connection connection;

        private Relaxed(Connection connection) {
            this.connection = connection;
        }

        /** Waits until everything so far is on disk: the log is written in order, so one more commit that waits is enough. */
        public void settle() {
            try {
                connection.setAutoCommit(true);
                new RoundTrip()
                        .change("reset synchronous_commit")
                        .query("select pg_current_xact_id()", row -> {})
                        .run(connection);
            } catch (SQLException broken) {
                throw failure(broken);
            }
        }

        @Override
        public void close() {
            RELAXED.remove();
            try (connection) {
                connection.setAutoCommit(true);
                new RoundTrip().change("reset synchronous_commit").run(connection);
            } catch (SQLException broken) {
                throw failure(broken);
            }
        }
    }
}
