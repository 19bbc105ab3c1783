package dev.guerdon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.batch.RunView;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestRules.Under(Club.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class MembersByNightTest extends ClubTest {

    /** An order that is booked while a run is under way. */
    @Test
    void aRunOfThePresentTakesNothingFromWhoOrderedSinceItBegan() {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        order("o", "m", now.toString(), "100000.00");
        String tier = profile("m").getString("tier.current");

        run("tiers", now.minusSeconds(5).toString());
        assertThat(profile("m").getString("tier.current")).isEqualTo(tier);
        assertThat(profile("m").getInt("orders")).isEqualTo(1);

        run("tiers", now.minusDays(40).toString());
        assertThat(profile("m").getInt("orders")).isZero();
    }

    @Test
    void aTierComesDownAtOnceWhenTheSpendIsOlderThanAYear() {
        order("o1", "anna", "2024-01-10T12:00:00+08:00", "600.00");
        assertThat(profile("anna").getString("tier.current")).isEqualTo("gold");

        assertThat(run("tiers", "2025-01-10T11:59:59+08:00").effects()).isZero();
        assertThat(profile("anna").getString("tier.current")).isEqualTo("gold");
        assertThat(run("tiers", "2025-01-10T12:00:00+08:00").effects()).isEqualTo(1);

        assertThat(profile("anna").getString("tier.current")).isEqualTo("basic");
        assertThat(profile("anna").getString("tier.since")).isEqualTo("2025-01-10");
        assertThat(profile("anna").getFloat("spend12m")).isZero();
        assertThat(texts("select cause || ' ' || tier from tier_change order by change_no"))
                .containsExactly("order gold", "tiers basic");
    }

    @Test
    void aTierIsJudgedAsOfAPastDay() {
        order("o1", "anna", "2025-01-10T12:00:00+08:00", "600.00");

        assertThat(run("tiers", "2025-01-10T00:00:00+08:00").effects()).isEqualTo(1);
        assertThat(profile("anna").getString("tier.current")).isEqualTo("basic");
        assertThat(run("tiers", "2025-01-11T00:00:00+08:00").effects()).isEqualTo(1);

        assertThat(profile("anna").getString("tier.current")).isEqualTo("gold");
        assertThat(texts("select cause || ' ' || tier from tier_change order by change_no"))
                .containsExactly("order gold", "tiers basic", "tiers gold");
    }

    @Test
    void aDayThatIsJudgedAgainLeavesNoTraceInTheHistory() {
        order("o1", "anna", "2024-01-10T12:00:00+08:00", "600.00");
        run("tiers", "2025-02-01T03:00:00+08:00");

        assertThat(run("tiers", "2025-02-01T03:00:00+08:00").effects()).isZero();
        assertThat(texts("select tier from tier_change where cause = 'tiers'")).containsExactly("basic");
    }

    @Test
    void membersAreScoredAgainstEachOther() {
        member("dora", "{\"joinedOn\": \"2024-01-01\"}");
        order("o1", "anna", "2025-01-01T12:00:00+08:00", "10.00");
        order("o2", "bert", "2025-01-02T12:00:00+08:00", "20.00");
        order("o3", "bert", "2025-01-03T12:00:00+08:00", "20.00");

        RunView run = run("scores", "2025-02-01T03:00:00+08:00");

        assertThat(run.processed()).isEqualTo(3);
        assertThat(run.effects()).isEqualTo(2);
        assertThat(scores("anna")).isEqualTo("3 1 1");
        assertThat(scores("bert")).isEqualTo("5 3 3");
        assertThat(scores("dora")).as("never ordered").isEqualTo("0 0 0");
        assertThat(run("scores", "2025-02-01T03:00:00+08:00").effects()).isZero();
    }

    @Test
    void ordersAfterTheDayDoNotScore() {
        order("o1", "anna", "2025-01-01T12:00:00+08:00", "10.00");

        run("scores", "2025-01-01T00:00:00+08:00");

        assertThat(scores("anna")).isEqualTo("0 0 0");
    }

    @Test
    void theStageThatStandsLastCountsAndEverySegment() {
        member("dora", "{\"joinedOn\": \"2024-01-01\"}");
        order("o1", "anna", "2025-01-01T12:00:00+08:00", "10.00");
        order("o2", "bert", "2025-01-01T12:00:00+08:00", "120.00");
        order("o3", "bert", "2025-01-02T12:00:00+08:00", "120.00");

        assertThat(run("segments", "2025-02-01T03:00:00+08:00").effects()).isEqualTo(2);
        assertThat(place("anna")).isEqualTo("new {}");
        assertThat(place("bert")).isEqualTo("regular {big}");
        assertThat(place("dora")).isEqualTo(" {}");
        assertThat(run("segments", "2025-02-01T03:00:00+08:00").effects()).isZero();

        run("segments", "2025-04-01T03:00:00+08:00");
        assertThat(place("bert")).isEqualTo("away {big}");
    }

    private String scores(String memberId) {
        return texts("select recency || ' ' || frequency || ' ' || monetary from member where member_id = '" + memberId
                        + "'")
                .get(0);
    }

    private String place(String memberId) {
        return texts("select stage || ' ' || segments::text from member where member_id = '" + memberId + "'")
                .get(0);
    }
}
