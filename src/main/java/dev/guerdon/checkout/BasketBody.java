package dev.guerdon.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import dev.guerdon.request.CallerId;
import dev.guerdon.request.Decimals;
import dev.guerdon.request.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A basket as a shop sends it. What is left out is null here and gets its default where it is used.
 *
 * @param memberId left out: a guest
 * @param at left out: now
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(examples = BasketBody.EXAMPLE)
public record BasketBody(
        @CallerId String memberId,
        OffsetDateTime at,
        @Size(max = 100) String channel,
        @Size(max = 100) String payment,
        @Size(max = 100) String store,
        @Min(0) @Decimals(before = 9, behind = 4) BigDecimal shipping,
        @Size(max = 20) List<@NotNull @Size(min = 1, max = 100) String> coupons,
        @Valid Redeem redeem,
        @Size(max = 50) Map<@Size(max = 100) String, @Size(max = 500) String> attributes,
        @NotEmpty @Size(max = 1000) List<@NotNull @Valid Line> lines,
        @Valid Expect expect) {

    public BasketBody {
        attributes = Texts.given(attributes);
    }

    static final String EXAMPLE = """
            {"memberId": "17850", "at": "2026-06-18T10:15:00+08:00", "channel": "web", "payment": "card",
             "shipping": 12.00, "redeem": {"points": 200},
             "lines": [{"lineId": "1", "sku": "85123A", "category": "groceries", "quantity": 6, "unitPrice": 2.55}]}""";

    /** Points that the member wants to use. */
    public record Redeem(@Min(0) @Max(1_000_000_000) long points) {}

    /** What the shop showed its customer: another decision is answered 409 and not booked. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Expect(BigDecimal total, String rulebook) {}

    /** One line; {@code unitPrice} is in the programme's currency. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Line(
            @NotNull @CallerId String lineId,
            @NotNull @Size(min = 1, max = 100) String sku,
            @Size(max = 100) String category,
            @Size(max = 100) String brand,
            @Size(max = 50) List<@NotNull @Size(max = 100) String> tags,
            @NotNull @Min(1) @Max(1_000_000) Integer quantity,

            @NotNull @Min(0) @Decimals(before = 9, behind = 4)
            BigDecimal unitPrice,

            @Size(max = 50) Map<@Size(max = 100) String, @Size(max = 500) String> attributes) {

        public Line {
            attributes = Texts.given(attributes);
        }

        Money amount(Currency currency) {
            return currency.round(unitPrice.multiply(BigDecimal.valueOf(quantity)));
        }
    }

    /** Points asked for, 0 for none. */
    long pointsAsked() {
        return redeem == null ? 0 : redeem.points();
    }

    /** Whether a member's points are to be taken. */
    boolean takesPoints() {
        return memberId != null && pointsAsked() > 0;
    }

    /** The same body without what says no more than to leave it out: so two bodies that mean the same are the same. */
    BasketBody withoutDefaults() {
        return new BasketBody(
                memberId,
                at,
                channel,
                payment,
                store,
                shipping == null || shipping.signum() == 0 ? null : shipping,
                coupons,
                pointsAsked() == 0 ? null : redeem,
                attributes,
                lines,
                expect);
    }
}
