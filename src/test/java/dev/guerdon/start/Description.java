package dev.guerdon.start;

import static io.restassured.RestAssured.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The API's description, as the service gives it. */
final class Description {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private final JsonNode document;

    private Description(JsonNode document) {
        this.document = document;
    }

    static Description read() throws JsonProcessingException {
        return new Description(
                JSON.readTree(when().get("/q/openapi?format=json").asString()));
    }

    /** All calls to the shop's API, by method and path. */
    Map<String, JsonNode> calls() {
        Map<String, JsonNode> calls = new TreeMap<>();
        document.get("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/v1/"))
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(call -> calls.put(call.getKey() + " " + path.getKey(), call.getValue())));
        return calls;
    }

    JsonNode schema(String name) {
        return document.at("/components/schemas/" + name);
    }

    /** The body that is shown for a call, by its media type: beside it, or at its schema. */
    Map<String, JsonNode> shownBodies(String call) {
        Map<String, JsonNode> bodies = new TreeMap<>();
        calls().get(call).at("/requestBody/content").properties().forEach(content -> {
            JsonNode beside = content.getValue().path("examples");
            JsonNode schema =
                    schema(content.getValue().at("/schema/$ref").asText().replaceFirst(".*/", ""));
            bodies.put(
                    content.getKey(),
                    beside.isObject()
                            ? beside.elements().next().path("value")
                            : schema.path("examples").path(0));
        });
        return bodies;
    }

    /** What is wrong with a JSON body that is sent, by the schema of the call; empty where all is well. */
    List<String> faults(String call, JsonNode body) {
        JsonNode schema = calls().get(call).at("/requestBody/content/application~1json/schema");
        return closed(schema).validate(body).stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    /** The fields of what is sent, and whether each must be. */
    Map<String, Boolean> fields(String call) {
        JsonNode content = calls().get(call).at("/requestBody/content/application~1json/schema/$ref");
        JsonNode schema = schema(content.asText().replaceFirst(".*/", ""));
        Map<String, Boolean> fields = new TreeMap<>();
        schema.path("properties").fieldNames().forEachRemaining(field -> fields.put(field, false));
        schema.path("required").forEach(field -> fields.put(field.asText(), true));
        return fields;
    }

    /** What an answer has in it that is not described, or otherwise than it is described; empty where all is well. */
    List<String> differences(String call, Response answer) throws JsonProcessingException {
        String type = answer.contentType().replaceFirst(";.*", "");
        JsonNode content =
                calls().get(call).at("/responses/" + answer.statusCode() + "/content/" + type.replace("/", "~1"));
        if (content.isMissingNode()) {
            return List.of("a " + answer.statusCode() + " of " + type + " is not described");
        }
        Stream<String> found = type.endsWith("json")
                ? closed(content.get("schema")).validate(JSON.readTree(answer.asString())).stream()
                        .map(ValidationMessage::toString)
                : Stream.of();
        return found.toList();
    }

    /** The schema with all that it refers to; fields that are not described are not allowed. */
    private JsonSchema closed(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.get("components").deepCopy());
        whole.findParents("properties").stream()
                .filter(each -> each.path("type").asText().equals("object") && !each.has("additionalProperties"))
                .forEach(each -> ((ObjectNode) each).put("additionalProperties", false));
        return SCHEMAS.getSchema(whole);
    }
}
