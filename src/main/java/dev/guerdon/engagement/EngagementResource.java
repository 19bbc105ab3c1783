package dev.guerdon.engagement;

import static dev.guerdon.problem.Problem.BUSY;
import static dev.guerdon.problem.Problem.CONFLICT;
import static dev.guerdon.problem.Problem.FUTURE;
import static dev.guerdon.problem.Problem.NOT_ENOUGH_POINTS;
import static dev.guerdon.problem.Problem.NOT_FOUND;
import static dev.guerdon.problem.Problem.NO_RULEBOOK;
import static dev.guerdon.problem.Problem.RULE_STOPPED;
import static dev.guerdon.problem.Problem.UNKNOWN_MEMBER;
import static dev.guerdon.problem.Problem.UNSUPPORTED;

import dev.guerdon.problem.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Activities, redemptions and corrections. */
@Path("/v1/members")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "engagement", description = "What members do, spend and are given outside of a basket")
public class EngagementResource {
    private final Acting acting;
    private final Redeeming redeeming;
    private final Adjusting adjusting;

    EngagementResource(Acting acting, Redeeming redeeming, Adjusting adjusting) {
        this.acting = acting;
        this.redeeming = redeeming;
        this.adjusting = adjusting;
    }

    /** Records and rewards. */
    @PUT
    @Path("/{memberId}/activities/{activityId}")
    @Refuses({FUTURE, CONFLICT, NO_RULEBOOK, RULE_STOPPED, BUSY})
    @Operation(
            operationId = "putActivity",
            summary = "Record an activity, and give what the rules give for it",
            description =
                    "An unknown member joins. Beyond the daily limit of its type it is recorded and gives nothing.")
    @APIResponse(
            responseCode = "201",
            description = "recorded",
            content = @Content(schema = @Schema(implementation = ActivityAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "was recorded before",
            content = @Content(schema = @Schema(implementation = ActivityAnswer.class)))
    public Response act(
            @PathParam("memberId") String memberId,
            @PathParam("activityId") String activityId,
            @NotNull @Valid ActivityBody body) {
        return response(acting.record(memberId, activityId, body));
    }

    /** Spends. */
    @PUT
    @Path("/{memberId}/redemptions/{redemptionId}")
    @Refuses({FUTURE, UNSUPPORTED, UNKNOWN_MEMBER, CONFLICT, NOT_ENOUGH_POINTS, NO_RULEBOOK, BUSY})
    @Operation(operationId = "putRedemption", summary = "Spend points, those that lapse first")
    @APIResponse(
            responseCode = "201",
            description = "spent",
            content = @Content(schema = @Schema(implementation = RedemptionAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "were spent before",
            content = @Content(schema = @Schema(implementation = RedemptionAnswer.class)))
    public Response redeem(
            @PathParam("memberId") String memberId,
            @PathParam("redemptionId") String redemptionId,
            @NotNull @Valid RedemptionBody body) {
        return response(redeeming.redeem(memberId, redemptionId, body));
    }

    /** Gives back. */
    @PUT
    @Path("/{memberId}/redemptions/{redemptionId}/cancellation")
    @Refuses({FUTURE, UNKNOWN_MEMBER, NOT_FOUND, CONFLICT, NO_RULEBOOK, BUSY})
    @Operation(
            operationId = "putRedemptionCancellation",
            summary = "Give the points of a redemption back",
            description = "They go where they came from, with the programme's minimumDaysAfterReturn to use them.")
    @APIResponse(
            responseCode = "201",
            description = "given back",
            content = @Content(schema = @Schema(implementation = RedemptionAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "were given back before",
            content = @Content(schema = @Schema(implementation = RedemptionAnswer.class)))
    public Response cancel(
            @PathParam("memberId") String memberId,
            @PathParam("redemptionId") String redemptionId,
            @Valid RedemptionCancellationBody body) {
        return response(redeeming.cancel(memberId, redemptionId, body == null ? RedemptionCancellationBody.NOW : body));
    }

    /** Corrects. */
    @PUT
    @Path("/{memberId}/adjustments/{adjustmentId}")
    @Refuses({FUTURE, UNKNOWN_MEMBER, CONFLICT, NOT_ENOUGH_POINTS, NO_RULEBOOK, RULE_STOPPED, BUSY})
    @Operation(
            operationId = "putAdjustment",
            summary = "Correct a member's points by hand",
            description = "Points given lapse as the expiry rules say. Points taken are taken like spending.")
    @APIResponse(
            responseCode = "201",
            description = "corrected",
            content = @Content(schema = @Schema(implementation = AdjustmentAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "was corrected before",
            content = @Content(schema = @Schema(implementation = AdjustmentAnswer.class)))
    public Response adjust(
            @PathParam("memberId") String memberId,
            @PathParam("adjustmentId") String adjustmentId,
            @NotNull @Valid AdjustmentBody body) {
        return response(adjusting.adjust(memberId, adjustmentId, body));
    }

    private static Response response(Recorded recorded) {
        return Response.status(recorded.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(recorded.answer())
                .build();
    }
}
