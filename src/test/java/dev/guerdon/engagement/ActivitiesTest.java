package dev.guerdon.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestRules.Under(EngagementRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ActivitiesTest {
    private final Someone member = Someone.unknown();

    @Inject
    Database database;

    @Test
    void anActivityEarnsPointsAndEnrolsAnUnknownMemberOnItsDay() {
        member.acts("a1", checkIn("2020-01-10T23:30:00+00:00"))
                .statusCode(201)
                .body("memberId", equalTo(member.id()))
                .body("activityId", equalTo("a1"))
                .body("activityType", equalTo("check-in"))
                .body("at", equalTo("2020-01-10T23:30:00Z"))
                .body("points.earned", equalTo(5))
                .body("points.availableAt", equalTo("2020-01-10T23:30:00Z"))
                .body("points.expiresOn", equalTo("2021-01-31"))
                .body("effects[0].rule", equalTo("A check-in earns points"))
                .body("because", nullValue());
        member.profile().body("joinedOn", equalTo("2020-01-11")).body("points.earned", equalTo(5));
    }

    @Test
    void theSameActivityAgainIsGivenTheFirstAnswerLetterByLetter() {
        String first = text(member.acts("a1", checkIn("2020-01-10T12:00:00+08:00")));

        String again = text(member.acts("a1", """
                {"at": "2020-01-10T04:00:00Z", "activityType": "check-in", "subject": null, "attributes": {}}""").statusCode(200));

        assertThat(again).isEqualTo(first);
        member.profile().body("points.earned", equalTo(5));
    }

    @Test
    void anotherBodyUnderTheSameIdIsAConflict() {
        member.acts("a1", checkIn("2020-01-10T12:00:00+08:00"));

        member.acts("a1", checkIn("2020-01-11T12:00:00+08:00")).statusCode(409).body("code", equalTo("conflict"));
    }

    @Test
    void beyondTheDailyLimitAnActivityIsRecordedAndGivesNothing() {
        for (int i = 1; i <= 3; i++) {
            review(i, "2020-01-10T1" + i + ":00:00+08:00").body("because", nullValue());
        }

        review(4, "2020-01-10T23:59:59+08:00")
                .statusCode(201)
                .body("points.earned", equalTo(0))
                .body("points.expiresOn", nullValue())
                .body("effects", empty())
                .body("because", equalTo("3 of 3 \"review\" activities of this day were counted before"));
        review(5, "2020-01-11T00:00:00+08:00").body("points.earned", equalTo(20));
    }

    @Test
    void aLateActivityDoesNotGoBeyondTheLimitOfItsDay() {
        member.acts("a1", checkIn("2020-01-10T12:00:00+08:00"));

        member.acts("a2", checkIn("2020-01-10T08:00:00+08:00"))
                .body("points.earned", equalTo(0))
                .body("because", containsString("1 of 1"));
    }

    @Test
    void daysInARowBringABadgeOnce() {
        for (int day = 1; day <= 4; day++) {
            ValidatableResponse answer = member.acts("day-" + day, checkIn("2020-01-1" + day + "T12:00:00+08:00"));
            answer.body("effects.findAll { it.type == 'badge' }.size()", equalTo(day == 3 ? 1 : 0));
        }
        member.profile().body("badges.code", contains("regular"));
    }

    @Test
    void aDayBetweenEndsTheStreak() {
        for (String day : List.of("11", "12", "14")) {
            member.acts("day-" + day, checkIn("2020-01-" + day + "T12:00:00+08:00"));
        }
        member.profile().body("badges", empty());
    }

    @Test
    void aLateActivityIsDecidedAsOfItsMoment() {
        member.acts("second", checkIn("2020-01-12T12:00:00+08:00"));
        member.acts("third", checkIn("2020-01-13T12:00:00+08:00"));

        member.acts("first", checkIn("2020-01-11T12:00:00+08:00"))
                .body("effects.type", not(hasItem("badge")))
                .body("points.earned", equalTo(5));
    }

    @Test
    void rulesCountTheSubjectsOfEarlierOnes() {
        review(1, "2020-01-10T12:00:00+08:00").body("points.earned", equalTo(20));
        review(2, "2020-01-16T12:00:00+08:00").body("points.earned", equalTo(27));
    }

    @Test
    void aWindowOfDaysEnds() {
        review(1, "2020-01-10T12:00:00+08:00").body("points.earned", equalTo(20));
        review(2, "2020-01-17T12:00:00+08:00").body("points.earned", equalTo(20));
    }

    @Test
    void aCampaignGivesPointsOfItsOwnTermACouponAndAMessageThatNamesIt() {
        member.enrols("{\"consents\": [\"app\"], \"joinedOn\": \"2020-01-01\"}");

        member.acts("s1", """
                {"activityType": "survey", "at": "2020-01-10T12:00:00+08:00"}""")
                .statusCode(201)
                .body("points.earned", equalTo(100))
                .body("points.expiresOn", equalTo("2020-02-09"))
                .body(
                        "effects.findAll { it.status == 'applied' }.type.sort()",
                        contains("coupon", "message", "points"));

        assertThat(messages())
                .singleElement()
                .asString()
                .matches("Thank you, " + member.id() + ": THANKS-\\w+ is good until 2020-01-20");
    }

    @Test
    void aCampaignKeepsToItsLimitPerMember() {
        String survey = "{\"activityType\": \"survey\"}";
        member.acts("s1", survey).body("points.earned", equalTo(100));

        member.acts("s2", survey)
                .body("points.earned", equalTo(0))
                .body("effects.status", contains("rejected", "rejected", "rejected"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"activityType\": \"chek-in\"} | 400 | invalid | activityType | Did you mean \"check-in\"?",
                "{\"activityType\": \"singing\"} | 400 | invalid | activityType | There are check-in, review, share, survey.",
                "{\"activityType\": \"\"} | 400 | invalid | activityType | activityType",
                "{} | 400 | invalid | activityType | activityType",
                "{\"activityType\": \"check-in\", \"at\": \"2199-01-01T00:00:00Z\"} | 400 | future | at | ahead",
                "{\"activityType\": \"check-in\", \"subject\": \"a\\u0000\"} | 400 | invalid | subject | control characters",
                "{\"activityType\": \"check-in\", \"kind\": 1} | 400 | unknown-field | kind | activityType",
            })
    void whatCantBeIsRefusedAndChangesNothing(String body, int status, String code, String field, String sentence) {
        member.acts("a1", body)
                .statusCode(status)
                .body("code", equalTo(code))
                .body("field", equalTo(field))
                .body("detail", containsString(sentence));
        member.profile().statusCode(404);
    }

    private ValidatableResponse review(int number, String at) {
        return member.acts("r" + number, """
                {"activityType": "review", "subject": "ARTICLE-%d", "at": "%s"}""".formatted(number, at));
    }

    private static String checkIn(String at) {
        return """
                {"activityType": "check-in", "at": "%s"}""".formatted(at);
    }

    private static String text(ValidatableResponse answer) {
        return answer.extract().asString();
    }

    private List<String> messages() {
        List<String> messages = new ArrayList<>();
        RoundTrip reads = new RoundTrip();
        reads.query(
                "select text from message where member_id = ?",
                row -> messages.add(row.getString("text")),
                member.id());
        database.read(reads);
        return messages;
    }
}
