package dev.guerdon.lifecycle;

import static dev.guerdon.problem.Problem.BUSY;
import static dev.guerdon.problem.Problem.FUTURE;
import static dev.guerdon.problem.Problem.JOB_RUNNING;
import static dev.guerdon.problem.Problem.NOT_FOUND;
import static dev.guerdon.problem.Problem.NO_RULEBOOK;

import dev.guerdon.batch.RunView;
import dev.guerdon.batch.Runs;
import dev.guerdon.problem.Refuses;
import dev.guerdon.request.Times;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The nightly work by hand. */
@Path("/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "jobs", description = "The nightly work: release, expiry, tiers, scores, segments, lifecycle")
public class JobResource {
    private final Runs runs;
    private final Clock clock;

    JobResource(Runs runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * For when a job is run.
     *
     * @param asOf left out: now
     */
    public record JobBody(OffsetDateTime asOf) {}

    /** Starts a run. */
    @POST
    @Path("/{job}")
    @Refuses({FUTURE, NOT_FOUND, JOB_RUNNING, NO_RULEBOOK, BUSY})
    @Operation(
            operationId = "postJob",
            summary = "Start a run of a job over all members",
            description =
                    "release, expiry, tiers, scores, segments or lifecycle; asOf may lie in the past. A day that is run"
                            + " again changes nothing more.")
    @APIResponse(
            responseCode = "202",
            description = "started",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    public Response start(@PathParam("job") String job, JobBody body) {
        RunView run = runs.start(job, asOf(body));
        return Response.accepted(run)
                .location(URI.create("/v1/jobs/runs/" + run.id()))
                .build();
    }

    /** How a run gets on. */
    @GET
    @Path("/runs/{id}")
    @Refuses({NOT_FOUND, BUSY})
    @Operation(operationId = "getRun", summary = "How a run gets on, or how it ended")
    public RunView run(@PathParam("id") String id) {
        return runs.find(id);
    }

    private Instant asOf(JobBody body) {
        OffsetDateTime given = body == null ? null : body.asOf();
        return Times.ofChange("asOf", given, clock, ZoneOffset.UTC).toInstant();
    }
}
