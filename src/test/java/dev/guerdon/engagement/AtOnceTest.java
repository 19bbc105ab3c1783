package dev.guerdon.engagement;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.ledger.Audit;
import dev.guerdon.ledger.Audit.Discrepancy;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestRules.Under(EngagementRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class AtOnceTest {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    Database database;

    /** A call, as its address behind the members' and its body. */
    private record Call(String path, String body) {}

    @AfterEach
    void theLedgerAgreesWithItsEntries() {
        RoundTrip reads = new RoundTrip();
        List<Discrepancy> discrepancies = Audit.discrepancies(reads);
        database.read(reads);
        assertThat(discrepancies).isEmpty();
    }

    @Test
    void twoHundredCallsForOneMembersPointsNeverOverdrawThem() {
        Someone member = Someone.with(1000, Instant.now().toString());

        Map<Integer, Long> answers = statuses(atOnce(
                200,
                i -> i % 5 < 3
                        ? new Call(member.id() + "/redemptions/r" + i, "{\"points\": 10}")
                        : new Call(member.id() + "/adjustments/j" + i, """
                        {"points": -10, "reason": "at once", "actor": "test"}""")));

        assertThat(answers).isEqualTo(Map.of(201, 100L, 409, 100L));
        member.profile().body("points.available", equalTo(0)).body("points.debt", equalTo(0));
    }

    @Test
    void spendingEarningAndCancellingAtOnceLosesNothing() {
        Someone member = Someone.with(500, Instant.now().toString());
        for (int i = 0; i < 20; i++) {
            member.redeems("before" + i, "{\"points\": 10}").statusCode(201);
        }

        Map<Integer, Long> answers = statuses(atOnce(60, i -> switch (i % 3) {
            case 0 -> new Call(member.id() + "/redemptions/before" + i / 3 + "/cancellation", "{}");
            case 1 -> new Call(member.id() + "/redemptions/r" + i, "{\"points\": 10}");
            default -> new Call(member.id() + "/adjustments/j" + i, """
                            {"points": 10, "reason": "at once", "actor": "test"}""");
        }));

        assertThat(answers).isEqualTo(Map.of(201, 60L));
        member.profile().body("points.available", equalTo(500));
    }

    @Test
    void theSameRedemptionSentManyTimesAtOnceIsMadeOnce() {
        Someone member = Someone.with(100, Instant.now().toString());

        List<HttpResponse<String>> answers =
                atOnce(40, i -> new Call(member.id() + "/redemptions/r1", "{\"points\": 60}"));

        assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 200, 39L));
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
    }

    @Test
    void anUnknownMembersActivitiesAtOnceEnrolOnceAndKeepToTheDailyLimit() {
        Someone member = Someone.unknown();

        List<HttpResponse<String>> answers = atOnce(40, i -> new Call(member.id() + "/activities/a" + i, """
                {"activityType": "review", "at": "2020-01-10T12:00:00+08:00"}"""));

        assertThat(statuses(answers)).isEqualTo(Map.of(201, 40L));
        member.profile().body("points.earned", equalTo(60));
    }

    @Test
    void aCampaignsBudgetIsNeverOneOver() {
        List<HttpResponse<String>> answers =
                atOnce(60, i -> new Call(Someone.unknown().id() + "/activities/a1", "{\"activityType\": \"share\"}"));

        assertThat(statuses(answers)).isEqualTo(Map.of(201, 60L));
        assertThat(answers.stream().filter(answer -> answer.body().contains("\"earned\":10,")))
                .hasSize(10);
    }

    private List<HttpResponse<String>> atOnce(int count, IntFunction<Call> calls) {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, count)
                .mapToObj(calls)
                .map(call -> http.sendAsync(request(call), BodyHandlers.ofString()))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static HttpRequest request(Call call) {
        return HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/members/" + call.path()))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(call.body()))
                .build();
    }

    private static Map<Integer, Long> statuses(List<HttpResponse<String>> answers) {
        return answers.stream().collect(groupingBy(HttpResponse::statusCode, counting()));
    }
}
