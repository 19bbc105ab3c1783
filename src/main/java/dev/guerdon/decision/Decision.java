package dev.guerdon.decision;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guerdon.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was decided about a basket, as a shop reads it.
 *
 * @param memberId null for a guest
 * @param tier null for a guest
 * @param hints what a little more in the basket would bring, the nearest first
 * @param explanation why each rule did or did not fire; null unless it was asked for
 */
public record Decision(
        String rulebook,
        @Schema(nullable = true) String memberId,

        @JsonFormat(shape = JsonFormat.Shape.STRING, without = JsonFormat.Feature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        OffsetDateTime at,

        Pricing pricing,
        Redemption redemption,
        Points points,
        @Schema(nullable = true) Tier tier,
        List<CouponUse> coupons,

        @Schema(description = EFFECTS) List<Effect> effects,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Hint> hints,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Explanation> explanation) {

    private static final String EFFECTS =
            "What the rules gave, each with what became of it. An effect's amount is what the decision would lose without"
                    + " this one effect. Discounts work on what others have left, so these amounts do not add up to"
                    + " pricing.discount, and taking them off a price gives a wrong one. For a receipt take"
                    + " pricing.lines (amount, discount and net of each line; the nets add up to pricing.total, and each"
                    + " discount includes the line's share of what was taken off the basket), then pricing.shipping,"
                    + " then redemption.amount as a payment; effects are the reasons to print below.";

    public Decision {
        hints = hints == null ? List.of() : hints; // without any they are left out where a decision is stored
    }

    /** What the basket costs; {@code shipping} is what is charged, {@code total} is without it. */
    public record Pricing(Money subtotal, Money discount, Money shipping, Money total, List<PricedLine> lines) {}

    /** What a line costs. */
    public record PricedLine(String lineId, Money amount, Money discount, Money net) {}

    /**
     * What points pay.
     *
     * @param maxPoints the most this member could use on this basket
     * @param lines those that points pay a part of
     * @param because why fewer points are taken than were asked, or null
     */
    public record Redemption(
            long points,
            Money amount,
            long maxPoints,
            List<PaidLine> lines,
            @JsonInclude(JsonInclude.Include.NON_NULL) String because) {}

    /** What points pay of a line. */
    public record PaidLine(String lineId, Money amount) {}

    /**
     * What the order earns; for a guest, what it would earn.
     *
     * @param lines of the line's own points; bonuses and points of the order are in {@code earned} only
     * @param expiresOn last day to use them, of the points without a term of their own where there are any; null when
     *     they do not lapse, and for a guest
     */
    public record Points(
            long earned,
            List<EarningLine> lines,

            @JsonFormat(shape = JsonFormat.Shape.STRING, without = JsonFormat.Feature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            OffsetDateTime availableAt,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(nullable = true)
            LocalDate expiresOn,

            Map<String, Long> wallets) {}

    /** What a line earns. */
    public record EarningLine(String lineId, long points) {}

    /** The tier before and after; {@code next} is null in the highest. */
    public record Tier(
            String before,
            String after,
            @Schema(nullable = true) String next,
            List<Missing> missing) {}

    /** Whether a coupon that was handed in was {@code used}, or is {@code unused} and why. */
    public record CouponUse(
            String code,
            String status,
            @Schema(nullable = true) String because) {
        public static final String USED = "used";
        public static final String UNUSED = "unused";

        /** Why a usable coupon is not used that no rule matched, or whose rules gave nothing worth a word. */
        public static final String NOTHING_FOR_IT = "no rule gives anything for it";
    }

    /**
     * What one rule gave, or why not.
     *
     * @param value the number in the rule
     * @param amount money that the decision would lose without it; null where it is not about money
     * @param points likewise points
     * @param text a hint's sentence, a message's template or a date
     * @param code of the coupon, benefit, badge, tag, tier, or the gift's article
     */
    public record Effect(
            String type,
            @JsonProperty("package") String rulePackage,
            String rule,
            String reason,
            @Schema(nullable = true) String campaign,
            @Schema(nullable = true) String lineId,
            @Schema(nullable = true) BigDecimal value,
            @Schema(nullable = true) Money amount,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long points,
            @JsonInclude(JsonInclude.Include.NON_NULL) String text,
            @JsonInclude(JsonInclude.Include.NON_NULL) String code,
            @JsonInclude(JsonInclude.Include.NON_NULL) String channel,
            String status,
            @Schema(nullable = true) String because) {
        public static final String APPLIED = "applied";
        public static final String REJECTED = "rejected";

        public boolean applies() {
            return status.equals(APPLIED);
        }

        /** Whether it was earned: given, or held already, which makes it stay when what gave it first comes back. */
        @JsonIgnore
        public boolean isEarned() {
            return applies() || Gifts.ALREADY_HELD.equals(because);
        }
    }

    /**
     * A discount that is within reach.
     *
     * @param text a sentence for the customer, such as {@code 20.00 more for 50.00 off}
     * @param measure which number of the basket is too low, such as {@code subtotal}
     * @param missing money, or units where the measure counts units
     */
    public record Hint(
            String text,
            String rule,
            String reason,
            @Schema(nullable = true) String campaign,
            String measure,
            BigDecimal missing,
            String gives) {}

    /**
     * Why a rule did or did not fire.
     *
     * @param fired whether its conditions held and something of what it proposed applies
     * @param because the condition that failed, or what stood in the way of its proposals; null where nothing did
     * @param values what its conditions saw where they first held, and what it bound there, such as {@code $paid}
     * @param matches where they held several times, what they saw each time; else null
     */
    public record Explanation(
            @JsonProperty("package") String rulePackage,
            String rule,
            boolean fired,
            @Schema(nullable = true) String because,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> values,
            @JsonInclude(JsonInclude.Include.NON_NULL) Matches matches) {}

    /**
     * The ways in which a rule's conditions held.
     *
     * @param count how many there are, as far as they were looked for
     * @param values what was seen in each of the first five
     */
    public record Matches(int count, List<Map<String, Object>> values) {}

    /** Effects of a type that apply, such as {@code coupon}. */
    public List<Effect> applied(String type) {
        return effects.stream()
                .filter(each -> each.applies() && each.type().equals(type))
                .toList();
    }

    /**
     * The same decision with an explanation.
     *
     * @param matched which rules' conditions held, and why those of the others did not
     */
    public Decision explained(List<Explanation> matched) {
        return new Decision(
                rulebook,
                memberId,
                at,
                pricing,
                redemption,
                points,
                tier,
                coupons,
                effects,
                hints,
                Explained.by(effects, matched));
    }
}
