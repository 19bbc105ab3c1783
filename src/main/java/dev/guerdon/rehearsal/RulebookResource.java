package dev.guerdon.rehearsal;

import static dev.guerdon.problem.Problem.BUSY;

import dev.guerdon.member.PromiseGate;
import dev.guerdon.problem.Problem;
import dev.guerdon.problem.Refuses;
import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Live;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.WatchedFolder;
import dev.guerdon.rulebook.files.RuleFiles;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The live rulebook, and files tried against it. */
@Path("/v1/rulebook")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rulebook", description = "The rules that are live, and what would come of others")
public class RulebookResource {
    /** A check may keep a core busy for a while; the others are for the checkouts. */
    private static final int CHECKS_AT_ONCE = 1;

    private final LiveRulebook live;
    private final WatchedFolder folder;
    private final PromiseGate promises;
    private final Clock clock;
    private final Semaphore checks = new Semaphore(CHECKS_AT_ONCE);

    RulebookResource(LiveRulebook live, WatchedFolder folder, PromiseGate promises, Clock clock) {
        this.live = live;
        this.folder = folder;
        this.promises = promises;
        this.clock = clock;
    }

    /** The live rulebook, and why the files in the folder are not. */
    @GET
    @Operation(
            operationId = "getRulebook",
            summary = "The live rulebook",
            description = "Where it came from, how the rules folder stands against it, and the problems of the folder's"
                    + " files while they are refused.")
    @APIResponse(
            responseCode = "200",
            description = "the live version, and the refused one if there is one",
            content =
                    @Content(
                            schema = @Schema(implementation = RulebookView.class),
                            examples = @ExampleObject(name = "with a refused change", value = Examples.RULEBOOK)))
    public RulebookView rulebook() {
        return RulebookView.of(live, folder);
    }

    /** Tries files laid over the live ones; nothing is changed. */
    @POST
    @Path("/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Refuses(BUSY)
    @Operation(
            operationId = "postCheck",
            summary = "Try files before they are saved",
            description = "They are laid over the live ones (null takes a file away), vetted, their scenarios run and"
                    + " their journeys played; coverage counts for each rule the scenarios, and the steps of journeys, in which it"
                    + " fires, and those in which it is asked and does not."
                    + " At most 2,000 files and 32 MiB.")
    @APIResponse(
            responseCode = "200",
            description = "whether they would go live, and all that is wrong with them",
            content =
                    @Content(
                            schema = @Schema(implementation = CheckAnswer.class),
                            examples = {
                                @ExampleObject(name = "a misspelt tier", value = Examples.ANSWER),
                                @ExampleObject(name = "a scenario and a journey that fail", value = Examples.FAILED)
                            }))
    public CheckAnswer check(
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = CheckBody.class),
                                            examples = @ExampleObject(name = "one file", value = Examples.BODY)))
                    @NotNull @Valid CheckBody body) {
        if (!checks.tryAcquire()) {
            throw Problem.BUSY.because("Another check is under way. Send this one again in a moment.");
        }
        try {
            return CheckAnswer.of(checked(liveFiles().with(body.files())));
        } finally {
            checks.release();
        }
    }

    /** What members hold is asked as well, whatever else is wrong. */
    private Check checked(RuleFiles files) {
        Optional<Rulebook> now = live.live().map(Live::rulebook);
        Candidate candidate = Candidate.of(files, clock.instant(), now);
        return Check.of(candidate).with(promises.read(candidate, now));
    }

    private RuleFiles liveFiles() {
        return live.live()
                .map(each -> each.rulebook().files())
                .orElseGet(() -> new RuleFiles(new TreeMap<>(), List.of()));
    }

    /** What is shown in the API's description. */
    private static final class Examples {
        private static final String RULEBOOK = """
                {"version": "3f9c2a71d0b4", "activatedAt": "2026-06-18T02:15:00Z", "lastGood": false,
                 "origin": {"from": "folder", "replica": "shop-1:4711", "actor": null, "reason": null},
                 "folder": {"status": "refused", "version": "a0099ff6a082", "because": "Mend what is listed under refused."},
                 "missed": null,
                 "rulesets": [{"package": "earning", "rules": [
                   {"name": "Gold members earn double on groceries", "reason": "Double points on groceries for Gold members",
                    "campaign": null, "file": "earning/groceries.drl", "line": 3}]}],
                 "files": ["earning/groceries.drl", "programme.yaml"], "outOfService": [],
                 "refused": {"version": "a0099ff6a082", "at": "2026-06-18T02:20:00Z", "problems": [
                   {"file": "earning/groceries.drl", "line": 6, "column": 21, "rule": "Gold members earn double on groceries",
                    "message": "unknown tier \\"glod\\". Did you mean \\"gold\\"?", "severity": "error"}]}}""";

        private static final String BODY = """
                {"files": {"earning/groceries.drl":
                  "package earning\\n\\nrule \\"Gold members earn double\\"\\nwhen\\n    Member( tier == \\"glod\\" )\\nthen\\n    propose.times(2);\\nend\\n"}}""";

        private static final String ANSWER = """
                {"ok": false, "version": "a0099ff6a082",
                 "problems": [{"file": "earning/groceries.drl", "line": 5, "column": 21, "rule": "Gold members earn double",
                   "message": "unknown tier \\"glod\\". Did you mean \\"gold\\"?", "severity": "error"}],
                 "scenarios": {"passed": 0, "failed": []}, "journeys": {"passed": 0, "failed": []}, "coverage": []}""";

        private static final String FAILED = """
                {"ok": false, "version": "5d1c07be94f2", "problems": [],
                 "scenarios": {"passed": 141, "failed": [
                   {"file": "earning/groceries.scenarios.yaml", "line": 1, "scenario": "Silver members earn double", "mismatches": [
                     {"what": "points", "expected": "200", "got": "100", "line": 4, "column": 21,
                      "because": "\\"Every unit paid earns a point\\" gave 100; \\"Gold members earn double\\" did not fire: Member tier == \\"gold\\": it is \\"silver\\""}]}]},
                 "journeys": {"passed": 11, "failed": [
                   {"file": "expiry/lapse.journey.yaml", "line": 8, "journey": "Points lapse after a year", "step": 2, "what": "wait 1 year", "mismatches": [
                     {"what": "member's available", "expected": "0", "got": "400", "line": 9, "column": 38}]}]},
                 "coverage": [
                   {"package": "earning", "rule": "Gold members earn double", "file": "earning/groceries.drl", "line": 3, "column": 1, "fires": 4, "staysAway": 61, "always": false}]}""";

        private Examples() {}
    }
}
