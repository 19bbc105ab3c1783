package dev.guerdon.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.io.input.BoundedInputStream;

/** What is left of a body that is refused in its middle. */
final class RestOfBody {
    private static final long MOST = 256L * 1024 * 1024;

    private RestOfBody() {}

    /** Most clients read no answer before they have sent everything; who sends without end is not waited for. */
    static void skip(InputStream body) {
        try {
            BoundedInputStream.builder()
                    .setInputStream(body)
                    .setMaxCount(MOST)
                    .get()
                    .transferTo(OutputStream.nullOutputStream());
        } catch (IOException isGone) {
            // then nobody waits for the answer, which is given all the same
        }
    }
}
