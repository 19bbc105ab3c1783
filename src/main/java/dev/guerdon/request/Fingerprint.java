package dev.guerdon.request;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells whether two bodies say the same: numbers are compared by value, times as moments, the order of keys and what is absent
 * or null do not matter.
 */
public final class Fingerprint {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(OffsetDateTime.class, new MomentSerializer()))
            .build();

    private final byte[] hash;

    private Fingerprint(byte[] hash) {
        this.hash = hash;
    }

    /** The fingerprint of a parsed body. */
    public static Fingerprint of(Object body) {
        StringBuilder canonical = new StringBuilder(1024);
        append(JSON.valueToTree(body), canonical);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return new Fingerprint(digest.digest(canonical.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A fingerprint as it was stored. */
    public static Fingerprint stored(byte[] bytes) {
        return new Fingerprint(bytes.clone());
    }

    /** As it is stored. */
    public byte[] bytes() {
        return hash.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint print && Arrays.equals(hash, print.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    private static void append(JsonNode node, StringBuilder to) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(entry -> {
                if (!isAbsent(entry.getValue())) {
                    sorted.put(entry.getKey(), entry.getValue());
                }
            });
            to.append('{');
            sorted.forEach((key, value) -> {
                to.append(key.length()).append(':').append(key);
                append(value, to);
            });
            to.append('}');
        } else if (node.isArray()) {
            to.append('[');
            node.forEach(item -> append(item, to));
            to.append(']');
        } else if (node.isNumber()) {
            BigDecimal value = node.decimalValue();
            to.append('#')
                    .append(
                            value.signum() == 0
                                    ? "0"
                                    : value.stripTrailingZeros().toString())
                    .append(';');
        } else {
            String text = node.asText();
            to.append(node.isTextual() ? 's' : 'x')
                    .append(text.length())
                    .append(':')
                    .append(text);
        }
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isNull() || (value.isContainerNode() && value.isEmpty());
    }

    private static final class MomentSerializer extends JsonSerializer<OffsetDateTime> {
        @Override
        public void serialize(OffsetDateTime moment, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(moment.toInstant().toString());
        }
    }
}
