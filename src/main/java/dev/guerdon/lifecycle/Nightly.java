package dev.guerdon.lifecycle;

import dev.guerdon.batch.RunView;
import dev.guerdon.batch.Runs;
import dev.guerdon.problem.Refusal;
import dev.guerdon.rulebook.LiveRulebook;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
    private static final int AFTER_THE_RULEBOOK = 5000;

    private final Scheduler scheduler;
    private final LiveRulebook live;
    private final Runs runs;
    private final Clock clock;
    private final String cron;

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

    void schedule(@Observes @Priority(AFTER_THE_RULEBOOK) StartupEvent started) {
        if (!cron.equals(OFF)) {
            ZoneId zone = live.current().programme().zone();
            scheduler
                    .newJob("nightly")
                    .setCron(cron)
                    .setTimeZone(zone.getId())
                    .setConcurrentExecution(ConcurrentExecution.SKIP)
                    .setTask(execution -> night())
                    .schedule();
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
