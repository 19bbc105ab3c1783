package dev.guerdon.checkout;

import static dev.guerdon.checkout.Customer.line;
import static dev.guerdon.checkout.Customer.lines;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.rulebook.files.RuleFiles;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What rules read of a category that a member bought. */
@QuarkusTest
@TestRules.Under(BoughtTest.Rules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class BoughtTest {
    private static final String ONE = lines(line("1", "product", 1, "5.00"));

    private final Customer customer = new Customer();

    /** A rule whose explanation tells all that there is. */
    public static final class Rules implements TestRules {
        @Override
        public RuleFiles files() {
            return RuleFiles.read(Path.of("src/test/rules/retail")).with(Map.of("earning/bought.drl", """
                            package earning
                            rule "Bought"
                            when
                                Member( $orders : bought("product").orders, $gap : bought("product").averageGapDays,
                                    $last : bought("product").lastOn, $days : bought("product").daysSince,
                                    $first : firstOrderOn )
                            then
                                propose.tag("seen");
                            end
                            """));
        }
    }

    @Test
    void ordersThatCameBackCountForNothing() {
        order("a", "2026-01-01");
        order("b", "2026-01-11");
        order("c", "2026-07-30");
        assertThat(bought()).containsEntry("$orders", 3).containsEntry("$last", "2026-07-30");

        customer.cancel("c", at("2026-07-31")).then().statusCode(201);
        assertThat(bought())
                .containsEntry("$orders", 2)
                .containsEntry("$gap", 10.0F)
                .containsEntry("$last", "2026-01-11")
                .containsEntry("$days", 202);

        customer.takeBack("a", "r", at("2026-07-31"), "1", 1).then().statusCode(201);
        customer.takeBack("b", "r", at("2026-07-31"), "1", 1).then().statusCode(201);
        assertThat(bought())
                .containsEntry("$orders", 0)
                .containsEntry("$gap", -1)
                .containsEntry("$days", -1)
                .containsEntry("$last", null);
    }

    @Test
    void anOrderMayBeCalledLikeAReturnOfAnother() {
        order("a", "2026-01-01");
        customer.takeBack("a", "b", at("2026-01-02"), "1", 1).then().statusCode(201);
        given().contentType("application/json")
                .urlEncodingEnabled(false)
                .body(customer.basket(at("2026-01-03"), ONE))
                .put("/v1/orders/" + customer.id + "-a%2Fb")
                .then()
                .statusCode(201);
        assertThat(bought()).containsEntry("$orders", 1).containsEntry("$last", "2026-01-03");
    }

    private void order(String id, String day) {
        customer.order(id, customer.basket(at(day), ONE)).then().statusCode(201);
    }

    private Map<String, Object> bought() {
        return given().contentType("application/json")
                .body(customer.basket(at("2026-08-01"), ONE))
                .post("/v1/evaluations?explain=true")
                .jsonPath()
                .getMap("explanation.find { it.rule == 'Bought' }.values");
    }

    private static Instant at(String day) {
        return Instant.parse(day + "T10:00:00Z");
    }
}
