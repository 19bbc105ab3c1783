package dev.guerdon.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.checkout.ShopRules;
import dev.guerdon.database.MigratedDatabase;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events of tills and other systems, which send again what they are not sure of. */
@QuarkusTest
@TestRules.Under(ShopRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class StreamTest {
    private static final String ORDER =
            "\"at\":\"2025-03-01T10:00:00+08:00\",\"lines\":[{\"lineId\":\"1\",\"sku\":\"A\",\"quantity\":4,\"unitPrice\":25.00}]";

    private final String member = "s-" + UUID.randomUUID();

    /** One of each kind that changes something, in an order that could have happened. */
    private List<String> day() {
        return List.of(
                "{\"type\":\"member\",%s,\"joinedOn\":\"2025-01-01\"}".formatted(whose()),
                "{\"type\":\"order\",\"orderId\":\"%1$s\",%2$s,%3$s}".formatted(member, whose(), ORDER),
                "{\"type\":\"return\",\"orderId\":\"%s\",\"returnId\":\"r\",\"at\":\"2025-03-02T10:00:00+08:00\",\"lines\":[{\"lineId\":\"1\",\"quantity\":1}]}"
                        .formatted(member),
                "{\"type\":\"activity\",%s,\"activityId\":\"a\",\"activityType\":\"check-in\",\"at\":\"2025-03-03T10:00:00+08:00\"}"
                        .formatted(whose()),
                "{\"type\":\"redemption\",%s,\"redemptionId\":\"r\",\"points\":50,\"at\":\"2025-03-04T10:00:00+08:00\"}"
                        .formatted(whose()),
                "{\"type\":\"redemption-cancellation\",%s,\"redemptionId\":\"r\",\"at\":\"2025-03-05T10:00:00+08:00\"}"
                        .formatted(whose()),
                "{\"type\":\"adjustment\",%s,\"adjustmentId\":\"j\",\"points\":-7,\"reason\":\"a test\",\"actor\":\"us\",\"at\":\"2025-03-06T10:00:00+08:00\"}"
                        .formatted(whose()));
    }

    @Test
    void eachEventCountsOnceHoweverOftenAStreamTellsIt() {
        List<String> day = day();
        List<String> twice = new ArrayList<>(day);
        twice.addAll(day);

        send(twice)
                .body("accepted", is(day.size()))
                .body("duplicates", is(day.size()))
                .body("rejected", empty());
        send(day).body("accepted", is(0)).body("duplicates", is(day.size())).body("rejected", empty());

        assertTheDayCountedOnce();
    }

    @Test
    void streamsThatTellTheSameAtOnceCountOnce() throws Exception {
        String day = String.join("\n", day());
        assertThat(MigratedDatabase.atOnce(
                        4,
                        () -> send(List.of(day))
                                .extract()
                                .<List<?>>path("rejected")
                                .isEmpty()))
                .isEqualTo(4);

        assertTheDayCountedOnce();
    }

    @Test
    void whatWasCalledBeforeIsKnownToTheStream() {
        given().contentType("application/json")
                .body("{" + whose() + "," + ORDER + "}")
                .put("/v1/orders/" + member)
                .then()
                .statusCode(201);

        send(day().subList(1, 2)).body("accepted", is(0)).body("duplicates", is(1));

        assertThat(profile().getInt("points.earned")).isEqualTo(100);
    }

    @Test
    void anOrderOfWhichTwoTillsTellDifferentlyStaysAsItWasToldFirst() {
        String order = day().get(1);
        send(List.of(order, order.replace("\"quantity\":4", "\"quantity\":5")))
                .body("accepted", is(1))
                .body("rejected.line", is(List.of(2)))
                .body("rejected.code", is(List.of("conflict")));

        assertThat(profile().getInt("points.earned")).isEqualTo(100);
    }

    @Test
    void allThatAStreamTellsOfAMemberIsKeptWhateverStandsBetween() {
        List<String> stream = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            stream.add("{\"type\":\"member\",%s,\"attributes\":{\"a%d\":\"%d\"}}".formatted(whose(), i, i));
            stream.add("{\"type\":\"member\",\"memberId\":\"%s-%d\",\"attributes\":{}}".formatted(member, i));
        }

        send(stream).body("rejected", empty());

        assertThat(profile().<Map<String, String>>get("attributes")).isEqualTo(attributes(50));
    }

    @Test
    void whatManyCallersTellOfAMemberAtOnceIsAllKept() throws Exception {
        List<Integer> numbers = Collections.synchronizedList(
                new ArrayList<>(IntStream.range(0, 16).boxed().toList()));
        assertThat(MigratedDatabase.atOnce(16, () -> {
                    int number = numbers.remove(0);
                    return given().contentType("application/json")
                                    .body("{\"attributes\":{\"a%d\":\"%d\"}}".formatted(number, number))
                                    .put("/v1/members/" + member)
                                    .statusCode()
                            <= 201;
                }))
                .isEqualTo(16);

        assertThat(profile().<Map<String, String>>get("attributes")).isEqualTo(attributes(16));
    }

    /** 100 points for the order less 25 for what came back, 2 for the check-in, and 7 that were corrected away. */
    private void assertTheDayCountedOnce() {
        JsonPath profile = profile();
        assertThat(profile.<Map<String, Object>>get("points"))
                .containsEntry("earned", 102)
                .containsEntry("clawedBack", 25)
                .containsEntry("redeemed", 0)
                .containsEntry("adjusted", -7)
                .containsEntry("available", 70);
        assertThat(profile.getInt("orders")).isEqualTo(1);
        assertThat(given().get("/v1/members/" + member + "/entries").jsonPath().<List<Integer>>get("points"))
                .containsExactly(-7, 50, -50, 2, -25, 100);
    }

    private static Map<String, String> attributes(int count) {
        Map<String, String> attributes = new TreeMap<>();
        IntStream.range(0, count).forEach(i -> attributes.put("a" + i, String.valueOf(i)));
        return attributes;
    }

    private String whose() {
        return "\"memberId\":\"" + member + "\"";
    }

    private static ValidatableResponse send(List<String> lines) {
        return given().contentType("application/x-ndjson")
                .body(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then()
                .statusCode(200);
    }

    private JsonPath profile() {
        return given().get("/v1/members/" + member)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
