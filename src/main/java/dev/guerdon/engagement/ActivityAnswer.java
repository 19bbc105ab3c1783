package dev.guerdon.engagement;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.guerdon.decision.Decision;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an activity gave.
 *
 * @param because why the rules were not asked, or null
 */
public record ActivityAnswer(
        String memberId,
        String activityId,
        String activityType,
        OffsetDateTime at,
        String rulebook,
        Points points,
        List<Decision.Effect> effects,
        @Schema(nullable = true) String because) {

    /** Points that were earned; {@code expiresOn} is null when they do not lapse. */
    public record Points(
            long earned,
            @Schema(nullable = true) OffsetDateTime availableAt,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(nullable = true)
            LocalDate expiresOn) {}
}
