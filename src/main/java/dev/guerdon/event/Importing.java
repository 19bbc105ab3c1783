package dev.guerdon.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.guerdon.database.Database;
import dev.guerdon.problem.Problem;
import dev.guerdon.problem.ProblemMapper;
import dev.guerdon.problem.Refusal;
import dev.guerdon.rulebook.LiveRulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Applies a stream of events in order. A line that can't be applied is reported and does not stop the rest. The answer waits
 * for the disk once for all of them, and a stream that was cut off is simply sent again.
 */
@ApplicationScoped
class Importing {
    private static final Logger LOG = Logger.getLogger(Importing.class);
    private static final int LONGEST_LINE = 1 << 20;
    private static final int MOST_LINES = 1_000_000;
    private static final int MOST_REPORTED = 1_000;
    private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

    private final Events events;
    private final Database database;
    private final LiveRulebook live;
    private final int lanes;

    Importing(
            Events events,
            Database database,
            LiveRulebook live,
            @ConfigProperty(name = "guerdon.event-lanes", defaultValue = "4") int lanes) {
        this.events = events;
        this.database = database;
        this.live = live;
        this.lanes = lanes;
    }

    /**
     * What came of a stream.
     *
     * @param rejected the first thousand lines that were not applied, in their order
     * @param moreRejected how many more there were
     */
    public record Answer(int accepted, int duplicates, List<Rejected> rejected, int moreRejected) {}

    /** A line that was not applied, counted from 1. */
    public record Rejected(int line, String code, String detail) {}

    Answer apply(InputStream stream) throws IOException {
        Count count = new Count();
        try (Lanes side = new Lanes(database, lanes);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            int number = 0;
            String line;
            while ((line = next(reader)) != null && count.goesOn()) {
                number++;
                if (number > MOST_LINES) {
                    throw Problem.TOO_LARGE.because(
                            "A stream has at most " + MOST_LINES + " lines: send the rest in another.");
                }
                if (!line.isBlank()) {
                    apply(number, line, side, count);
                }
            }
            side.settle();
        }
        return count.answer();
    }

    private void apply(int number, String line, Lanes side, Count count) {
        count.attempt(number, () -> {
            if (line.length() > LONGEST_LINE) {
                throw Problem.TOO_LARGE.because("A line has at most " + LONGEST_LINE + " characters.");
            }
            Event event = events.read(line);
            side.apply(
                    event,
                    live.current().sharesLimits(),
                    () -> count.attempt(
                            number, () -> count.applied(event.applying().getAsBoolean())));
        });
    }

    /** The next line, cut off where it is longer than any may be; null at the end. */
    private static String next(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            if (line.length() <= LONGEST_LINE) {
                line.append((char) c);
            }
            c = reader.read();
        }
        return line.toString();
    }

    /** Something that a line asks for. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws JsonProcessingException;
    }

    /** What came of the stream so far; lines are finished on several threads, and not in their order. */
    private static final class Count {
        private final NavigableMap<Integer, Rejected> rejected = new TreeMap<>();
        private long nextReport = System.nanoTime() + REPORT_EVERY.toNanos();
        private int accepted;
        private int duplicates;
        private int moreRejected;
        private RuntimeException failure;

        /** Runs something of a line: a refusal is the line's, any other failure the stream's. */
        void attempt(int line, Attempt attempt) {
            try {
                attempt.run();
            } catch (RuntimeException | JsonProcessingException thrown) {
                Refusal refusal = ProblemMapper.refusalOf(thrown).orElse(null);
                if (refusal == null || refusal.problem() == Problem.BUSY) {
                    fail(thrown instanceof RuntimeException broken ? broken : new IllegalStateException(thrown));
                } else {
                    reject(line, refusal);
                }
            }
        }

        synchronized void applied(boolean isNew) {
            if (isNew) {
                accepted++;
            } else {
                duplicates++;
            }
            report();
        }

        private synchronized void reject(int line, Refusal refusal) {
            String field = refusal.field() == null ? "" : refusal.field() + ": ";
            rejected.put(line, new Rejected(line, refusal.problem().code(), field + refusal.getMessage()));
            if (rejected.size() > MOST_REPORTED) {
                rejected.pollLastEntry();
                moreRejected++;
            }
            report();
        }

        private synchronized void fail(RuntimeException broken) {
            if (failure == null) {
                failure = broken;
            }
        }

        synchronized boolean goesOn() {
            return failure == null;
        }

        private void report() {
            if (System.nanoTime() > nextReport) {
                nextReport = System.nanoTime() + REPORT_EVERY.toNanos();
                LOG.infof(
                        "Events: %d accepted, %d duplicates, %d rejected",
                        accepted, duplicates, rejected.size() + moreRejected);
            }
        }

        synchronized Answer answer() {
            if (failure != null) {
                throw failure;
            }
            return new Answer(accepted, duplicates, List.copyOf(rejected.values()), moreRejected);
        }
    }
}
