package dev.guerdon.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A run, as it is shown.
 *
 * @param processed members visited so far
 * @param total members there were to visit when it began
 * @param effects things changed so far
 * @param detail what went wrong, a line each; left out if nothing did
 * @param finishedAt null while it is running
 */
public record RunView(
        String id,
        String job,
        Instant asOf,
        String status,
        long processed,
        long total,
        long effects,
        @JsonInclude(JsonInclude.Include.NON_NULL) String detail,
        Instant startedAt,
        @Schema(nullable = true) Instant finishedAt) {

    static RunView of(Run run) {
        return new RunView(
                run.id,
                run.job,
                run.asOf,
                run.status.word(),
                run.processed,
                run.total,
                run.effects,
                run.detail,
                run.startedAt,
                run.finishedAt);
    }
}
