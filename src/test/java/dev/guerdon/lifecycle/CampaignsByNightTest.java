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
class CampaignsByNightTest extends ClubTest {

    @Test
    void aBirthdayBringsPointsWithATermOfTheirOwnOnce() {
        member("anna", "{\"joinedOn\": \"2024-01-01\", \"birthday\": \"1990-02-01\"}");

        assertThat(run("lifecycle", "2025-01-31T03:00:00+08:00").effects()).isZero();
        assertThat(run("lifecycle", "2025-02-01T03:00:00+08:00").effects()).isEqualTo(1);
        assertThat(run("lifecycle", "2025-02-01T09:00:00+08:00").effects()).isZero();

        assertThat(texts("select source || ' ' || points || ' ' || expires_on || ' ' || promised from ledger_lot"))
                .containsExactly("birthday 50 2025-02-11 true");
    }

    @Test
    void whatACampaignGivesFollowsEachOther() {
        member("anna", "{\"joinedOn\": \"2025-02-01\", \"consents\": [\"app\"]}");

        run("lifecycle", "2025-02-01T03:00:00+08:00");

        String coupon =
                texts("select code from coupon where definition = 'HELLO'").get(0);
        assertThat(texts("select text from message")).containsExactly("anna, here is " + coupon);
        assertThat(texts("select source || ' ' || expires_on from ledger_lot")).containsExactly("hello 2025-03-31");
        assertThat(texts("select campaign || ' ' || cause || ' ' || cause_id || ' ' || points from campaign_use"))
                .containsExactly("hello lifecycle 2025-02-01 5");
    }

    @Test
    void whoHadNotJoinedByThatDayIsNotReached() {
        member("anna", "{\"joinedOn\": \"2025-02-02\", \"consents\": [\"app\"]}");

        RunView run = run("lifecycle", "2025-02-01T03:00:00+08:00");

        assertThat(run.total()).isZero();
        assertThat(texts("select code from coupon")).isEmpty();
        assertThat(run("lifecycle", "2025-02-02T03:00:00+08:00").effects()).isEqualTo(1);
    }

    @Test
    void aBudgetHoldsForAllMembersTogether() {
        member("anna", "{\"joinedOn\": \"2024-01-01\", \"birthday\": \"1990-02-01\"}");
        member("bert", "{\"joinedOn\": \"2024-01-01\", \"birthday\": \"1980-02-01\"}");

        assertThat(run("lifecycle", "2025-02-01T03:00:00+08:00").effects()).isEqualTo(1);

        assertThat(texts("select points from campaign_total where campaign = 'birthday'"))
                .containsExactly("50");
    }
}
