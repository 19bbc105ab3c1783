package dev.guerdon.profile;

import static dev.guerdon.problem.Problem.BUSY;
import static dev.guerdon.problem.Problem.NO_RULEBOOK;
import static dev.guerdon.problem.Problem.UNKNOWN_MEMBER;
import static dev.guerdon.problem.Problem.UNSUPPORTED;

import dev.guerdon.ledger.EntryView;
import dev.guerdon.member.Enrolling;
import dev.guerdon.member.MemberBody;
import dev.guerdon.member.Needs;
import dev.guerdon.member.Profile;
import dev.guerdon.member.Profiles;
import dev.guerdon.problem.Refuses;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.Rulebook;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Members. */
@Path("/v1/members")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "members", description = "Who they are, where they stand, what they hold")
public class MemberResource {
    private final LiveRulebook live;
    private final Enrolling enrolling;
    private final Profiles profiles;

    MemberResource(LiveRulebook live, Enrolling enrolling, Profiles profiles) {
        this.live = live;
        this.enrolling = enrolling;
        this.profiles = profiles;
    }

    /** Enrols or changes a member; may be sent again with changes. */
    @PUT
    @Path("/{memberId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Refuses({UNSUPPORTED, NO_RULEBOOK, BUSY})
    @Operation(
            operationId = "putMember",
            summary = "Enrol a member, or change what is known of them",
            description = "What is left out stays as it is, null clears it.")
    @APIResponse(
            responseCode = "201",
            description = "enrolled",
            content = @Content(schema = @Schema(implementation = Profile.class)))
    @APIResponse(
            responseCode = "200",
            description = "changed",
            content = @Content(schema = @Schema(implementation = Profile.class)))
    public Response put(@PathParam("memberId") String memberId, @NotNull @Valid MemberBody body) {
        Rulebook rulebook = live.current();
        boolean isNew = enrolling.put(rulebook.programme(), memberId, body) == Enrolling.Outcome.ENROLLED;
        return Response.status(isNew ? Response.Status.CREATED : Response.Status.OK)
                .entity(profile(memberId))
                .build();
    }

    /** One member. */
    @GET
    @Path("/{memberId}")
    @Refuses({UNKNOWN_MEMBER, NO_RULEBOOK, BUSY})
    @Operation(operationId = "getMember", summary = "A member's profile")
    public Profile profile(@PathParam("memberId") String memberId) {
        Rulebook rulebook = live.current();
        return profiles.profile(rulebook.programme(), Needs.of(rulebook.uses()), lacks(rulebook), memberId);
    }

    /** Members in order of id. */
    @GET
    @Refuses({NO_RULEBOOK, BUSY})
    @Operation(operationId = "getMembers", summary = "Members in order of id, page by page")
    public List<Profile> page(
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        Rulebook rulebook = live.current();
        return profiles.page(rulebook.programme(), Needs.of(rulebook.uses()), lacks(rulebook), after, limit);
    }

    /** A page of the ledger. */
    @GET
    @Path("/{memberId}/entries")
    @Refuses({UNKNOWN_MEMBER, NO_RULEBOOK, BUSY})
    @Operation(
            operationId = "getEntries",
            summary = "The member's entries on the ledger, newest first",
            description = "For the next page send the last entry's number as before.")
    public List<EntryView> entries(
            @PathParam("memberId") String memberId,
            @QueryParam("before") @DefaultValue("2147483647") @Min(1) int before,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return profiles.entries(live.current().programme(), memberId, before, limit);
    }

    private static Profiles.Lacks lacks(Rulebook rulebook) {
        return (member, tier) -> rulebook.lacking(tier, member).stream()
                .map(lacking -> new Profile.Missing(lacking.measure(), lacking.amount()))
                .toList();
    }
}
