package dev.guerdon.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.guerdon.database.Database;
import dev.guerdon.problem.Problem;
import dev.guerdon.problem.ProblemMapper;
import dev.guerdon.problem.Refusal;
import dev.guerdon.rulebook.LiveRulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Applies a stream of events in order. A line that can't be applied is reported and does not stop the rest; where the stream ends
 * before its end, the refusal says what came of it until then. The answer waits for the disk once for all of them, and a stream
 * that was cut off is simply sent again.
 */
@ApplicationScoped
class Importing {
    private static final Logger LOG = Logger.getLogger(Importing.class);
    private static final int MOST_LINES = 1_000_000;
    private static final int MOST_REPORTED = 1_000;

    /** So many lines fail only where something is wrong here; each of them fills the log. */
    private static final int MOST_BROKEN = 20;

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

    /** @throws Refusal where the stream can't be read to its end or applied any further, with what came of it until then */
    Answer apply(InputStream stream) throws IOException {
        Count count = new Count();
        try (Lanes side = new Lanes(database, lanes)) {
            try {
                apply(new Lines(stream), side, count);
            } catch (Refusal ofTheRest) {
                count.end(ofTheRest);
            }
            side.settle();
        }
        return count.answer();
    }

    private void apply(Lines lines, Lanes side, Count count) throws IOException {
        Lines.Line line;
        while (count.goesOn() && (line = lines.next()) != null) {
            if (line.number() > MOST_LINES) {
                throw Problem.TOO_LARGE.because(
                        "A stream has at most " + MOST_LINES + " lines: send the rest in another.");
            }
            apply(line, side, count);
        }
    }

    private void apply(Lines.Line line, Lanes side, Count count) {
        count.attempt(line.number(), () -> {
            String text = line.text();
            if (text.isBlank()) {
                return;
            }
            Event event = events.read(text);
            side.apply(
                    event,
                    live.current().sharesLimits(),
                    begun -> count.attempt(line.number(), () -> {
                        begun.run();
                        count.applied(event.applying().getAsBoolean());
                    }));
        });
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
        private int broken;
        private Refusal end;

        /**
         * Runs something of a line. A refusal is the line's, and so is a failure that nobody foresaw, up to a point; a
         * database that takes no more ends the stream.
         */
        void attempt(int line, Attempt attempt) {
            try {
                attempt.run();
            } catch (Throwable thrown) {
                Refusal refusal = ProblemMapper.refusalOf(thrown).orElseGet(() -> ProblemMapper.faultOf(thrown));
                if (refusal.problem() == Problem.BUSY || refusal.problem() == Problem.NO_DATABASE) {
                    end(refusal.problem()
                            .because("The database takes no more events now: send the stream again in a moment."));
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
            if (refusal.problem() == Problem.INTERNAL && ++broken == MOST_BROKEN) {
                end(refusal);
            }
            report();
        }

        /** The stream is not applied any further. */
        synchronized void end(Refusal reason) {
            if (end == null) {
                end = reason;
            }
        }

        synchronized boolean goesOn() {
            return end == null;
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
            if (end != null) {
                throw end.problem()
                        .because(
                                "%s Until then: %d accepted, %d known before, %d rejected. Sent again, what was accepted counts as known before."
                                        .formatted(
                                                end.getMessage(),
                                                accepted,
                                                duplicates,
                                                rejected.size() + moreRejected));
            }
            return new Answer(accepted, duplicates, List.copyOf(rejected.values()), moreRejected);
        }
    }
}
