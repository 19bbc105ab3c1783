package dev.guerdon.start;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who tries the calls one after the other, with the bodies that the description shows and the starter rules, is refused nothing. */
@QuarkusTest
@TestRules.Under(TestRules.Starter.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class DescribedBodiesTest {
    private static final String ID = UUID.randomUUID().toString();

    /** In an order in which they make sense. */
    private static final List<String> CALLS = List.of(
            "put /v1/members/{memberId}",
            "put /v1/members/{memberId}/activities/{activityId}",
            "put /v1/members/{memberId}/redemptions/{redemptionId}",
            "put /v1/members/{memberId}/redemptions/{redemptionId}/cancellation",
            "put /v1/members/{memberId}/adjustments/{adjustmentId}",
            "post /v1/evaluations",
            "put /v1/orders/{orderId}",
            "put /v1/orders/{orderId}/returns/{returnId}",
            "put /v1/orders/{orderId}/cancellation",
            "post /v1/events",
            "post /v1/jobs/{job}",
            "post /v1/rulebook/check",
            "post /v1/rulebook/backtest",
            "put /v1/rulebook/publications/{publicationId}",
            "post /v1/rulebook/versions/{version}/activate");

    @Test
    void areTakenByTheService() throws JsonProcessingException {
        Description description = Description.read();
        assertThat(description.calls().entrySet().stream()
                        .filter(call -> call.getValue().has("requestBody"))
                        .map(Map.Entry::getKey)
                        .collect(toSet()))
                .containsExactlyInAnyOrderElementsOf(CALLS);

        Map<String, String> refused = new LinkedHashMap<>();
        for (String call : CALLS) {
            description.shownBodies(call).forEach((type, body) -> {
                Response answer = send(call, type, text(body));
                if (answer.statusCode() >= 300) {
                    refused.put(call, answer.asString());
                }
            });
        }
        assertThat(refused).isEmpty();
        given().delete("/v1/rulebook/publications/" + ID).then().statusCode(200);
    }

    @Test
    void mayHaveNullForWhatIsLeftOut() throws JsonProcessingException {
        Description description = Description.read();
        Map<String, Object> faults = new LinkedHashMap<>();
        for (String call : CALLS) {
            JsonNode body = description.shownBodies(call).get("application/json");
            if (body != null) {
                description.fields(call).forEach((field, isRequired) -> {
                    if (!isRequired) {
                        ((ObjectNode) body).putNull(field);
                    }
                });
                faults.put(call, description.faults(call, body));
            }
        }
        assertThat(faults)
                .hasSize(CALLS.size() - 1)
                .allSatisfy((call, found) -> assertThat(found).isEqualTo(List.of()));
        given().contentType("application/json")
                .body("""
                        {"memberId": null, "at": null, "store": null, "shipping": null, "coupons": null, "redeem": null,
                         "attributes": null, "expect": null,
                         "lines": [{"lineId": "1", "sku": "A", "category": null, "tags": null, "quantity": 1, "unitPrice": 1}]}""")
                .post("/v1/evaluations")
                .then()
                .statusCode(200);
    }

    private static Response send(String call, String type, String body) {
        String path = call.replaceFirst(".* ", "")
                .replace("{job}", "expiry")
                .replace("{version}", given().get("/v1/rulebook").jsonPath().getString("version"))
                .replaceAll("\\{.*?}", ID);
        return given().contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .request(call.replaceFirst(" .*", "").toUpperCase(Locale.ROOT), path);
    }

    private static String text(JsonNode body) {
        return body.isTextual() ? body.asText() : body.toString();
    }
}
