package dev.guerdon.engagement;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Points that a member spends outside of a basket.
 *
 * @param points 1 or more
 * @param reward not supported yet
 * @param at left out: now
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(examples = RedemptionBody.EXAMPLE)
public record RedemptionBody(
        @Min(1) @Max(1_000_000_000) Long points,

        @Schema(deprecated = true, description = "not supported yet") @Size(max = 100) String reward,

        OffsetDateTime at) {

    static final String EXAMPLE = """
            {"points": 30, "at": "2026-06-18T10:20:00+08:00"}""";
}
