package dev.guerdon.start;

import dev.guerdon.problem.Problem;
import dev.guerdon.problem.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.input.ProxyInputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** How large a body may be, unpacked: events come by the file, everything else by the basket. */
public class BodyLimits {
    private static final int MIB = 1024 * 1024;
    private static final long EVENTS = 256L * MIB;
    private static final long OTHERS = 32L * MIB;
    private static final String EVENTS_PATH = "/v1/events";

    /** Puts the limit around the body; it is met where the body is read. */
    @ServerRequestFilter
    public void limit(ContainerRequestContext request) throws IOException {
        long limit = request.getUriInfo().getPath().equals(EVENTS_PATH) ? EVENTS : OTHERS;
        boolean isTooLongAsAnnounced = request.getLength() > limit;
        request.setEntityStream(new LimitedBody(request.getEntityStream(), limit, isTooLongAsAnnounced ? 0 : limit));
    }

    /** Ends in a refusal where it is longer than it may be. */
    private static final class LimitedBody extends ProxyInputStream {
        private final long limit;
        private long left;

        LimitedBody(InputStream body, long limit, long left) {
            super(body);
            this.limit = limit;
            this.left = left;
        }

        @Override
        protected void afterRead(int bytes) throws IOException {
            left -= Math.max(0, bytes);
            if (left < 0) {
                skipTheRest();
                throw tooLarge();
            }
        }

        /** Most clients read no answer before they have sent everything; who sends without end is not waited for. */
        private void skipTheRest() throws IOException {
            BoundedInputStream.builder()
                    .setInputStream(in)
                    .setMaxCount(EVENTS)
                    .get()
                    .transferTo(OutputStream.nullOutputStream());
        }

        private Refusal tooLarge() {
            return Problem.TOO_LARGE.because("At most %d MiB fit. Split it; many events go through POST %s."
                    .formatted(limit / MIB, EVENTS_PATH));
        }
    }
}
