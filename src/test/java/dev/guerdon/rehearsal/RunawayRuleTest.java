package dev.guerdon.rehearsal;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.event.RetailRules;
import dev.guerdon.rulebook.files.RuleFiles;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A rule that runs away for large baskets: the service names it, takes it out, and goes on. */
@QuarkusTest
@TestRules.Under(RunawayRuleTest.GreedyRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class RunawayRuleTest {
    private static final String READY = "checks.find { it.name == 'rulebook is live' }.";

    /** The rules of a small shop, and one that compares every line with every other and every third. */
    public static final class GreedyRules implements TestRules {
        @Override
        public RuleFiles files() {
            return new RetailRules().files().with(Map.of("earning/greedy.drl", """
                    package earning
                    rule "Greedy"
                    when
                        $a : Line()
                        $b : Line( net >= $a.net )
                        $c : Line( net >= $b.net, net < $a.net )
                    then
                        propose.points($c, 1);
                    end
                    """));
        }
    }

    @Test
    void aRuleThatRunsAwayThreeTimesIsTakenOutAndShown() {
        when().get("/v1/rulebook").then().body("outOfService", empty());
        when().get("/q/health/ready").then().body(READY + "data.outOfService", nullValue());
        for (int strike = 1; strike <= 3; strike++) {
            evaluate(300)
                    .statusCode(503)
                    .body("code", equalTo("rule-stopped"))
                    .body("detail", containsString("\"Greedy\""));
            evaluate(2).statusCode(200).body("points.earned", equalTo(3));
        }
        evaluate(300).statusCode(200).body("points.earned", equalTo(300 * 301 / 2));
        when().get("/v1/rulebook")
                .then()
                .body("outOfService", hasSize(1))
                .body("outOfService[0].package", equalTo("earning"))
                .body("outOfService[0].rule", equalTo("Greedy"))
                .body("outOfService[0].file", equalTo("earning/greedy.drl"))
                .body("outOfService[0].line", equalTo(2))
                .body("outOfService[0].because", containsString("stopped 3 times"));
        when().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(READY + "status", equalTo("UP"))
                .body(READY + "data.outOfService", equalTo("Greedy"));
        when().get("/q/metrics").then().body(containsString("guerdon_rulebook_rules_out_of_service 1.0"));
    }

    private static ValidatableResponse evaluate(int lines) {
        List<Map<String, Object>> body = IntStream.rangeClosed(1, lines)
                .mapToObj(i -> Map.<String, Object>of(
                        "lineId", "l" + i, "sku", "S", "category", "product", "quantity", 1, "unitPrice", i))
                .toList();
        return given().contentType("application/json")
                .body(Map.of("memberId", "greedy-member", "lines", body))
                .post("/v1/evaluations")
                .then();
    }
}
