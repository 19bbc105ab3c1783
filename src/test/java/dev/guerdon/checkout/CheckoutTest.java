package dev.guerdon.checkout;

import static io.restassured.RestAssured.given;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.ledger.Audit;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Baskets and orders, as a shop sends them. Each test has members of its own. */
@QuarkusTest
@TestRules.Under(ShopRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class CheckoutTest {
    private static final RestAssuredConfig EXACT = RestAssuredConfig.config()
            .jsonConfig(JsonConfig.jsonConfig().numberReturnType(JsonPathConfig.NumberReturnType.BIG_DECIMAL));

    private final String member = "m-" + UUID.randomUUID();

    @AfterEach
    void theLedgerAgreesWithItself() throws SQLException {
        RoundTrip reads = new RoundTrip();
        List<Audit.Discrepancy> found = Audit.discrepancies(reads);
        try (Connection connection = TestDatabase.connect()) {
            reads.run(connection);
        }
        assertThat(found).isEmpty();
    }

    @Test
    void anEvaluationStoresNothing() {
        evaluate(basket("groceries", 2, "10.00"))
                .body("pricing.total", equalTo(new BigDecimal("20.00")))
                .body("points.earned", is(20))
                .body("tier.missing[0].amount", equalTo(new BigDecimal("480.00")));
        given().get("/v1/members/" + member).then().statusCode(404).body("code", is("unknown-member"));
    }

    @Test
    void aGuestPaysThePriceAndHoldsNothing() {
        given().config(EXACT)
                .contentType("application/json")
                .body("{\"lines\":[{\"lineId\":\"1\",\"sku\":\"A\",\"quantity\":3,\"unitPrice\":0.3333}]}")
                .post("/v1/evaluations")
                .then()
                .statusCode(200)
                .body("pricing.total", equalTo(new BigDecimal("1.00")))
                .body("memberId", is((Object) null));
    }

    @Test
    void manyUnitsOfAnUnevenPriceAreRoundedOnceForTheLine() {
        evaluate(basket("groceries", 7, "158.7029").replaceFirst("\\{", "{\"coupons\":[\"PUBLIC5\"],"))
                .body("pricing.subtotal", equalTo(new BigDecimal("1110.92")))
                .body("pricing.total", equalTo(new BigDecimal("1055.37")));
    }

    @Test
    void moneyIsWrittenWithTheDecimalsOfTheCurrencyEvenWhereNothingIsLeft() {
        order("gives", basket("books", 1, "120.00"));
        String code = profile().extract().path("coupons[0].code");
        String free = put(
                        "free",
                        basket("groceries", 3, "3.3333").replaceFirst("\\{", "{\"coupons\":[\"" + code + "\"],"))
                .then()
                .statusCode(201)
                .extract()
                .asString();

        assertThat(free)
                .contains("\"subtotal\":10.00,\"discount\":10.00,\"shipping\":0.00,\"total\":0.00")
                .contains("{\"lineId\":\"1\",\"amount\":10.00,\"discount\":10.00,\"net\":0.00}");
    }

    @Test
    void anEvaluationEqualsTheOrderBookedRightAfterIt() {
        order("first", basket("books", 3, "40.00"));
        String basket = basket("books", 7, "33.33").replaceFirst("\\{", "{\"at\":\"" + OffsetDateTime.now(UTC) + "\",");
        Response quote = given().contentType("application/json").body(basket).post("/v1/evaluations");
        Response booked = put("second", basket);
        assertThat(booked.statusCode()).isEqualTo(201);
        assertThat(booked.asString()).isEqualTo(quote.asString());
    }

    @Test
    void anOrderIsBookedOnceAndAnsweredAlike() {
        Response first = put("one", basket("groceries", 2, "10.00"));
        Response again = put("one", basket("groceries", 2, "10.0"));
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        put("one", basket("groceries", 3, "10.00")).then().statusCode(409).body("code", is("conflict"));
        profile().body("points.available", is(20)).body("orders", is(1));
    }

    @Test
    void anotherDecisionThanExpectedBooksNothing() {
        String basket = basket("groceries", 2, "10.00");
        put("one", basket.replaceFirst("\\{", "{\"expect\":{\"total\":19.00},"))
                .then()
                .statusCode(409)
                .body("code", is("decision-changed"))
                .body("decision.points.earned", is(20));
        given().get("/v1/orders/" + member + "-one").then().statusCode(404);
        put("one", basket.replaceFirst("\\{", "{\"expect\":{\"total\":20},"))
                .then()
                .statusCode(201);
    }

    @Test
    void pointsPayAndComeBackWithWhatTheyPaidFor() {
        order("earn", basket("groceries", 10, "30.00"));
        put("spend", basket("groceries", 2, "5.00").replaceFirst("\\{", "{\"redeem\":{\"points\":200},"))
                .then()
                .statusCode(201)
                .body("redemption.points", is(200))
                .body("points.earned", is(8));
        profile().body("points.available", is(108)).body("points.redeemed", is(200));
        takeBack("spend", "r1", 1)
                .statusCode(201)
                .body("refund.amount", is(5.0F))
                .body("refund.paidByPoints", is(1.0F))
                .body("refund.points", is(100))
                .body("points.clawedBack", is(4));
        profile().body("points.available", is(204)).body("points.redeemed", is(100));
    }

    @Test
    void aPartialReturnClawsBackOnlyWhatTheRestNoLongerEarns() {
        order("one", basket("groceries", 3, "10.50"));
        takeBack("one", "r1", 1)
                .statusCode(201)
                .body("refund.money", is(10.5F))
                .body("points.clawedBack", is(10))
                .body("points.remaining", is(21))
                .body("isWhole", is(false));
        takeBack("one", "r1", 1).statusCode(200);
        takeBack("one", "r1", 2).statusCode(409).body("code", is("conflict"));
        takeBack("one", "r2", 3)
                .statusCode(409)
                .body("code", is("too-many-returned"))
                .body("field", is("lines[0].quantity"));
        takeBack("one", "r3", 2).statusCode(201).body("points.remaining", is(0));
        profile()
                .body("points.available", is(0))
                .body("points.clawedBack", is(31))
                .body("orders", is(0));
        given().get("/v1/orders/" + member + "-one")
                .then()
                .statusCode(200)
                .body("status", is("returned"))
                .body("returns", hasSize(2));
    }

    @ParameterizedTest
    @CsvSource({"0.00, basic", "499.99, basic", "500.00, silver", "1999.99, silver", "2000.00, gold"})
    void aTierIsReachedAtItsThresholdAndNotACentBelow(String price, String tier) {
        put("one", basket("groceries", 1, price)).then().statusCode(201).body("tier.after", is(tier));
        profile().body("tier.current", is(tier));
    }

    @Test
    void aTierReachedByAnOrderThatCameBackIsJudgedAgain() {
        put("big", basket("groceries", 1, "2500.00"))
                .then()
                .body("tier.before", is("basic"))
                .body("tier.after", is("gold"));
        put("next", basket("groceries", 1, "100.00"))
                .then()
                .body("pricing.discount", is(10.0F))
                .body("tier.before", is("gold"));
        given().contentType("application/json")
                .body("{}")
                .put("/v1/orders/" + member + "-big/cancellation")
                .then()
                .statusCode(201)
                .body("tier.before", is("gold"))
                .body("tier.after", is("basic"));
        profile().body("tier.current", is("basic")).body("spend12m", is(90.0F));
        given().contentType("application/json")
                .body("{}")
                .put("/v1/orders/" + member + "-big/cancellation")
                .then()
                .statusCode(200);
    }

    @Test
    void whoComesDownByACancellationIsWhereTheyWereSinceThen() {
        String small = basket("groceries", 1, "600.00");
        String before = Instant.now().minus(Duration.ofDays(40)).toString();
        put("small", small.replaceFirst("\\{", "{\"at\":\"" + before + "\","));
        String since = profile().extract().path("tier.since");
        put("big", basket("groceries", 1, "2500.00")).then().body("tier.after", is("gold"));
        given().contentType("application/json")
                .body("{}")
                .put("/v1/orders/" + member + "-big/cancellation")
                .then()
                .body("tier.after", is("silver"));
        profile().body("tier.current", is("silver")).body("tier.since", is(since));
    }

    @Test
    void anAttributeThatIsNullOrEmptySaysNoMoreThanNone() {
        String plain = basket("books", 1, "12.00");
        put("o", plain.replaceFirst("\\{", "{\"attributes\":{\"a\":null,\"b\":\"\"},"))
                .then()
                .statusCode(201);
        put("o", plain).then().statusCode(200);
    }

    @Test
    void anEvaluationExpectsNothing() {
        given().contentType("application/json")
                .body(basket("books", 1, "12.00").replaceFirst("\\{", "{\"expect\":{\"total\":1},"))
                .post("/v1/evaluations")
                .then()
                .statusCode(400)
                .body("code", is("invalid"))
                .body("field", is("expect"));
    }

    @Test
    void aCouponIsUsedOnceAndComesBackWithTheWholeOrder() {
        order("gives", basket("books", 1, "120.00"));
        String code = profile().body("badges[0].code", is("reader")).extract().path("coupons[0].code");
        String withCoupon = basket("groceries", 1, "50.00").replaceFirst("\\{", "{\"coupons\":[\"" + code + "\"],");
        put("uses", withCoupon)
                .then()
                .statusCode(201)
                .body("pricing.discount", is(10.0F))
                .body("coupons[0].status", is("used"));
        put("again", withCoupon)
                .then()
                .statusCode(201)
                .body("pricing.discount", is(0.0F))
                .body("coupons[0].because", notNullValue());
        given().contentType("application/json")
                .body("{}")
                .put("/v1/orders/" + member + "-uses/cancellation")
                .then()
                .statusCode(201);
        evaluate(withCoupon).body("coupons[0].status", is("used"));
    }

    @Test
    void giftsThatAreNoLongerEarnedAreTakenBack() {
        order("gives", basket("books", 2, "60.00"));
        takeBack("gives", "r", 1).statusCode(201).body("revoked.code", hasItem("THANKS10"));
        profile().body("coupons", empty()).body("badges", empty());
    }

    @Test
    void aReturnDoesNotNameTheCouponThatAnotherOrderUsesByNow() {
        order("gives", basket("books", 2, "60.00"));
        String code = profile().extract().path("coupons[0].code");
        order("uses", basket("groceries", 1, "50.00").replaceFirst("\\{", "{\"coupons\":[\"" + code + "\"],"));
        takeBack("gives", "r", 1).statusCode(201).body("revoked.code", contains("reader"));
    }

    @Test
    void anExplanationSaysWhyARuleDidNotFire() {
        given().contentType("application/json")
                .queryParam("explain", true)
                .body(basket("groceries", 1, "1.00"))
                .post("/v1/evaluations")
                .then()
                .body(
                        "explanation.find { it.rule == 'Gold members pay ten percent less' }.because",
                        containsString("it is \"basic\""));
    }

    @Test
    void badInputIsToldByItsFieldAndChangesNothing() {
        put("bad", basket("groceries", 0, "1.00"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", is("lines[0].quantity"));
        put("bad", basket("groceries", 1, "1.00").replace("quantity", "quantty"))
                .then()
                .statusCode(400)
                .body("code", is("unknown-field"))
                .body("detail", containsString("quantity"));
        put("bad", basket("groceries", 1, "1.00").replaceFirst("\\{", "{\"at\":\"2099-01-01T00:00:00Z\","))
                .then()
                .statusCode(400)
                .body("code", is("future"));
        given().get("/v1/members/" + member).then().statusCode(404);
    }

    @Test
    void theSameOrderSentThirtyTwoTimesAtOnceIsBookedOnce() throws Exception {
        List<Integer> statuses = Customer.atOnce(IntStream.range(0, 32)
                .mapToObj(i -> (Callable<Integer>)
                        () -> put("same", basket("groceries", 1, "7.00")).statusCode())
                .toList());
        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        profile().body("points.available", is(7)).body("orders", is(1));
    }

    @Test
    void anOrderAndItsReturnRacingEndInOneOfTheTwoRightStates() throws Exception {
        for (int i = 0; i < 5; i++) {
            String id = "race" + i;
            List<Integer> statuses = Customer.atOnce(List.of(
                    () -> put(id, basket("groceries", 1, "7.00")).statusCode(),
                    () -> takeBack(id, "r", 1).extract().statusCode()));
            int left = statuses.get(1) == 201 ? 0 : 7;
            assertThat(statuses.get(0)).isEqualTo(201);
            assertThat(statuses.get(1)).isIn(201, 404);
            if (left == 7) {
                takeBack(id, "r", 1).statusCode(201);
            }
        }
        profile().body("points.available", is(0));
    }

    @Test
    void aBudgetOfAHundredUsesUnderTwoHundredOrdersIsUsedExactlyAHundredTimes() throws Exception {
        List<Callable<Integer>> orders = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String id = "m" + i + "-" + member;
            String basket =
                    "{\"memberId\":\"" + id + "\",\"channel\":\"app\",\"lines\":[{\"lineId\":\"1\",\"sku\":\"A\","
                            + "\"category\":\"groceries\",\"quantity\":1,\"unitPrice\":1.00}]}";
            orders.add(() -> given().contentType("application/json")
                    .body(basket)
                    .put("/v1/orders/o-" + id)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("points.earned"));
        }
        List<Integer> earned = Customer.atOnce(orders);
        assertThat(earned).filteredOn(points -> points == 51).hasSize(100);
        assertThat(earned).filteredOn(points -> points == 1).hasSize(100);
    }

    private String basket(String category, int quantity, String unitPrice) {
        return """
                {"memberId":"%s","channel":"web","lines":[{"lineId":"1","sku":"A","category":"%s","quantity":%d,"unitPrice":%s}]}""".formatted(member, category, quantity, unitPrice);
    }

    private static ValidatableResponse evaluate(String basket) {
        return given().config(EXACT)
                .contentType("application/json")
                .body(basket)
                .post("/v1/evaluations")
                .then()
                .statusCode(200);
    }

    private Response put(String order, String basket) {
        return given().contentType("application/json").body(basket).put("/v1/orders/" + member + "-" + order);
    }

    private void order(String order, String basket) {
        put(order, basket).then().statusCode(201);
    }

    private ValidatableResponse takeBack(String order, String id, int quantity) {
        return given().contentType("application/json")
                .body("{\"lines\":[{\"lineId\":\"1\",\"quantity\":" + quantity + "}]}")
                .put("/v1/orders/" + member + "-" + order + "/returns/" + id)
                .then();
    }

    private ValidatableResponse profile() {
        return given().get("/v1/members/" + member).then().statusCode(200);
    }
}
