package dev.guerdon.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.database.Database;
import dev.guerdon.database.MigratedDatabase;
import dev.guerdon.rulebook.files.RuleFiles;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
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

    @Any
    @Inject
    Instance<RulebookGate> gates;

    @Inject
    Event<RulebookActivated> activated;

    @Inject
    RulebookMeters meters;

    private final Clock clock = Clock.systemUTC();
    private RuntimeException fault;
    private int checks;
    private WatchedFolder folder;

    @BeforeEach
    void fillTheFolder() throws IOException {
        FileUtils.copyDirectory(Path.of("src/test/rules/retail").toFile(), rules.toFile());
    }

    @AfterEach
    void stop() {
        folder.stop(new ShutdownEvent());
    }

    @Test
    void aFaultOfOursIsToldAndNotMetAgainUntilAFileChanges() {
        start(new IllegalStateException("a fault"));
        folder.retry();

        assertThat(checks).isEqualTo(1);
        assertThat(folder.refused().orElseThrow().problems())
                .extracting(Finding::message)
                .containsExactly(
                        "A fault of the service broke off the checks; the log says more. They are made again when"
                                + " a file changes.");
    }

    @Test
    void whatTheDatabaseRefusedIsTriedAgain() {
        start(new IllegalStateException(new SQLException("no connection")));
        fault = null;
        folder.retry();

        assertThat(checks).isEqualTo(2);
        assertThat(folder.refused()).isEmpty();
    }

    private void start(RuntimeException reason) {
        fault = reason;
        Archive archive = new Archive(new Database(MigratedDatabase.fresh().source()));
        LiveRulebook live = new LiveRulebook(archive, activated, meters, clock);
        folder = new WatchedFolder(rules, live, archive, failing(live), meters, clock);
        folder.start(new StartupEvent());
    }

    private Gates failing(LiveRulebook live) {
        return new Gates(gates, live, meters, clock) {
            @Override
            public Candidate vet(RuleFiles files) {
                checks++;
                if (fault != null) {
                    throw fault;
                }
                return super.vet(files);
            }
        };
    }
}
