package dev.guerdon.start;

import dev.guerdon.problem.Problem;
import dev.guerdon.problem.Unkeepable;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** A part of an address as it was sent. The framework reads bytes that are no text as U+FFFD, which makes two ids one. */
final class PercentEncoded {
    private PercentEncoded() {}

    /** Refuses what does not stand for a text that can be kept. */
    static void requireText(String encoded, String field) {
        fault(encoded).ifPresent(sentence -> {
            throw Problem.INVALID.at(field, sentence);
        });
    }

    /** What is wrong with it, in a sentence that says how to write it; empty if nothing is. */
    static Optional<String> fault(String encoded) {
        if (!encoded.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            return Optional.of("Write what is not ASCII in UTF-8, each byte as % and two hex digits.");
        }
        try {
            return Unkeepable.in(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(encoded)))
                    .toString());
        } catch (CharacterCodingException isNoText) {
            return Optional.of("Its bytes are not UTF-8: write it in UTF-8, then each byte as % and two hex digits.");
        } catch (IllegalArgumentException isNoHex) {
            return Optional.of("Behind % there must be two hex digits; % itself is %25.");
        }
    }

    private static byte[] bytes(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) == '%') {
                String digits = encoded.substring(i + 1, Math.min(i + 3, encoded.length()));
                bytes.writeBytes(HexFormat.of().parseHex(digits.length() == 2 ? digits : "?"));
                i += 2;
            } else {
                bytes.write(encoded.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
