package dev.guerdon.rulebook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Measures how many rules of the live rulebook are out of service. */
@ApplicationScoped
class OutOfServiceMeter {

    void start(@Observes StartupEvent event, MeterRegistry registry, LiveRulebook live) {
        Gauge.builder("guerdon.rulebook.rules.out.of.service", live, OutOfServiceMeter::count)
                .description("Rules of the live rulebook that were stopped too often and are no longer asked")
                .register(registry);
    }

    private static double count(LiveRulebook live) {
        return live.live().map(each -> each.rulebook().outOfService().size()).orElse(0);
    }
}
