package dev.guerdon.checkout;

import static dev.guerdon.problem.Problem.ALREADY_CANCELLED;
import static dev.guerdon.problem.Problem.BUSY;
import static dev.guerdon.problem.Problem.CONFLICT;
import static dev.guerdon.problem.Problem.DECISION_CHANGED;
import static dev.guerdon.problem.Problem.FUTURE;
import static dev.guerdon.problem.Problem.NO_RULEBOOK;
import static dev.guerdon.problem.Problem.RULE_STOPPED;
import static dev.guerdon.problem.Problem.TOO_MANY_RETURNED;
import static dev.guerdon.problem.Problem.UNKNOWN_ORDER;

import dev.guerdon.decision.Decision;
import dev.guerdon.problem.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Baskets and orders. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "checkout", description = "What a member gets for a basket, and the orders that come of it")
public class BasketResource {
    private final Evaluating evaluating;
    private final Ordering ordering;
    private final TakingBack takingBack;
    private final Orders orders;

    BasketResource(Evaluating evaluating, Ordering ordering, TakingBack takingBack, Orders orders) {
        this.evaluating = evaluating;
        this.ordering = ordering;
        this.takingBack = takingBack;
        this.orders = orders;
    }

    /** Decides and stores nothing. */
    @POST
    @Path("/evaluations")
    @Refuses({NO_RULEBOOK, RULE_STOPPED, BUSY})
    @Operation(
            operationId = "evaluate",
            summary = "Decide a basket and store nothing",
            description = "Without memberId: a guest. With explain=true every rule says why it did or did not fire.")
    public Decision evaluate(
            @NotNull @Valid BasketBody body, @QueryParam("explain") @DefaultValue("false") boolean explain) {
        return evaluating.evaluate(body, explain);
    }

    /** Decides and books. */
    @PUT
    @Path("/orders/{orderId}")
    @Refuses({FUTURE, CONFLICT, DECISION_CHANGED, NO_RULEBOOK, RULE_STOPPED, BUSY})
    @Operation(
            operationId = "putOrder",
            summary = "Decide an order and book it, once",
            description = "Sent again with the same body: the first answer (200). With another body: 409.")
    @APIResponse(
            responseCode = "201",
            description = "booked",
            content = @Content(schema = @Schema(implementation = Decision.class)))
    @APIResponse(
            responseCode = "200",
            description = "was booked before",
            content = @Content(schema = @Schema(implementation = Decision.class)))
    public Response order(@PathParam("orderId") String orderId, @NotNull @Valid BasketBody body) {
        Ordering.Ordered ordered = ordering.order(orderId, body);
        return answer(ordered.isNew(), ordered.decision());
    }

    /** The order with its decision and its returns. */
    @GET
    @Path("/orders/{orderId}")
    @Refuses({UNKNOWN_ORDER, NO_RULEBOOK, BUSY})
    @Operation(
            operationId = "getOrder",
            summary = "The order with its decision and its returns",
            description =
                    "With explain=true every rule of the rulebook that decided it says why it did or did not fire.")
    public Orders.OrderView order(
            @PathParam("orderId") String orderId, @QueryParam("explain") @DefaultValue("false") boolean explain) {
        return orders.order(orderId, explain);
    }

    /** Takes back lines. */
    @PUT
    @Path("/orders/{orderId}/returns/{returnId}")
    @Refuses({FUTURE, UNKNOWN_ORDER, CONFLICT, TOO_MANY_RETURNED, ALREADY_CANCELLED, NO_RULEBOOK, RULE_STOPPED, BUSY})
    @Operation(
            operationId = "putReturn",
            summary = "Take back units of lines: refund, points, gifts and tier follow",
            description = "Sent again with the same body: the first answer (200). With another body: 409.")
    @APIResponse(
            responseCode = "201",
            description = "booked",
            content = @Content(schema = @Schema(implementation = ReturnAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "was booked before",
            content = @Content(schema = @Schema(implementation = ReturnAnswer.class)))
    public Response takeBack(
            @PathParam("orderId") String orderId,
            @PathParam("returnId") String returnId,
            @NotNull @Valid ReturnBody body) {
        TakingBack.TakenBack taken = takingBack.takeBack(orderId, returnId, body);
        return answer(taken.isNew(), taken.answer());
    }

    /** Undoes the whole order. */
    @PUT
    @Path("/orders/{orderId}/cancellation")
    @Refuses({FUTURE, UNKNOWN_ORDER, CONFLICT, ALREADY_CANCELLED, NO_RULEBOOK, RULE_STOPPED, BUSY})
    @Operation(
            operationId = "putCancellation",
            summary = "Undo the whole order; coupons come back",
            description = "Sent again: the first answer (200).")
    @APIResponse(
            responseCode = "201",
            description = "booked",
            content = @Content(schema = @Schema(implementation = ReturnAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "was booked before",
            content = @Content(schema = @Schema(implementation = ReturnAnswer.class)))
    public Response cancel(@PathParam("orderId") String orderId, CancellationBody body) {
        TakingBack.TakenBack taken = takingBack.cancel(orderId, body == null ? new CancellationBody(null) : body);
        return answer(taken.isNew(), taken.answer());
    }

    private static Response answer(boolean isNew, String json) {
        return Response.status(isNew ? Response.Status.CREATED : Response.Status.OK)
                .entity(json)
                .build();
    }
}
