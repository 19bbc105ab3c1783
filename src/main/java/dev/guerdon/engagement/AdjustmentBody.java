package dev.guerdon.engagement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guerdon.request.Texts;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A correction by hand.
 *
 * @param points given, or taken when negative; not 0
 * @param actor who decided it
 * @param qualifying whether they count as earned where tiers ask; left out: no
 * @param allowDebt whether more may be taken than there is; left out: no
 * @param at left out: now
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(examples = AdjustmentBody.EXAMPLE)
public record AdjustmentBody(
        @NotNull @Min(-1_000_000_000) @Max(1_000_000_000) Long points,

        @NotBlank @Size(max = 500) @Pattern(regexp = Texts.PATTERN, message = Texts.MESSAGE) String reason,

        @NotBlank @Size(max = 100) @Pattern(regexp = Texts.PATTERN, message = Texts.MESSAGE) String actor,

        Boolean qualifying,
        Boolean allowDebt,
        OffsetDateTime at) {

    static final String EXAMPLE = """
            {"points": -30, "reason": "Parcel arrived after all", "actor": "jo@shop.example", "allowDebt": true}""";

    /** The same with what was left out filled in; {@code at} stays. */
    AdjustmentBody withDefaults() {
        return new AdjustmentBody(
                points, reason, actor, Boolean.TRUE.equals(qualifying), Boolean.TRUE.equals(allowDebt), at);
    }
}
