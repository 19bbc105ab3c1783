package dev.guerdon.rulebook;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** The service is not ready before a rulebook is live; afterwards one always is. It waits for no thread, as there may be none. */
@Readiness
@ApplicationScoped
class RulebookHealth implements AsyncHealthCheck {
    private final LiveRulebook live;

    RulebookHealth(LiveRulebook live) {
        this.live = live;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("rulebook is live");
        live.live().ifPresentOrElse(each -> describe(each.rulebook(), answer.up()), answer::down);
        return Uni.createFrom().item(answer.build());
    }

    private static void describe(Rulebook rulebook, HealthCheckResponseBuilder answer) {
        answer.withData("version", rulebook.version());
        String out = rulebook.outOfService().stream()
                .map(each -> each.rule().origin().rule())
                .collect(Collectors.joining(", "));
        if (!out.isEmpty()) {
            answer.withData("outOfService", out);
        }
    }
}
