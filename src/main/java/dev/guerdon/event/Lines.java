package dev.guerdon.event;

import dev.guerdon.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The lines of a stream, as bytes: what can't be read as text is one line's fault, not the stream's. */
final class Lines {
    private static final int LONGEST = 1 << 20;
    private static final int BUFFER = 1 << 16;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream stream;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private int number;

    Lines(InputStream stream) {
        this.stream = stream;
    }

    /** A line, counted from 1. */
    static final class Line {
        private final int number;
        private final byte[] bytes;

        private Line(int number, byte[] bytes) {
            this.number = number;
            this.bytes = bytes;
        }

        int number() {
            return number;
        }

        /**
         * Its text.
         *
         * @throws dev.guerdon.problem.Refusal where it is too long, or no text
         */
        String text() {
            if (bytes.length > LONGEST) {
                throw Problem.TOO_LARGE.because("A line has at most " + LONGEST + " bytes.");
            }
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            } catch (CharacterCodingException isNoText) {
                throw Problem.MALFORMED.because(
                        "The line holds bytes that are not UTF-8: save the file as UTF-8, and send it again.");
            }
        }
    }

    /** The next line, cut off where it is longer than any may be; null at the end. */
    Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean isThere = false;
        while (next < end || fill()) {
            isThere = true;
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            line.write(buffer, from, Math.min(next - from, Math.max(0, LONGEST + 1 - line.size())));
            if (next < end) {
                next++;
                break;
            }
        }
        return isThere ? new Line(++number, line.toByteArray()) : null;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, stream.read(buffer, 0, BUFFER));
        return end > 0;
    }
}
