package dev.guerdon.backtest;

import static dev.guerdon.problem.Problem.BUSY;
import static dev.guerdon.problem.Problem.NOT_FOUND;
import static dev.guerdon.problem.Problem.NO_RULEBOOK;
import static dev.guerdon.problem.Problem.RULEBOOK_REFUSED;

import dev.guerdon.problem.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rules tried on past orders. */
@Path("/v1/rulebook/backtest")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rulebook")
public class BacktestResource {
    private final Backtests backtests;

    BacktestResource(Backtests backtests) {
        this.backtests = backtests;
    }

    /** Starts a backtest. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Refuses({NOT_FOUND, RULEBOOK_REFUSED, NO_RULEBOOK, BUSY})
    @Operation(
            operationId = "postBacktest",
            summary = "Try rules on past orders",
            description =
                    "The stored orders of a period are decided again under the live rules and under the candidate: with"
                            + " the member as they stood then, the coupons that were handed in, and the campaigns' budgets and"
                            + " limits counted from the first of these orders on. What came back or was cancelled later"
                            + " is in it as it was bought. Rules that have to be stopped give nothing where they are, and are listed."
                            + " Nothing is written. At most ten years and 1,000,000 orders; one backtest at a time.")
    @APIResponse(
            responseCode = "202",
            description = "started: ask under its id how it gets on",
            content = @Content(schema = @Schema(implementation = BacktestView.class)))
    public Response start(@NotNull @Valid BacktestBody body) {
        BacktestView started = backtests.start(body);
        return Response.accepted(started)
                .location(URI.create("/v1/rulebook/backtest/" + started.id()))
                .build();
    }

    /** How a backtest gets on, and its result. */
    @GET
    @Path("/{id}")
    @Refuses(NOT_FOUND)
    @Operation(
            operationId = "getBacktest",
            summary = "How a backtest gets on, and its result",
            description = "The last 20 are kept until the service stops.")
    public BacktestView backtest(@PathParam("id") String id) {
        return backtests.find(id);
    }

    /** Ends a backtest. */
    @DELETE
    @Path("/{id}")
    @Refuses(NOT_FOUND)
    @Operation(
            operationId = "deleteBacktest",
            summary = "End a backtest that nobody waits for any more",
            description = "One that is over stays as it is.")
    public BacktestView cancel(@PathParam("id") String id) {
        return backtests.cancel(id);
    }
}
