package dev.guerdon.engagement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A redemption is undone; {@code at} left out: now. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(examples = "{\"at\": \"2026-06-19T09:00:00+08:00\"}")
public record RedemptionCancellationBody(OffsetDateTime at) {
    /** A cancellation at once. */
    public static final RedemptionCancellationBody NOW = new RedemptionCancellationBody(null);
}
