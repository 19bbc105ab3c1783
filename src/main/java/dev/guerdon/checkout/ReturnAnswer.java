package dev.guerdon.checkout;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guerdon.money.Money;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What came of a return or cancellation.
 *
 * @param returnId null for a cancellation
 * @param lines what came back with it
 * @param revoked gifts that were taken back
 * @param isWhole whether nothing of the order remains
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReturnAnswer(
        String orderId,
        String returnId,

        @JsonFormat(shape = JsonFormat.Shape.STRING, without = JsonFormat.Feature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        OffsetDateTime at,

        List<ReturnBody.Line> lines,
        Refund refund,
        Points points,
        Tier tier,
        List<Revoked> revoked,
        boolean isWhole) {

    /** The net of the units taken back, split as it was paid. */
    public record Refund(Money amount, Money money, Money paidByPoints, long points) {}

    /** Points taken back, and what the rest of the order still earns. */
    public record Points(long clawedBack, long remaining) {}

    /** The tier before and after. */
    public record Tier(String before, String after) {}

    /** A gift that was taken back, where it was not yet used. */
    public record Revoked(String type, String code) {}
}
