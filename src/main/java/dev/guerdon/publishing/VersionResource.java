package dev.guerdon.publishing;

import static dev.guerdon.problem.Problem.BUSY;
import static dev.guerdon.problem.Problem.NOT_FOUND;
import static dev.guerdon.problem.Problem.RULEBOOK_REFUSED;

import dev.guerdon.problem.Refuses;
import dev.guerdon.rehearsal.RulebookView.FolderView;
import dev.guerdon.rulebook.Activation;
import dev.guerdon.rulebook.Archive;
import dev.guerdon.rulebook.WatchedFolder;
import dev.guerdon.rulebook.files.RuleFiles;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rulebooks that are or were live. */
@Path("/v1/rulebook/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rulebook")
public class VersionResource {
    private static final int MOST_ACTIVATIONS = 100;
    private static final String DIFF = """
            --- a/earning/socks.drl
            +++ b/earning/socks.drl
            @@ -6,3 +6,3 @@
             then
            -    propose.times($line, 2);
            +    propose.times($line, 3);
             end
            """;

    private final Archive archive;
    private final Rollback rollback;
    private final WatchedFolder folder;

    VersionResource(Archive archive, Rollback rollback, WatchedFolder folder) {
        this.archive = archive;
        this.rollback = rollback;
        this.folder = folder;
    }

    /** What went live, and when. */
    @GET
    @Refuses(BUSY)
    @Operation(
            operationId = "getVersions",
            summary = "What went live, newest first",
            description = "A version that went live several times is listed several times. For the next page send the"
                    + " last entry's number as before.")
    @APIResponse(
            responseCode = "200",
            description = "at most so many",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = ActivationView.class),
                            examples = @ExampleObject(name = "one", value = "[" + ActivationView.EXAMPLE + "]")))
    public List<ActivationView> versions(
            @QueryParam("before") @DefaultValue("9223372036854775807") @Min(1) long before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit) {
        return archive.before(before, limit).stream().map(ActivationView::of).toList();
    }

    /** One with its files. */
    @GET
    @Path("/{version}")
    @Refuses({NOT_FOUND, BUSY})
    @Operation(operationId = "getVersion", summary = "A version with its files, and when it went live")
    public VersionView version(@PathParam("version") String version) {
        RuleFiles files = files(version);
        boolean isLive =
                archive.live().map(Activation::version).filter(version::equals).isPresent();
        return new VersionView(
                version,
                isLive,
                archive.of(version, MOST_ACTIVATIONS).stream()
                        .map(ActivationView::of)
                        .toList(),
                files.texts());
    }

    /** What changes from one to the other. */
    @GET
    @Path("/{version}/diff/{other}")
    @Produces(MediaType.TEXT_PLAIN)
    @Refuses({NOT_FOUND, BUSY})
    @Operation(operationId = "getDiff", summary = "What changes from a version to the other, as a unified diff")
    @APIResponse(
            responseCode = "200",
            description = "empty where both are the same; what has very many lines is shown as replaced",
            content = @Content(examples = @ExampleObject(name = "a number", value = DIFF)))
    public String diff(@PathParam("version") String version, @PathParam("other") String other) {
        return VersionDiff.of(files(version), files(other));
    }

    /** Goes back. */
    @POST
    @Path("/{version}/activate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Refuses({NOT_FOUND, RULEBOOK_REFUSED, BUSY})
    @Operation(
            operationId = "postActivation",
            summary = "Make an earlier version live again",
            description = "It is vetted as if it were new, and its files are put into the rules folder if that can be"
                    + " written. Files there that were never live stay beside as name.bak. Where it is live already,"
                    + " only the folder is brought in step.")
    @APIResponse(
            responseCode = "200",
            description = "it is live, on all services",
            content = @Content(schema = @Schema(implementation = ActivatedView.class)))
    public ActivatedView activate(@PathParam("version") String version, @NotNull @Valid ActivateBody body) {
        return new ActivatedView(
                ActivationView.of(rollback.to(version, body).activation()), FolderView.of(folder.state()));
    }

    private RuleFiles files(String version) {
        return archive.files(version).orElseThrow(() -> Rollback.unknown(version));
    }
}
