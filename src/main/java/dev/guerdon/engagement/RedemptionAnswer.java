package dev.guerdon.engagement;

import java.time.OffsetDateTime;

/**
 * What became of a redemption.
 *
 * @param at of the redemption, or of its cancellation
 * @param points that were spent, or given back
 * @param status {@code redeemed} or {@code cancelled}
 * @param balance after it
 */
public record RedemptionAnswer(
        String memberId, String redemptionId, OffsetDateTime at, long points, String status, PointsLeft balance) {
    static final String REDEEMED = "redeemed";
    static final String CANCELLED = "cancelled";
}
