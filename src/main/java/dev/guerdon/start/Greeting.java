package dev.guerdon.start;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.jboss.logging.Logger;

/** Says, once the service takes requests, where it does and what to try first. */
@ApplicationScoped
public class Greeting {
    private static final Logger LOG = Logger.getLogger(Greeting.class);

    private final Settings settings;

    Greeting(Settings settings) {
        this.settings = settings;
    }

    void greet(@ObservesAsync HttpServerStart server) {
        String address = "http://127.0.0.1:" + server.options().getPort();
        LOG.infof(
                "Guerdon listens on %s with the rules in %s",
                address, settings.rulesDir().toAbsolutePath());
        LOG.infof("To look around: %s/q/swagger-ui", address);
        LOG.infof(
                "To try it: curl -s %s/v1/evaluations -H 'Content-Type: application/json' -d '%s'",
                address, "{\"lines\":[{\"lineId\":\"1\",\"sku\":\"mug\",\"quantity\":2,\"unitPrice\":12.50}]}");
    }
}
