package dev.guerdon.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.Decision;
import dev.guerdon.problem.Problem;
import dev.guerdon.request.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Booked orders. */
@ApplicationScoped
public class Orders {
    private final Database database;
    private final Retracing retracing;
    private final Json json;

    Orders(Database database, Retracing retracing, Json json) {
        this.database = database;
        this.retracing = retracing;
        this.json = json;
    }

    /**
     * An order as it was sent and decided, and what came back of it.
     *
     * @param status booked, partly-returned, returned, or cancelled
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OrderView(
            String orderId,
            String memberId,
            Instant at,
            String status,

            @JsonRawValue @Schema(implementation = BasketBody.class)
            String order,

            @JsonRawValue @Schema(implementation = Decision.class)
            String decision,

            @JsonRawValue @Schema(implementation = ReturnAnswer[].class)
            String returns) {}

    /**
     * An order by its id.
     *
     * @param isExplained whether every rule is to say why it did or did not fire when the order was decided
     * @throws dev.guerdon.problem.Refusal if there is none of this id
     */
    public OrderView order(String orderId, boolean isExplained) {
        RoundTrip reads = new RoundTrip();
        List<OrderRow> found = OrderRow.read(reads, orderId);
        List<ReturnRow> returns = ReturnRow.read(reads, orderId);
        database.read(reads);
        if (found.isEmpty()) {
            throw Problem.UNKNOWN_ORDER.because("There is no order \"" + orderId + "\".");
        }
        OrderRow order = found.get(0);
        return new OrderView(
                order.orderId(),
                order.memberId(),
                order.at(),
                status(order, returns),
                order.body(),
                isExplained ? json.write(retracing.explained(order)) : order.decision(),
                "[" + String.join(",", returns.stream().map(ReturnRow::answer).toList()) + "]");
    }

    private static String status(OrderRow order, List<ReturnRow> returns) {
        if (returns.stream().anyMatch(row -> row.kind().equals(ReturnRow.CANCELLATION))) {
            return "cancelled";
        } else if (order.goneAt() != null) {
            return "returned";
        }
        return returns.isEmpty() ? "booked" : "partly-returned";
    }
}
