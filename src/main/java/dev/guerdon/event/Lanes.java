package dev.guerdon.event;

import dev.guerdon.database.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Applies events side by side, those of one member in their order. Members share nothing but the limits of campaigns and
 * coupons: while there are any, or where it can't be told whose an event is, the lanes wait for each other. So what comes of a
 * stream is what comes of it line by line. Transactions do not wait for the disk one by one.
 */
final class Lanes implements AutoCloseable {
    private static final int MOST_WAITING = 64;

    private final List<Lane> lanes;
    private final Map<String, Lane> orders = new HashMap<>();
    private boolean wasTogether;

    Lanes(Database database, int count) {
        this.lanes = IntStream.range(0, count).mapToObj(i -> new Lane(database)).toList();
    }

    /**
     * Has an event applied, now or soon.
     *
     * @param together whether it may depend on what other members did before
     * @param work applies it; it is handed what must be run before, as that may fail, too
     */
    void apply(Event event, boolean together, Consumer<Runnable> work) {
        if (together != wasTogether) {
            await();
            wasTogether = together;
        }
        if (together) {
            lanes.get(0).put(work);
            return;
        }
        Lane lane = event.books() || event.orderId() == null ? ofMember(event) : orders.get(event.orderId());
        if (lane == null || isElsewhere(event, lane)) {
            await();
            lanes.get(0).put(work);
            await();
        } else {
            lane.put(work);
        }
    }

    private Lane ofMember(Event event) {
        String key = event.memberId() == null ? event.orderId() : event.memberId();
        return lanes.get(Math.floorMod(key.hashCode(), lanes.size()));
    }

    /** Whether somebody else's order in this stream has the same id. */
    private boolean isElsewhere(Event event, Lane lane) {
        Lane before = event.books() ? orders.putIfAbsent(event.orderId(), lane) : null;
        return before != null && before != lane;
    }

    /** Returns when all that was put so far is done. */
    void await() {
        lanes.stream().map(lane -> lane.submit(() -> {})).toList().forEach(Lanes::join);
    }

    /** Returns when all that was put so far is done and on disk. */
    void settle() {
        await();
        lanes.forEach(lane -> join(lane.submit(lane::settle)));
    }

    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }

    private static void join(Future<?> done) {
        try {
            done.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while events were applied", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException broken ? broken : new IllegalStateException(failed);
        }
    }

    /** One thread with a connection of its own. */
    private static final class Lane {
        private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), Lane::daemon, Lane::waitForRoom);
        private final Database database;
        private Database.Relaxed relaxed;

        Lane(Database database) {
            this.database = database;
        }

        void put(Consumer<Runnable> work) {
            thread.execute(() -> work.accept(this::open));
        }

        Future<?> submit(Runnable work) {
            return CompletableFuture.runAsync(work, thread);
        }

        private void open() {
            if (relaxed == null) {
                relaxed = database.relaxed();
            }
        }

        private void settle() {
            if (relaxed != null) {
                relaxed.settle();
            }
        }

        void close() {
            try {
                join(submit(() -> {
                    if (relaxed != null) {
                        relaxed.close();
                    }
                }));
            } finally {
                thread.shutdown();
            }
        }

        private static Thread daemon(Runnable work) {
            Thread thread = new Thread(work, "event-lane");
            thread.setDaemon(true);
            return thread;
        }

        private static void waitForRoom(Runnable work, ThreadPoolExecutor thread) {
            try {
                thread.getQueue().put(work);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new RejectedExecutionException("interrupted while events were applied", interrupted);
            }
        }
    }
}
