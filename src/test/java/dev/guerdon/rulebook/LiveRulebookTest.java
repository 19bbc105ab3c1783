package dev.guerdon.rulebook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.database.MigratedDatabase;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.problem.Refusal;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.files.CutOff;
import dev.guerdon.rulebook.files.RuleFiles;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder of rules that changes while it is served. */
@QuarkusTest
@TestRules.Under(TestRules.Starter.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class LiveRulebookTest {
    private static final Duration IN_THE_END = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-06-18T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 18);
    private static final Member REGULAR = new Member(
            new Member.Person("m", TODAY, null, "", "", "", Map.of(), Set.of(), Set.of("regular")),
            new Member.Standing("basic", List.of("basic"), TODAY, null, "", Set.of()),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            TODAY);

    @TempDir
    Path folder;

    @Inject
    Serving serving;

    /** The rules that this application serves itself are not to be touched. */
    private final MigratedDatabase database = MigratedDatabase.fresh();

    private static final String NEW = rule("New", "Member( tags contains \"new\" )", "1");

    private Served served;
    private LiveRulebook live;

    @BeforeEach
    void serveAFolderOfAHundredRules() throws IOException {
        FileUtils.copyDirectory(Path.of("src/test/rules/retail").toFile(), folder.toFile());
        for (int i = 0; i < 100; i++) {
            write("earning/many/" + i + ".drl", rule("Rule " + i, "Member( spend12m >= " + (10_000 + i) + " )", "1"));
        }
        write("earning/bonus.drl", bonus(1));
        serve(folder);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void aSavedFileIsLiveAtOnce() throws IOException {
        for (int points = 2; points < 6; points++) {
            int wanted = points;
            write("earning/bonus.drl", bonus(points));
            await(IN_THE_END, () -> bonusOf(live.current()) == wanted);
        }
    }

    @Test
    void aFileThatAnEditorRenamesIntoPlaceIsSeen() throws IOException {
        Path draft = Files.writeString(folder.resolve(".bonus.drl.new"), bonus(7));
        Files.move(draft, folder.resolve("earning/bonus.drl"), StandardCopyOption.REPLACE_EXISTING);
        await(IN_THE_END, () -> bonusOf(live.current()) == 7);
    }

    @Test
    void aDeletedFileIsAValidChange() throws IOException {
        Files.delete(folder.resolve("earning/bonus.drl"));
        await(IN_THE_END, () -> live.current().rules(RulePackage.EARNING).size() == 101);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            earning/bad.drl | package earning\\nrule "Bad"\\nwhen\\n Member( tier == \\nthen\\n propose.bonus(1);\\nend\\n | Bad
            earning/bad.drl | package earning\\nrule "Bad"\\nwhen\\n Member( shoeSize == 5 )\\nthen\\n propose.bonus(1);\\nend\\n | Bad
            earning/bad.drl | package earning\\nrule "Bad"\\nwhen\\n Member()\\nthen\\n propose.gold(1);\\nend\\n | Bad
            earning/bad.drl | package earning\\nrule "Bad"\\nwhen\\n Member( tier == "glod" )\\nthen\\n propose.bonus(1);\\nend\\n | Bad
            earning/bad.drl | package earning\\nrule "Bad"\\nwhen\\n Member()\\nthen\\n propose.bon | Bad
            programme.yaml | currency: GBP\\n |
            tiers/bad.scenarios.yaml | - scenario: No\\n  member: { spend12m: 1.00 }\\n  expect: { tier: gold }\\n |
            """)
    void aBadFileLeavesTheLiveOneServingAndIsToldUntilItIsGoodAgain(String file, String text, String rule)
            throws IOException {
        Rulebook before = live.current();
        String good = Files.exists(folder.resolve(file)) ? Files.readString(folder.resolve(file)) : null;
        write(file, text.replace("\\n", "\n"));
        await(IN_THE_END, () -> served.folder().refused().isPresent());

        assertThat(live.current()).isSameAs(before);
        assertThat(served.folder().refused().orElseThrow().problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.rule()).isEqualTo(rule);
        });

        restore(file, good);
        await(IN_THE_END, () -> served.folder().refused().isEmpty());
        assertThat(live.current().version()).isEqualTo(before.version());
    }

    @Test
    void aDeletedFolderIsRefusedAndComesBack() throws IOException {
        Rulebook before = live.current();
        Path gone = folder.resolve("tiers");
        Path aside = Files.move(gone, folder.resolveSibling(folder.getFileName() + "-tiers"));
        await(IN_THE_END, () -> served.folder().refused().isPresent());
        assertThat(served.folder().refused().orElseThrow().problems())
                .extracting(Finding::file)
                .contains("tiers");
        assertThat(live.current()).isSameAs(before);
        Files.move(aside, gone);
        await(IN_THE_END, () -> served.folder().refused().isEmpty());
    }

    @Test
    void aFileThatIsWrittenInPiecesGoesLiveOnceItIsWhole() throws IOException {
        byte[] text = bonus(9).getBytes(UTF_8);
        try (OutputStream out = Files.newOutputStream(folder.resolve("earning/bonus.drl"))) {
            out.write(text, 0, 40);
            out.flush();
            await(IN_THE_END, () -> served.folder().refused().isPresent());
            assertThat(bonusOf(live.current())).isEqualTo(1);
            out.write(text, 40, text.length - 40);
        }
        await(IN_THE_END, () -> bonusOf(live.current()) == 9);
        await(IN_THE_END, () -> served.folder().refused().isEmpty());
    }

    @Test
    void whatIsSavedWithoutAChangeIsNoReload() throws IOException {
        Rulebook before = live.current();
        write("earning/bonus.drl", bonus(1));
        write("earning/bad.drl", "package earning\nrule");
        await(IN_THE_END, () -> served.folder().refused().isPresent());
        Files.delete(folder.resolve("earning/bad.drl"));
        await(IN_THE_END, () -> served.folder().refused().isEmpty());
        assertThat(live.current()).isSameAs(before);
    }

    @Test
    void everyAnswerComesOfOneVersionWhileFilesChange() throws Exception {
        Map<String, Integer> bonusByVersion = new HashMap<>();
        for (int points = 1; points <= 6; points++) {
            bonusByVersion.put(
                    RuleFiles.read(folder)
                            .with(Map.of("earning/bonus.drl", bonus(points)))
                            .version(),
                    points);
        }
        AtomicBoolean isOver = new AtomicBoolean();
        List<String> torn = new ArrayList<>();
        CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> {
            while (!isOver.get()) {
                Rulebook rulebook = live.current();
                if (bonusOf(rulebook) != bonusByVersion.get(rulebook.version())) {
                    torn.add(rulebook.version());
                }
            }
        });
        for (int points = 2; points <= 6; points++) {
            int wanted = points;
            write("earning/bonus.drl", bonus(points));
            await(IN_THE_END, () -> bonusOf(live.current()) == wanted);
        }
        isOver.set(true);
        asking.join();
        assertThat(torn).isEmpty();
    }

    @Test
    void aVersionOfThePastIsLoadedFromTheArchive() throws IOException {
        String past = live.current().version();
        write("earning/bonus.drl", bonus(3));
        await(IN_THE_END, () -> bonusOf(live.current()) == 3);
        assertThat(bonusOf(live.version(past))).isEqualTo(1);
        assertThat(live.version(past)).isSameAs(live.version(past));
        assertThatThrownBy(() -> live.version("000000000000")).isInstanceOf(Refusal.class);
    }

    @Test
    void aStartWithTheRulesThatAreLiveTriesNothing() {
        String version = live.current().version();
        served.close();
        AtomicInteger checks = new AtomicInteger();

        served = serving.start(folder, database, checks::incrementAndGet);
        assertThat(served.version()).isEqualTo(version);
        assertThat(served.live().live().orElseThrow().isFromArchive()).isTrue();
        assertThat(served.folder().refused()).isEmpty();
        assertThat(checks).hasValue(0);
    }

    @Test
    void whenTheFilesAreBadAtStartTheLastGoodRulebookServes() throws IOException {
        write("earning/bonus.drl", bonus(11));
        await(IN_THE_END, () -> bonusOf(live.current()) == 11);
        served.close();
        write("earning/bonus.drl", "package earning\nrule \"Half");

        serve(folder);
        assertThat(bonusOf(live.current())).isEqualTo(11);
        assertThat(live.live().orElseThrow().isFromArchive()).isTrue();
        assertThat(served.folder().refused()).isPresent();

        write("earning/bonus.drl", bonus(12));
        await(IN_THE_END, () -> bonusOf(live.current()) == 12);
        assertThat(live.live().orElseThrow().isFromArchive()).isFalse();
    }

    /** A service is killed while it puts what was published into its folder, and leaves a mix there. */
    @Test
    void filesThatWereOnTheirWayIntoTheFolderAreAllThereInTheEnd() throws IOException {
        RuleFiles before = live.current().files();
        Rulebook published = Candidate.of(before.with(Map.of("earning/bonus.drl", bonus(4), "earning/new.drl", NEW)))
                .rulebook()
                .orElseThrow();
        served.folder().replace(published, Cause.publication("ann", "now"), Condition.NONE);
        served.close();
        write("earning/bonus.drl", bonus(1));
        Path note = Files.write(folder.resolve(CutOff.NAME), List.of(published.version(), before.version()));

        serve(folder);
        served.folder().retry();
        assertThat(live.current().version()).isEqualTo(published.version());
        assertThat(RuleFiles.read(folder).version()).isNotEqualTo(published.version()); // somebody may be at it yet

        Files.setLastModifiedTime(note, FileTime.from(Instant.now().minusSeconds(60)));
        served.folder().retry();
        assertThat(RuleFiles.read(folder)).isEqualTo(published.files());
        assertThat(note).doesNotExist();
        assertThat(served.folder().state().status()).isEqualTo(FolderState.Status.LIVE);
        assertThat(live.current().version()).isEqualTo(published.version());
    }

    @Test
    void anOldNoteIsNoReasonToGoBack() throws IOException {
        String first = live.current().version();
        write("earning/bonus.drl", bonus(2));
        await(IN_THE_END, () -> bonusOf(live.current()) == 2);
        String second = live.current().version();
        Path note = Files.write(folder.resolve(CutOff.NAME), List.of(first, second));
        Files.setLastModifiedTime(note, FileTime.from(Instant.now().minusSeconds(60)));
        write("earning/other.md", "something changes");
        await(IN_THE_END, () -> !Files.exists(note));
        served.folder().retry();
        assertThat(live.current().version()).isEqualTo(second);
        assertThat(served.folder().state().status()).isEqualTo(FolderState.Status.DIFFERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "\0\n\0\n", "\u00FC\n", ""})
    void aNoteThatNobodyKnowsIsNoHindrance(String text) throws IOException {
        served.close();
        Path note = Files.write(folder.resolve(CutOff.NAME), text.getBytes(ISO_8859_1));
        Files.setLastModifiedTime(note, FileTime.from(Instant.now().minusSeconds(60)));
        write("earning/bonus.drl", bonus(6));
        serve(folder);
        assertThat(bonusOf(live.current())).isEqualTo(6);
        assertThat(note).doesNotExist();
    }

    /** As a container platform mounts a configuration: every name leads through one link, and that link is swapped. */
    @Test
    void aMountedFolderOfLinksIsSwappedAsAWhole(@TempDir Path mount) throws IOException {
        served.close();
        FileUtils.copyDirectory(folder.toFile(), mount.resolve("..2026_1").toFile());
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..2026_1"));
        try (Stream<Path> names = Files.list(folder)) {
            for (Path name : names.map(Path::getFileName).toList()) {
                Files.createSymbolicLink(mount.resolve(name), Path.of("..data").resolve(name));
            }
        }
        serve(mount);
        assertThat(bonusOf(live.current())).isEqualTo(1);

        write("earning/bonus.drl", bonus(5));
        FileUtils.copyDirectory(folder.toFile(), mount.resolve("..2026_2").toFile());
        Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of("..2026_2"));
        Files.move(mount.resolve("..data_tmp"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        FileUtils.deleteDirectory(mount.resolve("..2026_1").toFile());
        await(IN_THE_END, () -> bonusOf(live.current()) == 5);
    }

    private void serve(Path rules) {
        served = serving.start(rules, database);
        live = served.live();
    }

    private void restore(String file, String good) throws IOException {
        if (good == null) {
            Files.delete(folder.resolve(file));
        } else {
            write(file, good);
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String bonus(int points) {
        return rule("Regulars get a bonus", "Member( tags contains \"regular\" )", String.valueOf(points));
    }

    private static String rule(String name, String condition, String points) {
        return "package earning\n\nrule \"%s\"\nwhen\n    %s\nthen\n    propose.bonus(%s);\nend\n"
                .formatted(name, condition, points);
    }

    private static int bonusOf(Rulebook rulebook) {
        List<Proposed> proposed =
                rulebook.propose(RulePackage.EARNING, List.of(REGULAR, new Today(TODAY, Set.of())), NOW);
        return proposed.stream()
                .map(each -> each.proposal().value())
                .mapToInt(BigDecimal::intValueExact)
                .sum();
    }

    private static void await(Duration most, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(most);
            Thread.onSpinWait();
        }
    }
}
