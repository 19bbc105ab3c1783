package dev.guerdon.checkout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.request.Json;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why each rule did or did not fire, as a shop reads it. Each test has members of its own. */
@QuarkusTest
@TestRules.Under(ReasonRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ExplanationTest {
    private final String member = "why-" + UUID.randomUUID();

    @Test
    void aConditionThatFailedIsToldWithTheValueThatWasThere() {
        assertThat(because("Gold members pay less")).isEqualTo("Member tier == \"gold\": it is \"basic\"");
        order("one", basket(1, "148.00"));
        assertThat(because("Members who spent a lot pay less")).startsWith("Member spend12m >= 2000: it is 147.7");
    }

    @Test
    void aRuleThatFiredTellsWhatItsConditionsSaw() {
        Map<String, Object> fired = reason(explanation(basket(1, "300.00")), "Large baskets cost less");
        assertThat(fired)
                .containsEntry("fired", true)
                .containsEntry("because", null)
                .containsEntry("package", "discounts")
                .containsEntry("values", Map.of("Basket subtotal", 300.00F));
    }

    @Test
    void everyRuleOfADecisionIsToldOf() {
        String guest = basket(1, "10.00").replace("\"" + member + "\"", "null");
        List<Map<String, Object>> explanation = explanation(guest);
        assertThat(explanation)
                .extracting(each -> each.get("package"))
                .containsOnly("discounts", "redemption", "earning", "expiry", "tiers");
        assertThat(reason(explanation, "A point is worth a cent").get("because"))
                .isEqualTo("the redemption rules were not asked: a guest has no points");
        assertThat(reason(explanation, "Campaign why-rare").get("because")).isEqualTo("no Member is there");
    }

    @Test
    void aRuleThatMatchesSeveralLinesTellsWhatItSawOfEach() {
        String basket = basket(1, "10.00")
                .replace(
                        "\"lines\":[",
                        "\"lines\":[{\"lineId\":\"2\",\"sku\":\"B\",\"category\":\"groceries\",\"quantity\":1,"
                                + "\"unitPrice\":5.00},");
        Map<String, Object> fired = reason(explanation(basket), "Members earn points for what they pay");
        JsonPath told = JsonPath.from(new Json(new ObjectMapper()).write(fired));
        assertThat(told.getInt("matches.count")).isEqualTo(2);
        assertThat(told.<List<String>>get("matches.values.'$line'")).containsExactly("2", "1");
        assertThat(told.<List<Float>>get("matches.values.'$paid'")).hasSize(2).doesNotContainNull();
        assertThat(told.<Map<String, Object>>get("matches.values[0]")).isEqualTo(told.get("values"));
    }

    @Test
    void theRedemptionRulesAreToldOfWhereThereAreNoPoints() {
        List<Map<String, Object>> explanation = explanation(basket(1, "10.00"));
        String none = "the redemption rules were not asked: the member has no points to use";
        assertThat(reason(explanation, "A point is worth a cent"))
                .containsEntry("fired", false)
                .containsEntry("because", none);
        order("one", basket(1, "10.00"));
        List<Map<String, Object>> stored = given().queryParam("explain", true)
                .get("/v1/orders/" + member + "-one")
                .path("decision.explanation");
        assertThat(reason(stored, "A point is worth a cent").get("because")).isEqualTo(none);
    }

    @Test
    void rulesAndCampaignsThatAreNotRunningNameTheirDates() {
        assertThat(because("Last year's price")).isEqualTo("the rule is over: it ran until 2020-12-31");
        assertThat(because("Campaign over")).isEqualTo("the campaign over is over: it ran until 2020-12-31");
        assertThat(because("Campaign coming"))
                .isEqualTo("the campaign coming has not begun: it runs from 2099-01-01 until 2099-01-31");
    }

    @ParameterizedTest
    @CsvSource({
        "Campaign coming,  2098-12-31T15:59:59Z, false", // a second before the year begins in Shanghai
        "Campaign coming,  2098-12-31T16:00:00Z, true",
        "Campaign coming,  2099-01-31T15:59:59Z, true",
        "Campaign coming,  2099-01-31T16:00:00Z, false",
        "Last year's price, 2020-12-31T15:59:59Z, true",
        "Last year's price, 2020-12-31T16:00:00Z, false"
    })
    void aCampaignAndARuleRunToTheEndOfTheirLastDayWhereTheProgrammeIs(String rule, String at, boolean runs) {
        String then = basket(1, "10.00").replaceFirst("\\{", "{\"at\":\"" + at + "\",");
        assertThat(reason(explanation(then), rule)).containsEntry("fired", runs);
    }

    @Test
    void aLimitThatIsReachedIsNamed() {
        assertThat(because("Campaign why-once")).isNull();
        order("one", basket(1, "10.00"));
        assertThat(because("Campaign why-once")).isEqualTo("the member's limit of 1 use a month is reached");
        assertThat(because("Campaign why-rare")).startsWith("the member can have it once in 180 days, next on 20");
    }

    @Test
    void aBudgetThatIsSpentIsNamed() {
        order("one", basket(1, "10.00"));
        String someoneElse = basket(1, "10.00").replace(member, member + "-2");
        assertThat(reason(explanation(someoneElse), "Campaign why-first"))
                .containsEntry("fired", false)
                .containsEntry("because", "the budget of 1 use is spent");
        assertThat(because("Campaign why-money")).isEqualTo("the budget of 0.00 is spent");
    }

    @Test
    void aBetterOfferOfItsGroupIsNamed() {
        assertThat(because("The smaller welcome")).isEqualTo("better offer of its group: The greater welcome");
        assertThat(because("The greater welcome")).isNull();
    }

    @Test
    void aCapIsNamed() {
        List<Map<String, Object>> explanation = explanation(basket(1, "1500.00"));
        assertThat(reason(explanation, "Large orders earn a bonus")).containsEntry("fired", true);
        assertThat(reason(explanation, "Members earn points for what they pay"))
                .containsEntry("fired", false)
                .containsEntry("because", "the cap of 500 points is reached")
                .containsKey("values");
    }

    @Test
    void aMissingConsentIsNamed() {
        assertThat(because("Members are thanked by text message")).isEqualTo("no consent for sms");
    }

    @Test
    void aCouponThatCantBeUsedIsNamed() {
        String withCoupon = basket(1, "10.00").replaceFirst("\\{", "{\"coupons\":[\"REASON5\"],");
        assertThat(reason(explanation(withCoupon), "The public coupon takes a part off"))
                .containsEntry("fired", true);
        order("one", withCoupon);
        assertThat(reason(explanation(withCoupon), "The public coupon takes a part off"))
                .containsEntry("fired", false)
                .containsEntry(
                        "because", "the coupon REASON5 can't be used: the member used it as often as allowed (1)");
        assertThat(because("The public coupon takes a part off")).isEqualTo("no Coupon is there");
    }

    @Test
    void anOrderIsExplainedAsItWasDecided() {
        order("earlier", basket(2, "300.00"));
        String basket = basket(3, "33.00")
                .replaceFirst(
                        "\\{",
                        "{\"coupons\":[\"REASON5\",\"NONE\"],\"redeem\":{\"points\":100},\"at\":\""
                                + OffsetDateTime.now(ZoneOffset.UTC) + "\",");
        List<Map<String, Object>> asked = explanation(basket);
        order("later", basket);
        order("more", basket(9, "300.00"));
        JsonPath order = given().queryParam("explain", true)
                .get("/v1/orders/" + member + "-later")
                .jsonPath();
        assertThat(order.<List<Map<String, Object>>>get("decision.explanation")).isEqualTo(asked);
        assertThat(order.getInt("decision.redemption.points")).isEqualTo(100);
        assertThat(given().get("/v1/orders/" + member + "-later").jsonPath().<Object>get("decision.explanation"))
                .isNull();
    }

    @Test
    void aDiscountWithinReachIsToldAndKeptWithTheOrder() {
        String basket =
                basket(1, "180.00").replaceFirst("\\{", "{\"at\":\"" + OffsetDateTime.now(ZoneOffset.UTC) + "\",");
        String quote = given().contentType("application/json")
                .body(basket)
                .post("/v1/evaluations")
                .asString();
        JsonPath hints = JsonPath.from(quote).setRootPath("hints");
        assertThat(hints.getString("text")).isEqualTo("[19.00 more for 50.00 off]");
        assertThat(hints.getString("rule")).isEqualTo("[Large baskets cost less]");
        String booked = given().contentType("application/json")
                .body(basket)
                .put("/v1/orders/" + member + "-near")
                .asString();
        assertThat(booked).isEqualTo(quote).contains("\"missing\":19.00");
    }

    @Test
    void theNearestWayToTheNextTierIsToldWithItsGap() {
        JsonPath silver = order("one", basket(1, "1000.00"));
        assertThat(silver.getString("tier.next")).isEqualTo("gold");
        assertThat(silver.getString("tier.missing[0].measure")).isEqualTo("spend12m");
        for (int i = 0; i < 7; i++) {
            order("small-" + i, basket(1, "1.00"));
        }
        assertThat(order("last", basket(1, "1.00")).<List<Map<String, Object>>>get("tier.missing"))
                .containsExactly(Map.of("measure", "orders12m", "amount", 1));
    }

    private String because(String rule) {
        return (String) reason(explanation(basket(1, "10.00")), rule).get("because");
    }

    private static Map<String, Object> reason(List<Map<String, Object>> explanation, String rule) {
        return explanation.stream()
                .filter(each -> rule.equals(each.get("rule")))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, Object>> explanation(String basket) {
        return given().contentType("application/json")
                .queryParam("explain", true)
                .body(basket)
                .post("/v1/evaluations")
                .then()
                .statusCode(200)
                .extract()
                .path("explanation");
    }

    private JsonPath order(String id, String basket) {
        return given().contentType("application/json")
                .body(basket)
                .put("/v1/orders/" + member + "-" + id)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private String basket(int quantity, String unitPrice) {
        return """
                {"memberId":"%s","channel":"web","lines":[{"lineId":"1","sku":"A","category":"groceries",\
                "quantity":%d,"unitPrice":%s}]}""".formatted(member, quantity, unitPrice);
    }
}
