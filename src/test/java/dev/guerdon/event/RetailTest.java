package dev.guerdon.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.checkout.PastOrder;
import dev.guerdon.checkout.PastOrders;
import dev.guerdon.database.Database;
import dev.guerdon.decision.Decider;
import dev.guerdon.request.Json;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.Rulebook;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A year of real orders of a gift shop, loaded through the event stream, against points, tiers and spend that were worked out
 * apart from this code. The files are not part of the project: without them the tests are skipped.
 */
@QuarkusTest
@TestRules.Under(RetailRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RetailTest {
    private static final Path DATA = Path.of("..", "shared", "data");
    private static final Path EVENTS = DATA.resolve("retail_events.ndjson.gz");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int PATIENCE_MILLIS = 600_000;
    private static final int LINES = 19_060;
    private static final int ORDERS = 13_294;

    @Inject
    ObjectMapper json;

    @Inject
    Database database;

    @Inject
    LiveRulebook live;

    @Inject
    Json stored;

    /** A year of orders takes longer than a test usually waits for an answer. */
    @BeforeEach
    void waitLonger() {
        HttpClientConfig client = RestAssured.config().getHttpClientConfig();
        RestAssured.config = RestAssured.config().httpClient(client.setParam("http.socket.timeout", PATIENCE_MILLIS));
    }

    @Test
    @Order(1)
    void aFileWithBrokenLinesInTheMiddleLoadsAllOthersAndListsTheBrokenOnes() throws IOException {
        requireData();
        List<String> lines = lines(EVENTS);
        List<String> broken = new ArrayList<>(lines.subList(0, 50));
        broken.add(10, "{\"type\":\"order\",\"orderId\":");
        broken.add(20, "{\"type\":\"gift\",\"memberId\":\"17850\"}");
        broken.add(
                30,
                "{\"type\":\"return\",\"orderId\":\"none\",\"returnId\":\"r\",\"lines\":[{\"lineId\":\"1\",\"quantity\":1}]}");
        send(String.join("\n", broken).getBytes(StandardCharsets.UTF_8), false)
                .body("accepted", is(50))
                .body("rejected", hasSize(3))
                .body("rejected.line", is(List.of(11, 21, 31)))
                .body("rejected.code", is(List.of("malformed", "invalid", "unknown-order")));
    }

    @Test
    @Order(2)
    void everyEventIsAcceptedOnceHoweverOftenTheFileIsSent() throws IOException {
        requireData();
        send(Files.readAllBytes(EVENTS), true).body("rejected", hasSize(0)).body("accepted", is(LINES - 50));
        Map<String, JsonNode> loaded = members();
        send(Files.readAllBytes(EVENTS), true)
                .body("rejected", hasSize(0))
                .body("accepted", is(0))
                .body("duplicates", is(LINES));
        assertThat(members()).isEqualTo(loaded);
    }

    @Test
    @Order(3)
    void everyMembersTierAndSpendAreAsExpectedOnSeventeenDays() throws IOException {
        requireData();
        Map<String, List<String[]>> expected = byMoment("expected_tiers.csv.gz");
        assertThat(expected).hasSize(17);
        for (Map.Entry<String, List<String[]>> day : expected.entrySet()) {
            run("tiers", LocalDate.parse(day.getKey()));
            Map<String, JsonNode> members = members();
            List<String> wrong = new ArrayList<>();
            for (String[] row : day.getValue()) {
                JsonNode member = members.get(row[0]);
                String got = member.get("spend12m").decimalValue().setScale(2) + " "
                        + member.at("/tier/current").asText();
                if (!got.equals(row[2] + " " + row[3])) {
                    wrong.add(row[0] + ": expected " + row[2] + " " + row[3] + ", got " + got);
                }
            }
            assertThat(wrong).as(day.getKey()).isEmpty();
            assertThat(day.getValue()).hasSize(2_986);
        }
    }

    @Test
    @Order(4)
    void everyMembersPointsAreAsExpectedBeforeAndAfterThreeExpiryRuns() throws IOException {
        requireData();
        Map<String, List<String[]>> expected = byMoment("expected_points_twelve_months.csv.gz");
        for (String day : new TreeSet<>(expected.keySet().stream()
                .map(moment -> moment.substring(0, 10))
                .toList())) {
            run("expiry", LocalDate.parse(day).minusDays(1));
            assertPoints(expected.get(day + "T00:00 before expiry"));
            run("expiry", LocalDate.parse(day));
            assertPoints(expected.get(day + "T00:00 after expiry"));
        }
    }

    @Test
    @Order(5)
    void everyOrderDecidedAgainByTheRulesThatDecidedItGetsTheSameAnswer() {
        requireData();
        List<String> other = new ArrayList<>();
        long orders = database.transaction(connection -> {
            LongAdder count = new LongAdder();
            PastOrders year =
                    PastOrders.between(Instant.parse("2010-12-01T00:00:00Z"), Instant.parse("2012-01-01T00:00:00Z"));
            year.withDecisions().read(connection, 100, page -> {
                count.add(page.size());
                page.stream()
                        .filter(order -> !decidedAgain(order).equals(order.decision()))
                        .forEach(order -> other.add(order.orderId()));
            });
            return count.sum();
        });
        assertThat(other).isEmpty();
        assertThat(orders).isEqualTo(ORDERS);
    }

    private String decidedAgain(PastOrder order) {
        Rulebook rulebook = live.version(order.rulebook());
        return stored.write(Decider.decide(
                        order.question(stored).to(rulebook),
                        (rulePackage, facts) -> rulebook.propose(rulePackage, facts, order.at()))
                .decision());
    }

    @Test
    @Order(6)
    void aBacktestOfTheLiveRulesShowsNoDifference() throws IOException {
        requireData();
        JsonNode backtest = backtest("{\"files\":{},\"from\":\"2010-12-01\",\"until\":\"2011-12-31\"}");
        JsonNode result = backtest.get("result");
        assertThat(result.get("orders").asLong()).isEqualTo(ORDERS);
        assertThat(result.get("differing").asLong()).isZero();
        assertThat(result.at("/total/candidate")).isEqualTo(result.at("/total/live"));
        assertThat(result.at("/members/judged").asLong()).isEqualTo(2_986);
        assertThat(result.at("/members/differing").asLong()).isZero();
        assertThat(result.at("/failed/orders").asLong()).isZero();
        Duration took = Duration.between(
                Instant.parse(backtest.get("startedAt").asText()),
                Instant.parse(backtest.get("finishedAt").asText()));
        System.out.println("A backtest of " + ORDERS + " orders took " + took.toMillis() + " ms");
    }

    private JsonNode backtest(String body) throws IOException {
        String id = given().contentType("application/json")
                .body(body)
                .post("/v1/rulebook/backtest")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        JsonNode view;
        do {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            view = json.readTree(given().get("/v1/rulebook/backtest/" + id).asString());
        } while (view.get("status").asText().equals("running") && System.nanoTime() < deadline);
        assertThat(view.get("status").asText()).isEqualTo("done");
        return view;
    }

    private void assertPoints(List<String[]> expected) throws IOException {
        Map<String, JsonNode> members = members();
        List<String> wrong = new ArrayList<>();
        for (String[] row : expected) {
            JsonNode points = members.get(row[0]).get("points");
            long outstanding = points.get("available").asLong()
                    + points.get("pending").asLong()
                    - points.get("debt").asLong();
            String got = String.join(
                    ",",
                    points.get("earned").asText(),
                    points.get("clawedBack").asText(),
                    points.get("redeemed").asText(),
                    points.get("expired").asText(),
                    String.valueOf(outstanding));
            String want = String.join(",", List.of(row).subList(2, 7));
            if (!got.equals(want)) {
                wrong.add(row[0] + " at " + row[1] + ": expected " + want + ", got " + got);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(expected).hasSize(2_986);
    }

    private static void requireData() {
        assumeTrue(
                Files.exists(EVENTS), "The real orders are not at hand (" + EVENTS + "), so there is nothing to load.");
    }

    private static ValidatableResponse send(byte[] body, boolean isPacked) {
        var request = given().contentType("application/x-ndjson").body(body);
        return (isPacked ? request.header("Content-Encoding", "gzip") : request)
                .post("/v1/events")
                .then()
                .statusCode(200);
    }

    private static void run(String job, LocalDate day) {
        String asOf = day.atStartOfDay(LONDON).toOffsetDateTime().toString();
        String id = given().contentType("application/json")
                .body("{\"asOf\":\"" + asOf + "\"}")
                .post("/v1/jobs/" + job)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        String status = "running";
        while (status.equals("running") && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            status = given().get("/v1/jobs/runs/" + id)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("status");
        }
        assertThat(status).as(job + " as of " + asOf).isEqualTo("done");
    }

    private Map<String, JsonNode> members() throws IOException {
        Map<String, JsonNode> members = new TreeMap<>();
        String after = "";
        JsonNode page;
        do {
            page = json.readTree(given().queryParam("after", after)
                    .queryParam("limit", 1000)
                    .get("/v1/members")
                    .asString());
            for (JsonNode member : page) {
                after = member.get("memberId").asText();
                members.put(after, member);
            }
        } while (!page.isEmpty());
        return members;
    }

    /** The rows of an expectation by their second column. */
    private static Map<String, List<String[]>> byMoment(String file) throws IOException {
        Map<String, List<String[]>> rows = new TreeMap<>();
        for (String line : lines(DATA.resolve(file))) {
            String[] row = line.split(",", -1);
            if (!row[0].equals("member_id")) {
                rows.computeIfAbsent(row[1], moment -> new ArrayList<>()).add(row);
            }
        }
        return rows;
    }

    private static List<String> lines(Path packed) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(packed)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
