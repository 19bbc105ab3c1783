package dev.guerdon.rulebook.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWritingTest {
    private static final String BASE = "earning/base.drl";

    @TempDir
    Path root;

    private RuleFiles before;

    @BeforeEach
    void aFolder() {
        RulesFolder.empty(root)
                .file("programme.yaml", "currency: EUR")
                .file(BASE, "package earning")
                .file("campaigns/x/gone.drl", "package earning")
                .file("README.md", "for people");
        before = RuleFiles.read(root);
    }

    @Test
    void theFolderHoldsTheFilesAfterwardsAndNoOthersThatHaveAnEffect() throws IOException {
        RuleFiles wanted = before.with(Map.of(BASE, "package earning // new", "campaigns/y/new.drl", "package tiers"));
        wanted = wanted.with(java.util.Collections.singletonMap("campaigns/x/gone.drl", null));
        FolderWriting.of(wanted, before).into(root);
        assertThat(RuleFiles.read(root)).isEqualTo(wanted);
        assertThat(root.resolve("README.md")).hasContent("for people");
        assertThat(root.resolve("earning"))
                .isDirectoryNotContaining("glob:**.bak")
                .isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aFileKeepsItsRightsAndALinkStaysALink() throws IOException {
        RulesFolder folder = new RulesFolder(root);
        folder.move(BASE, "earning/real.md").link(BASE, "real.md");
        Files.setPosixFilePermissions(root.resolve("earning/real.md"), PosixFilePermissions.fromString("rw-rw----"));
        FolderWriting.of(before.with(Map.of(BASE, "package earning // new")), before)
                .into(root);
        assertThat(root.resolve(BASE)).isSymbolicLink().hasContent("package earning // new");
        assertThat(Files.getPosixFilePermissions(root.resolve("earning/real.md")))
                .isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
    }

    @Test
    void whatIsKeptNowhereElseStaysBeside() throws IOException {
        new RulesFolder(root).file(BASE, "a draft").file("tiers/new.drl", "another");
        assertThat(FolderWriting.of(before, before).into(root))
                .containsExactlyInAnyOrder(
                        root.toRealPath().resolve(BASE + ".bak"),
                        root.toRealPath().resolve("tiers/new.drl.bak"));
        assertThat(root.resolve(BASE)).hasContent("package earning");
        assertThat(root.resolve(BASE + ".bak")).hasContent("a draft");
        assertThat(root.resolve("tiers/new.drl")).doesNotExist();
        assertThat(root.resolve("tiers/new.drl.bak")).hasContent("another");
    }

    @Test
    void whatWasKeptBesideIsNotOverwrittenByWhatIsKeptLater() throws IOException {
        for (String draft : List.of("a draft", "another", "another", "a third")) {
            new RulesFolder(root).file(BASE, draft);
            FolderWriting.of(before, before).into(root);
        }
        assertThat(root.resolve(BASE + ".bak")).hasContent("a draft");
        assertThat(root.resolve(BASE + ".2.bak")).hasContent("another");
        assertThat(root.resolve(BASE + ".3.bak")).hasContent("a third");
        assertThat(root.resolve(BASE + ".4.bak")).doesNotExist();
        assertThat(RuleFiles.read(root)).isEqualTo(before);
    }

    @Test
    void aLinkThatGoesLeavesWhatItLeadsTo() throws IOException {
        new RulesFolder(root).file("tiers/.store/l.drl", "package tiers").link("tiers/l.drl", ".store/l.drl");
        FolderWriting.of(before, before).into(root);
        assertThat(root.resolve("tiers/l.drl")).doesNotExist();
        assertThat(root.resolve("tiers/.store/l.drl")).exists();
        assertThat(RuleFiles.read(root)).isEqualTo(before);
    }

    @Test
    void whatWasMovedIsTakenBackWhereALaterFileCanNotBe() throws IOException {
        new RulesFolder(root)
                .file("tiers/.store/l.drl", "package tiers")
                .link("campaigns/x/l.drl", "../../tiers/.store/l.drl");
        RuleFiles there = RuleFiles.read(root);
        RuleFiles wanted = before.with(Map.of(
                BASE, "package earning // new", "earning/new.drl", "package earning", "tiers/z.drl", "package tiers"));
        Files.createDirectory(root.resolve("tiers/z.drl"));
        assertThatThrownBy(() -> FolderWriting.of(wanted, before).into(root)).isInstanceOf(IOException.class);
        assertThat(RuleFiles.read(root)).isEqualTo(there);
        assertThat(root.resolve("campaigns/x/l.drl")).isSymbolicLink();
        assertThat(root.resolve("tiers/z.drl")).isDirectory();
        assertThat(root.resolve("tiers")).isDirectoryNotContaining("glob:**.tmp");
        assertThat(CutOff.in(root)).isEmpty();
    }

    @Test
    void aFolderThatCanNotBeWrittenStaysAsItIs() {
        RuleFiles wanted = before.with(Map.of(BASE, "package earning // new", "segments/a.drl", "package segments"));
        new RulesFolder(root).delete("segments").file("segments", "not a folder");
        assertThatThrownBy(() -> FolderWriting.of(wanted, before).into(root)).isInstanceOf(IOException.class);
        assertThat(root.resolve(BASE)).hasContent("package earning");
        assertThat(root.resolve("earning")).isDirectoryNotContaining("glob:**.tmp");
    }
}
