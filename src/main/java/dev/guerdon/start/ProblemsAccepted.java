package dev.guerdon.start;

import dev.guerdon.problem.ProblemAnswer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** Who asks for {@code application/problem+json} has read how refusals look, and takes JSON; it is no other answer. */
@Singleton
class ProblemsAccepted {
    private static final int EARLY = 100;

    void register(@Observes Filters filters) {
        filters.register(ProblemsAccepted::accept, EARLY);
    }

    private static void accept(RoutingContext call) {
        MultiMap headers = call.request().headers();
        String accepted = String.join(", ", headers.getAll(HttpHeaders.ACCEPT));
        if (accepted.contains(ProblemAnswer.MEDIA_TYPE)) {
            headers.set(HttpHeaders.ACCEPT, accepted + ", " + MediaType.APPLICATION_JSON + ";q=0.1");
        }
        call.next();
    }
}
