package dev.guerdon.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Leads workers through members, a wave of pages at a time: when all pages of a wave are done, the checkpoint moves on. So
 * whoever goes on from a checkpoint leaves nobody out, and visits few twice.
 */
final class Conductor {
    /** With more it is hardly the members that something is wrong with. */
    static final int MOST_FAILURES = 100;

    private static final Logger LOG = Logger.getLogger(Conductor.class);

    private final int pageSize;
    private final int pagesAtOnce;
    private final ExecutorService workers;
    private volatile boolean isStopping;

    /** How a run came to its end. */
    enum Ending {
        /** Everybody was visited, or at least tried. */
        THROUGH,
        /** Too many members failed. */
        GIVEN_UP,
        /** It was told to stop, and can go on from the checkpoint. */
        STOPPED
    }

    /**
     * Starts workers.
     *
     * @param pageSize members that are visited together
     * @param pagesAtOnce pages that are visited at the same time
     */
    Conductor(int pageSize, int pagesAtOnce) {
        this.pageSize = pageSize;
        this.pagesAtOnce = pagesAtOnce;
        this.workers = Executors.newFixedThreadPool(pagesAtOnce, Conductor::worker);
    }

    /** Visits everybody after the checkpoint; hands over each new checkpoint before it goes on. */
    Ending conduct(Work work, Checkpoint from, Consumer<Checkpoint> reached) {
        Checkpoint checkpoint = from;
        while (!isStopping) {
            List<String> wave = work.next(checkpoint.lastMember(), pageSize * pagesAtOnce);
            if (wave.isEmpty()) {
                return Ending.THROUGH;
            }
            checkpoint = checkpoint.after(wave, visit(work, wave));
            reached.accept(checkpoint);
            if (checkpoint.failures().size() > MOST_FAILURES) {
                return Ending.GIVEN_UP;
            }
        }
        return Ending.STOPPED;
    }

    /** Lets every run end at its next checkpoint. */
    void stop() {
        isStopping = true;
    }

    /** A daemon, because what it does can be done again: it holds up nobody's end. */
    private static Thread worker(Runnable task) {
        Thread thread = new Thread(task, "run-worker");
        thread.setDaemon(true);
        return thread;
    }

    private Visited visit(Work work, List<String> wave) {
        List<Future<Visited>> pages = new ArrayList<>();
        for (int from = 0; from < wave.size(); from += pageSize) {
            List<String> page = wave.subList(from, Math.min(wave.size(), from + pageSize));
            pages.add(workers.submit(() -> visitPage(work, page)));
        }
        return pages.stream().map(Conductor::outcome).reduce(Visited.NOBODY, Visited::and);
    }

    private static Visited outcome(Future<Visited> page) {
        try {
            return page.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while members were visited", interrupted);
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
    }

    private static Visited visitPage(Work work, List<String> page) {
        try {
            return new Visited(work.visit(page), List.of());
        } catch (RuntimeException thrown) {
            LOG.debugf(thrown, "a page can't be visited as a whole, so its members are visited one by one");
            return page.stream().map(member -> visitAlone(work, member)).reduce(Visited.NOBODY, Visited::and);
        }
    }

    /** One member who fails must not keep the others of the page from their due. */
    private static Visited visitAlone(Work work, String member) {
        try {
            return new Visited(work.visit(List.of(member)), List.of());
        } catch (RuntimeException thrown) {
            LOG.errorf(thrown, "member %s can't be visited", member);
            return Visited.failing(member, thrown);
        }
    }
}
