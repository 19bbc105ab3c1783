package dev.guerdon.backtest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

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
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An order that is decided again by the rulebook that decided it gets the same answer, letter by letter. */
@QuarkusTest
@TestRules.Under(BookshopRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class DecidedAgainTest {
    @Inject
    Database database;

    @Inject
    LiveRulebook live;

    @Inject
    Json json;

    private final String member = "m-" + UUID.randomUUID();

    @Test
    void ordersWithCouponsPointsAndCampaignsAreDecidedAlike() {
        book("{\"memberId\":\"%s\",%s,\"coupons\":[\"ten\",\"none\"]}".formatted(member, lines("1972-01-03", "80.00")));
        book("{\"memberId\":\"%s\",%s,\"coupons\":[\"TEN\"]}".formatted(member, lines("1972-01-04", "60.00")));
        book("{\"memberId\":\"%s\",%s,\"redeem\":{\"points\":90}}".formatted(member, lines("1972-01-05", "10.00")));
        // these points lapsed last year, although no run has taken them yet
        book("{\"memberId\":\"%s\",%s,\"redeem\":{\"points\":90}}".formatted(member, lines("1973-06-05", "10.00")));
        for (int i = 0; i < 3; i++) { // the third is one too many for the campaign
            book("{\"memberId\":\"%s\",\"channel\":\"app\",%s}".formatted(member, lines("1972-01-1" + i, "5.00")));
        }
        book("{%s,\"coupons\":[\"TEN\"]}".formatted(lines("1972-01-20", "33.33")));
        List<PastOrder> orders = orders("1972-01-01T00:00:00Z", "1974-01-01T00:00:00Z");
        assertThat(orders).hasSize(8);
        assertThat(orders).allSatisfy(order -> assertThat(again(order)).isEqualTo(order.decision()));
    }

    @Test
    void anOrderThatSaysNotWhenItWasPlacedIsDecidedAlike() {
        String id = book(
                "{\"memberId\":\"" + member
                        + "\",\"lines\":[{\"lineId\":\"1\",\"sku\":\"A\",\"category\":\"books\",\"quantity\":1,\"unitPrice\":5.00}]}");
        Instant now = Instant.now();
        PastOrder order = orders(
                        now.minusSeconds(600).toString(), now.plusSeconds(600).toString())
                .stream()
                .filter(each -> each.orderId().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(again(order)).isEqualTo(order.decision());
    }

    private String again(PastOrder order) {
        Rulebook rulebook = live.version(order.rulebook());
        return json.write(Decider.decide(
                        order.question(json).to(rulebook),
                        (rulePackage, facts) -> rulebook.propose(rulePackage, facts, order.at()))
                .decision());
    }

    private List<PastOrder> orders(String from, String until) {
        List<PastOrder> orders = new ArrayList<>();
        return database.transaction(connection -> {
            PastOrders.between(Instant.parse(from), Instant.parse(until))
                    .withDecisions()
                    .read(connection, 3, orders::addAll);
            return orders;
        });
    }

    private static String lines(String day, String price) {
        return "\"at\":\"" + day
                + "T12:00:00+01:00\",\"lines\":[{\"lineId\":\"1\",\"sku\":\"A\",\"category\":\"books\","
                + "\"quantity\":1,\"unitPrice\":" + price + "}]";
    }

    private static String book(String order) {
        String id = "o-" + UUID.randomUUID();
        given().contentType("application/json")
                .body(order)
                .put("/v1/orders/" + id)
                .then()
                .statusCode(201);
        return id;
    }
}
