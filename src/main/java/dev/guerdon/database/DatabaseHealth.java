package dev.guerdon.database;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * The service is not ready while the database does not answer. A database that hangs is not waited for: who asks is told so
 * after two seconds, and no second question is put to it before the first has come back.
 */
@Readiness
@ApplicationScoped
class DatabaseHealth implements AsyncHealthCheck {
    private static final String NAME = "the database answers";
    private static final int SECONDS_TO_ANSWER = 2;

    private final DataSource source;
    private final ExecutorService threads;
    private CompletableFuture<Boolean> asked = CompletableFuture.completedFuture(true);

    /** @param threads those of the service */
    DatabaseHealth(DataSource source, ExecutorService threads) {
        this.source = source;
        this.threads = threads;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        CompletableFuture<Boolean> answer = ask().copy().completeOnTimeout(false, SECONDS_TO_ANSWER, TimeUnit.SECONDS);
        return Uni.createFrom()
                .completionStage(answer)
                .map(answers -> HealthCheckResponse.named(NAME).status(answers).build());
    }

    private synchronized CompletableFuture<Boolean> ask() {
        if (asked.isDone()) {
            asked = CompletableFuture.supplyAsync(this::answers, threads);
        }
        return asked;
    }

    private boolean answers() {
        try (Connection connection = source.getConnection()) {
            return connection.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException gone) {
            return false;
        }
    }
}
