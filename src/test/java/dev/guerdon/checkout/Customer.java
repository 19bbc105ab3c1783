package dev.guerdon.checkout;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
        return adjust(adjustment, at, points, false);
    }

    Response adjust(String adjustment, Instant at, long points, boolean isQualifying) {
        return send(
                "PUT",
                "/v1/members/" + id + "/adjustments/" + adjustment,
                "{\"points\":%d,\"at\":\"%s\",\"reason\":\"a test\",\"actor\":\"us\",\"allowDebt\":true,\"qualifying\":%s}"
                        .formatted(points, at, isQualifying));
    }

    /** An order as it is stored. */
    JsonPath booked(String order) {
        return given().get("/v1/orders/" + id + "-" + order)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    JsonPath profile() {
        return given().get("/v1/members/" + id).then().statusCode(200).extract().jsonPath();
    }

    /** Makes all calls at once, as far as 32 callers can. */
    static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(Math.min(32, calls.size()));
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : callers.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            callers.shutdownNow();
        }
    }

    private static Response send(String method, String path, String body) {
        return given().contentType("application/json").body(body).request(method, path);
    }
}
