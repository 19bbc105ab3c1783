package dev.guerdon.start;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks after the embedded database while the service runs: one whose process was killed is started again, within a limit. */
final class DatabaseWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);
    private static final int SECONDS_BETWEEN = 1;

    /** Something that kills it more often is to be found by a person. */
    private static final int MOST_STARTS = 10;

    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final EmbeddedDatabase database;
    private final Deque<Instant> starts = new ArrayDeque<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "database-watch");
        thread.setDaemon(true);
        return thread;
    });
    private boolean hasGivenUp;

    private DatabaseWatch(EmbeddedDatabase database) {
        this.database = database;
    }

    /** Watches until it is closed. */
    static DatabaseWatch over(EmbeddedDatabase database) {
        DatabaseWatch watch = new DatabaseWatch(database);
        ScheduledFuture<?> unused =
                watch.clock.scheduleWithFixedDelay(watch::look, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
        return watch;
    }

    private void look() {
        try {
            if (database.isGone() && mayStart(Instant.now())) {
                LOG.warn("The embedded database was killed: starting it again");
                database.startAgain();
                LOG.info("The embedded database runs again, with all that was committed");
            }
        } catch (IOException | RuntimeException failed) {
            LOG.errorf("The embedded database does not start again: %s", failed.getMessage());
        }
    }

    private boolean mayStart(Instant now) {
        while (!starts.isEmpty() && starts.getFirst().isBefore(now.minus(PERIOD))) {
            starts.removeFirst();
        }
        boolean may = starts.size() < MOST_STARTS;
        if (may) {
            starts.addLast(now);
        } else if (!hasGivenUp) {
            LOG.errorf(
                    "The embedded database was started %d times within %d minutes and does not stay: look into"
                            + " postgresql.log in the data folder. It is tried again later.",
                    MOST_STARTS, PERIOD.toMinutes());
        }
        hasGivenUp = !may;
        return may;
    }

    /** It does not wait for a start that is under way; the database itself does. */
    @Override
    public void close() {
        clock.shutdown();
    }
}
