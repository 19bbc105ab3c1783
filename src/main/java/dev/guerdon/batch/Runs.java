package dev.guerdon.batch;

import dev.guerdon.problem.Problem;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/** Starts runs, one at a time of each job, tells how they get on, and goes on with those that were broken off. */
@ApplicationScoped
public class Runs {
    private static final Logger LOG = Logger.getLogger(Runs.class);
    private static final int PAGE = 200;
    private static final int AFTER_THE_RULEBOOK = 5000;
    private static final int SECONDS_TO_STOP = 8;

    private final Map<String, Job> jobs = new TreeMap<>();
    private final Clock clock;
    private final Conductor conductor;
    private final ExecutorService background = Executors.newCachedThreadPool(task -> new Thread(task, "run"));

    /** Runs that this process is at work on. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    Runs(
            @All List<Job> jobs,
            Clock clock,
            @ConfigProperty(name = "guerdon.run-workers", defaultValue = "2") int workers) {
        jobs.forEach(job -> this.jobs.put(job.name(), job));
        this.clock = clock;
        this.conductor = new Conductor(PAGE, workers);
    }

    /**
     * Starts a run, which goes on in the background.
     *
     * @throws dev.guerdon.problem.Refusal if there is no such job, or a run of it is under way
     */
    public RunView start(String job, Instant asOf) {
        Begun begun = begin(known(job), asOf);
        background.execute(() -> conduct(begun));
        return RunView.of(begun.run);
    }

    /**
     * The same, and comes back when the run is over.
     *
     * @return how the run came to its end
     */
    public RunView run(String job, Instant asOf) {
        Begun begun = begin(known(job), asOf);
        conduct(begun);
        return find(begun.run.id);
    }

    /**
     * A run that was started once.
     *
     * @throws dev.guerdon.problem.Refusal if there is none with the id
     */
    public RunView find(String id) {
        Run run = QuarkusTransaction.requiringNew().call(() -> Run.findById(id));
        if (run == null) {
            throw Problem.NOT_FOUND.because("There is no run \"" + id + "\".");
        }
        return RunView.of(run);
    }

    void resumeAtStart(@Observes @Priority(AFTER_THE_RULEBOOK) StartupEvent started) {
        resume();
    }

    /** Goes on with runs that are under way in name only. */
    void resume() {
        for (Run run : QuarkusTransaction.requiringNew().call(Run::running)) {
            if (underWay.add(run.id)) {
                LOG.infof("the run %s of %s goes on after \"%s\"", run.id, run.job, run.lastMember);
                background.execute(() -> goOn(run));
            }
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        conductor.stop();
        background.shutdown();
        if (!background.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            LOG.warn("a run did not get to its next checkpoint in time; a part of it will be done again");
        }
    }

    /** A run and what it does. */
    private record Begun(Run run, Work work) {}

    private Job known(String name) {
        Job job = jobs.get(name);
        if (job == null) {
            throw Problem.NOT_FOUND.because(
                    "There is no job \"" + name + "\". There are " + String.join(", ", jobs.keySet()) + ".");
        }
        return job;
    }

    private Begun begin(Job job, Instant asOf) {
        Work work = job.asOf(asOf);
        Run run = Run.started(job.name(), asOf, work.total(), clock.instant());
        underWay.add(run.id);
        try {
            QuarkusTransaction.requiringNew().run(run::persistAndFlush);
        } catch (ConstraintViolationException oneIsRunning) {
            underWay.remove(run.id);
            resume();
            throw Problem.JOB_RUNNING.because("A run of " + job.name() + " is under way: wait for its end.");
        }
        return new Begun(run, work);
    }

    private void goOn(Run run) {
        try {
            conduct(new Begun(run, known(run.job).asOf(run.asOf)));
        } catch (RuntimeException thrown) {
            breakOff(run, thrown);
        }
    }

    private void conduct(Begun begun) {
        Run run = begun.run;
        try {
            switch (conductor.conduct(
                    begun.work, run.checkpoint(), reached -> change(run, it -> it.reached(reached)))) {
                case THROUGH -> change(run, it -> it.finish(clock.instant()));
                case GIVEN_UP -> change(run, it -> it.breakOff("given up, because so many failed", clock.instant()));
                case STOPPED -> LOG.infof("the run %s of %s will go on after the next start", run.id, run.job);
            }
        } catch (RuntimeException thrown) {
            breakOff(run, thrown);
        } finally {
            underWay.remove(run.id);
        }
    }

    private void breakOff(Run run, RuntimeException thrown) {
        LOG.errorf(thrown, "the run %s of %s broke", run.id, run.job);
        change(run, it -> it.breakOff(thrown.toString(), clock.instant()));
        underWay.remove(run.id);
    }

    private static void change(Run run, Consumer<Run> change) {
        QuarkusTransaction.requiringNew().run(() -> change.accept(Run.findById(run.id)));
    }
}
