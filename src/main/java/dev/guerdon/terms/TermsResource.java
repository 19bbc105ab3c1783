package dev.guerdon.terms;

import static dev.guerdon.problem.Problem.NO_RULEBOOK;

import dev.guerdon.problem.Refuses;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.Rulebook;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The programme as a member may know it. */
@Path("/v1/programme/terms")
@Tag(name = "programme", description = "What members may know")
public class TermsResource {
    private static final String MARKDOWN = "text/markdown;charset=UTF-8;qs=0.5";
    private static final String PLAIN = "text/plain;charset=UTF-8;qs=0.4";

    private final LiveRulebook live;
    private final Clock clock;
    private volatile Terms latest;

    TermsResource(LiveRulebook live, Clock clock) {
        this.live = live;
        this.clock = clock;
    }

    /** Sections of sentences. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Refuses(NO_RULEBOOK)
    @Operation(
            operationId = "getTerms",
            summary = "The terms of the programme, from the live rules",
            description =
                    "Tiers and what they need, prices, how points are earned, what they are worth and how long they"
                            + " last, and the campaigns of today, in plain sentences. With Accept: text/markdown or text/plain"
                            + " as one text.")
    @APIResponse(
            responseCode = "200",
            description = "the terms of today",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Terms.class),
                        examples = @ExampleObject(name = "shortened", value = Examples.JSON)),
                @Content(
                        mediaType = "text/markdown",
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "the same as a text", value = Examples.TEXT))
            })
    public Terms terms() {
        Rulebook rulebook = live.current();
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), rulebook.programme().zone());
        Terms known = latest;
        if (known == null
                || !known.rulebook().equals(rulebook.version())
                || !known.on().equals(today)) {
            known = Drafting.terms(rulebook, today);
            latest = known;
        }
        return known;
    }

    /** One text. */
    @GET
    @Produces({MARKDOWN, PLAIN})
    @Operation(hidden = true)
    public String text() {
        return Markdown.of(terms());
    }

    /** What is shown in the API's description. */
    private static final class Examples {
        private static final String JSON = """
                {"rulebook": "3f9c2a71d0b4", "programme": "Trail club", "on": "2026-06-18", "sections": [
                  {"title": "Tiers", "sentences": ["Everyone starts as basic.", "silver: with 500.00 spent in twelve months."]},
                  {"title": "How points are earned", "sentences": [
                    "Points for your order: 1 point for each 1.00 paid, not on fee.",
                    "Extra points for gold members: 2 times the points, for gold members."]}]}""";

        private static final String TEXT = """
                # Trail club

                ## Tiers

                - Everyone starts as basic.
                - silver: with 500.00 spent in twelve months.

                As of 2026-06-18, rulebook 3f9c2a71d0b4.
                """;

        private Examples() {}
    }
}
