package dev.guerdon.backtest;

import dev.guerdon.database.Database;
import dev.guerdon.member.Needs;
import dev.guerdon.problem.Problem;
import dev.guerdon.problem.Refusal;
import dev.guerdon.rehearsal.Rehearsal;
import dev.guerdon.rehearsal.RulebookView.ProblemView;
import dev.guerdon.request.Json;
import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.Rulebook;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts backtests, one at a time because each keeps the cores busy, and keeps the last results for a while. */
@ApplicationScoped
public class Backtests {
    private static final int MOST_KEPT = 20;
    private static final long MOST_ORDERS = 1_000_000;

    private final LiveRulebook live;
    private final Database database;
    private final Json json;
    private final Clock clock;
    private final int workers;
    private final Semaphore turn = new Semaphore(1);
    private final Map<String, BacktestRun> runs = new LinkedHashMap<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor(Backtests::thread);

    Backtests(
            LiveRulebook live,
            Database database,
            Json json,
            Clock clock,
            @ConfigProperty(name = "guerdon.run-workers", defaultValue = "2") int workers) {
        this.live = live;
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.workers = workers;
    }

    /** What is tried; {@code scenarios} is null for a version, which passed them once. */
    private record Tried(Rulebook rulebook, Rehearsal.Result scenarios) {}

    /**
     * Starts a backtest, which goes on in the background.
     *
     * @throws Refusal if one is under way, or there is something wrong with what is to be tried
     */
    public BacktestView start(BacktestBody body) {
        if (!turn.tryAcquire()) {
            throw Problem.BUSY.because("Another backtest is under way. Send this one again when it is over.");
        }
        boolean isHandedOver = false;
        try {
            BacktestRun run = prepare(body);
            keep(run);
            background.execute(() -> {
                try {
                    run.run(workers);
                } finally {
                    turn.release();
                }
            });
            isHandedOver = true;
            return run.view();
        } finally {
            if (!isHandedOver) {
                turn.release();
            }
        }
    }

    /**
     * A backtest that was started.
     *
     * @throws Refusal if there is none with the id, or not any more
     */
    public BacktestView find(String id) {
        return known(id).view();
    }

    /** Ends a backtest soon; one that is over stays as it is. */
    public BacktestView cancel(String id) {
        BacktestRun run = known(id);
        run.cancel();
        return run.view();
    }

    void stop(@Observes ShutdownEvent stopping) {
        synchronized (runs) {
            runs.values().forEach(BacktestRun::cancel);
        }
        background.shutdown();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "backtest");
        thread.setDaemon(true);
        return thread;
    }

    private BacktestRun prepare(BacktestBody body) {
        Rulebook now = apart(live.current());
        Instant at = clock.instant();
        LocalDate today = LocalDate.ofInstant(at, now.programme().zone());
        Period period =
                Period.asked(body.from(), body.until(), today, now.programme().zone());
        Tried tried = tried(body, now);
        requireSameMoney(now, tried.rulebook());
        Backtest backtest = new Backtest(database, json, now, tried.rulebook(), period, at, this::needsOf);
        long orders = backtest.countOrders();
        if (orders > MOST_ORDERS) {
            throw Problem.INVALID.at(
                    "from",
                    "There are " + orders + " orders in this period, and a backtest decides at most " + MOST_ORDERS
                            + ": choose a shorter one.");
        }
        return new BacktestRun(UUID.randomUUID().toString(), backtest, tried.scenarios(), clock);
    }

    /** Built anew: what goes wrong with a rule here is no concern of the one that orders are decided by. */
    private static Rulebook apart(Rulebook shared) {
        return Candidate.of(shared.files()).rulebook().orElse(shared);
    }

    private Tried tried(BacktestBody body, Rulebook now) {
        if ((body.files() == null) == (body.version() == null)) {
            throw Problem.INVALID.at("files", "Say what is to be tried: either files or a version.");
        }
        return body.files() == null ? version(body.version()) : files(body.files(), now);
    }

    private Tried version(String version) {
        try {
            return new Tried(apart(live.version(version)), null);
        } catch (Refusal unknown) {
            throw Problem.NOT_FOUND.because("There is no rulebook \"" + version + "\" that could be tried.");
        }
    }

    /** Scenarios that fail don't hold a candidate back: whoever tries a number has not yet changed what is expected of it. */
    private static Tried files(Map<String, String> files, Rulebook now) {
        Candidate candidate = Candidate.of(now.files().with(files));
        Rulebook rulebook = candidate
                .rulebook()
                .orElseThrow(() -> Problem.RULEBOOK_REFUSED
                        .because("The candidate can't be tried before its files are good.")
                        .listing(ProblemView.all(candidate.findings())));
        return new Tried(rulebook, Rehearsal.of(rulebook));
    }

    private static void requireSameMoney(Rulebook now, Rulebook tried) {
        String live = now.programme().currency().code();
        String candidate = tried.programme().currency().code();
        if (!live.equals(candidate)) {
            throw Problem.INVALID.at(
                    "files", "Its currency is " + candidate + " and that of the orders is " + live + ".");
        }
    }

    /** What the rules of a version had read of members; of one that is not there any more nothing is known. */
    private Needs needsOf(String version) {
        try {
            return Needs.of(live.version(version).uses());
        } catch (Refusal unknown) {
            return Needs.NOTHING;
        }
    }

    private void keep(BacktestRun run) {
        synchronized (runs) {
            runs.put(run.id(), run);
            if (runs.size() > MOST_KEPT) {
                runs.remove(runs.keySet().iterator().next());
            }
        }
    }

    private BacktestRun known(String id) {
        synchronized (runs) {
            BacktestRun run = runs.get(id);
            if (run == null) {
                throw Problem.NOT_FOUND.because("There is no backtest \"" + id + "\" (any more): the last " + MOST_KEPT
                        + " are kept until the service stops.");
            }
            return run;
        }
    }
}
