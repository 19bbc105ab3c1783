package dev.guerdon.rulebook.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guerdon.rulebook.LineEnds;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/** Bytes read as UTF-8: either their text, or the place of the first that is none. */
record Utf8(Optional<String> text, Optional<LineEnds.Place> broken) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    static Utf8 of(byte[] bytes) {
        CharsetDecoder decoder = UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), decoded, true);
        String text = withoutMark(decoded.flip().toString());
        return result.isError()
                ? new Utf8(Optional.empty(), Optional.of(LineEnds.behind(text)))
                : new Utf8(Optional.of(text), Optional.empty());
    }

    /** Some editors begin a file with one. */
    static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
