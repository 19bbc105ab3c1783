package dev.guerdon.checkout;

import static dev.guerdon.checkout.Customer.line;
import static dev.guerdon.checkout.Customer.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes back of orders, late orders, and the same order sent in other words. */
@QuarkusTest
@TestRules.Under(RichRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ReturnsTest {
    private static final String BONUS_ONCE = "effects.find { it.rule == 'Once there are thirty points for ten euros' }";

    private final Customer customer = new Customer();
    private final Instant now = Instant.now();

    @Test
    void aReturnAsksTheRulesUnderTheLimitsOfTheOrdersOwnTime() {
        String basket = customer.basket(now, lines(line("1", "toys", 1, "10.00"), line("2", "", 100, "1.00")));
        customer.order("o", basket).then().statusCode(201).body("points.earned", is(9 + 90 + 30 + 91));

        customer.takeBack("o", "r", now, "2", 10)
                .then()
                .body("points.clawedBack", is(9))
                .body("points.remaining", is(9 + 81 + 30 + 91));
    }

    @Test
    void whatComesBackIsRefundedAtWhatWasPaidForItAndTheRestKeepsItsDiscount() {
        customer.order("o", customer.basket(now, lines(line("1", "", 6, "60.00"))))
                .then()
                .body("pricing.subtotal", is(360.0F))
                .body("pricing.total", is(325.0F));

        customer.takeBack("o", "five", now, "1", 5).then().statusCode(201).body("refund.money", is(270.83F));
        assertThat(customer.profile().getDouble("spend12m")).isEqualTo(54.17);
        customer.takeBack("o", "last", now, "1", 1).then().statusCode(201).body("refund.money", is(54.17F));
        assertThat(customer.profile().getDouble("spend12m")).isZero();
    }

    /** 4.4555… points more for 10.00: no digit too many to be read again. */
    @Test
    void aNumberWithoutEndIsStoredReadAndTakenBackLikeAnyOther() {
        customer.order("o", customer.basket(now, lines(line("1", "sets", 1, "10.00"), line("2", "sets", 2, "9.00"))))
                .then()
                .statusCode(201)
                .body("points.lines.points", is(List.of(14, 26)));

        assertThat(customer.booked("o").getList("decision.points.lines.points")).containsExactly(14, 26);
        customer.takeBack("o", "half", now, "2", 1).then().statusCode(201).body("points.clawedBack", is(13));
        customer.takeBack("o", "first", now, "1", 1).then().body("points.clawedBack", is(14 + 30));
    }

    @Test
    void noTermHoldsATierThatAReturnedOrderLedTo() {
        Instant before = now.minus(Duration.ofDays(40));
        customer.order("small", customer.basket(before, lines(line("1", "", 1, "900.00"))));
        String since = customer.profile().getString("tier.since");
        customer.order("big", customer.basket(now, lines(line("1", "", 2, "1500.00"))))
                .then()
                .body("tier.before", is("silver"))
                .body("tier.after", is("gold"));

        customer.takeBack("big", "half", now, "1", 1).then().body("tier.after", is("gold"));
        customer.takeBack("big", "rest", now, "1", 1).then().body("tier.after", is("silver"));
        assertThat(customer.profile().getString("tier.until")).isNull();
        assertThat(customer.profile().getString("tier.since")).isEqualTo(since);
        customer.cancel("small", now).then().body("tier.before", is("silver")).body("tier.after", is("basic"));
    }

    @Test
    void aTierThatAnotherOrderLedToStaysForItsTerm() {
        customer.order("big", customer.basket(now.minusSeconds(60), lines(line("1", "", 1, "2400.00"))));
        customer.order("small", customer.basket(now, lines(line("1", "", 1, "10.00"))));

        customer.cancel("small", now).then().body("tier.after", is("gold"));
        assertThat(customer.profile().getString("tier.until")).isEqualTo("2099-12-31");
    }

    @Test
    void anOrderThatComesLateTakesNoSecondUseOfACampaign() {
        String basket = lines(line("1", "", 1, "20.00"));
        customer.order("in-time", customer.basket(now, basket)).then().body(BONUS_ONCE + ".status", is("applied"));

        customer.order("late", customer.basket(now.minus(Duration.ofDays(3)), basket))
                .then()
                .statusCode(201)
                .body(BONUS_ONCE + ".status", is("rejected"))
                .body(BONUS_ONCE + ".because", containsString("limit of 1 use"));
    }

    @Test
    void whatIsCancelledNowIsCancelledAfterAnOrderWhoseClockIsAhead() {
        Instant ahead = Instant.now().plus(Duration.ofMinutes(2));
        customer.order("ahead", customer.basket(ahead, lines(line("1", "", 1, "20.00"))))
                .then()
                .statusCode(201);

        customer.cancelNow("ahead").then().statusCode(201);
        assertThat(customer.profile().getInt("points.available")).isZero();
    }

    @Test
    void aBadgeAndABenefitStayWithTheOrderThatEarnedThemToo() {
        String basket = lines(line("1", "", 1, "80.00"));
        customer.order("first", customer.basket(now.minusSeconds(60), basket));
        customer.order("second", customer.basket(now, basket));

        customer.cancel("first", now).then().statusCode(201);
        assertThat(customer.profile().getList("badges.code")).containsExactly("reader");
        assertThat(customer.profile().getList("benefits.code")).containsExactly("support");
        assertThat(customer.profile().getList("coupons")).hasSize(1);
        customer.cancel("second", now).then().statusCode(201);
        assertThat(customer.profile().getList("badges")).isEmpty();
        assertThat(customer.profile().getList("benefits")).isEmpty();
    }

    @Test
    void pointsThatLapsedSinceTheLastRunCanNotPay() {
        customer.order("old", customer.basket(now.minus(Duration.ofDays(100)), lines(line("1", "", 1, "40.00"))));

        customer.evaluate(customer.basket(now, lines(line("1", "", 1, "40.00"))))
                .then()
                .body("redemption.maxPoints", is(0));
    }

    @Test
    void whatIsLeftOutIsTheSameAsItsDefault() {
        String basket = lines(line("1", "", 2, "5.00"));
        String first = customer.order("o", customer.basket(now, basket)).asString();

        String spelt = "\"shipping\":0.0,\"redeem\":{\"points\":0},\"coupons\":[],\"store\":null,\"expect\":{},"
                + basket.replace("\"quantity\":2", "\"quantity\":2.0").replace("5.00", "5");
        assertThat(customer.order("o", customer.basket(now, spelt))
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(first);
    }

    @Test
    void theSameOrderWithAnotherExpectationIsAnotherBody() {
        String basket = lines(line("1", "", 2, "5.00"));
        String expecting = "\"expect\":{\"total\":10.00}," + basket;
        customer.order("o", customer.basket(now, expecting)).then().statusCode(201);

        customer.order("o", customer.basket(now, expecting.replace("10.00", "10")))
                .then()
                .statusCode(200);
        customer.order("o", customer.basket(now, basket)).then().statusCode(409).body("code", is("conflict"));
    }
}
