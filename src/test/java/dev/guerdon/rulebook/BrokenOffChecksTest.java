package dev.guerdon.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.database.MigratedDatabase;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder does when its files can't be checked for a reason that does not lie in them. */
@QuarkusTest
@TestRules.Under(TestRules.Starter.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class BrokenOffChecksTest {
    @TempDir
    Path rules;

    @Inject
    Serving serving;

    private RuntimeException fault;
    private int checks;
    private Served served;

    @BeforeEach
    void fillTheFolder() throws IOException {
        FileUtils.copyDirectory(Path.of("src/test/rules/retail").toFile(), rules.toFile());
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void aFaultOfOursIsToldAndNotMetAgainUntilAFileChanges() {
        start(new IllegalStateException("a fault"));
        served.folder().retry();

        assertThat(checks).isEqualTo(1);
        assertThat(served.folder().refused().orElseThrow().problems())
                .extracting(Finding::message)
                .containsExactly(
                        "A fault of the service broke off the checks; the log says more. They are made again when"
                                + " a file changes.");
    }

    @Test
    void whatTheDatabaseRefusedIsTriedAgain() {
        start(new IllegalStateException(new SQLException("no connection")));
        fault = null;
        served.folder().retry();

        assertThat(checks).isEqualTo(2);
        assertThat(served.folder().refused()).isEmpty();
    }

    private void start(RuntimeException reason) {
        fault = reason;
        served = serving.start(rules, MigratedDatabase.fresh(), this::check);
    }

    private void check() {
        checks++;
        if (fault != null) {
            throw fault;
        }
    }
}
