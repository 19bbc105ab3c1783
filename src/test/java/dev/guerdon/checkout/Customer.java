package dev.guerdon.checkout;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.UUID;

/** A member of their own for a test, and what a shop sends of them. */
final class Customer {
    final String id = "c-" + UUID.randomUUID();

    /** @param fields of the basket besides member and time, without braces */
    String basket(Instant at, String fields) {
        return "{\"memberId\":\"%s\",\"at\":\"%s\",%s}".formatted(id, at, fields);
    }

    static String lines(String... lines) {
        return "\"lines\":[" + String.join(",", lines) + "]";
    }

    static String line(String lineId, String category, int quantity, String unitPrice) {
        return "{\"lineId\":\"%s\",\"sku\":\"S\",\"category\":\"%s\",\"quantity\":%d,\"unitPrice\":%s}"
                .formatted(lineId, category, quantity, unitPrice);
    }

    Response evaluate(String basket) {
        return send("POST", "/v1/evaluations", basket);
    }

    Response order(String order, String basket) {
        return send("PUT", "/v1/orders/" + id + "-" + order, basket);
    }

    Response takeBack(String order, String returnId, Instant at, String lineId, int quantity) {
        return send(
                "PUT",
                "/v1/orders/" + id + "-" + order + "/returns/" + returnId,
                "{\"at\":\"%s\",\"lines\":[{\"lineId\":\"%s\",\"quantity\":%d}]}".formatted(at, lineId, quantity));
    }

    Response cancel(String order, Instant at) {
        return send("PUT", "/v1/orders/" + id + "-" + order + "/cancellation", "{\"at\":\"" + at + "\"}");
    }

    /** Cancels without a word about when. */
    Response cancelNow(String order) {
        return send("PUT", "/v1/orders/" + id + "-" + order + "/cancellation", "{}");
    }

    Response checkIn(String activity, Instant at) {
        return send(
                "PUT",
                "/v1/members/" + id + "/activities/" + activity,
                "{\"activityType\":\"check-in\",\"at\":\"" + at + "\"}");
    }

    Response redeem(String redemption, Instant at, long points) {
        return send(
                "PUT",
                "/v1/members/" + id + "/redemptions/" + redemption,
                "{\"points\":%d,\"at\":\"%s\"}".formatted(points, at));
    }

    Response cancelRedemption(String redemption, Instant at) {
        return send(
                "PUT", "/v1/members/" + id + "/redemptions/" + redemption + "/cancellation", "{\"at\":\"" + at + "\"}");
    }

    Response adjust(String adjustment, Instant at, long points) {
        return send(
                "PUT",
                "/v1/members/" + id + "/adjustments/" + adjustment,
                "{\"points\":%d,\"at\":\"%s\",\"reason\":\"a test\",\"actor\":\"us\",\"allowDebt\":true}"
                        .formatted(points, at));
    }

    JsonPath profile() {
        return given().get("/v1/members/" + id).then().statusCode(200).extract().jsonPath();
    }

    private static Response send(String method, String path, String body) {
        return given().contentType("application/json").body(body).request(method, path);
    }
}
