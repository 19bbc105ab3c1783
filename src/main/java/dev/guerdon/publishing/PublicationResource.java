package dev.guerdon.publishing;

import static dev.guerdon.problem.Problem.BUSY;
import static dev.guerdon.problem.Problem.CONFLICT;
import static dev.guerdon.problem.Problem.NOT_FOUND;
import static dev.guerdon.problem.Problem.NO_RULEBOOK;
import static dev.guerdon.problem.Problem.PUBLICATION_OVER;
import static dev.guerdon.problem.Problem.RULEBOOK_REFUSED;

import dev.guerdon.problem.Problem;
import dev.guerdon.problem.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Files that go live at a moment. */
@Path("/v1/rulebook/publications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rulebook")
public class PublicationResource {
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final Planning planning;
    private final Publications publications;

    PublicationResource(Planning planning, Publications publications) {
        this.planning = planning;
        this.publications = publications;
    }

    /** Publishes files, now or later. */
    @PUT
    @Path("/{publicationId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Refuses({CONFLICT, RULEBOOK_REFUSED, NO_RULEBOOK, BUSY})
    @Operation(
            operationId = "putPublication",
            summary = "Publish files, at once or at a moment",
            description = "They are laid over the live ones (null takes a file away) and vetted now, and again when"
                    + " their moment comes. A publication is refused then if somebody else changed one of its files"
                    + " meanwhile. What goes live is put into the rules folder, if that can be written; files there that"
                    + " were never live stay beside as name.bak.")
    @APIResponse(
            responseCode = "201",
            description = "live, or planned",
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    @APIResponse(
            responseCode = "200",
            description = "it was sent before; as it is now",
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    public Response put(@PathParam("publicationId") String publicationId, @NotNull @Valid PublicationBody body) {
        Planning.Planned planned = planning.plan(publicationId, body);
        return Response.status(planned.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(PublicationView.of(planned.publication()))
                .build();
    }

    /** All of them. */
    @GET
    @Refuses(BUSY)
    @Operation(
            operationId = "getPublications",
            summary = "Publications, the latest moment first",
            description =
                    "For the next page send the last one's moment as before. A page does not end amid those of one moment,"
                            + " and may be longer for that.")
    @APIResponse(
            responseCode = "200",
            description = "at most so many",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = PublicationView.class),
                            examples = @ExampleObject(name = "one", value = "[{" + PublicationView.EXAMPLE + "}]")))
    public List<PublicationView> publications(
            @QueryParam("before") String before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit) {
        return publications.before(moment(before), limit).stream()
                .map(PublicationView::of)
                .toList();
    }

    /** One with its files. */
    @GET
    @Path("/{publicationId}")
    @Refuses({NOT_FOUND, BUSY})
    @Operation(operationId = "getPublication", summary = "A publication with its files, and what became of it")
    public PublicationView.WithFiles publication(@PathParam("publicationId") String publicationId) {
        return PublicationView.WithFiles.of(planning.find(publicationId));
    }

    /** Takes one back. */
    @DELETE
    @Path("/{publicationId}")
    @Refuses({NOT_FOUND, PUBLICATION_OVER, BUSY})
    @Operation(
            operationId = "deletePublication",
            summary = "Cancel a publication that is planned",
            description = "It stays listed, as cancelled.")
    @APIResponse(
            responseCode = "200",
            description = "cancelled, by this call or before",
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    public PublicationView cancel(@PathParam("publicationId") String publicationId) {
        return PublicationView.of(planning.cancel(publicationId));
    }

    private static Instant moment(String before) {
        try {
            return before == null ? END_OF_TIME : OffsetDateTime.parse(before).toInstant();
        } catch (DateTimeException unreadable) {
            throw Problem.INVALID.at("before", "It is a time with its offset, such as 2026-06-18T10:00:00Z.");
        }
    }
}
