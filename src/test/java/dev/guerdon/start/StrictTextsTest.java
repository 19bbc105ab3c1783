package dev.guerdon.start;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.checkout.RichRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestRules.Under(RichRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class StrictTextsTest {
    private final String id = UUID.randomUUID().toString();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"channel\": \"a\\u0000\" | channel | control characters such as U+0000",
                "\"channel\": \"\\ud800\" | channel | U+D800 is half a character",
                "\"channel\": \"\\udc00\\ud800\" | channel | U+DC00 is half a character",
                "\"coupons\": [\"A\", \"\\u0000\"] | coupons[1] | U+0000",
                "\"attributes\": {\"a\": \"\\u0000\"} | attributes.a | U+0000",
                "\"attributes\": {\"\\u0000\": \"a\"} | attributes | U+0000",
                "\"channel\": true | channel | channel must be a text in quotes.",
                "\"channel\": 1 | channel | channel must be a text in quotes.",
                "\"attributes\": {\"a\": 1.5} | attributes.a | attributes.a must be a text in quotes.",
                "\"at\": 0 | at | at must be a time with an offset, such as",
                "\"at\": 1718000000.5 | at | at must be a time with an offset, such as",
                "\"at\": \"1718000000\" | at | at must be a time with an offset, such as",
                "\"at\": \"\" | at | at must be a time with an offset, such as",
                "\"at\": \"2020-01-01T00:00:00\" | at | at must be a time with an offset, such as",
                "\"at\": [2020, 1, 1] | at | at must be a time with an offset, such as",
                "\"memberId\": \" \" | memberId | memberId must be 1 to 100 printable characters",
                "\"memberId\": \"a\\nb\" | memberId | memberId must be 1 to 100 printable characters",
                "\"memberId\": \"\uD83C\uDF92\" | memberId | no emoji",
                "\"memberId\": \"..\" | memberId | not . or ..",
            })
    void whatIsNoTextNoTimeOrNoIdIsRefused(String field, String path, String sentence) {
        String basket = """
                {%s, "lines": [{"lineId": "1", "sku": "S", "quantity": 1, "unitPrice": 1}]}""".formatted(field);
        invalid(put("/v1/orders/" + id, basket), path, sentence);
        given().get("/v1/orders/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"lineId\": \"\\ud800\", \"sku\": \"S\" | lines[0].lineId | half a character",
                "\"lineId\": \" 1\", \"sku\": \"S\" | lines[0].lineId | no space at the ends",
                "\"lineId\": 1, \"sku\": \"S\" | lines[0].lineId | lines[0].lineId must be a text in quotes.",
                "\"lineId\": \"1\", \"sku\": 12.50 | lines[0].sku | lines[0].sku must be a text in quotes.",
                "\"lineId\": \"1\", \"sku\": \"S\", \"category\": \"\\u0000\" | lines[0].category | U+0000",
            })
    void soItIsInLines(String fields, String path, String sentence) {
        String basket = """
                {"lines": [{%s, "quantity": 1, "unitPrice": 1}]}""".formatted(fields);
        invalid(put("/v1/orders/" + id, basket), path, sentence);
        invalid(post("/v1/evaluations", basket), path, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"joinedOn\": \"2020-01-01T00:00:00Z\"} | joinedOn | joinedOn must be a date such as \"2026-06-18\"",
                "{\"birthday\": 7000} | birthday | birthday must be a date such as",
                "{\"birthday\": \"\"} | birthday | birthday must be a date such as",
                "{\"attributes\": {\"a\": \"\\u0000\"}} | attributes.a | U+0000",
                "{\"consents\": [\"fax\"]} | consents[0] | The programme has no message channel \"fax\". There are app, email, sms.",
                "{\"consents\": [\"app\", \"emial\"]} | consents[1] | Did you mean \"email\"?",
                "{\"consents\": [null]} | consents[0] | A message channel must not be null.",
                "{\"referredBy\": \"..\"} | referredBy | referredBy must be 1 to 100 printable characters",
            })
    void whatIsNoDayAndWhatTheProgrammeDoesNotKnowIsRefusedOfMembers(String body, String path, String sentence) {
        invalid(put("/v1/members/" + id, body), path, sentence);
        given().get("/v1/members/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-01-01T00:00:00Z",
                "2020-01-01T00:00:00.123456789+05:30",
                "2020-01-01T00:00+01:00",
                "2020-01-01T00:00:00+0100"
            })
    void timesInIso8601AreTaken(String time) {
        put("/v1/orders/" + id, """
                {"at": "%s", "lines": [{"lineId": "1", "sku": "S", "quantity": 1, "unitPrice": 1}]}""".formatted(time)).statusCode(201);
    }

    @Test
    void textsMayHoldAllOtherCharacters() {
        put(
                        "/v1/members/" + id,
                        "{\"attributes\": {\"a\": \"caf\u00e9 \\ud83c\\udf92 \uD83C\uDF92\\n\"}, \"consents\": [\"sms\"]}")
                .statusCode(201)
                .body("attributes.a", equalTo("caf\u00e9 \uD83C\uDF92 \uD83C\uDF92\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"25.000000", "25.0000", "25", "2.5E+1", "123456789.12340"})
    void pricesAreJudgedByTheirValue(String price) {
        post("/v1/evaluations", """
                {"shipping": %1$s, "lines": [{"lineId": "1", "sku": "S", "quantity": 1, "unitPrice": %1$s}]}""".formatted(price)).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"25.00001", "1234567890", "1E+9"})
    void pricesOfTooManyDigitsAreRefused(String price) {
        invalid(
                post("/v1/evaluations", """
                {"lines": [{"lineId": "1", "sku": "S", "quantity": 1, "unitPrice": %s}]}""".formatted(price)),
                "lines[0].unitPrice",
                "must have at most 9 digits before the point and 4 behind it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"lines\": [ | it ends in the middle",
                "{\"channel\": \"we | it ends in the middle",
                "{\"shipping\": NaN} | 'NaN' is no number of JSON",
                "{\"shipping\": web} | 'web' is no value; texts stand in quotes",
                "{\"shipping\": 01} | a number does not begin with zeroes",
                "{\"shipping\": 1.} | a number is not written as one",
                "{\"shipping\": .5} | '.' can't stand there",
                "{\"shipping\": +1} | a number is not written as one",
                "{\"shipping\": 12345678901234567890123456789012345678901} | at most 40 digits",
                "{\"shipping\": 1 \"channel\": \"web\"} | there must be a comma before",
                "{channel: \"web\"} | a field's name must stand in quotes before 'c'",
                "{\"channel\" \"web\"} | there must be a colon before",
                "{\"lines\": [}] | '}' closes what was not opened",
                "{\"lines\": []] | ']' closes what was not opened",
                "{\"channel\": \"\\x\"} | no such character behind a backslash",
                "{\"channel\": \"\\u12\"} | behind \\u stand four hex digits",
                "{\"channel\": \"a\tb\"} | a control character in a text must be written with a backslash",
                "{\"channel\": \"a\", \"channel\": \"b\"} | the field 'channel' is there twice",
                "{} {} | There is something behind the end of the JSON",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ | The body must be an object",
            })
    void brokenJsonIsToldInASentenceWithoutTheParser(String body, String sentence) {
        post("/v1/evaluations", body)
                .statusCode(400)
                .body("detail", containsString(sentence))
                .body("detail", not(containsString("Feature")))
                .body("detail", not(containsString("Source")));
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        post("/v1/evaluations", "{\"channel\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1))
                .statusCode(400)
                .body("code", equalTo("malformed"))
                .body("detail", containsString("bytes that are not UTF-8"));
    }

    @Test
    void aByteOrderMarkIsTaken() {
        post(
                        "/v1/evaluations",
                        "\uFEFF{\"lines\": [{\"lineId\": \"1\", \"sku\": \"S\", \"quantity\": 1, \"unitPrice\": 1}]}"
                                .getBytes(StandardCharsets.UTF_8))
                .statusCode(200);
    }

    private static ValidatableResponse put(String path, String body) {
        return given().contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .put(path)
                .then()
                .log()
                .ifValidationFails();
    }

    private static ValidatableResponse post(String path, String body) {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse post(String path, byte[] body) {
        return given().contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .log()
                .ifValidationFails();
    }

    private static void invalid(ValidatableResponse answer, String field, String sentence) {
        answer.statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid"))
                .body("field", equalTo(field))
                .body("detail", containsString(sentence));
    }
}
