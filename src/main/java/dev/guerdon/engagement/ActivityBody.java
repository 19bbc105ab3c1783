package dev.guerdon.engagement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guerdon.request.Texts;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that a member did.
 *
 * @param activityType one of the programme's, where it lists any
 * @param at left out: now
 * @param subject what it is about, such as the article that is reviewed; left out: nothing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(examples = ActivityBody.EXAMPLE)
public record ActivityBody(
        @NotNull @Size(min = 1, max = 100) @Pattern(regexp = Texts.PATTERN, message = Texts.MESSAGE) String activityType,

        OffsetDateTime at,

        @Size(max = 200) @Pattern(regexp = Texts.PATTERN, message = Texts.MESSAGE) String subject,

        @Size(max = 50) Map<
                        @Size(max = 100) @Pattern(regexp = Texts.PATTERN, message = Texts.MESSAGE) String,
                        @Size(max = 500) @Pattern(regexp = Texts.PATTERN, message = Texts.MESSAGE) String>
                attributes) {

    public ActivityBody {
        attributes = Texts.given(attributes);
    }

    static final String EXAMPLE = """
            {"activityType": "review", "at": "2026-06-18T10:15:00+08:00", "subject": "85123A",
             "attributes": {"photo": "yes"}}""";

    /** The same with what was left out filled in; {@code at} stays. */
    ActivityBody withDefaults() {
        return new ActivityBody(
                activityType, at, subject == null ? "" : subject, attributes == null ? Map.of() : attributes);
    }
}
