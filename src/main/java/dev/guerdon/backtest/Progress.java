package dev.guerdon.backtest;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

/** How far a backtest is, for those who wait for it; and whether anyone still does. */
final class Progress {
    private final AtomicLong processed = new AtomicLong();
    private volatile long total;
    private volatile boolean isCancelled;

    void expect(long orders, long members) {
        total = orders + members;
    }

    /** @throws CancellationException if nobody waits any more */
    void made(long steps) {
        if (isCancelled) {
            throw new CancellationException();
        }
        processed.addAndGet(steps);
    }

    void cancel() {
        isCancelled = true;
    }

    long processed() {
        return processed.get();
    }

    long total() {
        return total;
    }
}
