package dev.guerdon.start;

import dev.guerdon.problem.Problem;
import dev.guerdon.problem.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.io.input.ProxyInputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** How a body may be packed, and how large it may be unpacked: events come by the file, everything else by the basket. */
public class BodyLimits {
    private static final int MIB = 1024 * 1024;
    private static final long EVENTS = 256L * MIB;
    private static final long OTHERS = 32L * MIB;
    private static final String EVENTS_PATH = "/v1/events";
    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final Set<String> UNPACKED = Set.of("", "identity");

    /** Unpacks the body and puts the limit around it; both are met where the body is read. */
    @ServerRequestFilter
    public void limit(ContainerRequestContext request) {
        long limit = request.getUriInfo().getPath().equals(EVENTS_PATH) ? EVENTS : OTHERS;
        boolean isTooLongAsAnnounced = request.getLength() > limit;
        InputStream sent = request.getEntityStream();
        InputStream body = isPacked(request) ? new PackedBody(sent) : sent;
        request.setEntityStream(new LimitedBody(sent, body, limit, isTooLongAsAnnounced ? 0 : limit));
    }

    private static boolean isPacked(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        String encoding = header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
        if (!GZIP.contains(encoding) && !UNPACKED.contains(encoding)) {
            throw Problem.UNSUPPORTED_MEDIA.because(
                    "Content-Encoding %s is not taken: pack the body with gzip, or not at all.".formatted(header));
        }
        return GZIP.contains(encoding);
    }

    /** Ends in a refusal where it is longer than it may be. */
    private static final class LimitedBody extends ProxyInputStream {
        private final InputStream sent;
        private final long limit;
        private long left;

        LimitedBody(InputStream sent, InputStream body, long limit, long left) {
            super(body);
            this.sent = sent;
            this.limit = limit;
            this.left = left;
        }

        @Override
        protected void afterRead(int bytes) {
            left -= Math.max(0, bytes);
            if (left < 0) {
                RestOfBody.skip(sent);
                throw tooLarge();
            }
        }

        private Refusal tooLarge() {
            return Problem.TOO_LARGE.because("At most %d MiB fit. Split it; many events go through POST %s."
                    .formatted(limit / MIB, EVENTS_PATH));
        }
    }
}
