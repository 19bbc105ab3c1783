package dev.guerdon.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** What the shop keeps of a member, as JSON. */
final class Attributes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private Attributes() {}

    static Map<String, String> read(String json) {
        try {
            return json.equals("{}") ? Map.of() : Map.copyOf(JSON.readValue(json, TEXTS));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("stored attributes can't be read", broken);
        }
    }

    static String write(Map<String, String> attributes) {
        try {
            return JSON.writeValueAsString(attributes);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("attributes can't be written", broken);
        }
    }
}
