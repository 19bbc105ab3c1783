package dev.guerdon.start;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.checkout.RichRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestRules.Under(RichRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PackedBodiesTest {
    private static final String JSON = "application/json";
    private static final String EVENTS = "application/x-ndjson";
    private static final String BASKET = """
            {"lines": [{"lineId": "1", "sku": "S", "quantity": 1, "unitPrice": 1}]}""";

    private final String id = UUID.randomUUID().toString();

    @Test
    void whatIsPackedIsTaken() throws IOException {
        post(JSON, "gzip", packed(BASKET)).statusCode(200);
        post(EVENTS, "gzip", packed(members(3))).statusCode(200).body("accepted", equalTo(3));
        post(EVENTS, "X-GZIP", packed(members(3))).statusCode(200).body("duplicates", equalTo(3));
        post(EVENTS, "identity", members(3).getBytes(UTF_8)).statusCode(200).body("duplicates", equalTo(3));
    }

    @Test
    void packedFilesOneBehindTheOtherAreOne() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(packed("{\"type\":\"member\",\"memberId\":\"first-" + id + "\"}\n"));
        both.writeBytes(packed(members(2)));
        post(EVENTS, "gzip", both.toByteArray()).statusCode(200).body("accepted", equalTo(3));
    }

    @Test
    void whatIsNotPackedIsToldSo() {
        malformed(post(EVENTS, "gzip", "garbage".getBytes(UTF_8)), "the body is not packed so");
        malformed(post(JSON, "gzip", BASKET.getBytes(UTF_8)), "the body is not packed so");
    }

    @Test
    void whatIsCutOffIsToldWithWhatWasAcceptedUntilThen() throws IOException {
        byte[] whole = packed(members(3_000));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        String told = malformed(post(EVENTS, "gzip", half), "damaged or cut off")
                .extract()
                .path("detail");
        int accepted = Integer.parseInt(
                told.replaceAll("(?s).*Until then: (\\d+) accepted, 0 known before, 0 rejected.*", "$1"));

        post(EVENTS, "gzip", whole)
                .statusCode(200)
                .body("duplicates", equalTo(accepted))
                .body("accepted", equalTo(3_000 - accepted));
    }

    @Test
    void aMissingOrWrongChecksumIsDamageToo() throws IOException {
        byte[] whole = packed(members(2));
        malformed(post(EVENTS, "gzip", Arrays.copyOf(whole, whole.length - 8)), "damaged or cut off");
        byte[] wrong = whole.clone();
        wrong[wrong.length - 8] ^= 1;
        malformed(post(EVENTS, "gzip", wrong), "damaged or cut off");
        malformed(post(JSON, "gzip", Arrays.copyOf(packed(BASKET), 20)), "damaged or cut off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate", "br", "gzip, gzip", "rot13"})
    void anotherPackingIsNotTaken(String encoding) {
        post(EVENTS, encoding, "x".getBytes(UTF_8))
                .statusCode(415)
                .body("code", equalTo("unsupported-media-type"))
                .body("detail", startsWith("Content-Encoding " + encoding + " is not taken"));
    }

    @Test
    void whatIsUnpackedCountsForTheLimit() throws IOException {
        post(JSON, "gzip", packed(" ".repeat(33 * 1024 * 1024))).statusCode(413).body("code", equalTo("too-large"));
    }

    private String members(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"type\":\"member\",\"memberId\":\"%d-%s\"}".formatted(i, id))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static ValidatableResponse post(String type, String encoding, byte[] body) {
        return given().contentType(type)
                .header("Content-Encoding", encoding)
                .body(body)
                .post(type.equals(EVENTS) ? "/v1/events" : "/v1/evaluations")
                .then()
                .log()
                .ifValidationFails();
    }

    private static ValidatableResponse malformed(ValidatableResponse answer, String sentence) {
        return answer.statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("malformed"))
                .body("detail", containsString(sentence));
    }
}
