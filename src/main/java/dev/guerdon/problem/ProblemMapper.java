package dev.guerdon.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns whatever ended a request into {@code application/problem+json}: a refusal as it stands, what a library threw as the
 * refusal it amounts to, anything else as a fault of ours, which is logged under a reference.
 */
public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final String SECONDS_UNTIL_BETTER = "1";
    private static final int REFERENCE_LENGTH = 8;

    @Context
    UriInfo address;

    /** The classes besides {@code Throwable} are those for which the framework has mappers of its own. */
    @ServerExceptionMapper({
        Throwable.class,
        WebApplicationException.class,
        ValidationException.class,
        MismatchedInputException.class
    })
    public Response answer(Throwable thrown) {
        return refusal(thrown)
                .map(refusal -> response(ProblemAnswer.of(refusal)).build())
                .or(() -> violation(thrown))
                .or(() -> httpStatus(thrown))
                .orElseGet(() -> fault(thrown));
    }

    /** The refusal that an exception amounts to, outside of a request; empty for a fault of ours. */
    public static Optional<Refusal> refusalOf(Throwable thrown) {
        return known(thrown)
                .or(() -> cause(thrown, ConstraintViolationException.class)
                        .flatMap(Violations::errors)
                        .map(errors -> Problem.INVALID.at(
                                errors.get(0).field(), errors.get(0).detail())));
    }

    private static Optional<Refusal> known(Throwable thrown) {
        return cause(thrown, Refusal.class)
                .or(() -> cause(thrown, JsonProcessingException.class).map(JsonFault::refusal))
                .or(() -> DatabaseFault.refusal(thrown));
    }

    private Optional<Refusal> refusal(Throwable thrown) {
        return known(thrown).or(() -> HttpFault.refusal(thrown, address));
    }

    private static Optional<Response> violation(Throwable thrown) {
        return cause(thrown, ConstraintViolationException.class)
                .flatMap(Violations::errors)
                .map(errors -> response(ProblemAnswer.of(errors)).build());
    }

    private static Optional<Response> httpStatus(Throwable thrown) {
        return cause(thrown, WebApplicationException.class)
                .map(WebApplicationException::getResponse)
                .filter(response -> response.getStatus() < Response.Status.INTERNAL_SERVER_ERROR.getStatusCode())
                .map(HttpFault::answer);
    }

    private static Response fault(Throwable thrown) {
        return response(ProblemAnswer.ofFault(logged(thrown))).build();
    }

    /** What became of a fault of ours outside of a request: it is logged, and the sentence names its reference. */
    public static Refusal faultOf(Throwable thrown) {
        return Problem.INTERNAL.because(ProblemAnswer.ofFault(logged(thrown)).detail());
    }

    private static String logged(Throwable thrown) {
        String reference = UUID.randomUUID().toString().substring(0, REFERENCE_LENGTH);
        LOG.errorf(thrown, "A request failed, reference %s", reference);
        return reference;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        return Optional.ofNullable(ExceptionUtils.throwableOfType(thrown, type));
    }

    private static Response.ResponseBuilder response(ProblemAnswer body) {
        Response.ResponseBuilder response =
                Response.status(body.status()).type(ProblemAnswer.MEDIA_TYPE).entity(body);
        return body.status() == Problem.BUSY.status()
                ? response.header(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_BETTER)
                : response;
    }
}
