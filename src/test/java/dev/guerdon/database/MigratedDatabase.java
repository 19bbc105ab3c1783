package dev.guerdon.database;

import dev.guerdon.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL with all tables and nothing in them; one for all tests, which keep apart by the ids they use. */
public final class MigratedDatabase {
    private static MigratedDatabase started;

    /** Stays as the migrations leave it: to copy it is much faster than to migrate another one. */
    private static String template;

    private final String url;

    private MigratedDatabase(String url) {
        this.url = url;
    }

    /** The database, started by the first who asks; it ends with the tests. */
    public static synchronized MigratedDatabase started() {
        if (started == null) {
            started = fresh();
        }
        return started;
    }

    /** Another database, for tests that can't share one. */
    public static synchronized MigratedDatabase fresh() {
        if (template == null) {
            String migrated = TestDatabase.emptyDatabase();
            Flyway.configure().dataSource(migrated, null, null).load().migrate();
            template = migrated;
        }
        return new MigratedDatabase(TestDatabase.copyOf(template));
    }

    /** Of connections to it. */
    public DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        return source;
    }

    /** A connection that commits each round trip. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** What was asked, complete. */
    public <T> T ask(Function<RoundTrip, T> question) {
        RoundTrip trip = new RoundTrip();
        T answer = question.apply(trip);
        try (Connection connection = connect()) {
            trip.run(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return answer;
    }

    public void write(Consumer<RoundTrip> change) {
        ask(trip -> {
            change.accept(trip);
            return trip;
        });
    }

    /** Does the same on so many threads, all starting at once; answers how often it was true. */
    public static long atOnce(int threads, Callable<Boolean> work) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        try {
            List<Future<Boolean>> results = workers.invokeAll(IntStream.range(0, threads)
                    .<Callable<Boolean>>mapToObj(thread -> () -> {
                        start.await();
                        return work.call();
                    })
                    .toList());
            long successes = 0;
            for (Future<Boolean> result : results) {
                successes += result.get() ? 1 : 0;
            }
            return successes;
        } finally {
            workers.shutdownNow();
        }
    }

    /** One transaction: everything is written, and kept only if it went well. */
    public boolean inTransaction(Consumer<RoundTrip> change, Callable<Boolean> wentWell) throws Exception {
        RoundTrip writes = new RoundTrip();
        change.accept(writes);
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            writes.run(connection);
            boolean isKept = wentWell.call();
            if (isKept) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return isKept;
        }
    }
}
