package dev.guerdon.backtest;

import dev.guerdon.problem.Refusal;
import dev.guerdon.rehearsal.Rehearsal;
import dev.guerdon.rehearsal.RulebookView.ProblemView;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;

/** A backtest on its way, and what came of it. */
final class BacktestRun {
    private static final Logger LOG = Logger.getLogger(BacktestRun.class);

    private final String id;
    private final Backtest backtest;
    private final Rehearsal.Result scenarios;
    private final Clock clock;
    private final Instant startedAt;
    private final Progress progress = new Progress();
    private volatile Ending ending;

    private enum Status {
        DONE,
        FAILED,
        CANCELLED
    }

    private record Ending(Status status, Instant at, String detail, BacktestResult result) {}

    /** @param scenarios null where none were run */
    BacktestRun(String id, Backtest backtest, Rehearsal.Result scenarios, Clock clock) {
        this.id = id;
        this.backtest = backtest;
        this.scenarios = scenarios;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    String id() {
        return id;
    }

    /** Runs to its end. Nothing is thrown. */
    void run(int workers) {
        try {
            end(Status.DONE, null, backtest.run(workers, progress));
        } catch (CancellationException cancelled) {
            end(Status.CANCELLED, null, null);
        } catch (Refusal refused) {
            end(Status.FAILED, refused.getMessage(), null);
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "the backtest %s broke", id);
            end(Status.FAILED, "Something broke here; the log of the service says what, under " + id + ".", null);
        }
    }

    private void end(Status status, String detail, BacktestResult result) {
        ending = new Ending(status, clock.instant(), detail, result);
    }

    /** Ends it soon; one that is over stays as it is. */
    void cancel() {
        progress.cancel();
    }

    BacktestView view() {
        Ending now = ending;
        return new BacktestView(
                id,
                now == null ? "running" : now.status().name().toLowerCase(Locale.ROOT),
                progress.processed(),
                progress.total(),
                backtest.live().version(),
                backtest.candidate().version(),
                backtest.period().from(),
                backtest.period().until(),
                scenarios == null ? null : scenarios.report(),
                scenarios == null ? null : ProblemView.all(scenarios.problems()),
                now == null ? null : now.detail(),
                startedAt,
                now == null ? null : now.at(),
                now == null ? null : now.result());
    }
}
