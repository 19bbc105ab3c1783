package dev.guerdon.backtest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guerdon.money.Money;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The live rules and a candidate side by side. What a rule or a campaign gave is what the decision would lose without it, so
 * these do not add up to the total.
 *
 * @param orders decided under both
 * @param differing those in which something else is given or paid
 * @param tiers by the tier in which the member was when the order was placed
 * @param mostDifferent ten orders at most, the largest difference first
 * @param stopped rules that ran away
 * @param notKnownThen words that rules read and that were not kept with some of the orders, because no live rule read them
 *     then; they count as nothing
 */
public record BacktestResult(
        long orders,
        long differing,
        Both total,
        List<OfTier> tiers,
        List<OfCampaign> campaigns,
        List<OfRule> rules,
        Standings members,
        List<Reach> reach,
        List<OrderDifference> mostDifferent,
        List<String> notKnownThen,
        Failures failed,
        List<Stopped> stopped) {

    private static final String DIFFERENCE =
            "in money: of prices, shipping, what points pay and what points cost the differences, whichever side is dearer,"
                    + " added up";

    /** The command line reads answers of older services, too, that do not have all of it. */
    public BacktestResult {
        stopped = stopped == null ? List.of() : stopped;
    }

    /** Under the live rules, and under the candidate. */
    public record Both(Given live, Given candidate) {}

    /** {@code tier} is null for guests. */
    public record OfTier(
            @Schema(nullable = true) String tier,
            @Schema(nullable = true) Given live,
            @Schema(nullable = true) Given candidate) {}

    /** What is null on a side is not there. */
    public record OfCampaign(
            String campaign,
            @Schema(nullable = true) Given live,
            @Schema(nullable = true) Given candidate) {}

    /** The same of one rule; {@code campaign} is null for an always-on rule. */
    public record OfRule(
            @JsonProperty("package") String rulePackage,
            String rule,
            @Schema(nullable = true) String campaign,
            @Schema(nullable = true) Given live,
            @Schema(nullable = true) Given candidate) {}

    /** Members who ordered in the period, judged as of its last moment with what they really bought. */
    public record Standings(long judged, long differing, List<Move> moves) {}

    /** Members who are in one tier under the live rules and in another under the candidate. */
    public record Move(String live, String candidate, long members) {}

    /** How many members a lifecycle rule would reach if the job ran now; null where there is no such rule. */
    public record Reach(
            String campaign,
            String rule,
            @Schema(nullable = true) Long live,
            @Schema(nullable = true) Long candidate) {}

    /**
     * One order.
     *
     * @param difference in money: of prices, shipping, what points pay and what points cost the differences, whichever side
     *     is dearer, added up
     * @param rules those that do something else under the candidate, and why
     */
    public record OrderDifference(
            String orderId,
            @Schema(nullable = true) String memberId,
            Instant at,
            @Schema(description = DIFFERENCE) Money difference,
            Outcome live,
            Outcome candidate,
            List<RuleDifference> rules) {}

    /** What an order comes to. */
    public record Outcome(
            Money total,
            Money discount,
            Money shipping,
            long points,
            long redeemed,
            Money paidByPoints,
            @Schema(nullable = true) String tier) {}

    /** What one rule did with an order on both sides. */
    public record RuleDifference(
            @JsonProperty("package") String rulePackage,
            String rule,
            @Schema(nullable = true) String campaign,
            @Schema(nullable = true) Told live,
            @Schema(nullable = true) Told candidate) {}

    /**
     * What one rule did.
     *
     * @param amount money of the effects that apply
     * @param points likewise
     * @param fired as in the explanation of an order: something of it applied
     * @param because why it did not fire, or why nothing of it applied; null where something did
     */
    public record Told(
            boolean fired,
            Money amount,
            long points,
            @Schema(nullable = true) String because) {}

    /** Orders that could not be decided; they are in none of the sums. At the third one a backtest gives up. */
    public record Failures(long orders, List<Failure> examples) {}

    /** A rule that had to be stopped in some orders, where it gave nothing, and under which rules. */
    public record Stopped(
            String under, @JsonProperty("package") String rulePackage, String rule, long orders) {}

    /** One of them, and under which rules: {@code live} or {@code candidate}. */
    public record Failure(String orderId, String under, String because) {}
}
