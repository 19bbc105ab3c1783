package dev.guerdon.rulebook.files;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import dev.guerdon.rulebook.files.FolderTree.Entry;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** What the file system tells of some folders, where it tells anything. */
final class FolderEvents implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FolderEvents.class);

    private final Optional<WatchService> service;
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private FolderEvents(Optional<WatchService> service) {
        this.service = service;
    }

    static FolderEvents open() {
        try {
            return new FolderEvents(Optional.of(FileSystems.getDefault().newWatchService()));
        } catch (IOException | UnsupportedOperationException none) {
            LOG.infof("No events of the file system, files are looked at instead: %s", none.getMessage());
            return none();
        }
    }

    /** As on a file system without events. */
    static FolderEvents none() {
        return new FolderEvents(Optional.empty());
    }

    /** Listens to the folders of a tree, and no longer to any other. */
    void listenTo(FolderTree tree) {
        Map<Path, WatchKey> before = new HashMap<>(keys);
        keys.clear();
        for (Entry entry : tree.entries()) {
            if (entry.isFolder()) {
                register(entry.real());
            }
        }
        before.forEach((folder, key) -> {
            if (!keys.containsValue(key)) {
                key.cancel();
            }
        });
    }

    /** Whether something that may matter happened; waits for it that long at most. */
    boolean within(Duration time) throws InterruptedException {
        if (service.isEmpty()) {
            closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
            return false;
        }
        boolean matters = false;
        WatchKey key = service.get().poll(time.toNanos(), TimeUnit.NANOSECONDS);
        while (key != null) {
            matters |= key.pollEvents().stream().anyMatch(FolderEvents::matters);
            key.reset();
            key = service.get().poll();
        }
        return matters;
    }

    @Override
    public void close() {
        closed.countDown();
        service.ifPresent(FolderEvents::close);
    }

    private void register(Path folder) {
        service.ifPresent(open -> {
            try {
                keys.put(folder, folder.register(open, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE));
            } catch (IOException gone) {
                LOG.debugf("No events of %s: %s", folder, gone.getMessage());
            }
        });
    }

    private static boolean matters(WatchEvent<?> event) {
        return event.kind() == OVERFLOW || !Leftover.is(String.valueOf(event.context()));
    }

    private static void close(WatchService open) {
        try {
            open.close();
        } catch (IOException failed) {
            LOG.debug("The watch did not close cleanly", failed);
        }
    }
}
