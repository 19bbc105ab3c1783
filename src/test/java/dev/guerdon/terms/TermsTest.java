package dev.guerdon.terms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The terms of the starter programme, as they are fetched. */
@QuarkusTest
@TestRules.Under(TestRules.Starter.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class TermsTest {
    @Test
    void termsAreStampedWithTheirRulebookAndDay() {
        String live = given().get("/v1/rulebook").jsonPath().getString("version");
        given().get("/v1/programme/terms")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("rulebook", equalTo(live))
                .body("programme", equalTo("Trail club"))
                .body("on", matchesPattern("\\d{4}-\\d{2}-\\d{2}"));
    }

    @Test
    void tiersSayWhatTheyNeed() {
        assertThat(sentences("Tiers"))
                .containsExactly(
                        "Everyone starts as basic.",
                        "silver: with 500.00 spent in twelve months.",
                        "gold: with 2000.00 spent in twelve months.",
                        "diamond: with 5000.00 spent in twelve months.",
                        "What is paid for fee is not counted as spent.",
                        "Who no longer qualifies for a tier comes down to the one they qualify for.");
    }

    @Test
    void rulesAreTellingTheirReasonAndNumbers() {
        assertThat(sentences("How points are earned"))
                .startsWith("Points for your order: 1 point for each 1.00 paid, not on fee.")
                .contains(
                        "Extra points for gold members: 2 times the points, for gold members.",
                        "Extra points on member day: 2 times the points, on member-day (the 8th of each month).",
                        "Where points would be multiplied more than once, only the highest factor counts.",
                        "A bonus for your first order: 100 points, on the first order.",
                        "Priority support for diamond members: priority-support for 365 days, for diamond members.")
                .endsWith("One order earns so many points at most, unless the member is diamond: at most 5000 points"
                        + " for one order, for members of all tiers but diamond.");
        assertThat(sentences("Prices"))
                .contains(
                        "Your silver price: 5 percent off, for silver members.",
                        "A mug for your trip: ENAMEL-MUG as a gift, from a basket of 199.00.",
                        "Discounts on a whole basket leave out fee.");
        assertThat(sentences("Points besides orders"))
                .contains("Points for your photo: 30 points, for a review (3 times a day), with photo.");
    }

    @Test
    void pointsSayWhatTheyAreWorthAndWhenTheyLapse() {
        assertThat(sentences("What points are worth"))
                .contains(
                        "Points pay for what is bought: one point pays 0.01 CNY, on articles not marked high-margin.",
                        "Points pay for a part of a basket at most: at most 50 percent of a basket.");
        assertThat(sentences("How long points last"))
                .containsExactly(
                        "Diamond members' points do not lapse: without end, for diamond members.",
                        "Points lapse at the end of a month, unless the member is diamond: until the end of the 12th"
                                + " month after the one they were earned in, for members of all tiers but diamond.");
    }

    @Test
    void whatTheShopKeepsToItselfIsNotTold() {
        String all = given().get("/v1/programme/terms").asString();
        assertThat(all).doesNotContain("champion", "dormant", "We miss you", "reminded", "backpack: together");
    }

    @Test
    void theSameAsOneText() {
        String text = given().accept("text/markdown")
                .get("/v1/programme/terms")
                .then()
                .statusCode(200)
                .contentType("text/markdown")
                .extract()
                .asString();
        assertThat(text)
                .startsWith("# Trail club\n\n## Tiers\n\n- Everyone starts as basic.\n")
                .containsPattern("\nAs of \\d{4}-\\d{2}-\\d{2}, rulebook [0-9a-f]{12}\\.\n$");
        given().accept("text/plain")
                .get("/v1/programme/terms")
                .then()
                .contentType("text/plain")
                .body(equalTo(text));
    }

    private static List<String> sentences(String title) {
        JsonPath terms = given().get("/v1/programme/terms").jsonPath();
        return terms.getList("sections.find { it.title == '" + title + "' }.sentences", String.class);
    }
}
