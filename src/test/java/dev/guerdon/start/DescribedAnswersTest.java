package dev.guerdon.start;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service really answers is what its description says, field by field. */
@QuarkusTest
@TestRules.Under(OutdoorShop.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class DescribedAnswersTest {
    private static final Duration IN_THE_END = Duration.ofSeconds(60);
    private static final String ORDER = "/v1/orders/{orderId}";
    private static final String RETURN = ORDER + "/returns/{returnId}";
    private static final String CANCELLATION = ORDER + "/cancellation";
    private static final String MEMBER = "/v1/members/{memberId}";
    private static final String ACTIVITY = MEMBER + "/activities/{activityId}";
    private static final String REDEMPTION = MEMBER + "/redemptions/{redemptionId}";
    private static final String ADJUSTMENT = MEMBER + "/adjustments/{adjustmentId}";
    private static final String CHECK = "/v1/rulebook/check";
    private static final String PUBLICATIONS = "/v1/rulebook/publications";
    private static final String PUBLICATION = PUBLICATIONS + "/{publicationId}";
    private static final String VERSIONS = "/v1/rulebook/versions";
    private static final String BACKTEST = "/v1/rulebook/backtest";

    private static final String BASKET = """
            {"memberId": "ada", "coupons": ["NONE"], "redeem": {"points": 100}, "lines": [
              {"lineId": "1", "sku": "SOCK", "category": "socks", "quantity": 3, "unitPrice": 29.90},
              {"lineId": "2", "sku": "BAR", "category": "snacks", "tags": ["high-margin"], "quantity": 12, "unitPrice": 4.00}]}""";

    private static final String GUEST =
            "{\"lines\": [{\"lineId\": \"1\", \"sku\": \"MUG\", \"quantity\": 1, \"unitPrice\": 180.00}]}";
    private static final String RULE = """
            package earning

            rule "Five more"
            when
                Member( orders > 5 )
            then
                propose.bonus(5);
            end
            """;

    private final Set<String> answered = new HashSet<>();
    private Description description;

    @BeforeEach
    void read() throws JsonProcessingException {
        description = Description.read();
    }

    @Test
    void everyAnswerIsAsItIsDescribed() throws IOException {
        members();
        checkout();
        engagement();
        rest();
        rulebook();
        publications();
        backtest();
        assertThat(answered)
                .containsExactlyInAnyOrderElementsOf(description.calls().keySet());
    }

    private void members() throws JsonProcessingException {
        String ada = "{\"birthday\": \"1990-01-20\", \"consents\": [\"app\"], \"attributes\": {\"shoe-size\": \"42\"}}";
        put(201, MEMBER, ada, "ada");
        put(200, MEMBER, ada, "ada");
        put(400, MEMBER, "{\"plan\": \"prime\"}", "ada");
        get(404, MEMBER, "nobody");
        get(404, MEMBER + "/entries", "nobody");
        get(400, "/v1/members?limit={limit}", 0);
    }

    private void checkout() throws JsonProcessingException {
        put(
                201,
                ORDER,
                "{\"memberId\": \"ada\", \"lines\": [{\"lineId\": \"1\", \"sku\": \"TENT\", \"category\": \"tents\","
                        + " \"quantity\": 1, \"unitPrice\": 1599.00}]}",
                "first");
        put(201, ORDER, BASKET, "o");
        put(200, ORDER, BASKET, "o");
        put(201, ORDER, GUEST, "guest");
        put(409, ORDER, GUEST, "o");
        put(409, ORDER, GUEST.replaceFirst("\\{", "{\"expect\": {\"total\": 1.00},"), "changed");
        put(400, ORDER, "{\"lines\": [{\"lineId\": \"1\"}]}", "bad");
        send(Method.PUT, 415, given().contentType("text/plain").body("x"), ORDER, "bad");
        post(200, "/v1/evaluations", GUEST);
        send(Method.POST, 200, json(BASKET), "/v1/evaluations?explain={explain}", true);
        String back = "{\"lines\": [{\"lineId\": \"2\", \"quantity\": 2}]}";
        put(201, RETURN, back, "o", "r");
        put(200, RETURN, back, "o", "r");
        put(409, RETURN, back.replace("2}", "12}"), "o", "r2");
        put(404, RETURN, back, "none", "r");
        get(200, ORDER, "o");
        get(200, ORDER + "?explain={explain}", "o", true);
        get(200, ORDER, "guest");
        put(201, CANCELLATION, "{}", "o");
        put(200, CANCELLATION, "{}", "o");
        put(404, CANCELLATION, "{}", "none");
        put(409, RETURN, back, "o", "r3");
        get(404, ORDER, "none");
    }

    private void engagement() throws JsonProcessingException {
        String review = "{\"activityType\": \"review\", \"attributes\": {\"photo\": \"yes\"}}";
        put(201, ACTIVITY, review, "ada", "a");
        put(200, ACTIVITY, review, "ada", "a");
        put(409, ACTIVITY, "{\"activityType\": \"share\"}", "ada", "a");
        put(201, ADJUSTMENT, "{\"points\": 600, \"reason\": \"late\", \"actor\": \"jo\"}", "ada", "j");
        put(200, ADJUSTMENT, "{\"points\": 600, \"reason\": \"late\", \"actor\": \"jo\"}", "ada", "j");
        put(409, ADJUSTMENT, "{\"points\": -60000, \"reason\": \"late\", \"actor\": \"jo\"}", "ada", "j2");
        put(404, ADJUSTMENT, "{\"points\": 1, \"reason\": \"late\", \"actor\": \"jo\"}", "nobody", "j");
        put(201, REDEMPTION, "{\"points\": 300}", "ada", "r");
        put(200, REDEMPTION, "{\"points\": 300}", "ada", "r");
        put(409, REDEMPTION, "{\"points\": 300000}", "ada", "r2");
        put(404, REDEMPTION, "{\"points\": 300}", "nobody", "r");
        put(201, REDEMPTION + "/cancellation", "{}", "ada", "r");
        put(200, REDEMPTION + "/cancellation", "{}", "ada", "r");
        put(404, REDEMPTION + "/cancellation", "{}", "ada", "none");
        get(200, MEMBER, "ada");
        get(200, "/v1/members");
        get(200, MEMBER + "/entries", "ada");
    }

    private void rest() throws JsonProcessingException {
        send(
                Method.POST,
                200,
                given().contentType("application/x-ndjson")
                        .body("{\"type\":\"member\",\"memberId\":\"e\"}\n{\"type\":\"x\"}\n".getBytes(UTF_8)),
                "/v1/events");
        Response run = post(202, "/v1/jobs/{job}", "{}", "scores");
        until("/v1/jobs/runs/{id}", run.path("id"));
        get(404, "/v1/jobs/runs/{id}", "none");
        post(404, "/v1/jobs/{job}", "{}", "none");
        get(200, "/v1/programme/terms");
        send(Method.GET, 200, given().accept("text/markdown"), "/v1/programme/terms");
        send(Method.GET, 406, given().accept("text/csv"), "/v1/programme/terms");
    }

    private void rulebook() throws IOException {
        get(200, "/v1/rulebook");
        post(200, CHECK, files("earning/more.drl", RULE));
        post(200, CHECK, files("earning/more.drl", RULE.replace("orders > 5", "tier == \"glod\"")));
        post(200, CHECK, files("earning/more.scenarios.yaml", """
                - scenario: Wrong
                  member: {}
                  basket: { lines: [ { sku: A, category: socks, unitPrice: 10.00 } ] }
                  expect: { points: 77 }
                """));
        Files.writeString(TestRules.FOLDER.resolve("earning/more.drl"), "nothing");
        await(() -> get(200, "/v1/rulebook"), view -> view.path("refused") != null);
        Files.delete(TestRules.FOLDER.resolve("earning/more.drl"));
        await(() -> get(200, "/v1/rulebook"), view -> view.path("refused") == null);
    }

    private void publications() throws JsonProcessingException {
        Map<String, Object> files = Map.of("earning/more.drl", RULE);
        Map<String, Object> publication = Map.of("files", files, "reason", "more", "actor", "jo");
        String before = get(200, "/v1/rulebook").path("version");
        put(201, PUBLICATION, publication, "p");
        put(200, PUBLICATION, publication, "p");
        put(409, PUBLICATION, Map.of("files", files, "reason", "other", "actor", "jo"), "p");
        put(409, PUBLICATION, Map.of("files", Map.of("earning/more.drl", "x"), "reason", "bad", "actor", "jo"), "p2");
        put(
                201,
                PUBLICATION,
                Map.of(
                        "files",
                        files,
                        "reason",
                        "later",
                        "actor",
                        "jo",
                        "at",
                        "%s".formatted(Instant.now().plus(Duration.ofDays(1)))),
                "p3");
        get(200, PUBLICATIONS);
        get(200, PUBLICATION, "p");
        get(404, PUBLICATION, "none");
        send(Method.DELETE, 200, given(), PUBLICATION, "p3");
        send(Method.DELETE, 409, given(), PUBLICATION, "p");
        get(200, VERSIONS);
        get(200, VERSIONS + "/{version}", before);
        get(404, VERSIONS + "/{version}", "none");
        String now = get(200, "/v1/rulebook").path("version");
        get(200, VERSIONS + "/{version}/diff/{other}", before, now);
        post(200, VERSIONS + "/{version}/activate", Map.of("reason", "back", "actor", "jo"), before);
        post(404, VERSIONS + "/{version}/activate", Map.of("reason", "back", "actor", "jo"), "none");
    }

    private void backtest() throws JsonProcessingException {
        post(409, BACKTEST, files("earning/more.drl", "x"));
        Response started = post(
                202,
                BACKTEST,
                Map.of(
                        "files",
                        Map.of("discounts/more.drl", """
                                package discounts

                                rule "Five off"
                                when
                                    Basket( subtotal > 100 )
                                then
                                    propose.amountOff(5);
                                end
                                """),
                        "from",
                        Instant.now().minus(Duration.ofDays(2)).toString().substring(0, 10)));
        String id = started.path("id");
        until(BACKTEST + "/{id}", id);
        send(Method.DELETE, 200, given(), BACKTEST + "/{id}", id);
        get(404, BACKTEST + "/{id}", "none");
    }

    private static Map<String, Object> files(String path, String text) {
        return Map.of("files", Map.of(path, text));
    }

    private void until(String path, String id) throws JsonProcessingException {
        await(() -> get(200, path, id), view -> !"running".equals(view.path("status")));
    }

    /** Something asked over and over. */
    private interface Question {
        Response ask() throws JsonProcessingException;
    }

    private static void await(Question question, Predicate<Response> isOver) throws JsonProcessingException {
        Instant end = Instant.now().plus(IN_THE_END);
        while (!isOver.test(question.ask())) {
            assertThat(Instant.now()).as("it is never over").isBefore(end);
            Thread.onSpinWait();
        }
    }

    private Response get(int status, String path, Object... ids) throws JsonProcessingException {
        return send(Method.GET, status, given(), path, ids);
    }

    private Response post(int status, String path, Object body, Object... ids) throws JsonProcessingException {
        return send(Method.POST, status, json(body), path, ids);
    }

    private Response put(int status, String path, Object body, Object... ids) throws JsonProcessingException {
        return send(Method.PUT, status, json(body), path, ids);
    }

    private static RequestSpecification json(Object body) {
        return given().contentType("application/json").body(body);
    }

    private Response send(Method method, int status, RequestSpecification request, String path, Object... ids)
            throws JsonProcessingException {
        Response answer = request.request(method, path, ids);
        String call = method.name().toLowerCase(Locale.ROOT) + " " + path.replaceFirst("\\?.*", "");
        assertThat(answer.statusCode()).as("%s: %s", call, answer.asString()).isEqualTo(status);
        assertThat(description.differences(call, answer))
                .as("%s: %s", call, answer.asString())
                .isEqualTo(List.of());
        if (status < 300) {
            answered.add(call);
        }
        return answer;
    }
}
