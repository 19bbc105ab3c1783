package dev.guerdon.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a shop says of a member. A field that is left out keeps what is stored (it is null here), null clears it (empty here);
 * of attributes and likewise consents only what is named changes.
 *
 * @param consents the message channels the member agreed to, all of them
 * @param attributes what the shop keeps, by name; null for a name forgets it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
                {"joinedOn": "2026-01-15", "birthday": "1990-06-18", "consents": ["app"], "attributes": {"shoe-size": "42"}}""")
public record MemberBody(
        @Schema(implementation = LocalDate.class) Optional<LocalDate> joinedOn,
        @Schema(implementation = LocalDate.class) Optional<LocalDate> birthday,
        Optional<@Size(max = 50) List<@Size(min = 1, max = 100) String>> consents,
        Optional<@Size(max = 50) Map<@Size(min = 1, max = 100) String, @Size(max = 500) String>> attributes,
        @Schema(implementation = String.class) Optional<@Size(max = 100) String> plan,
        @Schema(implementation = String.class) Optional<@Size(max = 100) String> referredBy,
        @Schema(implementation = String.class) Optional<@Size(max = 35) String> locale,
        @Schema(implementation = String.class) Optional<@Size(max = 50) String> zone) {}
