package dev.guerdon.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestRules.Under(TestRules.Starter.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ProblemAnswersTest {
    private static final byte[] TOO_LARGE = new byte[33 * 1024 * 1024];

    @Test
    void aRefusalCarriesItsCodeFieldSentenceAndDecision() {
        problem(given().get("/test/echo/refusal").then(), 409, "decision-changed")
                .body("type", equalTo("urn:guerdon:problem:decision-changed"))
                .body("title", equalTo("The decision is another than expected"))
                .body("status", equalTo(409))
                .body("detail", equalTo("It is 9.00."))
                .body("field", equalTo("expect.total"))
                .body("decision.total", equalTo(9));
    }

    @Test
    void brokenJsonIsShownByLineAndColumn() {
        problem(post("{\"lines\": [\n {\"sku\": }]}"), 400, "malformed")
                .body("detail", containsString("line 2, column 10"))
                .body("detail", not(containsString("Source")));
    }

    @Test
    void anEmptyBodyIsRefused() {
        problem(post(" "), 400, "invalid").body("detail", equalTo("body must not be null."));
    }

    @Test
    void aMisspeltFieldIsShownByPathWithTheNearestKnownOne() {
        problem(post("{\"lines\":[{\"sku\":\"a\",\"quantity\":1},{\"quantty\":1}]}"), 400, "unknown-field")
                .body("field", equalTo("lines[1].quantty"))
                .body("detail", equalTo("There is no field quantty here. Did you mean quantity?"));
    }

    @Test
    void aFieldThatIsLikeNoOtherIsAnsweredWithThoseThereAre() {
        problem(post("{\"colour\":1}"), 400, "unknown-field")
                .body("detail", equalTo("There is no field colour here. There are at, kind, lines, shipping."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"at\":\"tomorrow\"} | at | at must be a time with an offset",
                "{\"kind\":\"web!\"} | kind | kind must be one of WEB, STORE",
                "{\"kind\":1} | kind | kind must be one of WEB, STORE",
                "{\"shipping\":\"free\"} | shipping | shipping must be a number.",
                "{\"shipping\":\"1.50\"} | shipping | shipping must be a number.",
                "{\"shipping\":1e999999999} | shipping | shipping must be a number.",
                "{\"lines\":{}} | lines | lines must be a list",
                "{\"lines\":[1]} | lines[0] | lines[0] must be an object",
                "{\"lines\":[{\"sku\":[]}]} | lines[0].sku | lines[0].sku must be a text in quotes.",
                "{\"lines\":[{\"quantity\":1.5}]} | lines[0].quantity | lines[0].quantity must be a whole number",
                "{\"lines\":[{\"quantity\":\"2\"}]} | lines[0].quantity | lines[0].quantity must be a whole number",
                "{\"lines\":[{\"quantity\":99999999999}]} | lines[0].quantity | of at most 2147483647",
                "{\"lines\":[{\"rate\":{\"percent\":101}}]} | lines[0].rate | A rate is at most 100"
            })
    void aValueOfTheWrongKindIsShownByPathWithWhatIsExpected(String body, String field, String sentence) {
        problem(post(body), 400, "invalid").body("field", equalTo(field)).body("detail", containsString(sentence));
    }

    @Test
    void aBodyThatIsNoObjectIsToldSo() {
        problem(post("[]"), 400, "invalid").body("detail", equalTo("The body must be an object in { }."));
    }

    @Test
    void theSameFieldTwiceIsMalformed() {
        problem(post("{\"shipping\":1,\"shipping\":2}"), 400, "malformed")
                .body("detail", containsString("the field 'shipping' is there twice"));
    }

    @Test
    void everyBrokenConstraintIsListedAndTheFirstOneStandsForAll() {
        problem(post("{\"lines\":[{\"sku\":\"a\",\"quantity\":1},{\"quantity\":0}]}"), 400, "invalid")
                .body("field", equalTo("lines[1].quantity"))
                .body("detail", equalTo("lines[1].quantity must be greater than 0."))
                .body("errors.field", equalTo(List.of("lines[1].quantity", "lines[1].sku")));
    }

    @Test
    void numbersAndTimesComeBackAsTheyWereSent() {
        given().contentType("application/json")
                .body("{\"at\":\"2026-06-18T10:15:00+08:00\",\"shipping\":12.00}")
                .post("/test/echo")
                .then()
                .statusCode(200)
                .body(containsString("\"shipping\":12.00"))
                .body(containsString("\"at\":\"2026-06-18T10:15:00+08:00\""));
    }

    @Test
    void anUnknownAddressIsNotFound() {
        problem(given().get("/v1/nowhere").then(), 404, "not-found").body("detail", containsString("/v1/nowhere"));
    }

    @Test
    void anotherMethodIsNotAllowed() {
        problem(given().delete("/test/echo").then(), 405, "method-not-allowed");
    }

    @Test
    void anotherContentTypeIsNotTaken() {
        problem(given().contentType("text/plain").body("{}").post("/test/echo").then(), 415, "unsupported-media-type");
    }

    @Test
    void anotherAnswerThanJsonCantBeHad() {
        problem(
                given().accept("image/png")
                        .contentType("application/json")
                        .body("{}")
                        .post("/test/echo")
                        .then(),
                406,
                "not-acceptable");
    }

    @Test
    void aTooLargeBodyIsRefusedByItsLength() throws Exception {
        HttpResponse<String> answer = post(BodyPublishers.ofByteArray(TOO_LARGE));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"too-large\"");
    }

    @Test
    void aTooLargeBodyWithoutALengthIsRefusedWhereTheLimitIsReached() throws Exception {
        assertThat(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TOO_LARGE)))
                        .statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({"pool", "deadlock"})
    void whatPassesIsBusyAndWorthAnotherTry(String failure) {
        problem(given().get("/test/echo/" + failure).then(), 503, "busy").header("Retry-After", "1");
    }

    @ParameterizedTest
    @CsvSource({"crash", "connection", "frozen"})
    void aDatabaseThatDoesNotAnswerIsNamedAndTheSameCallIsWorthAnotherTry(String failure) {
        problem(given().get("/test/echo/" + failure).then(), 503, "no-database")
                .header("Retry-After", "1")
                .body("detail", containsString("with the same id"));
    }

    @Test
    void aValueThatTheDatabaseCantKeepIsTheCallersToMend() {
        problem(given().get("/test/echo/value").then(), 400, "invalid")
                .body("detail", containsString("look for unusual characters"));
    }

    @ParameterizedTest
    @CsvSource({"syntax", "division", "other"})
    void aFaultOfOursGivesAReferenceAndNoInsight(String failure) {
        problem(given().get("/test/echo/" + failure).then(), 500, "internal")
                .body("reference", matchesPattern("[0-9a-f]{8}"))
                .body("field", nullValue())
                .body("detail", allOf(not(containsString("secret")), not(containsString("syntax"))));
    }

    /** REST Assured takes seconds to send that much. */
    private static HttpResponse<String> post(BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/test/echo/size"))
                .header("Content-Type", "application/octet-stream")
                .POST(body)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/test/echo")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.log()
                .ifValidationFails()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }
}
