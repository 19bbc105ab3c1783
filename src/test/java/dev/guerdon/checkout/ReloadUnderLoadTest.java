package dev.guerdon.checkout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.rulebook.files.RuleFiles;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Rules change while customers ask: every answer is wholly of one version. */
@QuarkusTest
@TestRules.Under(ReloadUnderLoadTest.ChangingRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ReloadUnderLoadTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int CHANGES = 5;
    private static final int CALLERS = 4;
    private static final String BASKET =
            "{\"lines\":[{\"lineId\":\"1\",\"sku\":\"A\",\"quantity\":1,\"unitPrice\":100.00}]}";

    /** Those of the small shop, for a test that changes them. */
    public static final class ChangingRules implements TestRules {
        @Override
        public RuleFiles files() {
            return new ShopRules().files();
        }
    }

    @Test
    void noAnswerIsTornOrMissing() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<List<JsonPath>>> asked = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                asked.add(callers.submit(customer(isOver)));
            }
            for (int percent = 1; percent <= CHANGES; percent++) {
                change(percent);
                awaitLive(percent);
            }
            isOver.set(true);
            Map<String, Set<List<Object>>> pairs = new HashMap<>();
            for (Future<List<JsonPath>> answers : asked) {
                answers.get()
                        .forEach(answer -> pairs.computeIfAbsent(
                                        answer.getString("rulebook"), version -> new HashSet<>())
                                .add(List.of(answer.get("pricing.discount"), answer.get("points.earned"))));
            }
            assertThat(pairs).hasSizeGreaterThan(CHANGES / 2);
            assertThat(pairs.values()).allSatisfy(pair -> assertThat(pair).hasSize(1));
        } finally {
            isOver.set(true);
            callers.shutdownNow();
        }
    }

    /** Two packages of rules, both of which a decision asks. */
    private static void change(int percent) throws IOException {
        save(
                "discounts/all.drl",
                "package discounts rule \"All\" when Basket() then propose.percentOff(%d); end".formatted(percent));
        save(
                "earning/all.drl",
                "package earning rule \"All\" when Basket() then propose.bonus(%d); end".formatted(percent));
    }

    private static void save(String file, String text) throws IOException {
        Path draft = Files.writeString(TestRules.FOLDER.resolve(file + "~"), text);
        Files.move(draft, TestRules.FOLDER.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Callable<List<JsonPath>> customer(AtomicBoolean isOver) {
        return () -> {
            List<JsonPath> answers = new ArrayList<>();
            while (!isOver.get()) {
                answers.add(ask());
            }
            return answers;
        };
    }

    private static JsonPath ask() {
        return given().contentType("application/json")
                .body(BASKET)
                .post("/v1/evaluations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void awaitLive(int percent) {
        Instant end = Instant.now().plus(PATIENCE);
        while (ask().getInt("points.earned") != percent) {
            assertThat(Instant.now()).as("when version %d is live", percent).isBefore(end);
        }
    }
}
