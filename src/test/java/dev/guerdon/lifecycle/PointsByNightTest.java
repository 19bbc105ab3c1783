package dev.guerdon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.batch.RunView;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestRules.Under(Club.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PointsByNightTest extends ClubTest {

    @Test
    void pointsThatAreDueBecomeAvailable() {
        order("o1", "anna", "2025-01-10T12:00:00+08:00", "100.00");

        run("release", "2025-01-13T11:59:59+08:00");
        assertThat(profile("anna").getInt("points.pending")).isEqualTo(100);
        RunView run = run("release", "2025-01-13T12:00:00+08:00");

        assertThat(run.total()).isEqualTo(1);
        assertThat(run.effects()).isEqualTo(1);
        assertThat(profile("anna").getInt("points.available")).isEqualTo(100);
        assertThat(profile("anna").getInt("points.pending")).isZero();
    }

    @Test
    void pointsCanBeUsedOnTheirLastDayAndAreGoneAtTheStartOfTheNext() {
        order("o1", "anna", "2025-01-10T12:00:00+08:00", "100.00");

        run("expiry", "2025-02-28T23:59:59+08:00");
        assertThat(profile("anna").getInt("points.available")).isEqualTo(100);
        assertThat(profile("anna").getString("points.next.expiresOn")).isEqualTo("2025-02-28");
        run("expiry", "2025-03-01T00:00:00+08:00");

        assertThat(profile("anna").getInt("points.available")).isZero();
        assertThat(profile("anna").getInt("points.expired")).isEqualTo(100);
    }

    @Test
    void pendingPointsDoNotLapse() {
        order("o1", "anna", "2025-01-30T12:00:00+08:00", "100.00");
        change("update ledger_lot set available_at = '2026-01-01T00:00:00Z'");

        run("expiry", "2025-05-01T03:00:00+08:00");

        assertThat(profile("anna").getInt("points.pending")).isEqualTo(100);
    }

    @Test
    void aNightThatIsRunAgainChangesNothingMore() {
        member("anna", "{\"joinedOn\": \"2024-01-01\", \"consents\": [\"app\"]}");
        order("o1", "anna", "2025-01-10T12:00:00+08:00", "100.00");
        order("o2", "anna", "2025-02-10T12:00:00+08:00", "30.00");

        assertThat(run("expiry", "2025-03-01T03:00:00+08:00").effects()).isPositive();

        assertThat(run("expiry", "2025-03-01T03:00:00+08:00").effects()).isZero();
        assertThat(run("release", "2025-03-01T03:00:00+08:00").effects()).isZero();
        assertThat(profile("anna").getInt("points.available")).isEqualTo(30);
    }

    @Test
    void everyRunDecidesTheLastDayAnew() {
        order("o1", "anna", "2025-01-10T12:00:00+08:00", "100.00");
        order("o2", "anna", "2025-01-11T12:00:00+08:00", "400.00");

        run("expiry", "2025-01-20T03:00:00+08:00");
        assertThat(texts("select expires_on from ledger_lot"))
                .as("anna is gold")
                .containsExactly(null, null);

        run("tiers", "2026-01-20T03:00:00+08:00");
        run("expiry", "2026-01-20T03:00:00+08:00");
        assertThat(profile("anna").getInt("points.available")).isZero();
    }

    @Test
    void aRunForAPastDayLeavesAloneWhatWasEarnedLater() {
        order("o1", "anna", "2025-03-10T12:00:00+08:00", "100.00");
        change("update ledger_lot set expires_on = '2030-01-01'");

        run("expiry", "2025-03-09T03:00:00+08:00");

        assertThat(texts("select expires_on from ledger_lot")).containsExactly("2030-01-01");
    }

    @Test
    void aRuleRemindsOnceOfAllThatLapsesOnADay() {
        member("anna", "{\"joinedOn\": \"2024-01-01\", \"consents\": [\"app\"]}");
        order("o1", "anna", "2025-01-10T12:00:00+08:00", "100.00");
        order("o2", "anna", "2025-01-20T12:00:00+08:00", "30.00");
        order("o3", "anna", "2025-02-02T12:00:00+08:00", "7.00");

        run("expiry", "2025-02-20T03:00:00+08:00");
        assertThat(texts("select text from message")).as("eight days before").isEmpty();
        run("expiry", "2025-02-21T03:00:00+08:00");
        run("expiry", "2025-02-22T03:00:00+08:00");

        assertThat(texts("select text from message")).containsExactly("130 points of anna lapse after 2025-02-28");
    }

    @Test
    void whoDidNotConsentIsNotReminded() {
        order("o1", "anna", "2025-01-10T12:00:00+08:00", "100.00");

        run("expiry", "2025-02-21T03:00:00+08:00");

        assertThat(texts("select text from message")).isEmpty();
    }
}
