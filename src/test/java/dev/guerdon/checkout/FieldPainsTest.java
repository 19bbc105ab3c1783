package dev.guerdon.checkout;

import static dev.guerdon.checkout.Customer.line;
import static dev.guerdon.checkout.Customer.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * What users of other systems complain of around orders, each as it is here, over HTTP. Races (field pains 13 to 18, 22) are in
 * {@link LimitsTest}, coupons of others (23) and such that take nothing off (21) in {@link CouponsTest}, rules that change
 * (32, 33) in {@link ExplanationTest} and {@link ReturnsTest}.
 */
@QuarkusTest
@TestRules.Under(ShopRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class FieldPainsTest {
    private static final String FIFTY = lines(line("1", "groceries", 2, "25.00"));

    private final Customer customer = new Customer();
    private final Instant now = Instant.now();

    /** Field pain 2: the shop shows another total than it books. */
    @Test
    void anEvaluationIsWhatIsBooked() {
        String basket =
                customer.basket(now, lines(line("1", "groceries", 7, "3.3333"), line("2", "books", 3, "0.0149")));
        String shown = customer.evaluate(basket).jsonPath().getString("pricing");
        assertThat(customer.order("o", basket).jsonPath().getString("pricing")).isEqualTo(shown);
    }

    /** Field pains 7 and 8: points stay after a refund, or are taken twice where they were spent. */
    @Test
    void aRefundTakesWhatTheOrderGaveOnce() {
        customer.order("o", customer.basket(now, FIFTY)).then().statusCode(201);
        long earned = customer.profile().getLong("points.available");
        customer.redeem("r", now, 30).then().statusCode(201);

        customer.takeBack("o", "x", now, "1", 2).then().statusCode(201);
        JsonPath after = customer.profile();
        assertThat(after.getLong("points.clawedBack")).isEqualTo(earned);
        assertThat(after.getLong("points.available")).isZero();
        assertThat(after.getLong("points.debt")).isEqualTo(30);

        customer.cancelRedemption("r", now).then().statusCode(201);
        assertThat(customer.profile().getLong("points.debt")).isZero();
        assertThat(customer.profile().getLong("points.available")).isZero();
    }

    /** Field pain 9: a partial return pays the list price back, and leaves what only the whole order had earned. */
    @Test
    void aPartialReturnPaysBackWhatWasPaidAndTakesWhatIsNoLongerEarned() {
        String books = lines(line("1", "books", 6, "20.00"));
        String basket = customer.basket(now, "\"coupons\":[\"PUBLIC5\"]," + books);
        customer.order("o", basket).then().statusCode(201).body("pricing.discount", is(6.0F));
        assertThat(customer.profile().getList("badges")).hasSize(1);

        customer.takeBack("o", "x", now, "1", 5)
                .then()
                .statusCode(201)
                .body("refund.amount", is(95.0F))
                .body("points.clawedBack", is(95));
        assertThat(customer.profile().getList("badges")).isEmpty();
    }

    /** Field pains 10 and 12: a cancelled order burns its coupon, and counts on in the campaign. */
    @Test
    void aCancelledOrderGivesBackItsCouponAndItsUse() {
        String basket = customer.basket(now, "\"coupons\":[\"PUBLIC5\"]," + FIFTY);
        customer.order("a", basket).then().body("coupons[0].status", is("used"));
        customer.evaluate(basket).then().body("coupons[0].status", is("unused"));
        customer.cancel("a", now).then().statusCode(201);
        customer.order("b", basket).then().body("coupons[0].status", is("used"));
    }

    /** Field pain 28: whether points are earned on what points paid. Here a rule says so: these earn on what is paid. */
    @Test
    void pointsAreEarnedOnWhatTheRuleNames() {
        customer.order("a", customer.basket(now, lines(line("1", "groceries", 1, "1000.00"))))
                .then()
                .statusCode(201);
        customer.order(
                        "b",
                        customer.basket(
                                now, "\"redeem\":{\"points\":500}," + lines(line("1", "groceries", 1, "50.00"))))
                .then()
                .statusCode(201)
                .body("redemption.amount", is(5.0F))
                .body("points.lines[0].points", is(45));
    }

    /** Field pain 29: customers can't choose how many points they use. */
    @Test
    void theCustomerChoosesHowManyPointsToUse() {
        customer.order("a", customer.basket(now, FIFTY)).then().statusCode(201);
        customer.evaluate(customer.basket(now, "\"redeem\":{\"points\":7}," + FIFTY))
                .then()
                .body("redemption.points", is(7))
                .body("redemption.amount", is(0.07F));
    }

    /** Field pain 31: nobody says why a code does not work. */
    @Test
    void aCodeThatDoesNotWorkSaysWhy() {
        customer.evaluate(customer.basket(now, "\"coupons\":[\"FAITHFUL5\"]," + FIFTY))
                .then()
                .body("coupons[0].because", equalTo("no rule gives anything for it: Member orders > 100: it is 0"));
        customer.evaluate(customer.basket(now, "\"coupons\":[\"NOSUCH\"]," + FIFTY))
                .then()
                .body("coupons[0].because", equalTo("there is no such code"));
    }
}
