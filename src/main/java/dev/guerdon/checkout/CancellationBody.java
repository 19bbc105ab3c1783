package dev.guerdon.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;

/** The whole order is undone; {@code at} left out: now. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CancellationBody(OffsetDateTime at) {}
