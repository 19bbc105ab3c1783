package dev.guerdon.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.guerdon.database.Database;
import dev.guerdon.problem.Problem;
import dev.guerdon.problem.ProblemMapper;
import dev.guerdon.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Applies a stream of events in order. A line that can't be applied is reported and does not stop the rest. Transactions do not
 * wait for the disk one by one: the answer does, once for all of them, and a stream that was cut off is simply sent again.
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

    Importing(Events events, Database database) {
        this.events = events;
        this.database = database;
    }

    /**
     * What came of a stream.
     *
     * @param rejected the first thousand lines that were not applied
     * @param moreRejected how many more there were
     */
    public record Answer(int accepted, int duplicates, List<Rejected> rejected, int moreRejected) {}

    /** A line that was not applied, counted from 1. */
    public record Rejected(int line, String code, String detail) {}

    Answer apply(InputStream stream) throws IOException {
        Count count = new Count();
        try (Database.Relaxed relaxed = database.relaxed();
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String line;
            while ((line = next(lines)) != null) {
                count.line++;
                if (count.line > MOST_LINES) {
                    throw Problem.TOO_LARGE.because(
                            "A stream has at most " + MOST_LINES + " lines: send the rest in another.");
                }
                if (!line.isBlank()) {
                    apply(line, count);
                }
            }
            relaxed.settle();
        }
        return new Answer(count.accepted, count.duplicates, count.rejected, count.moreRejected);
    }

    private void apply(String line, Count count) {
        try {
            if (line.length() > LONGEST_LINE) {
                throw Problem.TOO_LARGE.because("A line has at most " + LONGEST_LINE + " characters.");
            }
            if (events.apply(line)) {
                count.accepted++;
            } else {
                count.duplicates++;
            }
        } catch (RuntimeException | JsonProcessingException thrown) {
            Refusal refusal = ProblemMapper.refusalOf(thrown).orElse(null);
            if (refusal == null || refusal.problem() == Problem.BUSY) {
                throw thrown instanceof RuntimeException broken ? broken : new IllegalStateException(thrown);
            }
            count.reject(refusal);
        }
        count.report();
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

    /** How far the stream was applied. */
    private static final class Count {
        private final List<Rejected> rejected = new ArrayList<>();
        private long nextReport = System.nanoTime() + REPORT_EVERY.toNanos();
        private int line;
        private int accepted;
        private int duplicates;
        private int moreRejected;

        void reject(Refusal refusal) {
            if (rejected.size() < MOST_REPORTED) {
                String field = refusal.field() == null ? "" : refusal.field() + ": ";
                rejected.add(new Rejected(line, refusal.problem().code(), field + refusal.getMessage()));
            } else {
                moreRejected++;
            }
        }

        void report() {
            if (System.nanoTime() > nextReport) {
                nextReport = System.nanoTime() + REPORT_EVERY.toNanos();
                LOG.infof(
                        "Events: line %d, %d accepted, %d duplicates, %d rejected",
                        line, accepted, duplicates, rejected.size() + moreRejected);
            }
        }
    }
}
