package dev.guerdon.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Units of an order that come back; {@code at} left out: now. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(examples = "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 2}]}")
public record ReturnBody(
        OffsetDateTime at, @NotEmpty @Size(max = 1000) List<@NotNull @Valid Line> lines) {

    /** Units of one line. */
    public record Line(
            @NotNull @Size(min = 1, max = 100) String lineId,
            @NotNull @Min(1) @Max(1_000_000) Integer quantity) {}
}
