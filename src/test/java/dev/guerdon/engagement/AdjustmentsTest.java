package dev.guerdon.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

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
class AdjustmentsTest {
    private static final String AT = "2020-01-10T12:00:00+08:00";

    private Someone member;

    @BeforeEach
    void aMemberHasTwentyPoints() {
        member = Someone.with(20, AT);
    }

    @Test
    void pointsThatAreGivenLapseAsTheExpiryRulesSay() {
        member.adjusts("j1", points(50))
                .statusCode(201)
                .body("memberId", equalTo(member.id()))
                .body("adjustmentId", equalTo("j1"))
                .body("at", equalTo(AT))
                .body("points", equalTo(50))
                .body("reason", equalTo("Lost parcel"))
                .body("actor", equalTo("jo"))
                .body("qualifying", equalTo(false))
                .body("expiresOn", equalTo("2021-01-31"))
                .body("balance.available", equalTo(70));
    }

    @Test
    void pointsAreTakenLikeSpending() {
        member.adjusts("j1", points(-15))
                .statusCode(201)
                .body("points", equalTo(-15))
                .body("expiresOn", nullValue())
                .body("balance.available", equalTo(5));
    }

    @Test
    void overdrawingIsRefused() {
        member.adjusts("j1", points(-30))
                .statusCode(409)
                .body("code", equalTo("not-enough-points"))
                .body(
                        "detail",
                        equalTo(
                                "The member has 20 points, 30 are to be taken: take fewer, or say \"allowDebt\": true."));
    }

    @Test
    void overdrawingThatIsAllowedBecomesDebtWhichLaterPointsRepay() {
        member.adjusts("j1", with(-30, "\"allowDebt\": true"))
                .statusCode(201)
                .body("balance.available", equalTo(0))
                .body("balance.debt", equalTo(10));
        member.adjusts("j2", points(15)).body("balance.available", equalTo(5)).body("balance.debt", equalTo(0));
    }

    @Test
    void theSameAdjustmentAgainChangesNothing() {
        String first = member.adjusts("j1", points(50)).extract().asString();

        assertThat(member.adjusts("j1", with(50, "\"qualifying\": false, \"allowDebt\": null"))
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(first);
        member.adjusts("j1", points(51)).statusCode(409).body("code", equalTo("conflict"));
        member.adjusts("j1", with(50, "\"qualifying\": true")).statusCode(409).body("code", equalTo("conflict"));
    }

    @Test
    void anUnknownMemberCantBeAdjusted() {
        Someone.unknown().adjusts("j1", points(50)).statusCode(404).body("code", equalTo("unknown-member"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"points\": 0, \"reason\": \"a\", \"actor\": \"b\"} | points",
                "{\"reason\": \"a\", \"actor\": \"b\"} | points",
                "{\"points\": 1000000001, \"reason\": \"a\", \"actor\": \"b\"} | points",
                "{\"points\": 1, \"actor\": \"b\"} | reason",
                "{\"points\": 1, \"reason\": \" \", \"actor\": \"b\"} | reason",
                "{\"points\": 1, \"reason\": \"a\"} | actor",
            })
    void whatCantBeIsRefused(String body, String field) {
        member.adjusts("j1", body)
                .statusCode(400)
                .body("code", equalTo("invalid"))
                .body("field", equalTo(field));
    }

    private static String points(long points) {
        return with(points, "\"at\": \"" + AT + "\"");
    }

    private static String with(long points, String more) {
        String at = more.contains("\"at\"") ? "" : ", \"at\": \"" + AT + "\"";
        return """
                {"points": %d, "reason": "Lost parcel", "actor": "jo", %s%s}""".formatted(points, more, at);
    }
}
