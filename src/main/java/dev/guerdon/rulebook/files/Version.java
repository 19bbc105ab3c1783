package dev.guerdon.rulebook.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** Names a set of files by its content. */
final class Version {
    private static final int DIGITS = 12;

    private Version() {}

    static String of(SortedMap<String, String> texts) {
        MessageDigest digest = sha256();
        texts.forEach((path, text) -> {
            add(digest, path);
            add(digest, text);
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    /** With its length in front, so that no text can pass for the end of one and the beginning of the next. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
