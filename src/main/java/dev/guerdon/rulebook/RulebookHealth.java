package dev.guerdon.rulebook;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** The service is not ready before a rulebook is live; afterwards one always is. */
@Readiness
@ApplicationScoped
class RulebookHealth implements HealthCheck {
    private final LiveRulebook live;

    RulebookHealth(LiveRulebook live) {
        this.live = live;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("rulebook is live");
        live.live()
                .ifPresentOrElse(
                        each -> answer.up().withData("version", each.rulebook().version()), answer::down);
        return answer.build();
    }
}
