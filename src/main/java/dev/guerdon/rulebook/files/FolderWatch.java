package dev.guerdon.rulebook.files;

import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells when something below a folder may have changed. Events of the file system make it quick; as mounted folders and
 * some editors cause none, the folder is looked at every second besides. Many changes in a row are told once.
 */
public final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FolderWatch.class);
    private static final Duration TO_CLOSE = Duration.ofSeconds(5);

    /**
     * How patient a watch is.
     *
     * @param quiet how long nothing must have changed before it is told
     * @param most after how long it is told although it still changes
     * @param look how often the folder is looked at
     */
    record Patience(Duration quiet, Duration most, Duration look) {
        static final Patience USUAL =
                new Patience(Duration.ofMillis(150), Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    private final Path folder;
    private final Runnable onChange;
    private final Patience patience;
    private final FolderEvents events;
    private final Thread thread;
    private volatile boolean closed;
    private FolderTree known;

    private FolderWatch(Path folder, Runnable onChange, Patience patience, FolderEvents events) {
        this.folder = Objects.requireNonNull(folder);
        this.onChange = Objects.requireNonNull(onChange);
        this.patience = patience;
        this.events = events;
        this.thread = new Thread(this::run, "rules-watch");
        this.known = FolderTree.of(folder);
        events.listenTo(known);
    }

    /**
     * Watches from now on, on a thread of its own. What {@code onChange} throws is logged.
     *
     * @param folder need not exist yet
     */
    public static FolderWatch on(Path folder, Runnable onChange) {
        return on(folder, onChange, Patience.USUAL, FolderEvents.open());
    }

    static FolderWatch on(Path folder, Runnable onChange, Patience patience, FolderEvents events) {
        FolderWatch watch = new FolderWatch(folder, onChange, patience, events);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /** Stops; after it nothing is told any more, unless called from within {@code onChange}. */
    @Override
    public void close() {
        closed = true;
        events.close();
        thread.interrupt();
        if (Thread.currentThread() != thread) {
            try {
                thread.join(TO_CLOSE.toMillis());
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try {
            while (!closed) {
                watchOnce();
            }
        } catch (InterruptedException | ClosedWatchServiceException stopped) {
            LOG.debugf("No longer watching %s", folder);
        }
    }

    private void watchOnce() throws InterruptedException {
        try {
            if (changedWithin(patience.look())) {
                awaitQuiet();
                tell();
            }
        } catch (ClosedWatchServiceException stopped) {
            throw stopped;
        } catch (RuntimeException failed) { // whatever the file system did, it is looked at again
            LOG.error("The rule files could not be looked at", failed);
            TimeUnit.NANOSECONDS.sleep(patience.look().toNanos());
        }
    }

    private void awaitQuiet() throws InterruptedException {
        long since = System.nanoTime();
        while (System.nanoTime() - since < patience.most().toNanos() && changedWithin(patience.quiet())) {
            LOG.tracef("%s still changes", folder);
        }
    }

    /** Waits at most that long for an event, then looks itself. */
    private boolean changedWithin(Duration time) throws InterruptedException {
        boolean event = events.within(time);
        FolderTree now = FolderTree.of(folder);
        boolean changed = event || !now.equals(known);
        if (changed) {
            events.listenTo(now);
        }
        known = now;
        return changed;
    }

    private void tell() {
        try {
            if (!closed) {
                onChange.run();
            }
        } catch (RuntimeException | Error failed) { // whatever a file did to its reader, the next one must be seen
            LOG.error("A change of the rule files could not be handled", failed);
        }
    }
}
