package dev.guerdon.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.guerdon.rehearsal.RulebookView.ProblemView;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A publication as it is shown.
 *
 * @param status {@code planned}, {@code live}, {@code refused} or {@code cancelled}
 * @param version that the rulebook would have if nothing else went live, or has
 * @param basedOn what was live when it was planned
 * @param settledAt when it stopped to be planned; null while it is
 * @param paths of its files
 * @param problems why it was refused
 */
@Schema(examples = "{" + PublicationView.EXAMPLE + "}")
public record PublicationView(
        String publicationId,
        Instant at,
        String status,
        String version,
        String basedOn,
        String actor,
        String reason,
        Instant plannedAt,
        @Schema(nullable = true) Instant settledAt,
        Collection<String> paths,

        @JsonRawValue @Schema(implementation = ProblemView[].class)
        String problems) {
    static final String EXAMPLE = """
            "publicationId": "month-of-socks", "at": "2028-05-31T16:00:00Z", "status": "planned",
             "version": "a0099ff6a082", "basedOn": "3f9c2a71d0b4", "actor": "jo@shop.example", "reason": "Month of socks",
             "plannedAt": "2026-11-25T09:00:00Z", "settledAt": null, "paths": ["earning/socks.drl"], "problems": []""";

    static PublicationView of(Publication publication) {
        return new PublicationView(
                publication.id(),
                publication.at(),
                publication.status().word(),
                publication.version(),
                publication.basedOn(),
                publication.body().actor(),
                publication.body().reason(),
                publication.plannedAt(),
                publication.settledAt(),
                new TreeSet<>(publication.body().files().keySet()),
                publication.problems());
    }

    /**
     * The same with the files.
     *
     * @param files content by path; null takes a file away
     */
    @Schema(
            name = "PublicationWithFiles",
            examples = "{" + EXAMPLE + ", \"files\": {\"earning/socks.drl\": \"package earning\\n …\"}}")
    public record WithFiles(
            @JsonUnwrapped PublicationView publication,
            @JsonInclude(content = Include.ALWAYS) Map<String, String> files) {

        static WithFiles of(Publication publication) {
            return new WithFiles(
                    PublicationView.of(publication),
                    new TreeMap<>(publication.body().files()));
        }
    }
}
