package dev.guerdon.backtest;

import dev.guerdon.problem.Refusal;
import dev.guerdon.rehearsal.Rehearsal;
import dev.guerdon.rehearsal.RulebookView.ProblemView;
import dev.guerdon.rulebook.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    private static final String TIERS_OF_THEN =
            "Each order is decided with the tier that its member had then: the discounts and points that members would have"
                    + " got in another tier under these rules are in none of the sums.";

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
                ProblemView.all(notTried(now)),
                now == null ? null : now.detail(),
                startedAt,
                now == null ? null : now.at(),
                now == null ? null : now.result());
    }

    private List<Finding> notTried(Ending now) {
        List<Finding> notTried = new ArrayList<>(scenarios == null ? List.of() : scenarios.problems());
        boolean areTiersOthers =
                now != null && now.result() != null && now.result().members().differing() > 0;
        if (areTiersOthers || backtest.judgesTiersOtherwise()) {
            notTried.add(Finding.warning(".", 0, 0, TIERS_OF_THEN));
        }
        return notTried;
    }
}
