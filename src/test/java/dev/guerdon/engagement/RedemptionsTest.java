package dev.guerdon.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestRules.Under(EngagementRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class RedemptionsTest {
    /** Points of this moment can be used until the end of January 2021. */
    private static final String EARNED = "2020-01-10T12:00:00+08:00";

    private Someone member;

    @BeforeEach
    void aMemberHasAHundredAndTwentyPoints() {
        member = Someone.with(120, EARNED);
    }

    @Test
    void pointsAreSpent() {
        member.redeems("r1", points(100, "2020-02-01T12:00:00+08:00"))
                .statusCode(201)
                .body("memberId", equalTo(member.id()))
                .body("redemptionId", equalTo("r1"))
                .body("at", equalTo("2020-02-01T12:00:00+08:00"))
                .body("points", equalTo(100))
                .body("status", equalTo("redeemed"))
                .body("balance.available", equalTo(20))
                .body("balance.pending", equalTo(0))
                .body("balance.debt", equalTo(0));
    }

    @Test
    void theSameRedemptionAgainSpendsNothingMore() {
        String body = points(100, "2020-02-01T12:00:00+08:00");
        String first = member.redeems("r1", body).extract().asString();

        assertThat(member.redeems("r1", body).statusCode(200).extract().asString())
                .isEqualTo(first);
    }

    @Test
    void anotherBodyUnderTheSameIdIsAConflict() {
        member.redeems("r1", points(10, "2020-02-01T12:00:00+08:00"));

        member.redeems("r1", points(11, "2020-02-01T12:00:00+08:00"))
                .statusCode(409)
                .body("code", equalTo("conflict"));
    }

    @Test
    void moreThanThereIsCantBeSpent() {
        member.redeems("r1", points(500, "2020-02-01T12:00:00+08:00"))
                .statusCode(409)
                .body("code", equalTo("not-enough-points"))
                .body("detail", equalTo("The member has 120 points to spend, 500 are asked for."));
        member.redeems("r1", points(120, "2020-02-01T12:00:00+08:00")).statusCode(201);
    }

    @Test
    void pointsCanBeSpentOnTheirLastDayAndNotAfter() {
        member.redeems("late", points(1, "2021-02-01T00:00:00+08:00"))
                .statusCode(409)
                .body("detail", containsString("has 0 points"));
        member.redeems("last", points(1, "2021-01-31T23:59:59+08:00")).statusCode(201);
    }

    @Test
    void aCancellationGivesThePointsBackWithDaysToUseThem() {
        member.redeems("r1", points(100, "2021-01-31T12:00:00+08:00"));

        member.cancels("r1", at("2021-02-10T12:00:00+08:00"))
                .statusCode(201)
                .body("at", equalTo("2021-02-10T12:00:00+08:00"))
                .body("points", equalTo(100))
                .body("status", equalTo("cancelled"))
                .body("balance.available", equalTo(100));
        member.redeems("r2", points(100, "2021-02-24T23:00:00+08:00")).statusCode(201);
    }

    @Test
    void theSameCancellationAgainGivesNothingMore() {
        member.redeems("r1", points(100, "2020-02-01T12:00:00+08:00"));
        String body = at("2020-02-02T12:00:00+08:00");
        String first = member.cancels("r1", body).extract().asString();

        assertThat(member.cancels("r1", body).statusCode(200).extract().asString())
                .isEqualTo(first);
        member.cancels("r1", at("2020-02-03T12:00:00+08:00")).statusCode(409).body("code", equalTo("conflict"));
    }

    @Test
    void aCancelledRedemptionStaysSpentUnderItsId() {
        String body = points(100, "2020-02-01T12:00:00+08:00");
        String first = member.redeems("r1", body).extract().asString();
        member.cancels("r1", at("2020-02-02T12:00:00+08:00"));

        assertThat(member.redeems("r1", body).statusCode(200).extract().asString())
                .isEqualTo(first);
    }

    @Test
    void aCancellationCantLieBeforeItsRedemption() {
        member.redeems("r1", points(100, "2020-02-01T12:00:00+08:00"));

        member.cancels("r1", at("2020-01-31T12:00:00+08:00")).statusCode(400).body("field", equalTo("at"));
    }

    @Test
    void aRedemptionThatIsNotThereCantBeCancelled() {
        member.cancels("r9", "{}").statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void anUnknownMemberHasNothingToSpend() {
        Someone stranger = Someone.unknown();

        stranger.redeems("r1", points(1, EARNED)).statusCode(404).body("code", equalTo("unknown-member"));
        stranger.cancels("r1", "{}").statusCode(404).body("code", equalTo("unknown-member"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"reward\": \"mug\"} | unsupported | reward",
                "{\"reward\": \"mug\", \"points\": 5} | unsupported | reward",
                "{} | invalid | points",
                "{\"points\": 0} | invalid | points",
                "{\"points\": -5} | invalid | points",
                "{\"points\": 1000000001} | invalid | points",
                "{\"points\": 1.5} | invalid | points",
                "{\"points\": 1, \"at\": \"2199-01-01T00:00:00Z\"} | future | at",
            })
    void whatCantBeIsRefused(String body, String code, String field) {
        member.redeems("r1", body).statusCode(400).body("code", equalTo(code)).body("field", equalTo(field));
    }

    private static String points(long points, String at) {
        return """
                {"points": %d, "at": "%s"}""".formatted(points, at);
    }

    private static String at(String at) {
        return """
                {"at": "%s"}""".formatted(at);
    }
}
