package dev.guerdon.rulebook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What is measured of rulebooks. */
@ApplicationScoped
class RulebookMeters {
    private final Counter activations;
    private final Counter refusals;
    private final Timer building;
    private final AtomicInteger problems = new AtomicInteger();

    RulebookMeters(MeterRegistry registry) {
        activations = Counter.builder("guerdon.rulebook.activations")
                .description("Rulebooks that went live")
                .register(registry);
        refusals = Counter.builder("guerdon.rulebook.refusals")
                .description("Candidates that did not go live")
                .register(registry);
        building = Timer.builder("guerdon.rulebook.building")
                .description("Time to vet and build a candidate and to run its scenarios and journeys")
                .register(registry);
        Gauge.builder("guerdon.rulebook.refused.problems", problems, AtomicInteger::get)
                .description("Problems of the files as they are now; 0 while nothing is wrong with them")
                .register(registry);
    }

    Candidate time(Supplier<Candidate> build) {
        return building.record(build);
    }

    void activated() {
        activations.increment();
    }

    void refused(int found) {
        refusals.increment();
        problems.set(found);
    }

    /** Nothing is wrong with what is in the folder. */
    void isGoodAgain() {
        problems.set(0);
    }
}
