package dev.guerdon.engagement;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/** A member whom no other test knows, and what is done with them over HTTP. */
record Someone(String id) {

    static Someone unknown() {
        return new Someone("someone-" + UUID.randomUUID());
    }

    /** With points of a correction at a moment. */
    static Someone with(long points, String at) {
        Someone member = unknown();
        member.enrols("{\"joinedOn\": \"2019-01-01\"}");
        member.adjusts("start", """
                {"points": %d, "reason": "start", "actor": "test", "at": "%s"}""".formatted(points, at)).statusCode(201);
        return member;
    }

    ValidatableResponse enrols(String body) {
        return put("", body).statusCode(201);
    }

    ValidatableResponse acts(String activityId, String body) {
        return put("/activities/" + activityId, body);
    }

    ValidatableResponse redeems(String redemptionId, String body) {
        return put("/redemptions/" + redemptionId, body);
    }

    ValidatableResponse cancels(String redemptionId, String body) {
        return put("/redemptions/" + redemptionId + "/cancellation", body);
    }

    ValidatableResponse adjusts(String adjustmentId, String body) {
        return put("/adjustments/" + adjustmentId, body);
    }

    ValidatableResponse profile() {
        return given().get("/v1/members/" + id).then();
    }

    private ValidatableResponse put(String path, String body) {
        return given().contentType("application/json")
                .body(body)
                .put("/v1/members/" + id + path)
                .then()
                .log()
                .ifValidationFails();
    }
}
