package dev.guerdon.member;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.database.Database;
import dev.guerdon.database.Waits;
import dev.guerdon.database.Waits.Counted;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.Rulebook;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members who ordered at moments of their own, as of which each is shown. */
@QuarkusTest
@TestRules.Under(TestRules.Starter.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ProfilesTest {
    private static final int MEMBERS = 12;

    @Inject
    LiveRulebook live;

    @Inject
    DataSource source;

    @Inject
    Clock clock;

    private final Waits waits = new Waits();
    private final String prefix = "page-" + UUID.randomUUID() + "-";

    @BeforeEach
    void membersWhoOrderedOneAfterTheOther() {
        for (int i = 0; i < MEMBERS; i++) {
            order(i, "2025-01-10T12:00:00+08:00", 100 + i);
            order(i, "2025-%02d-20T12:00:00+08:00".formatted(i + 1), 10);
        }
        order(0, "2026-01-20T12:00:00+08:00", 1); // the others are not seen from then
    }

    @Test
    void aPageOfManyAsksTheDatabaseAsMuchAsAPageOfTwo() {
        Counted ofTwo = page(2);
        Counted ofMany = page(MEMBERS);

        assertThat(ofMany).isEqualTo(ofTwo);
    }

    @Test
    void aMemberIsShownOnAPageAsAlone() {
        JsonPath page = given().queryParam("after", prefix)
                .queryParam("limit", MEMBERS)
                .get("/v1/members")
                .jsonPath();
        List<Object> alone = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            alone.add(given().get("/v1/members/" + id(i)).jsonPath().get());
        }

        assertThat(page.<List<Object>>get()).isEqualTo(alone);
        List<Float> missing = page.getList("tier.missing.amount.flatten()", Float.class);
        assertThat(missing.get(0)).as("what lies a year back does not count").isEqualTo(missing.get(1) + 110);
        assertThat(missing.get(2)).isEqualTo(missing.get(1) - 1);
    }

    private Counted page(int limit) {
        Rulebook rulebook = live.current();
        List<Profile> page = new Profiles(new Database(waits.of(source)), clock)
                .page(rulebook.programme(), Needs.of(rulebook.uses()), (member, tier) -> List.of(), prefix, limit);
        assertThat(page).hasSize(limit).extracting(Profile::memberId).contains(id(0));
        return waits.taken();
    }

    private void order(int member, String at, int price) {
        given().contentType("application/json")
                .body("""
                        {"memberId": "%s", "at": "%s", "lines": [{"lineId": "1", "sku": "A", "quantity": 1, "unitPrice": %d.00}]}""".formatted(id(member), at, price))
                .put("/v1/orders/" + id(member) + "-" + at.substring(0, 10))
                .then()
                .statusCode(201);
    }

    private String id(int member) {
        return prefix + "%02d".formatted(member);
    }
}
