package dev.guerdon.backtest;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Several threads that work on pages ahead, a few at most, so that little is in memory. */
final class Crew implements AutoCloseable {
    private static final int PAGES_A_WORKER = 2;

    private final int most;
    private final ExecutorService workers;

    Crew(int workers) {
        this.most = workers * PAGES_A_WORKER;
        this.workers = Executors.newFixedThreadPool(workers, Crew::worker);
    }

    /** A daemon: nothing that it does is missed. */
    private static Thread worker(Runnable task) {
        Thread thread = new Thread(task, "backtest-worker");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * A line on which pages are worked on.
     *
     * @param work by any thread
     * @param take what comes of it: in the order of the pages, by the thread that adds them
     */
    <P, R> Belt<P, R> belt(Function<P, R> work, Consumer<R> take) {
        return new Belt<>(work, take);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    /** Pages in, results out. */
    final class Belt<P, R> {
        private final Function<P, R> work;
        private final Consumer<R> take;
        private final Queue<Future<R>> ahead = new ArrayDeque<>();

        private Belt(Function<P, R> work, Consumer<R> take) {
            this.work = work;
            this.take = take;
        }

        void add(P page) {
            ahead.add(workers.submit(() -> work.apply(page)));
            if (ahead.size() > most) {
                takeFirst();
            }
        }

        void finish() {
            while (!ahead.isEmpty()) {
                takeFirst();
            }
        }

        private void takeFirst() {
            try {
                take.accept(ahead.remove().get());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a page", interrupted);
            } catch (ExecutionException broken) {
                throw broken.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(broken.getCause());
            }
        }
    }
}
