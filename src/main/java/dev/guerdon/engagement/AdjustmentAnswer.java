package dev.guerdon.engagement;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A correction that was made.
 *
 * @param expiresOn last day to use points that were given; null when they do not lapse, and when points were taken
 * @param balance after it
 */
public record AdjustmentAnswer(
        String memberId,
        String adjustmentId,
        OffsetDateTime at,
        long points,
        String reason,
        String actor,
        boolean qualifying,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(nullable = true)
        LocalDate expiresOn,

        PointsLeft balance) {}
