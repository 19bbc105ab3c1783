package dev.guerdon.publishing;

import dev.guerdon.request.Fingerprint;
import dev.guerdon.request.Texts;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Files that are to go live.
 *
 * @param files content by path below the rules folder, laid over what is live then; null takes a file away
 * @param at when; left out: at once
 * @param reason why
 * @param actor who decided it
 */
@Schema(examples = PublicationBody.EXAMPLE)
public record PublicationBody(
        @NotEmpty @Size(max = 2_000, message = "at most 2000 files fit into one publication") Map<String, String> files,

        OffsetDateTime at,

        @NotBlank @Size(max = 500) @Pattern(regexp = Texts.PATTERN, message = Texts.MESSAGE) String reason,

        @NotBlank @Size(max = 100) @Pattern(regexp = Texts.PATTERN, message = Texts.MESSAGE) String actor) {

    static final String EXAMPLE = """
            {"files": {"earning/socks.drl": "package earning\\n\\nrule \\"Socks earn double\\"\\nwhen\\n    $line : Line( category == \\"socks\\" )\\nthen\\n    propose.times($line, 2);\\nend\\n"},
             "at": "2028-06-01T00:00:00+08:00", "reason": "Month of socks", "actor": "jo@shop.example"}""";

    /** Elsewhere null is the same as left out; here a file that is null is one that goes. */
    Fingerprint fingerprint() {
        List<List<String>> texts = new TreeMap<>(files)
                .entrySet().stream()
                        .map(file -> file.getValue() == null
                                ? List.of(file.getKey())
                                : List.of(file.getKey(), file.getValue()))
                        .toList();
        return Fingerprint.of(new Told(texts, at, reason, actor));
    }

    private record Told(List<List<String>> texts, OffsetDateTime at, String reason, String actor) {}
}
