package dev.guerdon.start;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guerdon.TestDatabase;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Who reads the API's description finds, for each call, what it does and examples of everything. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class DescriptionTest {
    private static final String SCHEMAS = "#/components/schemas/";

    @Test
    void everyCallSaysWhatItDoes() throws JsonProcessingException {
        assertThat(callsWithout(call -> call.hasNonNull("summary"))).isEmpty();
    }

    @Test
    void everyCallShowsABodyThatIsSent() throws JsonProcessingException {
        JsonNode schemas = description().at("/components/schemas");
        assertThat(callsWithout(call -> !call.has("requestBody") || hasExample(call.get("requestBody"), schemas)))
                .isEmpty();
    }

    @Test
    void everyCallShowsAnAnswer() throws JsonProcessingException {
        JsonNode schemas = description().at("/components/schemas");
        assertThat(callsWithout(call -> Stream.of("200", "201", "202")
                        .anyMatch(status -> hasExample(call.at("/responses/" + status), schemas))))
                .isEmpty();
    }

    @Test
    void everyCallSaysWhatARefusalLooksLike() throws JsonProcessingException {
        assertThat(callsWithout(
                        call -> call.at("/responses/default/$ref").asText().equals("#/components/responses/Problem")))
                .isEmpty();
        assertThat(description().at("/components/responses/Problem/description").asText())
                .contains("decision-changed", "409");
    }

    private static JsonNode description() throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(when().get("/q/openapi?format=json").body().asString());
    }

    private static Map<String, JsonNode> callsWithout(Predicate<JsonNode> property) throws JsonProcessingException {
        Map<String, JsonNode> without = new TreeMap<>();
        description()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    if (path.getKey().startsWith("/v1/") && !property.test(call.getValue())) {
                        without.put(call.getKey() + " " + path.getKey(), call.getValue());
                    }
                }));
        return without;
    }

    /** Beside the body, or at its schema. */
    private static boolean hasExample(JsonNode body, JsonNode schemas) {
        return StreamSupport.stream(body.path("content").spliterator(), false)
                .anyMatch(content -> content.has("examples")
                        || schemas.path(content.at("/schema/$ref").asText().replace(SCHEMAS, ""))
                                .has("examples"));
    }
}
