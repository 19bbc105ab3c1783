package dev.guerdon.backtest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** Rules tried on orders that were booked before. Each test has a month and members of its own. */
@QuarkusTest
@TestRules.Under(BookshopRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class BacktestTest {
    private static final RestAssuredConfig EXACT = RestAssuredConfig.config()
            .jsonConfig(JsonConfig.jsonConfig().numberReturnType(JsonPathConfig.NumberReturnType.BIG_DECIMAL));

    private static final String TWO_POINTS = """
            package earning
            rule "Members earn two points for each euro"
            when
                Member()
                $line : Line( $twice : (paid * 2) )
            then
                propose.points($line, $twice);
            end
            """;

    private final String member = "m-" + UUID.randomUUID();

    @Test
    void theLiveRulesThemselvesShowNoDifference() {
        book("1971-01-05", "books", "40.00", "");
        book("1971-01-06", "books", "100.00", ",\"coupons\":[\"TEN\"]");
        book("1971-01-07", "tea", "30.00", ",\"redeem\":{\"points\":100}");
        bookAsGuest("1971-01-08", "tea", "15.00");
        ValidatableResponse result = result("1971-01", Map.of());
        result.body("result.orders", is(4))
                .body("result.differing", is(0))
                .body("result.mostDifferent", empty())
                .body("result.total.live.discount", decimal("10.00"))
                .body("result.total.live.redeemed", is(100))
                .body("result.total.live.paidByPoints", decimal("2.00"))
                .body("result.total.live.points", is(40 + 90 + 28))
                .body("result.total.live.pointsCost", decimal("3.16"))
                .body("result.total.live.cost", decimal("13.16"))
                .body("result.tiers.tier", contains(nullValue(), equalTo("basic")))
                .body("result.rules.find { it.package == 'redemption' && it.live.paidByPoints > 0 }.live.orders", is(1))
                .body("result.tiers[0].live.orders", is(1))
                .body("result.tiers[0].live.points", is(0))
                .body("result.members.judged", is(1))
                .body("result.members.differing", is(0))
                .body("result.failed.orders", is(0))
                .body("processed", is(4 + 1))
                .body("total", is(4 + 1));
        assertThat(result.extract().<Object>path("result.total.candidate"))
                .isEqualTo(result.extract().path("result.total.live"));
        result.body("result.rules.findAll { it.live != it.candidate }", empty());
    }

    @Test
    void aCandidateThatGivesMoreShowsWhatThatCostsAndWhere() {
        for (int i = 1; i <= 12; i++) {
            book("1971-02-%02d".formatted(i), "books", i + ".00", "");
        }
        result("1971-02", replacing("earning/points.drl", TWO_POINTS))
                .body("result.differing", is(12))
                .body("result.total.live.points", is(78))
                .body("result.total.candidate.points", is(156))
                .body("result.total.candidate.cost", decimal("3.12"))
                .body("result.tiers[0].tier", is("basic"))
                .body("result.tiers[0].candidate.points", is(156))
                .body("result.rules.find { it.rule == 'Members earn a point for each euro' }.live.points", is(78))
                .body("result.rules.find { it.rule == 'Members earn a point for each euro' }.candidate", nullValue())
                .body(
                        "result.rules.find { it.rule == 'Members earn two points for each euro' }.candidate.orders",
                        is(12))
                .body("result.mostDifferent", hasSize(10))
                .body("result.mostDifferent[0].difference", decimal("0.24"))
                .body("result.mostDifferent[9].difference", decimal("0.06"))
                .body("result.mostDifferent[0].live.points", is(12))
                .body("result.mostDifferent[0].candidate.points", is(24))
                .body("result.mostDifferent[0].rules", hasSize(2))
                .body("result.mostDifferent[0].rules[0].candidate", nullValue())
                .body("result.mostDifferent[0].rules[1].candidate.points", is(24));
    }

    @Test
    void aRuleThatFiresNoMoreSaysWhy() {
        book("1971-03-05", "tea", "50.00", "");
        result(
                        "1971-03",
                        replacing(
                                "earning/points.drl", live("earning/points.drl").replace("!= \"fee\"", "== \"books\"")))
                .body("result.mostDifferent[0].rules[0].live.fired", is(true))
                .body("result.mostDifferent[0].rules[0].candidate.fired", is(false))
                .body("result.mostDifferent[0].rules[0].candidate.because", containsString("it is \"tea\""));
    }

    @Test
    void aBudgetCountsFromTheFirstOrderOfThePeriodOn() {
        for (int i = 1; i <= 5; i++) {
            book("1971-04-0" + i, "books", "10.00", "");
        }
        Map<String, String> candidate = new HashMap<>();
        candidate.put("campaigns/spring/campaign.yaml", "budget: { points: 70 }");
        candidate.put("campaigns/spring/bonus.drl", """
                package earning
                rule "Spring gives thirty"
                when
                    Member()
                then
                    propose.bonus(30);
                end
                """);
        result("1971-04", candidate)
                .body("result.campaigns.find { it.campaign == 'spring' }.live", nullValue())
                .body("result.campaigns.find { it.campaign == 'spring' }.candidate.orders", is(2))
                .body("result.campaigns.find { it.campaign == 'spring' }.candidate.points", is(60))
                .body("result.differing", is(2))
                .body("result.total.candidate.points", is(50 + 60));
    }

    @Test
    void aMembersLimitCountsInTheTimeItSays() {
        book("1971-05-01", "books", "10.00", "");
        book("1971-05-02", "books", "10.00", "");
        book("1971-05-12", "books", "10.00", "");
        Map<String, String> candidate = new HashMap<>();
        candidate.put("campaigns/weekly/campaign.yaml", "perMember: { uses: 1, per: week }");
        candidate.put("campaigns/weekly/bonus.drl", """
                package earning
                rule "Once a week there are five"
                when
                    Member()
                then
                    propose.bonus(5);
                end
                """);
        result("1971-05", candidate).body("result.campaigns.find { it.campaign == 'weekly' }.candidate.orders", is(2));
    }

    @Test
    void membersWhoWouldBeInAnotherTierAreCounted() {
        book("1971-06-05", "books", "200.00", "");
        result("1971-06", replacing("tiers/spend.drl", live("tiers/spend.drl").replace("500", "100")))
                .body("result.members.judged", is(1))
                .body("result.members.differing", is(1))
                .body("result.members.moves[0].live", is("basic"))
                .body("result.members.moves[0].candidate", is("silver"))
                .body("result.members.moves[0].members", is(1))
                .body(
                        "notTried.message[0]",
                        startsWith("Each order is decided with the tier that its member had then"));
    }

    @Test
    void lifecycleRulesSayWhomTheyWouldReachToday() {
        String mark = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            given().contentType("application/json")
                    .body("{\"attributes\":{\"mark\":\"" + mark + "\"}}")
                    .put("/v1/members/" + member + i)
                    .then()
                    .statusCode(201);
        }
        Map<String, String> candidate = new HashMap<>();
        candidate.put("campaigns/hello/campaign.yaml", "budget: { uses: 2 }");
        candidate.put("campaigns/hello/hello.drl", """
                package lifecycle
                rule "Those with the mark get points"
                when
                    Member( attributes["mark"] == "%s" )
                then
                    propose.points(10);
                end
                """.formatted(mark));
        result("1971-07", candidate)
                .body("result.orders", is(0))
                .body("result.reach", hasSize(1))
                .body("result.reach[0].live", nullValue())
                .body("result.reach[0].candidate", is(2)); // the budget holds no more
        given().get("/v1/members/" + member + "0").then().body("points.earned", is(0));
    }

    @Test
    void wordsThatWereNotKeptWithTheOrdersAreNamed() {
        book("1971-08-05", "books", "20.00", "");
        Map<String, String> candidate = new HashMap<>();
        candidate.put("earning/readers.drl", """
                package earning
                rule "Readers of many books earn more"
                when
                    Member( bought("books").orders >= 3, wallet("points").earned12m > 9, badges not contains "reader" )
                then
                    propose.bonus(5);
                end
                """);
        candidate.put("segments/tea.drl", """
                package segments
                rule "Tea drinkers"
                when
                    Member( bought("tea").orders >= 3 )
                then
                    propose.segment("tea");
                end
                """);
        candidate.put("programme.yaml", live("programme.yaml") + "segments: [tea]\n");
        candidate.put("catalogue.yaml", live("catalogue.yaml") + "badges: { reader: {} }\n");
        result("1971-08", candidate).body("result.notKnownThen", contains("badges", "bought(\"books\")", "earned12m"));
    }

    @Test
    void aRuleThatRunsAwayGivesNothingThereAndIsListed() {
        book("1971-09-05", "books", "20.00", "");
        bookLines("1971-09-06", 200);
        String pairs = """
                        package earning
                        rule "Every three lines earn a point"
                        when
                            Line( $one : unitPrice )
                            Line( unitPrice == $one, $two : net )
                            exists Line( net == $two )
                        then
                            propose.bonus(1);
                        end
                        """;
        result("1971-09", Map.of("earning/pairs.drl", pairs))
                .body("result.orders", is(2))
                .body("result.differing", is(1))
                .body("result.failed.orders", is(0))
                .body("result.stopped", hasSize(1))
                .body("result.stopped[0].under", is("candidate"))
                .body("result.stopped[0].package", is("earning"))
                .body("result.stopped[0].rule", is("Every three lines earn a point"))
                .body("result.stopped[0].orders", is(1));
        result("1971-09", Map.of("earning/pairs.drl", pairs + """
                        rule "Many lines earn points"
                        when
                            Basket( quantity > 100 )
                        then
                            propose.bonus(500);
                        end
                        """))
                .body("result.differing", is(2))
                .body("result.mostDifferent", hasSize(2))
                .body("result.mostDifferent[0].difference", decimal("10.00"))
                .body("result.mostDifferent[0].rules", hasSize(1))
                .body("result.mostDifferent[0].rules[0].candidate.points", is(500));
    }

    @Test
    void failingScenariosAreToldAndHoldNothingBack() {
        result(
                        "1971-10",
                        Map.of(
                                "earning/points.scenarios.yaml",
                                """
                        - scenario: Ten euros earn eleven points
                          member: {}
                          basket: { lines: [ { category: books, quantity: 1, unitPrice: 10.00 } ] }
                          expect: { points: 11 }
                        """,
                                "earning/more.scenarios.yaml",
                                "- scenaro: Nothing\n"))
                .body("scenarios.failed", hasSize(1))
                .body("notTried[0].file", is("earning/more.scenarios.yaml"))
                .body("status", is("done"));
    }

    @Test
    void aCandidateWithErrorsIsRefusedWithAllOfThem() {
        Map<String, String> mistaken = Map.of(
                "earning/points.drl", TWO_POINTS.replace("paid", "pade"),
                "expiry/lapse.drl", live("expiry/lapse.drl").replace("lapseAfterMonths", "lapseAfterMoons"));
        start("1971-11", mistaken)
                .statusCode(409)
                .body("code", is("rulebook-refused"))
                .body("problems.file", contains("earning/points.drl", "expiry/lapse.drl"))
                .body("problems.line", contains(5, 7))
                .body("problems[0].message", containsString("paid"))
                .body("problems[1].message", containsString("lapseAfterMonths"));
    }

    @Test
    void whatCannotBeTriedIsRefusedWithASentence() {
        send("{}").statusCode(400).body("field", is("files"));
        send("{\"files\":{},\"version\":\"3f9c2a71d0b4\"}").statusCode(400).body("field", is("files"));
        send("{\"version\":\"3f9c2a71d0b4\"}").statusCode(404).body("detail", containsString("3f9c2a71d0b4"));
        send("{\"files\":{},\"from\":\"1971-02-01\",\"until\":\"1971-01-01\"}")
                .statusCode(400)
                .body("field", is("from"));
        send("{\"files\":{},\"from\":\"1970-01-01\",\"until\":\"1980-01-09\"}")
                .statusCode(400)
                .body("detail", containsString("1970-01-02 or later"));
        start("1971-11", replacing("programme.yaml", live("programme.yaml").replace("EUR", "GBP")))
                .statusCode(400)
                .body("detail", containsString("GBP"));
        given().get("/v1/rulebook/backtest/none").then().statusCode(404).body("code", is("not-found"));
    }

    @Test
    void aVersionThatWasLiveCanBeTriedAgain() {
        String version = given().get("/v1/rulebook").path("version");
        String id = send("{\"version\":\"" + version + "\",\"from\":\"1971-11-01\",\"until\":\"1971-11-30\"}")
                .statusCode(202)
                .header("Location", containsString("/v1/rulebook/backtest/"))
                .extract()
                .path("id");
        ended(id).body("candidate", is(version)).body("scenarios", nullValue()).body("result", notNullValue());
    }

    @Test
    void oneRunsAtATimeAndCanBeEnded() throws SQLException {
        Map<String, String> candidate = Map.of("campaigns/all/campaign.yaml", "{}", "campaigns/all/all.drl", """
                package lifecycle
                rule "All get a point"
                when
                    Member()
                then
                    propose.points(1);
                end
                """);
        String id;
        try (Connection connection = TestDatabase.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table member in access exclusive mode"); // it wants to count members, and waits
            id = start("1971-12", candidate).statusCode(202).extract().path("id");
            start("1971-12", candidate).statusCode(503).body("code", is("busy"));
            given().delete("/v1/rulebook/backtest/" + id).then().statusCode(200).body("status", startsWith("running"));
            connection.rollback();
        }
        ended(id).body("status", is("cancelled")).body("result", nullValue());
        result("1971-12", Map.of());
    }

    private void book(String day, String category, String price, String more) {
        put("{\"memberId\":\"" + member + "\"," + basket(day, category, price) + more + "}");
    }

    private void bookAsGuest(String day, String category, String price) {
        put("{" + basket(day, category, price) + "}");
    }

    private void bookLines(String day, int lines) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            all.append(i == 0 ? "" : ",")
                    .append("{\"lineId\":\"" + i + "\",\"sku\":\"A\",\"category\":\"books\",\"quantity\":1,")
                    .append("\"unitPrice\":1.00}");
        }
        put("{\"memberId\":\"" + member + "\",\"at\":\"" + day + "T12:00:00+01:00\",\"lines\":[" + all + "]}");
    }

    private static String basket(String day, String category, String price) {
        return "\"at\":\"" + day + "T12:00:00+01:00\",\"lines\":[{\"lineId\":\"1\",\"sku\":\"A\",\"category\":\""
                + category + "\",\"quantity\":1,\"unitPrice\":" + price + "}]";
    }

    private static void put(String order) {
        given().contentType("application/json")
                .body(order)
                .put("/v1/orders/o-" + UUID.randomUUID())
                .then()
                .statusCode(201);
    }

    private static Map<String, String> replacing(String path, String text) {
        return Collections.singletonMap(path, text);
    }

    private static String live(String path) {
        try {
            return Files.readString(Path.of("src/test/rules/bookshop", path));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static ValidatableResponse result(String month, Map<String, String> files) {
        return ended(start(month, files).statusCode(202).extract().path("id")).body("detail", nullValue());
    }

    private static ValidatableResponse start(String month, Map<String, String> files) {
        return given().contentType("application/json")
                .body(Map.of("files", files, "from", month + "-01", "until", month + "-28"))
                .post("/v1/rulebook/backtest")
                .then();
    }

    private static ValidatableResponse send(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/rulebook/backtest")
                .then();
    }

    private static ValidatableResponse ended(String id) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        ValidatableResponse view;
        do {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            view = given().config(EXACT)
                    .get("/v1/rulebook/backtest/" + id)
                    .then()
                    .statusCode(200);
        } while (view.extract().path("status").equals("running") && System.nanoTime() < deadline);
        return view;
    }

    private static Matcher<BigDecimal> decimal(String number) {
        return equalTo(new BigDecimal(number));
    }
}
