package dev.guerdon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.batch.Job;
import dev.guerdon.batch.Work;
import dev.guerdon.database.Database;
import dev.guerdon.database.Waits;
import dev.guerdon.database.Waits.Counted;
import dev.guerdon.rulebook.LiveRulebook;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page of members asks the database as much as two members do. */
@QuarkusTest
@TestRules.Under(Club.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PagesTest extends ClubTest {
    private static final String AS_OF = "2025-02-21T03:00:00+08:00";
    private static final int MEMBERS = 24;

    @Inject
    LiveRulebook live;

    @Inject
    DataSource source;

    private final Waits waits = new Waits();

    @BeforeEach
    void membersWhoBoughtLastYear() {
        for (int i = 0; i < MEMBERS; i++) {
            String member = "m%02d".formatted(i);
            member(member, "{\"joinedOn\": \"2024-01-01\", \"consents\": [\"app\"]}");
            order("old-" + i, member, "2024-02-15T12:00:00+08:00", "600.00");
            order("new-" + i, member, "2025-01-1%dT12:00:00+08:00".formatted(i % 10), "50.00");
        }
    }

    @Test
    void whenPointsAreReleased() {
        assertPageCostsAsMuchAsTwo(Releasing::new);
    }

    @Test
    void whenTiersAreJudged() {
        assertPageCostsAsMuchAsTwo((live, database) -> new TierJudging(live, database, Clock.systemUTC()));
    }

    @Test
    void whenPointsLapseAndMembersAreReminded() {
        run("tiers", AS_OF);
        assertPageCostsAsMuchAsTwo(Expiring::new);
        assertThat(texts("select member_id from message")).hasSize(MEMBERS);
    }

    @Test
    void whenMembersAreScored() {
        assertPageCostsAsMuchAsTwo(Scoring::new);
    }

    @Test
    void whenMembersAreSegmented() {
        assertPageCostsAsMuchAsTwo(Segmenting::new);
    }

    @Test
    void whenNoCampaignReachesThem() {
        Work work =
                new Reaching(live, counted()).asOf(OffsetDateTime.parse(AS_OF).toInstant());
        work.visit(work.next("", 2));
        waits.taken();
        List<String> page = work.next("", MEMBERS);
        waits.taken();

        assertThat(work.visit(page)).isZero();
        assertThat(waits.taken().waits()).isEqualTo(1);
    }

    private void assertPageCostsAsMuchAsTwo(BiFunction<LiveRulebook, Database, Job> job) {
        Work work = job.apply(live, counted()).asOf(OffsetDateTime.parse(AS_OF).toInstant());
        List<String> members = work.next("", MEMBERS);
        assertThat(members).hasSize(MEMBERS);

        Counted ofTwo = visiting(work, members.subList(0, 2));
        Counted ofAllOthers = visiting(work, members.subList(2, MEMBERS));

        assertThat(ofAllOthers).isEqualTo(ofTwo);
    }

    private Counted visiting(Work work, List<String> members) {
        waits.taken();
        assertThat(work.visit(members)).isGreaterThanOrEqualTo(members.size());
        return waits.taken();
    }

    private Database counted() {
        return new Database(waits.of(source));
    }
}
