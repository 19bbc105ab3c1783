package dev.guerdon.lifecycle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestRules.Under(Club.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class JobsTest extends ClubTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    @Inject
    Nightly nightly;

    @Test
    void aRunIsStartedByHandAndGoesOnByItself() {
        order("o1", "anna", "2024-01-10T12:00:00+08:00", "600.00");

        String id = given().contentType("application/json")
                .body("{\"asOf\": \"2025-02-01T03:00:00+08:00\"}")
                .post("/v1/jobs/tiers")
                .then()
                .statusCode(202)
                .body("job", equalTo("tiers"))
                .body("asOf", equalTo("2025-01-31T19:00:00Z"))
                .body("total", equalTo(1))
                .body("startedAt", notNullValue())
                .header("Location", containsString("/v1/jobs/runs/"))
                .extract()
                .path("id");

        JsonPath run = ended(id);
        assertThat(run.getString("status")).isEqualTo("done");
        assertThat(run.getLong("processed")).isEqualTo(1);
        assertThat(run.getLong("effects")).isEqualTo(1);
        assertThat(run.getString("finishedAt")).isNotNull();
    }

    @Test
    void aRunWithoutABodyIsAsOfNow() {
        String id = given().noContentType()
                .post("/v1/jobs/expiry")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        assertThat(ended(id).getString("status")).isEqualTo("done");
    }

    @Test
    void aRunThatWasBrokenOffGoesOnFromItsCheckpoint() {
        for (String member : List.of("anna", "bert", "carl")) {
            order("o-" + member, member, "2024-01-10T12:00:00+08:00", "600.00");
        }
        change("""
                insert into run (run_id, job, as_of, status, processed, total, effects, last_member, started_at)
                values ('left', 'tiers', '2025-02-01T00:00:00Z', 'running', 1, 3, 1, 'anna', now())""");

        given().noContentType().post("/v1/jobs/tiers").then().statusCode(409).body("code", equalTo("job-running"));

        JsonPath run = ended("left");
        assertThat(run.getString("status")).isEqualTo("done");
        assertThat(run.getLong("processed")).isEqualTo(3);
        assertThat(run.getLong("effects")).isEqualTo(3);
        assertThat(texts("select member_id from member where tier = 'basic' order by member_id"))
                .as("anna was visited before the checkpoint")
                .containsExactly("bert", "carl");
    }

    @Test
    void aMemberWhoFailsIsNamedAndTheOthersAreVisited() {
        order("o1", "anna", "2025-01-10T12:00:00+08:00", "10.00");
        order("o2", "bert", "2025-01-10T12:00:00+08:00", "10.00");
        // more in the lot than in the account: a fault that no release can carry out
        change("update ledger_account set pending = 1, earned = 1 where member_id = 'anna'");

        String id = given().contentType("application/json")
                .body("{\"asOf\": \"2025-01-20T03:00:00+08:00\"}")
                .post("/v1/jobs/release")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        JsonPath run = ended(id);
        assertThat(run.getString("status")).isEqualTo("failed");
        assertThat(run.getString("detail")).startsWith("member anna: ");
        assertThat(profile("bert").getInt("points.available")).isEqualTo(10);
    }

    @Test
    void anUnknownJobIsNotFoundAndTheKnownOnesAreNamed() {
        given().noContentType()
                .post("/v1/jobs/cleaning")
                .then()
                .statusCode(404)
                .body("detail", containsString("expiry, lifecycle, release, scores, segments, tiers"));
    }

    @Test
    void anUnknownRunIsNotFound() {
        given().get("/v1/jobs/runs/none").then().statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void aDayThatHasNotComeCantBeRun() {
        given().contentType("application/json")
                .body("{\"asOf\": \"2199-01-01T00:00:00Z\"}")
                .post("/v1/jobs/expiry")
                .then()
                .statusCode(400)
                .body("code", equalTo("future"))
                .body("field", equalTo("asOf"));
    }

    @Test
    void aNightRunsEveryJobInItsOrder() {
        order("o1", "anna", "2024-01-10T12:00:00+08:00", "600.00");

        nightly.night();

        assertThat(texts("select job from run where status = 'done' order by started_at"))
                .containsExactlyElementsOf(Nightly.JOBS);
        assertThat(profile("anna").getString("tier.current")).isEqualTo("basic");
    }

    /** The run once it is over; each look at it takes a while, so nothing spins. */
    private static JsonPath ended(String id) {
        long deadline = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (System.nanoTime() < deadline) {
            JsonPath run = given().get("/v1/jobs/runs/{id}", id)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            if (!run.getString("status").equals("running")) {
                return run;
            }
        }
        throw new AssertionError("the run " + id + " does not end");
    }
}
