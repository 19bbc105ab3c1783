package dev.guerdon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aGoodFolder() throws IOException {
        FileUtils.copyDirectory(Path.of("src/test/rules/retail").toFile(), folder.toFile());
    }

    @Test
    void goodRulesPassWithTheirScenarios() {
        assertThat(check(folder)).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("9 scenarios passed, 0 failed");
    }

    @Test
    void aMistakeIsShownInItsLine() throws IOException {
        Files.writeString(
                folder.resolve("earning/tea.drl"),
                "package earning\nrule \"Tea\"\nwhen\n    Member( tier == \"glod\" )\nthen\n    propose.times(2);\nend\n");
        assertThat(check(folder)).isEqualTo(1);
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        %s/earning/tea.drl:4:21: error: unknown tier "glod". Did you mean "gold"? [rule "Tea"]
                                Member( tier == "glod" )
                                                ^
                        The scenarios were not run: first the rules must be good.
                        """.formatted(folder));
    }

    @Test
    void aScenarioThatFailsIsAFault() throws IOException {
        Files.writeString(
                folder.resolve("tiers/spend.scenarios.yaml"),
                "- scenario: Gold from 1,000.00\n  member: { spend12m: 1000.00 }\n  expect: { tier: gold }\n");
        assertThat(check(folder)).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "tiers/spend.scenarios.yaml:1: error: scenario \"Gold from 1,000.00\": expected tier gold, got silver")
                .contains("4 scenarios passed, 1 failed");
    }

    @Test
    void aFolderThatIsNotThereIsNotChecked() {
        assertThat(check(folder.resolve("nowhere"))).isEqualTo(2);
        assertThat(err.toString()).startsWith("There is no folder");
    }

    private int check(Path rules) {
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(rules.toString());
    }
}
