package dev.guerdon.checkout;

import static dev.guerdon.checkout.Customer.line;
import static dev.guerdon.checkout.Customer.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What uses the limits of campaigns that nobody needs a code for, what does not, and what gives the use back. */
@QuarkusTest
@TestRules.Under(RichRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class LimitsTest {
    private static final String ONCE = "Once there are thirty points for ten euros";
    private static final String STALL = "The first two at the stall have a bonus";
    private static final String TWENTY = lines(line("1", "", 2, "10.00"));

    private final Customer customer = new Customer();
    private final Instant now = Instant.now();

    @Test
    void aQuoteThatIsAskedAgainIsTheSameUntilItIsOrdered() {
        String basket = customer.basket(now, TWENTY);
        String quote = customer.evaluate(basket).asString();
        for (int i = 0; i < 3; i++) {
            assertThat(customer.evaluate(basket).asString()).isEqualTo(quote);
        }
        assertThat(customer.order("o", basket).asString()).isEqualTo(quote);
        assertThat(statusOf(ONCE, customer.evaluate(basket))).isEqualTo("rejected");
    }

    @Test
    void aCancelledOrderGivesTheMemberTheirUseBack() {
        assertThat(statusOf(ONCE, order("first"))).isEqualTo("applied");
        assertThat(statusOf(ONCE, order("second"))).isEqualTo("rejected");

        customer.cancel("first", now).then().statusCode(201);

        assertThat(statusOf(ONCE, order("third"))).isEqualTo("applied");
        assertThat(statusOf(ONCE, order("fourth"))).isEqualTo("rejected");
    }

    @Test
    void anOrderGivesTheUseBackWithItsLastPiece() {
        assertThat(statusOf(ONCE, order("first"))).isEqualTo("applied");

        customer.takeBack("first", "r1", now, "1", 1).then().statusCode(201);
        assertThat(statusOf(ONCE, order("second"))).isEqualTo("rejected");
        customer.takeBack("first", "r2", now, "1", 1).then().statusCode(201);

        assertThat(statusOf(ONCE, order("third"))).isEqualTo("applied");
    }

    @Test
    void aCancelledOrderThatIsSentAgainTakesNoSecondUse() {
        order("first");
        customer.cancel("first", now).then().statusCode(201);
        assertThat(statusOf(ONCE, order("second"))).isEqualTo("applied");

        assertThat(order("first").statusCode()).isEqualTo(200);

        assertThat(customer.booked("first").getString("status")).isEqualTo("cancelled");
        assertThat(customer.profile().getInt("points.available")).isEqualTo(20 + 30);
    }

    @Test
    void anOrderThatCameBackByManyCallsAtOnceGivesItsUseOfTheBudgetBackOnce() throws Exception {
        Customer second = new Customer();
        assertThat(statusOf(STALL, atTheStall(customer))).isEqualTo("applied");
        assertThat(statusOf(STALL, atTheStall(second))).isEqualTo("applied");
        assertThat(statusOf(STALL, atTheStall(new Customer()))).isEqualTo("rejected");

        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String returnId = "r" + i;
            calls.add(() -> customer.cancel("stall", now).statusCode());
            calls.add(() -> customer.takeBack("stall", returnId, now, "1", 2).statusCode());
        }
        assertThat(Customer.atOnce(calls)).contains(201);

        assertThat(statusOf(STALL, atTheStall(new Customer()))).isEqualTo("applied");
        assertThat(statusOf(STALL, atTheStall(new Customer()))).isEqualTo("rejected");
        second.cancel("stall", now).then().statusCode(201);
        assertThat(statusOf(STALL, atTheStall(new Customer()))).isEqualTo("applied");
        assertThat(statusOf(STALL, atTheStall(new Customer()))).isEqualTo("rejected");
    }

    private Response order(String order) {
        return customer.order(order, customer.basket(now, TWENTY));
    }

    private Response atTheStall(Customer someone) {
        return someone.order("stall", someone.basket(now, "\"channel\":\"stall\"," + TWENTY));
    }

    private static String statusOf(String rule, Response decision) {
        assertThat(decision.statusCode()).as(decision.asString()).isIn(200, 201);
        return decision.path("effects.find { it.rule == '" + rule + "' }.status");
    }
}
