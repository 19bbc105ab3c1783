package dev.guerdon.event;

import static dev.guerdon.problem.Problem.BUSY;

import dev.guerdon.problem.Refuses;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The event stream. */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events", description = "History and offline tills")
public class EventResource {
    private final Importing importing;

    EventResource(Importing importing) {
        this.importing = importing;
    }

    /** Applies a stream. */
    @POST
    @Consumes("application/x-ndjson")
    @Refuses(BUSY)
    @Operation(
            operationId = "postEvents",
            summary = "Apply a stream of events in order",
            description = "One JSON object a line. A line that can't be applied is listed and does not stop the rest.")
    public Importing.Answer apply(InputStream events) throws IOException {
        return importing.apply(events);
    }
}
