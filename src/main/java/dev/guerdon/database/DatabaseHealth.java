package dev.guerdon.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * The service is not ready while the database gives no connection. It is asked for one of its own: those of the pool may all
 * be waiting for the same database, and the answer must not.
 */
@Readiness
@ApplicationScoped
class DatabaseHealth implements HealthCheck {
    private static final String SECONDS_TO_ANSWER = "2";

    private final String url;
    private final Properties login = new Properties();

    DatabaseHealth(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.url = url;
        user.ifPresent(each -> login.setProperty("user", each));
        password.ifPresent(each -> login.setProperty("password", each));
        login.setProperty("loginTimeout", SECONDS_TO_ANSWER);
        login.setProperty("socketTimeout", SECONDS_TO_ANSWER);
        login.setProperty("ApplicationName", "guerdon health");
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Database answers").status(answers()).build();
    }

    private boolean answers() {
        try {
            DriverManager.getConnection(url, login).close();
            return true;
        } catch (SQLException noAnswer) {
            return false;
        }
    }
}
