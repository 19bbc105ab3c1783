package dev.guerdon.rehearsal;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestRules.Under(TestRules.Starter.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class RulebookResourceTest {

    @Test
    void theLiveRulebookShowsItsRulesAndWhereTheyStand() {
        String bonus = "rulesets.find { it.package == 'earning' }.rules"
                + ".find { it.name == \"A member's first order earns a bonus\" }.";
        when().get("/v1/rulebook")
                .then()
                .statusCode(200)
                .body("version", matchesPattern("[0-9a-f]{12}"))
                .body("activatedAt", notNullValue())
                .body("refused", nullValue())
                .body("files", hasItem("programme.yaml"))
                .body(bonus + "reason", equalTo("A bonus for your first order"))
                .body(bonus + "file", equalTo("earning/first-order.drl"))
                .body(bonus + "line", equalTo(3))
                .body(bonus + "campaign", nullValue());
    }

    @Test
    void aLiveRulebookIsPartOfBeingReady() {
        when().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'rulebook is live' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'rulebook is live' }.data.version", matchesPattern("[0-9a-f]{12}"));
    }

    @Test
    void rulebooksAreMeasured() {
        when().get("/q/metrics")
                .then()
                .body(containsString("guerdon_rulebook_activations_total"))
                .body(containsString("guerdon_rulebook_refusals_total"))
                .body(containsString("guerdon_rulebook_refused_problems"))
                .body(containsString("guerdon_rulebook_building_seconds_count"));
    }

    @Test
    void aGoodFileWouldGoLiveAndAllScenariosRun() {
        check(Map.of("earning/tea.drl", rule("Member( tier == \"gold\" )", "propose.times(3);")))
                .body("ok", equalTo(false)) // gold members earn double, say the scenarios
                .body("problems", empty())
                .body("scenarios.passed", greaterThan(100))
                .body("scenarios.failed.file", hasItem("earning/factors.scenarios.yaml"));
        check(Map.of("earning/tea.drl", rule("Member( tags contains \"high-margin\" )", "propose.times(3);")))
                .body("ok", equalTo(true))
                .body("scenarios.failed", empty());
    }

    @Test
    void aFailingScenarioTellsWhatWasExpectedWhatCameAndWhy() {
        check(Map.of("earning/tea.scenarios.yaml", """
                        - scenario: Silver members earn double
                          member: { tier: silver, orders: 3 }
                          basket: { lines: [ { category: cookware, quantity: 1, unitPrice: 100.00 } ] }
                          expect: { points: 200, fired: [ "Gold members earn more" ] }
                        """))
                .body("ok", equalTo(false))
                .body("scenarios.failed", hasSize(1))
                .body("scenarios.failed[0].line", equalTo(1))
                .body("scenarios.failed[0].mismatches[0].expected", equalTo("200"))
                .body("scenarios.failed[0].mismatches[0].got", equalTo("95"))
                .body("scenarios.failed[0].mismatches[0].line", equalTo(4))
                .body(
                        "scenarios.failed[0].mismatches[0].because",
                        startsWith("\"Members earn points for what they pay\" gave 95; "))
                .body(
                        "scenarios.failed[0].mismatches[1].because",
                        equalTo("Member tier == \"gold\": it is \"silver\""));
    }

    @Test
    void aFailingJourneyTellsWhatWasExpectedWhatCameAndWhy() {
        check(Map.of("earning/tea.journey.yaml", """
                        - journey: Silver for a tent
                          steps:
                            - order: { id: A, lines: [ { category: tents, quantity: 1, unitPrice: 200.00 } ] }
                              expect: { tier: silver }
                        """))
                .body("ok", equalTo(false))
                .body("scenarios.failed", empty())
                .body("journeys.passed", greaterThan(5))
                .body("journeys.failed", hasSize(1))
                .body("journeys.failed[0].file", equalTo("earning/tea.journey.yaml"))
                .body("journeys.failed[0].line", equalTo(3))
                .body("journeys.failed[0].journey", equalTo("Silver for a tent"))
                .body("journeys.failed[0].step", equalTo(1))
                .body("journeys.failed[0].what", equalTo("order A"))
                .body("journeys.failed[0].mismatches[0].expected", equalTo("silver"))
                .body("journeys.failed[0].mismatches[0].got", equalTo("basic"))
                .body("journeys.failed[0].mismatches[0].line", equalTo(4))
                .body(
                        "journeys.failed[0].mismatches[0].because",
                        startsWith("\"Members are silver by what they spent in a year\" did not fire: "));
    }

    @Test
    void whatMembersHoldIsAskedWhateverElseIsWrong() throws Exception {
        String usd = "name: Trail club\ncurrency: USD\n";
        Map<String, String> otherMoney = Map.of(
                "programme.yaml",
                Files.readString(Path.of("rules/programme.yaml")).replaceFirst("name: .*\ncurrency: .*\n", usd));
        String wrongScenario = "- scenario: Wrong\n  member: { tier: silver }\n  expect: { tier: diamond }\n";
        String misspelt = rule("Member( tier == \"glod\" )", "propose.times(3);");
        execute("insert into shop_order (order_id, at, ordered_on, spend, rulebook, fingerprint, body, decision)"
                + " values ('promised', now(), current_date, 1, 'r', '', '{}', '{}')");
        try {
            check(with(otherMoney, "tiers/wrong.scenarios.yaml", wrongScenario))
                    .body("ok", equalTo(false))
                    .body("problems.message", contains(startsWith("The currency can't be changed from CNY to USD")))
                    .body("scenarios.failed", hasSize(1));
            check(with(otherMoney, "earning/tea.drl", misspelt))
                    .body("problems.file", contains("earning/tea.drl", "programme.yaml"));
            publish(with(otherMoney, "earning/tea.drl", misspelt))
                    .statusCode(409)
                    .body("problems.file", contains("earning/tea.drl", "programme.yaml"));
        } finally {
            execute("delete from shop_order where order_id = 'promised'");
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = TestDatabase.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, String> with(Map<String, String> files, String path, String text) {
        Map<String, String> all = new HashMap<>(files);
        all.put(path, text);
        return all;
    }

    private static ValidatableResponse publish(Map<String, String> files) {
        return given().contentType("application/json")
                .body(Map.of("files", files, "reason", "a test", "actor", "jo"))
                .put("/v1/rulebook/publications/" + UUID.randomUUID())
                .then();
    }

    @Test
    void eachRuleTellsHowTheScenariosTryIt() {
        String tea = "coverage.find { it.rule == 'Tea' }.";
        check(Map.of("earning/tea.drl", rule("Basket( subtotal > 100000 )", "propose.bonus(5);")))
                .body("ok", equalTo(true))
                .body("problems", empty())
                .body("coverage.size()", greaterThan(50))
                .body(tea + "package", equalTo("earning"))
                .body(tea + "file", equalTo("earning/tea.drl"))
                .body(tea + "line", equalTo(2))
                .body(tea + "fires", equalTo(0))
                .body(tea + "staysAway", greaterThan(50));
    }

    @Test
    void aMisspeltWordIsToldWithFileLineAndRule() {
        check(Map.of("earning/tea.drl", rule("Member( tier == \"glod\" )", "propose.times(3);")))
                .body("ok", equalTo(false))
                .body("problems.file", contains("earning/tea.drl"))
                .body("problems.line", contains(4))
                .body("problems.rule", contains("Tea"))
                .body("problems.message", contains(containsString("\"gold\"")))
                .body("scenarios.passed", equalTo(0));
    }

    @Test
    void aFileCanBeTakenAway() {
        check(Collections.singletonMap("earning/base.drl", null))
                .body("ok", equalTo(false))
                .body("scenarios.failed.file", hasItem("earning/base.scenarios.yaml"));
    }

    @Test
    void tooManyFilesAreRefused() {
        given().contentType("application/json")
                .body(Map.of(
                        "files",
                        IntStream.range(0, 2_001)
                                .boxed()
                                .collect(Collectors.toMap(
                                        i -> "earning/" + i + ".md",
                                        Function.<Integer>identity().andThen(i -> "x")))))
                .post("/v1/rulebook/check")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid"))
                .body("field", equalTo("files"));
    }

    private static ValidatableResponse check(Map<String, String> files) {
        return given().contentType("application/json")
                .body(Map.of("files", files))
                .post("/v1/rulebook/check")
                .then()
                .statusCode(200);
    }

    private static String rule(String condition, String consequence) {
        return "package earning\nrule \"Tea\"\nwhen\n    %s\nthen\n    %s\nend\n".formatted(condition, consequence);
    }
}
