package dev.guerdon.publishing;

import static dev.guerdon.TestRules.FOLDER;
import static dev.guerdon.publishing.Bookshop.bonus;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.rulebook.LiveRulebook;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions and publications over HTTP, and the folder that goes along. */
@QuarkusTest
@TestRules.Under(Bookshop.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PublishingTest {
    private static final Duration IN_THE_END = Duration.ofSeconds(20);
    private static final Map<String, String> DECIDED = Map.of("reason", "Ten times too high", "actor", "jo");
    private static final String BONUS = "earning/bonus.drl";
    private static final String SUMMER_PRICE = "discounts/summer.drl";
    private static final String SUMMER_POINTS = "earning/summer.drl";

    @Inject
    LiveRulebook live;

    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void beginWithABonusOfOne() throws IOException {
        save(BONUS, bonus(1));
        await(() -> liveBonus().equals(bonus(1)));
    }

    @Test
    void whatWasLiveIsListedWithItsFilesAndWhereItCameFrom() throws IOException {
        String first = live.current().version();
        String second = saved(2);
        when().get("/v1/rulebook/versions")
                .then()
                .statusCode(200)
                .body("[0].version", equalTo(second))
                .body("[0].activatedAt", notNullValue())
                .body("[0].origin.from", equalTo("folder"))
                .body(
                        "[0].origin.replica",
                        containsString(":" + ProcessHandle.current().pid()))
                .body("[0].origin.actor", nullValue())
                .body("[1].version", equalTo(first));
        int last = when().get("/v1/rulebook/versions?limit=1").then().extract().path("[0].no");
        when().get("/v1/rulebook/versions?limit=1&before=" + last).then().body("version", contains(first));
        when().get("/v1/rulebook/versions/" + first)
                .then()
                .statusCode(200)
                .body("version", equalTo(first))
                .body("live", equalTo(false))
                .body("activations", hasSize(greaterThan(0)))
                .body("files.'" + BONUS + "'", equalTo(bonus(1)));
        when().get("/v1/rulebook/versions/" + second).then().body("live", equalTo(true));
        when().get("/v1/rulebook")
                .then()
                .body("origin.from", equalTo("folder"))
                .body("folder.status", equalTo("live"))
                .body("folder.version", equalTo(second));
    }

    @Test
    void whatChangedBetweenTwoIsShownAsAUnifiedDiff() throws IOException {
        String first = live.current().version();
        String second = saved(2);
        String diff = when().get("/v1/rulebook/versions/" + first + "/diff/" + second)
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .extract()
                .asString();
        assertThat(diff)
                .startsWith("--- a/earning/bonus.drl\n+++ b/earning/bonus.drl\n@@ -4,5 +4,5 @@\n")
                .contains("-    propose.bonus(1);\n+    propose.bonus(2);\n");
        when().get("/v1/rulebook/versions/" + first + "/diff/" + first).then().body(equalTo(""));
        when().get("/v1/rulebook/versions/" + first + "/diff/none")
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }

    @Test
    void goingBackMakesTheVersionLiveAndPutsItsFilesIntoTheFolder() throws IOException {
        String first = live.current().version();
        saved(2);
        activate(first, DECIDED)
                .statusCode(200)
                .body("activation.version", equalTo(first))
                .body("activation.origin.from", equalTo("rollback"))
                .body("activation.origin.actor", equalTo("jo"))
                .body("activation.origin.reason", equalTo("Ten times too high"))
                .body("folder.status", equalTo("live"));
        assertThat(live.current().version()).isEqualTo(first);
        assertThat(Files.readString(FOLDER.resolve(BONUS))).isEqualTo(bonus(1));
        String third = saved(3); // the next change is made to what is live
        when().get("/v1/rulebook/versions")
                .then()
                .body("[0].version", equalTo(third))
                .body("[1].version", equalTo(first));
    }

    @Test
    void whatWasNeverLiveIsKeptBesideWhatIsPutIntoTheFolder() throws IOException {
        String first = live.current().version();
        saved(2);
        String draft = bonus(7).replace("end", "");
        save(BONUS, draft);
        await(() -> refusals() > 0);
        activate(first, DECIDED).statusCode(200).body("folder.status", equalTo("live"));
        assertThat(Files.readString(FOLDER.resolve(BONUS))).isEqualTo(bonus(1));
        assertThat(Files.readString(FOLDER.resolve(BONUS + ".bak"))).isEqualTo(draft);
        when().get("/v1/rulebook").then().body("refused", nullValue());
    }

    @Test
    void aFolderThatCanNotBeWrittenIsSaidToDiffer() throws IOException {
        String first = live.current().version();
        String second = saved(2);
        Path inTheWay =
                Files.createDirectory(FOLDER.resolve("earning/.bonus.drl.guerdon.tmp")); // no file can be written there
        try {
            activate(first, DECIDED)
                    .statusCode(200)
                    .body("folder.status", equalTo("differs"))
                    .body("folder.version", equalTo(second))
                    .body("folder.because", containsString("/v1/rulebook/versions/" + first));
            assertThat(live.current().version()).isEqualTo(first);
            assertThat(Files.readString(FOLDER.resolve(BONUS))).isEqualTo(bonus(2));
        } finally {
            Files.delete(inTheWay);
        }
        activate(first, DECIDED).statusCode(200).body("folder.status", equalTo("live"));
        when().get("/v1/rulebook/versions")
                .then()
                .body("[0].version", equalTo(first))
                .body("[1].version", equalTo(second));
    }

    @Test
    void goingBackAsksForAReasonAndAnActor() {
        String version = live.current().version();
        activate(version, Map.of("reason", "why")).statusCode(400).body("field", equalTo("actor"));
        activate(version, Map.of("actor", "jo", "reason", " ")).statusCode(400).body("field", equalTo("reason"));
        activate("000000000000", DECIDED)
                .statusCode(404)
                .body("code", equalTo("not-found"))
                .body("detail", containsString("000000000000"));
    }

    @Test
    void filesAreLiveAtOnceWhenNoMomentIsGiven() throws IOException {
        publish(id, null, Map.of(BONUS, bonus(4)))
                .statusCode(201)
                .body("status", equalTo("live"))
                .body("version", equalTo(live.current().version()))
                .body("paths", contains(BONUS));
        assertThat(liveBonus()).isEqualTo(bonus(4));
        assertThat(Files.readString(FOLDER.resolve(BONUS))).isEqualTo(bonus(4));
        when().get("/v1/rulebook")
                .then()
                .body("origin.from", equalTo("publication"))
                .body("origin.actor", equalTo("jo"))
                .body("folder.status", equalTo("live"));
    }

    @Test
    void aFileThatIsNullIsTakenAway() {
        publish(id, null, Collections.singletonMap(BONUS, null)).statusCode(201);
        assertThat(live.current().files().text(BONUS)).isEmpty();
        assertThat(FOLDER.resolve(BONUS)).doesNotExist();
        when().get("/v1/rulebook/publications/" + id)
                .then()
                .body("status", equalTo("live"))
                .body("files.containsKey('" + BONUS + "')", equalTo(true));
    }

    @Test
    void sentAgainItIsAnsweredAgainAndWithOtherFilesRefused() {
        publish(id, null, Map.of(BONUS, bonus(4))).statusCode(201);
        String version = live.current().version();
        publish(id, null, Map.of(BONUS, bonus(4))).statusCode(200).body("version", equalTo(version));
        publish(id, null, Map.of(BONUS, bonus(5))).statusCode(409).body("code", equalTo("conflict"));
        publish(id, null, Collections.singletonMap(BONUS, null)).statusCode(409);
    }

    @Test
    void whatIsNotGoodIsRefusedWithAllProblemsAndChangesNothing() {
        String before = live.current().version();
        publish(id, null, Map.of(BONUS, bonus(4).replace("tags", "tagz"), "earning/bad.drl", "package earning\nrule"))
                .statusCode(409)
                .body("code", equalTo("rulebook-refused"))
                .body("problems.file", hasItem("earning/bad.drl"))
                .body("problems.find { it.file == '" + BONUS + "' }.line", equalTo(5))
                .body("problems.find { it.file == '" + BONUS + "' }.message", containsString("\"tags\""));
        assertThat(live.current().version()).isEqualTo(before);
        when().get("/v1/rulebook/publications/" + id).then().statusCode(404);
        publish(id, null, Map.of("../evil.drl", "x")).statusCode(409).body("problems.file", contains("../evil.drl"));
        publish(id, null, Map.of()).statusCode(400).body("field", equalTo("files"));
        publish(id, Instant.parse("2199-01-01T00:00:00Z"), Map.of(BONUS, bonus(4)))
                .statusCode(400)
                .body("field", equalTo("at"));
        publish(
                        id,
                        null,
                        IntStream.range(0, 2_001)
                                .boxed()
                                .collect(Collectors.toMap(i -> "earning/" + i + ".md", i -> "x")))
                .statusCode(400)
                .body("field", equalTo("files"));
    }

    @Test
    void theErrorsOfRefusedFilesStandBeforeTheirWarnings() throws IOException {
        String always = """
                package discounts

                rule "Always"
                when
                    Basket( total >= 0 )
                then
                    propose.hint("Hello");
                end
                """;
        String wrong = """
                - scenario: Wrong
                  member: { spend12m: 1.00 }
                  expect: { tier: gold }
                """;
        when().get("/v1/rulebook").then().body("refused", nullValue());
        save("discounts/always.drl", always);
        save("tiers/wrong.scenarios.yaml", wrong);
        try {
            await(() -> "error, warning".equals(severities()));
        } finally {
            Files.delete(FOLDER.resolve("discounts/always.drl"));
            Files.delete(FOLDER.resolve("tiers/wrong.scenarios.yaml"));
        }
        await(() -> refusals() == 0);
    }

    private static String severities() {
        List<String> severities = when().get("/v1/rulebook").then().extract().path("refused.problems.severity");
        return severities == null ? "" : String.join(", ", severities);
    }

    @Test
    void whatIsPlannedGoesLiveAtItsMomentOverWhatIsLiveThen() throws IOException {
        publish(id, Instant.now().plusSeconds(3), Map.of("earning/tea.drl", bonus(6).replace("A bonus", "Tea")))
                .statusCode(201)
                .body("status", equalTo("planned"))
                .body("settledAt", nullValue());
        saved(2);
        await(() -> statusOf(id).equals("live"));
        assertThat(liveBonus()).isEqualTo(bonus(2));
        assertThat(live.current().files().text("earning/tea.drl")).isPresent();
        when().get("/v1/rulebook/publications/" + id)
                .then()
                .body("version", equalTo(live.current().version()));
        Files.delete(FOLDER.resolve("earning/tea.drl"));
    }

    @Test
    void aFileThatSomebodyElseChangedMeanwhileIsNotOverwritten() throws IOException {
        publish(id, Instant.now().plusSeconds(3), Map.of(BONUS, bonus(6))).statusCode(201);
        String other = saved(2);
        await(() -> !statusOf(id).equals("planned"));
        when().get("/v1/rulebook/publications/" + id)
                .then()
                .body("status", equalTo("refused"))
                .body("problems.file", contains(BONUS))
                .body("problems[0].message", containsString("changed since"));
        assertThat(live.current().version()).isEqualTo(other);
        when().get("/v1/rulebook")
                .then()
                .body("folder.status", equalTo("live"))
                .body("refused.problems[0].message", containsString("changed since"));
        saved(3);
        assertThat(refusals()).isZero();
    }

    @Test
    void aPageEndsBehindAllOfOneMoment() {
        Instant moment = Instant.now().plus(Duration.ofDays(300));
        List<String> ids = List.of(id + "-a", id + "-b", id + "-c");
        ids.forEach(each -> publish(each, moment, Map.of(BONUS, bonus(6))).statusCode(201));
        when().get("/v1/rulebook/publications?limit=1").then().body("publicationId", equalTo(ids));
        ids.forEach(each ->
                when().delete("/v1/rulebook/publications/" + each).then().statusCode(200));
    }

    @Test
    void whatBeginsWithAMarkOfOrderIsTheSameInTheFolder() {
        publish(id, null, Map.of(BONUS, "\uFEFF" + bonus(7))).statusCode(201).body("status", equalTo("live"));
        when().get("/v1/rulebook").then().body("folder.status", equalTo("live"));
    }

    @Test
    void whatIsNotThereCanNotBeTakenAway() {
        publish(id, null, Collections.singletonMap("earning/bonsu.drl", null))
                .statusCode(409)
                .body(containsString("There is no such file to be taken away. Did you mean \\\"" + BONUS));
        publish(id, null, Map.of(BONUS + "/more.drl", bonus(1)))
                .statusCode(409)
                .body(containsString(BONUS + " is a file: nothing can lie below it."));
    }

    @Test
    void aPublicationIsCancelledUntilItsMoment() {
        publish(id, Instant.now().plusSeconds(3600), Map.of(BONUS, bonus(6))).statusCode(201);
        when().get("/v1/rulebook/publications").then().body("publicationId", hasItem(id));
        when().delete("/v1/rulebook/publications/" + id).then().statusCode(200).body("status", equalTo("cancelled"));
        when().delete("/v1/rulebook/publications/" + id).then().statusCode(200).body("settledAt", notNullValue());
        String over = id + "-over";
        publish(over, null, Map.of(BONUS, bonus(6))).statusCode(201);
        when().delete("/v1/rulebook/publications/" + over)
                .then()
                .statusCode(409)
                .body("code", equalTo("publication-over"));
        when().delete("/v1/rulebook/publications/none").then().statusCode(404);
        when().get("/v1/rulebook/publications?before=2000-01-01T00:00:00Z")
                .then()
                .statusCode(200)
                .body("publicationId", not(hasItem(id)));
        when().get("/v1/rulebook/publications?before=soon")
                .then()
                .statusCode(400)
                .body("field", equalTo("before"));
    }

    @Test
    void anOrderThatWasBookedStaysAsItIsWhenItsRulesAreTakenAway() {
        publish(
                        id,
                        null,
                        Map.of(
                                SUMMER_PRICE,
                                summer("discounts", "percentOff(10)"),
                                SUMMER_POINTS,
                                summer("earning", "times(2)")))
                .statusCode(201);
        String decision = order().statusCode(201)
                .body("points.earned", equalTo(180))
                .extract()
                .asString();
        String stored = booked(false).extract().asString();
        String explained = booked(true).extract().asString();

        Map<String, String> gone = new HashMap<>();
        gone.put(SUMMER_PRICE, null);
        gone.put(SUMMER_POINTS, null);
        publish(id + "-over", null, gone).statusCode(201);

        assertThat(order().statusCode(200).extract().asString()).isEqualTo(decision);
        assertThat(booked(false).extract().asString()).isEqualTo(stored);
        assertThat(booked(true)
                        .body("decision.effects.find { it.type == 'percentOff' }.reason", equalTo("In summer"))
                        .body("decision.explanation.findAll { it.rule == 'Summer' }.fired", contains(true, true))
                        .extract()
                        .asString())
                .isEqualTo(explained);
        given().contentType("application/json")
                .body("{\"lines\":[{\"lineId\":\"1\",\"quantity\":2}]}")
                .put("/v1/orders/" + id + "/returns/half")
                .then()
                .statusCode(201)
                .body("refund.money", equalTo(45.0F))
                .body("points.clawedBack", equalTo(90));
    }

    private static String summer(String rulePackage, String proposal) {
        return "package " + rulePackage
                + "\n\nrule \"Summer\"\n    @reason(\"In summer\")\nwhen\n    Basket( subtotal >= 50 )\n"
                + "then\n    propose." + proposal + ";\nend\n";
    }

    private ValidatableResponse order() {
        return given().contentType("application/json")
                .body("{\"memberId\":\"" + id
                        + "\",\"at\":\"2026-06-18T10:00:00Z\",\"lines\":[{\"lineId\":\"1\",\"sku\":\"A\","
                        + "\"category\":\"product\",\"quantity\":4,\"unitPrice\":25.00}]}")
                .put("/v1/orders/" + id)
                .then();
    }

    private ValidatableResponse booked(boolean isExplained) {
        return given().queryParam("explain", isExplained)
                .get("/v1/orders/" + id)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse activate(String version, Map<String, String> body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/rulebook/versions/" + version + "/activate")
                .then();
    }

    private static ValidatableResponse publish(String id, Instant at, Map<String, String> files) {
        Map<String, Object> body = new HashMap<>(DECIDED);
        body.put("files", files);
        if (at != null) {
            body.put("at", at.toString());
        }
        return given().contentType("application/json")
                .body(body)
                .put("/v1/rulebook/publications/" + id)
                .then();
    }

    /** What it was laid over may be live no longer by then; and the edit may come too late, and is kept beside. */
    @Test
    void whatIsPublishedBesideAnEditOfTheFolderIsLiveWhenItIsAnswered() throws Exception {
        String beside = "earning/beside.drl";
        for (int edit = 0; edit < 6; edit++) {
            save(BONUS, bonus(2 + edit));
            TimeUnit.MILLISECONDS.sleep(100L * edit);
            publish(id + edit, null, Map.of(beside, "package earning\n// " + edit))
                    .statusCode(201)
                    .body("status", equalTo("live"));
        }
        publish(id + "-away", null, Collections.singletonMap(beside, null)).statusCode(201);
    }

    private static String statusOf(String id) {
        return when().get("/v1/rulebook/publications/" + id).then().extract().path("status");
    }

    private static int refusals() {
        return when().get("/v1/rulebook").then().extract().path("refused") == null ? 0 : 1;
    }

    private String liveBonus() {
        return live.current().files().text(BONUS).orElse("");
    }

    /** The version that is live once the folder's bonus is so high. */
    private String saved(int points) throws IOException {
        save(BONUS, bonus(points));
        await(() -> liveBonus().equals(bonus(points)));
        return live.current().version();
    }

    private static void save(String path, String text) throws IOException {
        Files.writeString(FOLDER.resolve(path), text);
    }

    private static void await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_THE_END);
            Thread.onSpinWait();
        }
    }
}
