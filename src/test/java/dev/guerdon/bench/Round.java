package dev.guerdon.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * What came of calling as fast as the answers come, from so many connections, for a while.
 *
 * @param perSecond calls
 * @param p99 milliseconds within which 99 of 100 calls were answered
 */
record Round(double perSecond, double p99) {
    private static final double MILLI = 1e6;
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();
    private static final int DIGITS = 3;
    private static final double NINETY_NINE = 99;

    /** Runs one round. */
    static Round of(Caller.Opening opening, int connections, Duration length) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            List<Future<Histogram>> callers = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                callers.add(threads.submit(() -> callUntil(opening, start + length.toNanos())));
            }
            Histogram all = new Histogram(LONGEST, DIGITS);
            for (Future<Histogram> caller : callers) {
                all.add(caller.get());
            }
            double seconds = (System.nanoTime() - start) / (MILLI * 1000);
            return new Round(all.getTotalCount() / seconds, all.getValueAtPercentile(NINETY_NINE) / MILLI);
        } finally {
            threads.shutdown();
        }
    }

    private static Histogram callUntil(Caller.Opening opening, long end) throws Exception {
        Histogram latencies = new Histogram(LONGEST, DIGITS);
        try (Caller caller = opening.open()) {
            for (long before = System.nanoTime(); before < end; ) {
                caller.call();
                long after = System.nanoTime();
                latencies.recordValue(after - before);
                before = after;
            }
        }
        return latencies;
    }
}
