package dev.guerdon.rulebook;

import dev.guerdon.database.DatabaseFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Keeps this service in step with the others on the database: PostgreSQL tells of every activation, on a connection that does
 * nothing else. As a connection may die or hang unheard, the database is also asked every second.
 */
@ApplicationScoped
class Following {
    private static final Logger LOG = Logger.getLogger(Following.class);

    /** Who looks for other services in order to load the first rulebook must be seen by them. */
    private static final int BEFORE_THE_FOLDER = 5;

    private static final int LISTEN_MILLIS = 250;
    private static final Duration ASK = Duration.ofSeconds(5);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int SECONDS_TO_ANSWER = 5;

    private final DataSource source;
    private final LiveRulebook live;
    private final Neighbours neighbours;
    private final CountDownLatch tried = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "rulebook-following");
    private Duration pause = SHORTEST_PAUSE;

    Following(DataSource source, LiveRulebook live, Neighbours neighbours) {
        this.source = source;
        this.live = live;
        this.neighbours = neighbours;
    }

    /** Waits until the others see this service, or can't be told of it for the moment. */
    void start(@Observes @Priority(BEFORE_THE_FOLDER) StartupEvent event) throws InterruptedException {
        thread.setDaemon(true);
        thread.start();
        tried.await(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        closed.countDown();
        thread.join(ASK.toMillis());
    }

    private void run() {
        while (isOpen(Duration.ZERO)) {
            try (Connection connection = source.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException lost) {
                tried.countDown();
                LOG.warnf("Rulebooks of other services are not heard of for the moment: %s", lost.getMessage());
                isOpen(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS_TO_ANSWER);
            statement.execute("listen " + Archive.CHANNEL);
            try {
                neighbours.show(connection);
                tried.countDown();
                live.follow(); // what was told before it listened
                pause = SHORTEST_PAUSE;
                hear(connection, statement);
            } finally {
                statement.execute("unlisten " + Archive.CHANNEL);
                neighbours.hide(connection);
            }
        }
    }

    private void hear(Connection connection, Statement statement) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        long asked = System.nanoTime();
        while (isOpen(Duration.ZERO)) {
            PGNotification[] told = postgres.getNotifications(LISTEN_MILLIS);
            if (System.nanoTime() - asked > ASK.toNanos()) {
                statement.execute("select 1"); // fails where the connection is dead
                asked = System.nanoTime();
            }
            if (told.length > 0) {
                live.follow();
            }
        }
    }

    /** On a connection of its own, as one that hangs is not told of anything, and only late of that. */
    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void ask() {
        try {
            live.follow();
        } catch (DatabaseFailure unreachable) {
            LOG.debugf("Other services are not asked for their rulebook for the moment: %s", unreachable.getMessage());
        }
    }

    /** Whether it goes on after that long. */
    private boolean isOpen(Duration after) {
        try {
            return !closed.await(after.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
