package dev.guerdon.checkout;

import static dev.guerdon.checkout.Customer.line;
import static dev.guerdon.checkout.Customer.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Points that pay: where they go, and that they are there once. A point is worth a cent. */
@QuarkusTest
@TestRules.Under(ShopRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PayingWithPointsTest {
    private static final String TEN = lines(line("1", "groceries", 1, "10.00"));

    private final Customer customer = new Customer();
    private final Instant now = Instant.now();

    @Test
    void pointsThatWereSpentBeforeTheirOrderCameBackAreADebtThatLaterPointsRepay() {
        buy("earning", "300.00");
        pay("spending", 300, TEN);

        customer.cancel("earning", now).then().statusCode(201).body("points.clawedBack", is(300));
        assertThat(pointsAndDebt()).as("7.00 were paid in money").containsExactly(0, 293);
        buy("next", "100.00");

        assertThat(pointsAndDebt()).containsExactly(0, 193);
        customer.evaluate(customer.basket(now, TEN)).then().body("redemption.maxPoints", is(0));
    }

    @Test
    void buyingSpendingAndSendingBackOverAndOverBringsNothing() {
        for (int i = 0; i < 3; i++) {
            buy("earning-" + i, "300.00");
            pay("spending-" + i, 300, TEN);
            customer.cancel("earning-" + i, now).then().statusCode(201);
            customer.cancel("spending-" + i, now).then().statusCode(201);

            assertThat(pointsAndDebt()).containsExactly(0, 0);
        }
    }

    @Test
    void aCancelledOrderGivesThePointsThatPaidForItBackAndTakesNoneBesides() {
        buy("earning", "300.00");
        pay("spending", 200, TEN);
        assertThat(customer.profile().getInt("points.available")).isEqualTo(300 - 200 + 8);

        customer.cancel("spending", now)
                .then()
                .statusCode(201)
                .body("refund.points", is(200))
                .body("points.clawedBack", is(8));

        assertThat(pointsAndDebt()).containsExactly(300, 0);
        assertThat(customer.profile().getInt("points.redeemed")).isZero();
    }

    @Test
    void whatPointsPaidIsNoSpendAndEarnsNothing() {
        buy("earning", "300.00");
        int earned = pay("spending", 200, TEN).getInt("points.earned");

        assertThat(earned).isEqualTo(8);
        assertThat(customer.profile().getDouble("spend12m")).isEqualTo(308.0);
    }

    @Test
    void spendingPointsCostsNoTier() {
        buy("first", "1.00");
        customer.adjust("welcome", now, 100_000, true).then().statusCode(201);
        buy("second", "1.00");
        assertThat(customer.profile().getString("tier.current")).isEqualTo("gold");

        customer.redeem("all", now, 100_000).then().statusCode(201);
        buy("third", "1.00");

        assertThat(customer.profile().getInt("points.available")).isLessThan(100);
        assertThat(customer.profile().getString("tier.current")).isEqualTo("gold");
    }

    @Test
    void quotesThatPromisedTheSamePointsAreBookedWithWhatIsStillThere() {
        buy("earning", "300.00");
        String basket = customer.basket(now, redeeming(300, lines(line("1", "fee", 1, "3.00"))));
        for (int i = 0; i < 3; i++) {
            customer.evaluate(basket).then().body("redemption.points", is(300));
        }

        List<Integer> paid = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            paid.add(customer.order("o" + i, basket)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("redemption.points"));
        }

        assertThat(paid).containsExactly(300, 0, 0);
        assertThat(pointsAndDebt()).containsExactly(0, 0);
        assertThat(customer.booked("o2").getString("decision.redemption.because"))
                .isEqualTo("the member has no points to use");
    }

    @Test
    void manyOrdersThatWantTheSamePointsAtOnceSpendThemOnce() throws Exception {
        buy("earning", "300.00");
        String basket = customer.basket(now, redeeming(200, lines(line("1", "fee", 1, "2.00"))));
        List<Callable<Integer>> orders = IntStream.range(0, 16)
                .<Callable<Integer>>mapToObj(i -> () -> customer.order("o" + i, basket)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("redemption.points"))
                .toList();

        List<Integer> paid = Customer.atOnce(orders);

        assertThat(paid).containsOnlyOnce(200).containsOnlyOnce(100).containsOnly(200, 100, 0);
        assertThat(pointsAndDebt()).containsExactly(0, 0);
    }

    @Test
    void theMemberSaysHowManyPointsPay() {
        buy("earning", "300.00");
        customer.evaluate(customer.basket(now, TEN))
                .then()
                .body("redemption.points", is(0))
                .body("redemption.maxPoints", is(300));

        pay("some", 120, TEN);

        assertThat(customer.booked("some").<List<Float>>get("decision.redemption.lines.amount"))
                .containsExactly(1.2F);
        customer.evaluate(customer.basket(now, TEN)).then().body("redemption.maxPoints", is(300 - 120 + 8));
    }

    private void buy(String order, String price) {
        customer.order(order, customer.basket(now, lines(line("1", "groceries", 1, price))))
                .then()
                .statusCode(201);
    }

    private JsonPath pay(String order, int points, String lines) {
        return customer.order(order, customer.basket(now, redeeming(points, lines)))
                .then()
                .statusCode(201)
                .body("redemption.points", is(points))
                .extract()
                .jsonPath();
    }

    private static String redeeming(int points, String lines) {
        return "\"redeem\":{\"points\":" + points + "}," + lines;
    }

    private List<Integer> pointsAndDebt() {
        JsonPath profile = customer.profile();
        return List.of(profile.getInt("points.available"), profile.getInt("points.debt"));
    }
}
