package dev.guerdon.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guerdon.problem.Problem;
import dev.guerdon.problem.ProblemAnswer;
import dev.guerdon.problem.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/**
 * What a request has before its body: address and headers. Of what is wrong with them the server below would say nothing but a
 * number, so it leaves the look at addresses to this one ({@link #UNCHECKED_BELOW}), and its own limits are far wider
 * (application.properties).
 */
@Singleton
class RequestHead {
    /** The system property without which the server refuses an address that is none before anybody else sees it. */
    static final String UNCHECKED_BELOW = "vertx.disableURIValidation";

    private static final int MOST_OF_ADDRESS = 8 * 1024;
    private static final int MOST_OF_HEADERS = 32 * 1024;
    private static final int BEFORE_ALL_OTHERS = 200;

    private final ObjectMapper json;

    RequestHead(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_OTHERS);
    }

    private void check(RoutingContext call) {
        objection(call.request()).ifPresentOrElse(refusal -> refuse(call, refusal), call::next);
    }

    private static Optional<Refusal> objection(HttpServerRequest request) {
        if (request.uri().length() > MOST_OF_ADDRESS) {
            return Optional.of(Problem.ADDRESS_TOO_LONG.because(
                    "An address has at most %d characters; what is longer goes into a body."
                            .formatted(MOST_OF_ADDRESS)));
        } else if (size(request.headers()) > MOST_OF_HEADERS) {
            return Optional.of(Problem.HEADERS_TOO_LARGE.because(
                    "All headers together have at most %d characters.".formatted(MOST_OF_HEADERS)));
        }
        return isAddress(request.uri()) ? Optional.empty() : Optional.of(noAddress(request.uri()));
    }

    private static boolean isAddress(String uri) {
        try {
            new URI(uri);
            return true;
        } catch (URISyntaxException isNone) {
            return false;
        }
    }

    private static Refusal noAddress(String uri) {
        return Problem.INVALID.because(PercentEncoded.fault(uri)
                .orElse("In an address write all but letters, digits and - . _ ~ as % and two hex digits: { is %7B."));
    }

    private static int size(Iterable<Map.Entry<String, String>> headers) {
        int size = 0;
        for (Map.Entry<String, String> header : headers) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }

    /** Nobody reads a body that may follow, so the connection ends with the answer. */
    private void refuse(RoutingContext call, Refusal refusal) {
        call.response()
                .setStatusCode(refusal.problem().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemAnswer.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(text(ProblemAnswer.of(refusal)));
    }

    private String text(ProblemAnswer answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
