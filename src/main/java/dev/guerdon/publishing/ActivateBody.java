package dev.guerdon.publishing;

import dev.guerdon.request.Texts;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who goes back to an earlier rulebook.
 *
 * @param reason why
 * @param actor who decided it
 */
@Schema(examples = "{\"reason\": \"The bonus was ten times too high\", \"actor\": \"jo@shop.example\"}")
public record ActivateBody(
        @NotBlank @Size(max = 500) @Pattern(regexp = Texts.PATTERN, message = Texts.MESSAGE) String reason,

        @NotBlank @Size(max = 100) @Pattern(regexp = Texts.PATTERN, message = Texts.MESSAGE) String actor) {}
