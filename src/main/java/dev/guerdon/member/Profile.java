package dev.guerdon.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guerdon.holding.HeldView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A member as a shop sees them. Points are as the ledger holds them now; tier, spend and orders as of the last judgement.
 *
 * @param plan null: plans are not supported yet
 */
public record Profile(
        String memberId,
        LocalDate joinedOn,
        @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate birthday,
        Tier tier,
        Points points,
        Map<String, Points> wallets,
        BigDecimal spend12m,
        int orders,
        String stage,
        Collection<String> segments,
        Collection<String> tags,
        Scores scores,
        List<HeldView.Coupon> coupons,
        List<HeldView.Benefit> benefits,
        List<HeldView.Badge> badges,
        @Schema(nullable = true) String plan,
        Collection<String> consents,
        Map<String, String> attributes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String referredBy,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String locale,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String zone) {

    /** The tier, and what is missing for the next one (null in the highest). */
    public record Tier(
            String current,
            LocalDate since,
            @Schema(nullable = true) LocalDate until,
            @Schema(nullable = true) String next,
            List<Missing> missing) {}

    /** So much more of a measure. */
    public record Missing(String measure, BigDecimal amount) {}

    /** earned − clawedBack − redeemed − expired + adjusted = available + pending − debt. */
    public record Points(
            long available,
            long pending,
            long debt,
            long earned,
            long clawedBack,
            long redeemed,
            long expired,
            long adjusted,
            @Schema(nullable = true) Next next) {}

    /** The points that lapse next, after that day; null when none will. */
    public record Next(long points, @Schema(nullable = true) LocalDate expiresOn) {}

    /** 1 to 5, 0 when not yet scored; the others are -1, which is not yet known. */
    public record Scores(
            int recency, int frequency, int monetary, int valuePercentile, int churnRisk, int lifetimeValue) {}
}
