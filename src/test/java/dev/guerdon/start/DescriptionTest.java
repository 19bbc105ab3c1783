package dev.guerdon.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Who reads the API's description finds, for each call, what it does, how it refuses, and examples of everything. */
@QuarkusTest
@TestRules.Under(TestRules.Starter.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class DescriptionTest {
    private static final String SCHEMAS = "#/components/schemas/";

    @Test
    void everyCallSaysWhatItDoes() throws JsonProcessingException {
        assertThat(callsWithout(call -> call.hasNonNull("summary"))).isEmpty();
    }

    @Test
    void everyParameterSaysWhatItIs() throws JsonProcessingException {
        assertThat(callsWithout(
                        call -> StreamSupport.stream(call.path("parameters").spliterator(), false)
                                .allMatch(parameter -> parameter.hasNonNull("description"))))
                .isEmpty();
    }

    @Test
    void everyCallHasANameOfItsOwnForClientsThatAreGenerated() throws JsonProcessingException {
        Description description = Description.read();
        assertThat(description.calls().values())
                .extracting(call -> call.path("operationId").asText())
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Test
    void everyCallShowsABodyThatIsSent() throws JsonProcessingException {
        Description description = Description.read();
        assertThat(callsWithout(call -> !call.has("requestBody") || hasExample(call.get("requestBody"), description)))
                .isEmpty();
    }

    @Test
    void everyCallShowsAnAnswer() throws JsonProcessingException {
        Description description = Description.read();
        assertThat(callsWithout(call -> Stream.of("200", "201", "202")
                        .anyMatch(status -> hasExample(call.at("/responses/" + status), description))))
                .isEmpty();
    }

    @Test
    void everyRefusalOfACallIsAProblemThatIsShown() throws JsonProcessingException {
        assertThat(callsWithout(call -> refusals(call).allMatch(DescriptionTest::isAProblem)))
                .isEmpty();
        assertThat(callsWithout(call -> call.at("/responses").has("default")
                        && call.at("/responses").has("500")))
                .isEmpty();
        assertThat(Description.read().schema("Problem").has("examples")).isTrue();
    }

    @Test
    void everyChangeSaysHowItIsAnsweredWhenSentAgain() throws JsonProcessingException {
        assertThat(callsWithout(call -> !call.at("/responses").has("201")
                        || (call.at("/responses").has("200")
                                && call.at("/responses").has("503"))))
                .isEmpty();
    }

    @Test
    void theCodesOfACallStandBesideTheirStatus() throws JsonProcessingException {
        Map<String, JsonNode> calls = Description.read().calls();
        assertThat(calls.get("put /v1/orders/{orderId}")
                        .at("/responses/409/description")
                        .asText())
                .contains("`conflict`", "`decision-changed`")
                .doesNotContain("job-running");
        assertThat(calls.get("get /v1/members/{memberId}")
                        .at("/responses/404/description")
                        .asText())
                .contains("`unknown-member`");
        assertThat(calls.get("post /v1/evaluations")
                        .at("/responses/503/description")
                        .asText())
                .contains("`no-rulebook`", "`rule-stopped`", "`busy`", "`no-database`");
    }

    private static Stream<JsonNode> refusals(JsonNode call) {
        return call.get("responses").properties().stream()
                .filter(response -> !response.getKey().startsWith("2"))
                .map(Map.Entry::getValue);
    }

    private static boolean isAProblem(JsonNode response) {
        return response.hasNonNull("description")
                && response.at("/content/application~1problem+json/schema/$ref")
                        .asText()
                        .equals(SCHEMAS + "Problem");
    }

    private static Map<String, JsonNode> callsWithout(Predicate<JsonNode> property) throws JsonProcessingException {
        return Description.read().calls().entrySet().stream()
                .filter(call -> !property.test(call.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Beside the body, or at its schema. */
    private static boolean hasExample(JsonNode body, Description description) {
        return StreamSupport.stream(body.path("content").spliterator(), false)
                .anyMatch(content -> content.has("examples")
                        || description
                                .schema(content.at("/schema/$ref").asText().replace(SCHEMAS, ""))
                                .has("examples"));
    }
}
