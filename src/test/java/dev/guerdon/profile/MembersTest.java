package dev.guerdon.profile;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a shop says of a member: absent keeps, null clears. */
@QuarkusTest
@TestRules.Under(TestRules.Starter.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class MembersTest {
    private static final String ALL = """
            {"joinedOn": "2020-01-15", "birthday": "1990-06-18", "consents": ["app"], "locale": "en-GB",
             "zone": "Europe/London", "referredBy": "someone", "attributes": {"shoe-size": "42", "colour": "red"}}""";

    private final String member = "m-" + UUID.randomUUID();

    @BeforeEach
    void enrol() {
        put(ALL).statusCode(201);
    }

    @Test
    void whatIsLeftOutStaysAsItIs() {
        put("{}").statusCode(200);
        profile()
                .body("joinedOn", is("2020-01-15"))
                .body("birthday", is("1990-06-18"))
                .body("consents", contains("app"))
                .body("attributes", aMapWithSize(2))
                .body("attributes.colour", is("red"));
        put("{\"birthday\": \"1991-01-01\"}").statusCode(200);
        profile().body("birthday", is("1991-01-01")).body("consents", contains("app"));
    }

    @Test
    void whatIsNullIsCleared() {
        put("{\"birthday\": null, \"consents\": null}").statusCode(200);
        profile()
                .body("birthday", nullValue())
                .body("consents", empty())
                .body("joinedOn", is("2020-01-15"))
                .body("attributes", aMapWithSize(2));
        put("{\"attributes\": null}").statusCode(200);
        profile().body("attributes", aMapWithSize(0));
    }

    @Test
    void ofAttributesOnlyThoseThatAreNamedChange() {
        put("{\"attributes\": {\"colour\": null, \"hat\": \"M\"}}").statusCode(200);
        profile()
                .body("attributes.shoe-size", is("42"))
                .body("attributes.hat", is("M"))
                .body("attributes.colour", nullValue());
    }

    @Test
    void aStreamThatNamesFewFieldsKeepsTheOthersAndIsKnownTheSecondTime() {
        String line = "{\"type\":\"member\",\"memberId\":\"%s\",\"locale\":\"de-DE\"}%n".formatted(member);
        events(line).body("accepted", is(1));
        events(line).body("accepted", is(0)).body("duplicates", is(1));
        profile().body("joinedOn", is("2020-01-15")).body("consents", contains("app"));
    }

    private ValidatableResponse put(String body) {
        return given().contentType("application/json")
                .body(body)
                .put("/v1/members/" + member)
                .then();
    }

    private static ValidatableResponse events(String lines) {
        return given().contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse profile() {
        return given().get("/v1/members/" + member).then().statusCode(200);
    }
}
