package dev.guerdon.engagement;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.guerdon.decision.Decision;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

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
        String because) {

    /** Points that were earned; {@code expiresOn} is null when they do not lapse. */
    public record Points(
            long earned,
            OffsetDateTime availableAt,
            @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate expiresOn) {}
}
