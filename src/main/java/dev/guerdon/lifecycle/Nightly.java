package dev.guerdon.lifecycle;

import dev.guerdon.batch.RunView;
import dev.guerdon.batch.Runs;
import dev.guerdon.problem.Refusal;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.RulebookActivated;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Once a night all jobs are run, in the order in which each builds upon the ones before. */
@ApplicationScoped
class Nightly {
    static final List<String> JOBS = List.of("release", "expiry", "tiers", "scores", "segments", "lifecycle");

    private static final Logger LOG = Logger.getLogger(Nightly.class);
    private static final String OFF = "off";
    private static final String JOB = "nightly";

    private final Scheduler scheduler;
    private final LiveRulebook live;
    private final Runs runs;
    private final Clock clock;
    private final String cron;

    /** For whose nights it is scheduled; null before the first rulebook. */
    private ZoneId zone;

    Nightly(
            Scheduler scheduler,
            LiveRulebook live,
            Runs runs,
            Clock clock,
            @ConfigProperty(name = "guerdon.nightly", defaultValue = "0 0 3 * * ?") String cron) {
        this.scheduler = scheduler;
        this.live = live;
        this.runs = runs;
        this.clock = clock;
        this.cron = cron;
    }

    /** Which hour of the programme's night it is depends on its zone, which a rulebook says. */
    synchronized void schedule(@ObservesAsync RulebookActivated activated) {
        ZoneId now = live.current().programme().zone();
        if (!cron.equals(OFF) && !now.equals(zone)) {
            scheduler.unscheduleJob(JOB);
            scheduler
                    .newJob(JOB)
                    .setCron(cron)
                    .setTimeZone(now.getId())
                    .setConcurrentExecution(ConcurrentExecution.SKIP)
                    .setTask(execution -> night())
                    .schedule();
            zone = now;
        }
    }

    /** A job that can't be run does not keep the others from theirs: each has its own members to serve. */
    void night() {
        Instant asOf = clock.instant();
        for (String job : JOBS) {
            try {
                RunView run = runs.run(job, asOf);
                LOG.infof("%s: %s, %d members, %d effects", job, run.status(), run.processed(), run.effects());
            } catch (Refusal refused) {
                LOG.errorf("%s was not run tonight: %s", job, refused.getMessage());
            }
        }
    }
}
