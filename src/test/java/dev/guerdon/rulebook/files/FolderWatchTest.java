package dev.guerdon.rulebook.files;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rulebook.files.FolderWatch.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Patience BY_EVENTS_ALONE = new Patience(Duration.ofMillis(150), Duration.ofSeconds(1), NEVER);
    private static final Patience BY_LOOKING =
            new Patience(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofMillis(50));

    @TempDir
    Path root;

    private final BlockingQueue<String> versions = new LinkedBlockingQueue<>();
    private RulesFolder folder;
    private FolderWatch watch;

    @BeforeEach
    void emptyFolder() {
        folder = RulesFolder.empty(root);
    }

    @AfterEach
    void stop() {
        watch.close();
    }

    @Test
    void aNewFileIsToldByAnEvent() throws InterruptedException {
        watch(BY_EVENTS_ALONE);

        folder.file("earning/a.drl", "x");

        awaitTold(current());
    }

    @Test
    void aFileInANewFolderIsTold() throws InterruptedException {
        watch(BY_EVENTS_ALONE);
        folder.folder("campaigns/winback");
        told();

        folder.file("campaigns/winback/mail.drl", "x");

        awaitTold(current());
    }

    @Test
    void aDeletedFileIsTold() throws InterruptedException {
        folder.file("earning/a.drl", "x");
        watch(BY_EVENTS_ALONE);

        folder.delete("earning/a.drl");

        awaitTold(current());
    }

    @Test
    void anEditorThatRenamesOverTheFileIsTold() throws InterruptedException {
        folder.file("earning/a.drl", "one");
        watch(BY_EVENTS_ALONE);

        folder.file("earning/.a.drl.swp", "swap")
                .move("earning/a.drl", "earning/a.drl~")
                .file("earning/4913", "")
                .delete("earning/4913")
                .file("earning/a.drl.tmp", "two")
                .move("earning/a.drl.tmp", "earning/a.drl");

        awaitTold(current());
        assertThat(toldWithin(600)).isIn(null, current());
    }

    @Test
    void leftoversAloneAreNotTold() throws InterruptedException {
        watch(BY_EVENTS_ALONE);

        folder.file("earning/.a.drl.swp", "swap").file("earning/a.drl~", "old").file("earning/4913", "");

        assertThat(toldWithin(600)).isNull();
    }

    @Test
    void manyFilesAtOnceAreToldFewTimesAndTheLastTimeSeesAll() throws InterruptedException {
        watch(Patience.USUAL);
        for (int i = 0; i < 300; i++) {
            folder.file("earning/" + i + ".drl", "x" + i);
        }

        int times = 0;
        String last = null;
        for (String told = told(); told != null; told = toldWithin(1_500)) {
            last = told;
            times++;
        }

        assertThat(last).isEqualTo(current());
        assertThat(times).isLessThanOrEqualTo(5);
    }

    @Test
    void aHalfWrittenFileIsToldAgainWhenItIsWhole() throws InterruptedException {
        watch(BY_EVENTS_ALONE);
        folder.file("earning/a.drl", "package ear");
        String half = told();

        folder.file("earning/a.drl", "package earning");

        assertThat(current()).isNotEqualTo(half);
        awaitTold(current());
    }

    @Test
    void theSwapOfAMountedFolderIsTold(@TempDir Path mount) throws InterruptedException {
        RulesFolder mounted = RulesFolder.mounted(mount, "..2026_1");
        watch = FolderWatch.on(mount, () -> tell(mount), BY_EVENTS_ALONE, FolderEvents.open());

        mounted.version("..2026_2", "package earning // new").swapTo("..2026_2");

        awaitTold(RuleFiles.read(mount).version());
    }

    @Test
    void withoutEventsTheFolderIsLookedAt() throws InterruptedException {
        folder.file("earning/a.drl", "one");
        watch = FolderWatch.on(root, () -> tell(root), BY_LOOKING, FolderEvents.none());

        folder.file("earning/a.drl", "longer");

        awaitTold(current());
    }

    @Test
    void aFolderThatAppearsLaterIsSeen() throws InterruptedException {
        Path later = root.resolve("later");
        watch = FolderWatch.on(later, () -> tell(later), BY_LOOKING, FolderEvents.open());

        RulesFolder.empty(later).file("earning/a.drl", "x");

        awaitTold(RuleFiles.read(later).version());
    }

    @Test
    void aFailureWhileHandlingAChangeDoesNotEndTheWatch() throws InterruptedException {
        watch = FolderWatch.on(
                root,
                () -> {
                    tell(root);
                    throw new IllegalStateException("a change that can't be handled, on purpose");
                },
                BY_EVENTS_ALONE,
                FolderEvents.open());
        folder.file("earning/a.drl", "one");
        told();

        folder.file("earning/a.drl", "two");

        awaitTold(current());
    }

    @Test
    void nothingIsToldOnceItIsClosed() throws InterruptedException {
        watch(BY_EVENTS_ALONE);
        watch.close();

        folder.file("earning/a.drl", "x");

        assertThat(toldWithin(600)).isNull();
    }

    private void watch(Patience patience) {
        watch = FolderWatch.on(root, () -> tell(root), patience, FolderEvents.open());
    }

    private void tell(Path of) {
        versions.add(RuleFiles.read(of).version());
    }

    /** A loaded machine may tell of a state in between first. */
    private void awaitTold(String version) throws InterruptedException {
        String last = told();
        while (last != null && !last.equals(version)) {
            last = told();
        }
        assertThat(last).isEqualTo(version);
    }

    private String current() {
        return RuleFiles.read(root).version();
    }

    private String told() throws InterruptedException {
        return versions.poll(20, SECONDS);
    }

    private String toldWithin(int milliseconds) throws InterruptedException {
        return versions.poll(milliseconds, MILLISECONDS);
    }
}
