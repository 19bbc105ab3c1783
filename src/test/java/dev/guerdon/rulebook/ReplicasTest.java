package dev.guerdon.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.database.MigratedDatabase;
import dev.guerdon.rulebook.Cause.Origin;
import dev.guerdon.rulebook.FolderState.Status;
import dev.guerdon.rulebook.files.RuleFiles;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services with folders of their own on one database, and what a folder may do that is not in step. */
@QuarkusTest
@TestRules.Under(TestRules.Starter.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ReplicasTest {
    private static final Duration IN_THE_END = Duration.ofSeconds(20);

    @TempDir
    Path here;

    @TempDir
    Path there;

    @Inject
    Serving serving;

    private final MigratedDatabase database = MigratedDatabase.fresh();
    private final List<Served> open = new CopyOnWriteArrayList<>();
    private final Map<Integer, String> versions = new java.util.HashMap<>();

    @BeforeEach
    void fillTheFolders() throws IOException {
        for (Path folder : List.of(here, there)) {
            FileUtils.copyDirectory(Path.of("src/test/rules/retail").toFile(), folder.toFile());
            save(folder, 1);
        }
        for (int bonus = 1; bonus <= 4; bonus++) {
            versions.put(
                    bonus,
                    RuleFiles.read(here)
                            .with(Map.of("earning/bonus.drl", rule(bonus)))
                            .version());
        }
    }

    @AfterEach
    void stop() {
        open.forEach(Served::close);
    }

    @Test
    void aChangeMadeThroughOneIsLiveInTheOtherWithinTwoSeconds() throws IOException {
        Served one = serve(here);
        Served other = serve(there);
        save(here, 2);
        await(IN_THE_END, () -> one.version().equals(versions.get(2)));
        await(IN_THE_END, () -> other.version().equals(versions.get(2)));

        assertThat(other.live().live().orElseThrow())
                .satisfies(live -> assertThat(live.isFromArchive()).isTrue())
                .satisfies(live -> assertThat(live.activatedAt())
                        .isEqualTo(one.live().live().orElseThrow().activatedAt()));
        assertThat(other.folder().state().status()).isEqualTo(Status.DIFFERS);
        assertThat(other.folder().state().because()).contains(versions.get(1), versions.get(2));
        assertThat(one.folder().state()).isEqualTo(new FolderState(versions.get(2), Status.LIVE, null));

        save(there, 3);
        await(IN_THE_END, () -> other.version().equals(versions.get(3)));
        await(IN_THE_END, () -> one.version().equals(versions.get(3)));
        assertThat(log(one)).containsExactly(versions.get(3), versions.get(2), versions.get(1));
    }

    @Test
    void aServiceThatStartsWithOldFilesSaysSoAndDoesNotBringThemBack() throws IOException {
        Served one = serve(here);
        save(here, 2);
        await(IN_THE_END, () -> one.version().equals(versions.get(2)));

        Served late = serve(there);
        assertThat(late.version()).isEqualTo(versions.get(2));
        assertThat(late.folder().state().status()).isEqualTo(Status.DIFFERS);
        assertThat(late.folder().state().because()).contains("/v1/rulebook/versions/" + versions.get(1) + "/activate");
        assertThat(log(one)).containsExactly(versions.get(2), versions.get(1));
    }

    @Test
    void aServiceThatStartsAloneWithFilesNobodyKnowsMakesThemLive() throws IOException {
        serve(here).close();
        save(there, 3);
        Served deployed = serve(there);
        assertThat(deployed.version()).isEqualTo(versions.get(3));
        assertThat(log(deployed)).containsExactly(versions.get(3), versions.get(1));
    }

    @Test
    void aServiceThatStartsBesideAnotherWithFilesNobodyKnowsSaysSoAndFollows() throws IOException {
        Served one = serve(here);
        save(there, 3);
        Served late = serve(there);
        late.folder().retry();

        assertThat(late.version()).isEqualTo(versions.get(1));
        assertThat(late.folder().state())
                .isEqualTo(new FolderState(
                        versions.get(3),
                        Status.DIFFERS,
                        "It holds " + versions.get(3) + ", which had never been live when this service started beside"
                                + " another one; " + versions.get(1) + " stays live. To make the folder's rules live,"
                                + " change a file in it, or send its files to"
                                + " PUT /v1/rulebook/publications/{publicationId}; to work on with the live ones, put"
                                + " their files into the folder."));
        save(here, 2);
        await(IN_THE_END, () -> late.version().equals(versions.get(2)));
        assertThat(log(one)).containsExactly(versions.get(2), versions.get(1));
    }

    @Test
    void whatWaitedAtTheStartIsLiveOnceAFileInTheFolderChanges() throws IOException {
        Served one = serve(here);
        save(there, 3);
        Served late = serve(there);
        for (int bonus : new int[] {4, 3}) {
            save(there, bonus);
            await(IN_THE_END, () -> late.version().equals(versions.get(bonus)));
        }
        await(IN_THE_END, () -> one.version().equals(versions.get(3)));
        assertThat(late.folder().state().status()).isEqualTo(Status.LIVE);
        assertThat(log(one)).containsExactly(versions.get(3), versions.get(4), versions.get(1));
    }

    @Test
    void whatWaitedAtTheStartIsLiveOnceItIsPublished() throws IOException {
        Served one = serve(here);
        save(there, 3);
        Served late = serve(there);
        Rulebook published = Candidate.of(RuleFiles.read(there)).rulebook().orElseThrow();
        late.folder().replace(published, Cause.publication("ann", "now"), Condition.NONE);

        assertThat(late.folder().state()).isEqualTo(new FolderState(versions.get(3), Status.LIVE, null));
        await(IN_THE_END, () -> one.version().equals(versions.get(3)));
    }

    @Test
    void whatWaitedAtTheStartWaitsOnWhenAMistakeInItIsMended() throws IOException {
        Served one = serve(here);
        save(there, 3);
        Served late = serve(there);
        Files.writeString(there.resolve("earning/bonus.drl"), "rule \"broken");
        await(IN_THE_END, () -> late.folder().refused().isPresent());
        save(there, 3);
        await(IN_THE_END, () -> late.folder().state().status() == Status.DIFFERS);

        assertThat(late.folder().state().because()).contains("had never been live");
        assertThat(log(one)).containsExactly(versions.get(1));
    }

    @Test
    void aServiceThatStartsBesideAnotherWithFilesNobodyKnowsTellsTheirMistakes() throws IOException {
        Served one = serve(here);
        Files.writeString(there.resolve("earning/bonus.drl"), "rule \"broken");
        Served late = serve(there);
        assertThat(late.folder().refused()).isPresent();
        save(there, 3);
        await(IN_THE_END, () -> one.version().equals(versions.get(3)));
    }

    @Test
    void ofTwoServicesThatStartAtOnceAtMostOneMakesItsFilesLive() throws Exception {
        serve(here).close();
        save(here, 3);
        save(there, 4);
        assertThat(log(startedAtOnce())).hasSizeBetween(1, 2);
    }

    @Test
    void ofTwoServicesThatStartAtOnceOnAnEmptyDatabaseOneMakesItsFilesLive() throws Exception {
        save(there, 4);
        assertThat(log(startedAtOnce())).hasSize(1);
    }

    /** One of two that started at once, after both run the same. */
    private Served startedAtOnce() throws Exception {
        CompletableFuture<Served> other = new CompletableFuture<>();
        new Thread(() -> other.complete(serve(there))).start();
        Served one = serve(here);
        Served second = other.get(1, TimeUnit.MINUTES);
        String live = one.archive().live().orElseThrow().version();
        await(IN_THE_END, () -> one.version().equals(live) && second.version().equals(live));
        return one;
    }

    @Test
    void aFileThatIsPutBackWhileItRunsIsLiveAgain() throws IOException {
        Served one = serve(here);
        for (int bonus : new int[] {2, 1, 2}) {
            save(here, bonus);
            await(IN_THE_END, () -> one.version().equals(versions.get(bonus)));
        }
        assertThat(log(one)).containsExactly(versions.get(2), versions.get(1), versions.get(2), versions.get(1));
        assertThat(one.archive().live().orElseThrow().cause().origin()).isEqualTo(Origin.FOLDER);
    }

    @Test
    void aFolderThatIsLateDoesNotBringBackWhatOthersLeftBehind() throws IOException {
        Served one = serve(here);
        Served late = serve(there);
        for (int bonus : new int[] {2, 3}) {
            save(here, bonus);
            await(IN_THE_END, () -> one.version().equals(versions.get(bonus)));
        }
        save(there, 2);
        await(IN_THE_END, () -> late.version().equals(versions.get(3)));
        await(IN_THE_END, () -> versions.get(2).equals(late.folder().state().version()));
        assertThat(late.folder().state().status()).isEqualTo(Status.DIFFERS);
        save(there, 3);
        await(IN_THE_END, () -> late.folder().state().status() == Status.LIVE);
        assertThat(log(one)).containsExactly(versions.get(3), versions.get(2), versions.get(1));
    }

    @Test
    void aMistakeThatIsMendedInAFolderThatIsBehindBringsNothingBack() throws IOException {
        Served one = serve(here);
        Served late = serve(there);
        save(here, 2);
        await(IN_THE_END, () -> late.version().equals(versions.get(2)));
        Path bonus = there.resolve("earning/bonus.drl");

        Files.writeString(bonus, "rule \"broken");
        await(IN_THE_END, () -> late.folder().refused().isPresent());
        save(there, 1);
        await(IN_THE_END, () -> late.folder().state().status() == Status.DIFFERS);

        assertThat(log(one)).containsExactly(versions.get(2), versions.get(1));
    }

    @Test
    void aServiceThatStartsWithAMistakeInOldFilesDoesNotBringThemBackOnceItIsMended() throws IOException {
        Served one = serve(here);
        save(here, 2);
        await(IN_THE_END, () -> one.version().equals(versions.get(2)));
        Files.writeString(there.resolve("earning/bonus.drl"), "rule \"broken");

        Served late = serve(there);
        assertThat(late.folder().refused()).isPresent();
        save(there, 1);
        await(IN_THE_END, () -> late.folder().state().status() == Status.DIFFERS);

        assertThat(log(one)).containsExactly(versions.get(2), versions.get(1));
    }

    @Test
    void theSameChangeInBothFoldersGoesLiveOnce() throws IOException {
        Served one = serve(here);
        Served other = serve(there);
        save(here, 2);
        save(there, 2);
        await(IN_THE_END, () -> one.folder().state().equals(new FolderState(versions.get(2), Status.LIVE, null)));
        await(IN_THE_END, () -> other.folder().state().equals(new FolderState(versions.get(2), Status.LIVE, null)));
        assertThat(log(one)).containsExactly(versions.get(2), versions.get(1));
    }

    @Test
    void itListensAgainAfterItsConnectionsWereCut() throws Exception {
        Served one = serve(here);
        Served other = serve(there);
        cutTheOtherConnections();
        save(here, 4);
        await(IN_THE_END, () -> one.version().equals(versions.get(4)));
        await(IN_THE_END, () -> other.version().equals(versions.get(4)));
    }

    private void cutTheOtherConnections() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }

    private Served serve(Path folder) {
        Served served = serving.start(folder, database);
        open.add(served);
        return served;
    }

    private static List<String> log(Served served) {
        return served.archive().before(Long.MAX_VALUE, 10).stream()
                .map(Activation::version)
                .toList();
    }

    private static void save(Path folder, int bonus) throws IOException {
        Files.writeString(folder.resolve("earning/bonus.drl"), rule(bonus));
    }

    private static String rule(int bonus) {
        return "package earning\n\nrule \"A bonus\"\nwhen\n    Member( tags contains \"regular\" )\nthen\n"
                + "    propose.bonus(" + bonus + ");\nend\n";
    }

    private static void await(Duration most, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(most);
            Thread.onSpinWait();
        }
    }
}
