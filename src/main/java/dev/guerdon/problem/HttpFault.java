package dev.guerdon.problem;

import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** What the HTTP layer refuses before our own code sees it. */
final class HttpFault {
    private HttpFault() {}

    static Optional<Refusal> refusal(Throwable thrown, UriInfo address) {
        if (thrown instanceof NotFoundException) {
            return Optional.of(
                    Problem.NOT_FOUND.because("There is nothing at /%s. What there is stands at /q/swagger-ui."
                            .formatted(address.getPath().replaceFirst("^/", ""))));
        }
        if (ExceptionUtils.indexOfType(thrown, ClosedChannelException.class) >= 0
                || ExceptionUtils.indexOfType(thrown, HttpClosedException.class) >= 0) {
            return Optional.of(Problem.MALFORMED.because("The connection ended before the body did."));
        }
        return Optional.empty();
    }

    /** The response as the framework made it (it may say in a header what is allowed), with a body that explains it. */
    static Response answer(Response response) {
        if (response.hasEntity()) {
            return response;
        }
        return Response.fromResponse(response)
                .type(ProblemAnswer.MEDIA_TYPE)
                .entity(explanation(response))
                .build();
    }

    private static ProblemAnswer explanation(Response response) {
        return switch (response.getStatus()) {
            case 400 ->
                ProblemAnswer.of(Problem.MALFORMED.because("The request could not be read; the body may be cut off."));
            case 405 ->
                ProblemAnswer.of(Problem.METHOD_NOT_ALLOWED.because("The methods it takes stand at /q/swagger-ui."));
            case 406 -> ProblemAnswer.of(Problem.NOT_ACCEPTABLE.because("Ask with Accept: application/json."));
            case 415 ->
                ProblemAnswer.of(Problem.UNSUPPORTED_MEDIA.because(
                        "Send Content-Type: application/json, or application/x-ndjson for events."));
            default ->
                ProblemAnswer.ofStatus(
                        response.getStatus(), response.getStatusInfo().getReasonPhrase(), null);
        };
    }
}
