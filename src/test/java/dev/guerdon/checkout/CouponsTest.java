package dev.guerdon.checkout;

import static dev.guerdon.checkout.Customer.line;
import static dev.guerdon.checkout.Customer.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What uses a coupon up, what does not, and what gives it back. */
@QuarkusTest
@TestRules.Under(ShopRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class CouponsTest {
    private static final String FIFTY = lines(line("1", "groceries", 2, "25.00"));

    private final Customer customer = new Customer();
    private final Instant now = Instant.now();

    @Test
    void aCouponThatTakesNothingOffStaysWithTheMember() {
        String code = couponOf(customer);
        String onlyFees = lines(line("1", "fee", 1, "50.00"));

        customer.order("fees", customer.basket(now, with(code, onlyFees)))
                .then()
                .statusCode(201)
                .body("pricing.discount", is(0.0F))
                .body("coupons[0].status", is("unused"))
                .body("coupons[0].because", equalTo("nothing is left to take off"));

        assertThat(statusOfCoupon(customer.order("goods", customer.basket(now, with(code, FIFTY)))))
                .isEqualTo("used");
    }

    @Test
    void aCouponOfSomebodyElseTakesNothingOffAndStaysTheirs() {
        Customer owner = new Customer();
        String code = couponOf(owner);

        customer.order("o", customer.basket(now, with(code, FIFTY)))
                .then()
                .statusCode(201)
                .body("pricing.discount", is(0.0F))
                .body("coupons[0].because", equalTo("it belongs to another member"));

        assertThat(statusOfCoupon(owner.order("o", owner.basket(now, with(code, FIFTY)))))
                .isEqualTo("used");
    }

    @Test
    void eachCodeThatCanNotBeUsedSaysWhy() {
        String used = couponOf(customer);
        customer.order("o", customer.basket(now, with(used + "\",\"PUBLIC5", FIFTY)));

        customer.evaluate(customer.basket(now, with(used + "\",\"PUBLIC5\",\"NONSENSE\",\"THANKS10", FIFTY)))
                .then()
                .statusCode(200)
                .body(
                        "coupons.because",
                        contains(
                                "it was used by order " + customer.id + "-o",
                                "the member used it as often as allowed (1)",
                                "there is no such code",
                                "there is no such code"));

        Customer late = new Customer();
        String old = couponOf(late);
        late.evaluate(late.basket(now.plus(Duration.ofDays(32)), with(old, FIFTY)))
                .then()
                .body("coupons[0].because", startsWith("it expired on "));
    }

    @Test
    void aCouponWhoseRulesAskForMoreSaysWhatIsMissing() {
        customer.evaluate(customer.basket(now, with("FAITHFUL5", FIFTY)))
                .then()
                .statusCode(200)
                .body("coupons[0].status", is("unused"))
                .body("coupons[0].because", equalTo("no rule gives anything for it: Member orders > 100: it is 0"));
    }

    @Test
    void quotesAndRefusedOrdersUseNoCouponUp() {
        String withCoupon = with(couponOf(customer), FIFTY);
        for (int i = 0; i < 3; i++) {
            assertThat(statusOfCoupon(customer.evaluate(customer.basket(now, withCoupon))))
                    .isEqualTo("used");
        }
        customer.order("o", customer.basket(now, "\"expect\":{\"total\":1.00}," + withCoupon))
                .then()
                .statusCode(409);

        assertThat(statusOfCoupon(customer.order("next", customer.basket(now, withCoupon))))
                .isEqualTo("used");
    }

    @Test
    void aCouponComesBackWithTheLastPieceOfItsOrder() {
        String withCoupon = customer.basket(now, with(couponOf(customer), FIFTY));
        customer.order("o", withCoupon).then().body("pricing.total", is(40.0F));

        customer.takeBack("o", "r1", now, "1", 1).then().statusCode(201);
        assertThat(statusOfCoupon(customer.evaluate(withCoupon))).isEqualTo("unused");
        customer.takeBack("o", "r2", now, "1", 1).then().statusCode(201).body("isWhole", is(true));

        assertThat(statusOfCoupon(customer.order("next", withCoupon))).isEqualTo("used");
    }

    @Test
    void aCancelledOrderThatIsSentAgainStaysCancelledAndTakesNothing() {
        String withCoupon = customer.basket(now, with(couponOf(customer), FIFTY));
        String first = customer.order("o", withCoupon).asString();
        customer.cancel("o", now).then().statusCode(201);
        assertThat(statusOfCoupon(customer.order("next", withCoupon))).isEqualTo("used");
        Object before = customer.profile().get();

        assertThat(customer.order("o", withCoupon)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(first);

        assertThat(customer.booked("o").getString("status")).isEqualTo("cancelled");
        assertThat(customer.profile().<Object>get()).isEqualTo(before);
        customer.cancel("next", now).then().statusCode(201);
        assertThat(statusOfCoupon(customer.evaluate(withCoupon))).isEqualTo("used");
    }

    @Test
    void aCouponThatIsHandedInWithManyOrdersAtOnceIsUsedOnce() throws Exception {
        String withCoupon = customer.basket(now, with(couponOf(customer), FIFTY));
        List<Callable<String>> orders = IntStream.range(0, 16)
                .<Callable<String>>mapToObj(i -> () -> statusOfCoupon(customer.order("o" + i, withCoupon)))
                .toList();

        assertThat(Customer.atOnce(orders)).containsOnly("used", "unused").containsOnlyOnce("used");
        assertThat(customer.profile().getDouble("spend12m")).isEqualTo(120 + 16 * 50 - 10);
    }

    @Test
    void theLastTwoUsesOfAPublicCodeGoToTwoOfManyMembers() throws Exception {
        List<Callable<String>> orders = Collections.nCopies(24, () -> {
            Customer someone = new Customer();
            return statusOfCoupon(someone.order("o", someone.basket(now, with("LAST2", FIFTY))));
        });

        List<String> statuses = Customer.atOnce(orders);
        assertThat(statuses).hasSize(24).containsOnly("used", "unused");
        assertThat(statuses).filteredOn("used"::equals).hasSize(2);
        customer.evaluate(customer.basket(now, with("LAST2", FIFTY)))
                .then()
                .body("coupons[0].because", is("all 2 are used"));
    }

    /** The coupon that an order of books brings. */
    private String couponOf(Customer member) {
        member.order("books", member.basket(now, lines(line("1", "books", 1, "120.00"))))
                .then()
                .statusCode(201);
        return member.profile().getString("coupons[0].code");
    }

    private static String with(String code, String lines) {
        return "\"coupons\":[\"" + code + "\"]," + lines;
    }

    private static String statusOfCoupon(Response decision) {
        assertThat(decision.statusCode()).as(decision.asString()).isIn(200, 201);
        return decision.path("coupons[0].status");
    }
}
