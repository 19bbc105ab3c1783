package dev.guerdon.start;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.checkout.RichRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestRules.Under(RichRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/members/%00, memberId",
        "/v1/members/%00/entries, memberId",
        "/v1/members?after=%00, after",
        "/v1/orders/%00, orderId",
        "/v1/jobs/runs/a%00b, id",
        "/v1/rulebook/versions/%00, version",
        "/v1/rulebook/publications/%00, publicationId",
    })
    void whatNoTextCanHoldIsRefused(String address, String field) {
        invalid(get(address), field, "control characters such as U+0000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/orders/%ff | orderId | not UTF-8",
                "/v1/orders/a%ED%A0%80 | orderId | not UTF-8",
                "/v1/orders/%C0%80 | orderId | not UTF-8",
                "/v1/members?after=%fe | after | not UTF-8",
            })
    void whatCouldBeReadAsAnotherIdIsRefused(String address, String field, String sentence) {
        invalid(get(address), field, sentence);
    }

    @Test
    void aSemicolonDoesNotCutAnIdOff() {
        get("/v1/orders/a;b=c").statusCode(400).body("detail", containsString("write it as %3B"));
    }

    @Test
    void twoIdsThatAreNoTextDoNotBecomeOneOrder() {
        String basket = """
                {"lines": [{"lineId": "1", "sku": "S", "quantity": 1, "unitPrice": 1}]}""";
        invalid(
                given().urlEncodingEnabled(false)
                        .contentType("application/json")
                        .body(basket)
                        .put("/v1/orders/%ff")
                        .then(),
                "orderId",
                "not UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/members?limit=abc | limit | limit must be a whole number",
                "/v1/members?limit=1.5 | limit | limit must be a whole number",
                "/v1/members?limit= | limit | limit must be a whole number",
                "/v1/members?limit=99999999999 | limit | of at most 2147483647",
                "/v1/members?limit=0 | limit | must be greater than or equal to 1",
                "/v1/members?limit=1&limit=2 | limit | limit is there 2 times",
                "/v1/members/m/entries?before=abc | before | before must be a whole number",
                "/v1/rulebook/versions?before=abc | before | before must be a whole number",
                "/v1/rulebook/publications?before=abc | before | It is a time with its offset",
                "/v1/orders/o?explain=yes | explain | explain must be true or false",
                "/v1/orders/o?explain | explain | explain must be true or false",
            })
    void aValueOfTheWrongKindIsShownByName(String address, String field, String sentence) {
        invalid(get(address), field, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/members?lmit=5 | lmit | There is no parameter lmit here. Did you mean limit?",
                "/v1/members?colour=red | colour | There are after, limit.",
                "/v1/orders/o?explian=true | explian | Did you mean explain?",
                "/v1/members/m?x | x | This call takes none.",
            })
    void anUnknownParameterIsShownWithTheNearestKnownOne(String address, String field, String sentence) {
        get(address)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("unknown-field"))
                .body("field", equalTo(field))
                .body("detail", containsString(sentence));
    }

    @Test
    void anIdMayHoldWhateverIsWrittenInUtf8() {
        String address = "/v1/members/caf%C3%A9%2F%25%3B%20m%EF%BF%BD";
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body("{}")
                .put(address)
                .then()
                .statusCode(201)
                .body("memberId", equalTo("café/%; m\uFFFD"));
        get(address).statusCode(200);
    }

    @Test
    void whoAcceptsProblemsIsAnsweredAll() {
        given().accept("application/problem+json").get("/v1/members").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/orders/%zz",
                "/v1/orders/%",
                "/v1/orders/{a}",
                "/v1/orders/caf\u00e9",
                "/v1/members?after={a}"
            })
    void whatIsNoAddressIsNoFaultOfOurs(String address) throws IOException {
        assertThat(raw(address))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"code\":\"invalid\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/orders/10%off", "/v1/orders/o?explain=%t", "/nowhere/%", "/%zz"})
    void aPercentSignWithoutItsDigitsIsExplained(String address) throws IOException {
        assertThat(raw(address))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("Behind % there must be two hex digits; % itself is %25.");
    }

    @Test
    void anAddressThatIsTooLongIsRefusedWithASentence() throws IOException {
        String prefix = "/v1/members?after=";
        assertThat(raw(prefix + "a".repeat(8192 - prefix.length()))).doesNotStartWith("HTTP/1.1 414 ");
        assertThat(raw(prefix + "a".repeat(8193 - prefix.length())))
                .startsWith("HTTP/1.1 414 ")
                .contains("\"code\":\"address-too-long\"")
                .contains("at most 8192 characters");
        assertThat(raw("/" + "a".repeat(500_000))).contains("\"code\":\"address-too-long\"");
    }

    @Test
    void headersThatAreTooLargeAreRefusedWithASentence() throws IOException {
        assertThat(raw("GET /v1/members?limit=1 HTTP/1.1", "X: " + "a".repeat(30_000), ""))
                .startsWith("HTTP/1.1 200 ");
        assertThat(raw("GET /v1/members?limit=1 HTTP/1.1", "X: " + "a".repeat(33_000), ""))
                .startsWith("HTTP/1.1 431 ")
                .contains("\"code\":\"headers-too-large\"")
                .contains("at most 32768 characters");
    }

    /** As it is, because clients would mend the address. */
    private static String raw(String address) throws IOException {
        return raw("GET %s HTTP/1.1".formatted(address), "X: y", "");
    }

    private static String raw(String line, String header, String rest) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("%s\r\nHost: localhost\r\nConnection: close\r\n%s\r\n%s\r\n"
                            .formatted(line, header, rest)
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ValidatableResponse get(String address) {
        return given().urlEncodingEnabled(false).get(address).then().log().ifValidationFails();
    }

    private static void invalid(ValidatableResponse answer, String field, String sentence) {
        answer.statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid"))
                .body("field", equalTo(field))
                .body("detail", containsString(sentence));
    }
}
