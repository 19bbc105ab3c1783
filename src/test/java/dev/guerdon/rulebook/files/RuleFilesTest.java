package dev.guerdon.rulebook.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rulebook.Finding;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {
    @TempDir
    Path root;

    private RulesFolder folder;

    @BeforeEach
    void emptyFolder() {
        folder = RulesFolder.empty(root);
    }

    @Test
    void readsEveryFileThatHasAnEffect() {
        folder.file("programme.yaml", "p")
                .file("catalogue.yaml", "c")
                .file("earning/base.drl", "e")
                .file("earning/grid.drl.csv", "g")
                .file("earning/base.scenarios.yaml", "s")
                .file("checkout.scenarios.yaml", "s")
                .file("campaigns/winback/campaign.yaml", "w")
                .file("campaigns/winback/lifecycle/mail.drl", "m")
                .file("README.md", "for people");

        RuleFiles files = RuleFiles.read(root);

        assertThat(files.findings()).isEmpty();
        assertThat(files.texts())
                .containsOnlyKeys(
                        "campaigns/winback/campaign.yaml",
                        "campaigns/winback/lifecycle/mail.drl",
                        "catalogue.yaml",
                        "checkout.scenarios.yaml",
                        "earning/base.drl",
                        "earning/base.scenarios.yaml",
                        "earning/grid.drl.csv",
                        "programme.yaml");
        assertThat(files.at(Place.RULES)).containsOnlyKeys("campaigns/winback/lifecycle/mail.drl", "earning/base.drl");
        assertThat(files.campaigns()).containsExactly("winback");
    }

    @Test
    void theVersionFollowsContentAndNothingElse() {
        folder.file("earning/a.drl", "one");
        String before = RuleFiles.read(root).version();

        folder.file("README.md", "prose").file("earning/.a.drl.swp", "swap").file("earning/a.drl", "one");
        assertThat(RuleFiles.read(root).version()).isEqualTo(before).matches("[0-9a-f]{12}");

        folder.file("earning/a.drl", "two");
        assertThat(RuleFiles.read(root).version()).isNotEqualTo(before);

        folder.file("earning/a.drl", "one").move("earning/a.drl", "earning/b.drl");
        assertThat(RuleFiles.read(root).version()).isNotEqualTo(before);
    }

    @Test
    void textThatMovesFromOneFileToTheNextMakesAnotherVersion() {
        RuleFiles one = files(Map.of("earning/a.drl", "xy", "earning/b.drl", ""));
        RuleFiles other = files(Map.of("earning/a.drl", "x", "earning/b.drl", "y"));

        assertThat(one.version()).isNotEqualTo(other.version());
    }

    @Test
    void leftoversOfEditorsAreIgnored() {
        for (String name : new String[] {
            ".hidden.drl",
            "base.drl~",
            ".base.drl.swp",
            "base.swx",
            "base.drl.tmp",
            "base.drl.bak",
            "4913",
            "#base.drl#"
        }) {
            folder.file("earning/" + name, "x");
        }
        folder.file(".git/config", "x");

        RuleFiles files = RuleFiles.read(root);

        assertThat(files.texts()).isEmpty();
        assertThat(files.findings()).isEmpty();
    }

    @Test
    void aMisplacedFileIsRefusedWithWhatMayStandThere() {
        folder.file("earning/base.drll", "x").file("earnings/base.drl", "x").file("campaigns/base.drl", "x");

        assertThat(RuleFiles.read(root).findings())
                .extracting(Finding::file, Finding::message)
                .satisfiesExactly(
                        campaign ->
                                assertThat(campaign.toList().get(1).toString()).contains("a folder for each campaign"),
                        ending -> assertThat(ending.toList())
                                .containsExactly(
                                        "earning/base.drll",
                                        "A rules folder holds *.drl, *.drl.csv, *.scenarios.yaml, *.journey.yaml and *.md only."),
                        place -> assertThat(place.toList().get(1).toString())
                                .startsWith("There is no such rules folder. Did you mean \"earning\"?"));
    }

    @Test
    void aYamlFileWithTheShortEndOfItsNameIsToldItsName() {
        folder.file("campaigns/a/campaign.yml", "").file("earning/points.scenarios.yml", "");

        assertThat(RuleFiles.read(root).findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "campaigns/a/campaign.yml: Its name ends in .yaml here: rename it to"
                                + " campaigns/a/campaign.yaml.",
                        "earning/points.scenarios.yml: Its name ends in .yaml here: rename it to"
                                + " earning/points.scenarios.yaml.");
    }

    @Test
    void aFileNameWithSomethingInvisibleInItIsRefused() {
        folder.file("earning/ba\u200Bse.drl", "x");
        String sentence =
                "In the file's name here stands the invisible character U+200B zero width space: take it out.";

        assertThat(RuleFiles.read(root).findings()).extracting(Finding::message).containsExactly(sentence);
        assertThat(RuleFiles.none().with(Map.of("earning/ba\u200Bse.drl", "x")).findings())
                .extracting(Finding::message)
                .containsExactly(sentence);
    }

    /** As archives from other systems leave them; no path of Java's has such a name, so the shell makes it. */
    @Test
    void aFileNameThatIsNoTextIsRefusedUnlessTheFileHasNoEffect() throws Exception {
        assertThat(new ProcessBuilder(
                                "/bin/sh",
                                "-c",
                                "for end in drl md; do : > \"$(printf 'earning/gr\\374n.')$end\"; done")
                        .directory(root.toFile())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(RuleFiles.read(root).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.file()).startsWith("earning/gr").endsWith("n.drl");
            assertThat(finding.message())
                    .startsWith("The name of this file can't be read")
                    .contains("LC_ALL=C.UTF-8");
        });
    }

    @Test
    void aMissingBaseFolderIsAnErrorAndAMissingFileIsNot() {
        folder.delete("tiers");

        assertThat(RuleFiles.read(root).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("The folder tiers/ is missing"))
                .returns("tiers", Finding::file);
    }

    @Test
    void aMissingRulesFolderIsOneFinding() {
        assertThat(RuleFiles.read(root.resolve("nowhere")).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("can't be read"));
    }

    @Test
    void brokenTextIsPointedAt() {
        folder.file("earning/a.drl", new byte[] {'a', '\n', 'b', 'c', (byte) 0xE4, 'd'});

        assertThat(RuleFiles.read(root).findings())
                .singleElement()
                .hasToString("earning/a.drl:2:3: This is not UTF-8 text; save the file in that encoding.");
    }

    @Test
    void aCutOffLetterIsBrokenTextToo() {
        folder.file("earning/a.drl", new byte[] {'a', (byte) 0xC3});

        assertThat(RuleFiles.read(root).findings()).singleElement().returns(2, Finding::column);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        folder.file("earning/a.drl", "\uFEFFpackage earning");

        assertThat(RuleFiles.read(root).text("earning/a.drl")).contains("package earning");
    }

    @Test
    void aFileMayHaveOneMebibyteAndNotAByteMore() {
        folder.file("earning/fits.drl", new byte[1 << 20]).file("earning/large.drl", new byte[(1 << 20) + 1]);

        RuleFiles files = RuleFiles.read(root);

        assertThat(files.texts()).containsOnlyKeys("earning/fits.drl");
        assertThat(files.findings()).singleElement().hasToString("earning/large.drl: The file is larger than 1 MiB.");
    }

    @Test
    void allFilesTogetherAreBounded() {
        byte[] large = new byte[1 << 20];
        for (int i = 10; i < 46; i++) {
            folder.file("earning/" + i + ".drl", large);
        }

        assertThat(RuleFiles.read(root).findings())
                .singleElement()
                .hasToString("earning/42.drl: All files together are larger than 32 MiB.");
    }

    @Test
    void theNumberOfFilesIsBounded() {
        for (int i = 0; i < 2_005; i++) {
            folder.file("earning/" + (10_000 + i) + ".drl", "x");
        }

        RuleFiles files = RuleFiles.read(root);

        assertThat(files.texts()).hasSize(2_000);
        assertThat(files.findings()).singleElement().hasToString("earning/12000.drl: There are more than 2000 files.");
    }

    @Test
    void aPathHasAtMostSixNames() {
        folder.file("earning/2/3/4/5/6.drl", "x").file("earning/2/3/4/5/6/7.drl", "x");

        RuleFiles files = RuleFiles.read(root);

        assertThat(files.texts()).containsOnlyKeys("earning/2/3/4/5/6.drl");
        assertThat(files.findings()).singleElement().returns("earning/2/3/4/5/6", Finding::file);
    }

    @Test
    void aMountedFolderIsReadThroughItsLinks(@TempDir Path mount) {
        RulesFolder mounted = RulesFolder.mounted(mount, "..2026_1");
        assertThat(RuleFiles.read(mount).findings()).isEmpty();
        assertThat(RuleFiles.read(mount).texts()).containsOnlyKeys("programme.yaml", "earning/base.drl");

        mounted.version("..2026_2", "package earning // new").swapTo("..2026_2");

        assertThat(RuleFiles.read(mount).text("earning/base.drl")).contains("package earning // new");
    }

    @Test
    void linksThatLeadAwayOrNowhereOrInACircleAreRefused(@TempDir Path outside) {
        new RulesFolder(outside).file("secret.drl", "secret");
        folder.link("earning/away.drl", outside.resolve("secret.drl").toString())
                .link("earning/nowhere.drl", "gone.drl")
                .link("earning/circle", ".");

        RuleFiles files = RuleFiles.read(root);

        assertThat(files.texts()).isEmpty();
        assertThat(files.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "earning/away.drl: This link leads out of the rules folder; put the file itself here.",
                        "earning/circle: This link leads back to a folder that it is in.",
                        "earning/nowhere.drl: This link leads nowhere.");
    }

    @Test
    void anOverlayReplacesAddsAndTakesAway() {
        RuleFiles base = files(Map.of("earning/a.drl", "a", "earning/b.drl", "b"));
        Map<String, String> overlay = new HashMap<>();
        overlay.put("earning/a.drl", "new");
        overlay.put("earning/b.drl", null);
        overlay.put("tiers/c.drl", "c");
        overlay.put("README.md", "prose");

        RuleFiles laid = base.with(overlay);

        assertThat(laid.findings()).isEmpty();
        assertThat(laid.texts()).containsExactly(Map.entry("earning/a.drl", "new"), Map.entry("tiers/c.drl", "c"));
        assertThat(base.texts()).containsEntry("earning/a.drl", "a");
    }

    @Test
    void anOverlayBeginsWithNoMarkAndTakesAwayOnlyWhatIsThere() {
        folder.file("earning/a.drl", "one").file("earning/b.drl", "two");
        RuleFiles files = RuleFiles.read(root);
        assertThat(files.with(Map.of("earning/a.drl", "\uFEFFone"))).isEqualTo(files);
        Map<String, String> gone = new HashMap<>();
        gone.put("earning/c.drl", null);
        assertThat(files.with(gone).findings())
                .extracting(Finding::message)
                .containsExactly("There is no such file to be taken away. Did you mean \"earning/a.drl\"?");
        assertThat(files.with(Map.of("earning/a.drl/d.drl", "three")).findings())
                .extracting(Finding::message)
                .containsExactly("earning/a.drl is a file: nothing can lie below it.");
        Map<String, String> moved = new HashMap<>(Map.of("earning/a.drl/d.drl", "three"));
        moved.put("earning/a.drl", null);
        assertThat(files.with(moved).findings()).isEmpty();
    }

    @Test
    void anOverlayThatMendsAFileMendsItsFinding() {
        folder.file("earning/a.drl", new byte[] {(byte) 0xFF});

        assertThat(RuleFiles.read(root).with(Map.of("earning/a.drl", "x")).findings())
                .isEmpty();
    }

    @Test
    void anOverlayStaysInsideTheFolderAndItsPlaces() {
        for (String path : new String[] {
            "../x.drl",
            "/etc/x.drl",
            "earning/../../x.drl",
            "earning//x.drl",
            "earning\\x.drl",
            "earning/x.sh",
            "elsewhere/x.drl",
            "earning/.x.drl",
            "a/b/c/d/e/f/g.drl",
            "earning/" + "ä".repeat(99) + ".drl",
            "",
            "earning/x\u0000.drl"
        }) {
            RuleFiles laid = files(Map.of()).with(Map.of(path, "x"));

            assertThat(laid.texts()).as(path).isEmpty();
            assertThat(laid.findings()).as(path).singleElement().returns(path, Finding::file);
        }
    }

    @Test
    void aNameMayBeAsLongAsFileSystemsTake() {
        String path = "earning/" + "ä".repeat(98) + ".drl";
        assertThat(files(Map.of()).with(Map.of(path, "x")).texts()).containsOnlyKeys(path);
    }

    @Test
    void anOverlaysFileIsBounded() {
        assertThat(files(Map.of())
                        .with(Map.of("earning/x.drl", "x".repeat((1 << 20) + 1)))
                        .findings())
                .singleElement()
                .hasToString("earning/x.drl: The file is larger than 1 MiB.");
    }

    private static RuleFiles files(Map<String, String> texts) {
        return new RuleFiles(new TreeMap<>(texts), java.util.List.of());
    }
}
