package dev.guerdon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

class CheckCommandTest {
    private static final String A_MISTAKE =
            "package earning\nrule \"Tea\"\nwhen\n    Member( tier == \"glod\" )\nthen\n    propose.times(2);\nend\n";

    /** No scenario of the folder is about so large a basket. */
    private static final String AN_UNTRIED_RULE =
            "package earning\nrule \"Tea: all of it\"\nwhen\n    Basket( subtotal > 100000 )\nthen\n    propose.bonus(5);\nend\n";

    private static final String A_WRONG_SCENARIO =
            "- scenario: Gold from 1,000.00\n  member: { spend12m: 1000.00 }\n  expect: { tier: gold }\n";

    private static final String A_WRONG_JOURNEY = """
            - journey: Gold for two tents
              steps:
                - order: { id: A, lines: [ { sku: TENT, category: tents, quantity: 2, unitPrice: 250.00 } ] }
                - order: { id: B, lines: [ { sku: TENT, category: tents, quantity: 2, unitPrice: 250.00 } ] }
                  expect: { tier: gold }
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aGoodFolder() throws IOException {
        FileUtils.copyDirectory(Path.of("rules").toFile(), folder.toFile());
    }

    @Test
    void goodRulesPassWithTheirScenariosAndJourneys() {
        assertThat(check()).isZero();
        assertThat(out.toString())
                .matches("Good: \\d+ rules, \\d+ scenarios passed, \\d+ journeys passed \\(\\d+\\.\\d s\\)\\R");
    }

    @Test
    void aMistakeOfATableIsShownAtItsCell() throws IOException {
        Path table = folder.resolve("tiers/spend.drl.csv");
        Files.writeString(table, Files.readString(table).replace("2000.00,gold", "2000.00,\"glod\""));

        assertThat(check()).isEqualTo(1);
        assertThat(untimed()).isEqualToNormalizingNewlines("""
                        %s:9:55: error: unknown tier "glod". Did you mean "gold"? [rule "Members are gold by what they spent in a year"]
                            Members are gold by what they spent in a year,2000.00,"glod"
                                                                                  ^
                        Refused: 1 error, the scenarios were not run, first the rules must be good
                        """.formatted(table));
    }

    @Test
    void aMistakeIsShownInItsLine() throws IOException {
        Files.writeString(folder.resolve("earning/tea.drl"), A_MISTAKE);
        assertThat(check()).isEqualTo(1);
        assertThat(untimed()).isEqualToNormalizingNewlines("""
                        %s/earning/tea.drl:4:21: error: unknown tier "glod". Did you mean "gold"? [rule "Tea"]
                                Member( tier == "glod" )
                                                ^
                        Refused: 1 error, the scenarios were not run, first the rules must be good
                        """.formatted(folder));
    }

    @Test
    void allMistakesOfAllFilesAreToldAtOnce() throws IOException {
        Files.writeString(folder.resolve("earning/tea.drl"), A_MISTAKE);
        Files.writeString(folder.resolve("discounts/tea.drl"), A_MISTAKE.replace("earning", "discounts"));
        Files.writeString(folder.resolve("campaigns/welcome/campaign.yaml"), "form: 2026-01-01\n");
        assertThat(check()).isEqualTo(1);
        assertThat(out.toString().lines().filter(line -> line.contains(": error: ")))
                .hasSizeGreaterThan(3);
        assertThat(out.toString())
                .contains("campaign.yaml:1:1: error: There is no key \"form\" here. Did you mean \"from\"?");
    }

    @Test
    void mistakesInScenariosAndJourneysAreToldBesideThoseInRules() throws IOException {
        Files.writeString(folder.resolve("earning/tea.drl"), A_MISTAKE);
        Files.writeString(folder.resolve("tiers/more.scenarios.yaml"), A_WRONG_SCENARIO.replace("expect:", "expct:"));
        Files.writeString(folder.resolve("tiers/more.journey.yaml"), A_WRONG_JOURNEY.replace("steps:", "stps:"));
        assertThat(check()).isEqualTo(1);
        assertThat(out.toString())
                .contains("unknown tier \"glod\"")
                .contains("more.scenarios.yaml:3:")
                .contains("Did you mean \"expect\"?")
                .contains("more.journey.yaml:")
                .contains("Did you mean \"steps\"?");
    }

    @Test
    void aScenarioThatFailsIsAFaultWhereItExpectsSomethingElse() throws IOException {
        Files.writeString(folder.resolve("tiers/more.scenarios.yaml"), A_WRONG_SCENARIO);
        assertThat(check()).isEqualTo(1);
        assertThat(out.toString())
                .contains("tiers/more.scenarios.yaml:3:19: error: scenario \"Gold from 1,000.00\":"
                        + " expected tier gold, got silver: ")
                .contains("\"Members are gold by what they spent in a year\" did not fire:"
                        + " Member spend12m >= 2000.00: it is 1000.00")
                .contains("\n      expect: { tier: gold }\n                      ^\n")
                .contains(" scenarios passed, 1 failed, ");
    }

    @Test
    void aJourneyThatFailsIsAFaultWhereItExpectsSomethingElse() throws IOException {
        Files.writeString(folder.resolve("tiers/more.journey.yaml"), A_WRONG_JOURNEY);
        assertThat(check()).isEqualTo(1);
        assertThat(out.toString())
                .contains("tiers/more.journey.yaml:5:23: error: journey \"Gold for two tents\", step 2 (order B):"
                        + " expected tier gold, got silver: ")
                .contains("\"Members are gold by what they spent in a year\" did not fire:"
                        + " Member spend12m >= 2000.00: it is ")
                .contains("\n          expect: { tier: gold }\n                          ^\n")
                .containsPattern("Refused: .* scenarios passed, \\d+ journeys passed, 1 failed \\(");
    }

    @Test
    void aFolderWithoutJourneysDoesNotCountThem() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".journey.yaml"))
                    .toList()) {
                Files.delete(file);
            }
        }
        assertThat(check()).isZero();
        assertThat(out.toString()).doesNotContain("journey");
    }

    @Test
    void aRuleThatNoScenarioTriesIsAWarningOnly() throws IOException {
        Files.writeString(folder.resolve("earning/tea.drl"), AN_UNTRIED_RULE);
        assertThat(check()).isZero();
        assertThat(out.toString())
                .contains("earning/tea.drl:2:1: warning: this rule fires in no scenario; write one in which it does"
                        + " [rule \"Tea: all of it\"]")
                .contains("Good: ", ", 1 warning (");
    }

    @Test
    void strictlyAWarningIsAnError() throws IOException {
        Files.writeString(folder.resolve("earning/tea.drl"), AN_UNTRIED_RULE);
        assertThat(check("--strict")).isEqualTo(1);
        assertThat(out.toString()).contains("earning/tea.drl:2:1: error: this rule", "Refused: 1 error, ");
    }

    @Test
    void forAProgramItIsTheAnswerOfTheCall() throws IOException {
        Files.writeString(folder.resolve("earning/tea.drl"), AN_UNTRIED_RULE);
        Files.writeString(folder.resolve("tiers/more.scenarios.yaml"), A_WRONG_SCENARIO);
        Files.writeString(folder.resolve("tiers/more.journey.yaml"), A_WRONG_JOURNEY);
        assertThat(check("--format", "json")).isEqualTo(1);
        JsonNode answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.get("ok").asBoolean()).isFalse();
        assertThat(answer.at("/problems/0/severity").asText()).isEqualTo("warning");
        assertThat(answer.at("/scenarios/failed/0/file").asText()).isEqualTo("tiers/more.scenarios.yaml");
        assertThat(answer.at("/scenarios/failed/0/mismatches/0/column").asInt()).isEqualTo(19);
        assertThat(answer.at("/journeys/passed").asInt()).isPositive();
        assertThat(answer.at("/journeys/failed/0/journey").asText()).isEqualTo("Gold for two tents");
        assertThat(answer.at("/journeys/failed/0/step").asInt()).isEqualTo(2);
        assertThat(answer.at("/journeys/failed/0/mismatches/0/line").asInt()).isEqualTo(5);
        assertThat(answer.get("coverage")).anySatisfy(rule -> {
            assertThat(rule.get("rule").asText()).isEqualTo("Tea: all of it");
            assertThat(rule.get("fires").asInt()).isZero();
            assertThat(rule.get("staysAway").asInt()).isPositive();
        });
    }

    @Test
    void onGitHubEachFindingIsANoteBesideItsLine() throws IOException {
        Files.writeString(folder.resolve("earning/tea.drl"), AN_UNTRIED_RULE);
        Files.writeString(
                folder.resolve("tiers/more.scenarios.yaml"), A_WRONG_SCENARIO.replace("1,000.00", "100 % of it"));
        assertThat(check("--format", "github")).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "::warning file=%s/earning/tea.drl,line=2,col=1,title=Tea%%3A all of it::this rule fires in no"
                                .formatted(folder))
                .contains("::error file=%s/tiers/more.scenarios.yaml,line=3,col=19,title=Guerdon::scenario"
                                .formatted(folder)
                        + " \"Gold from 100 %25 of it\": expected tier gold");
    }

    @Test
    void aRuleFileCannotSteerTheTerminal() throws IOException {
        Files.writeString(folder.resolve("earning/tea.drl"), A_MISTAKE.replace("glod", "\u001b[31mglod"));
        assertThat(check()).isEqualTo(1);
        assertThat(out.toString()).doesNotContain("\u001b").contains("\uFFFD[31mglod");
    }

    @Test
    void ofAWideLineAsMuchIsShownAsFitsAroundTheMark() throws IOException {
        String wide = A_MISTAKE.replace("Member(", "Member( " + "points > 0, ".repeat(50));
        Files.writeString(folder.resolve("earning/tea.drl"), wide);
        assertThat(check()).isEqualTo(1);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(1)).hasSizeLessThan(170);
        assertThat(lines.get(1).substring(lines.get(2).indexOf('^'))).startsWith("\"glod\"");
    }

    @Test
    void colorsAreForTerminals() throws IOException {
        Files.writeString(folder.resolve("earning/tea.drl"), A_MISTAKE);
        Commands.commandLine()
                .setColorScheme(new ColorScheme.Builder(Ansi.ON).build())
                .setOut(new PrintWriter(out, true))
                .execute("check", folder.toString());
        assertThat(out.toString()).contains("\u001b[1m\u001b[31merror:");
    }

    @Test
    void aFolderThatIsNotThereIsNotChecked() {
        folder = folder.resolve("nowhere");
        assertThat(check()).isEqualTo(2);
        assertThat(err.toString()).startsWith("There is no folder");
    }

    @Test
    void anUnknownFormatIsAWrongUse() {
        assertThat(check("--format", "xml")).isEqualTo(2);
        assertThat(err.toString()).contains("text, json, github");
    }

    private String untimed() {
        return out.toString().replaceAll(" \\(\\d+\\.\\d s\\)", "");
    }

    private int check(String... options) {
        return Commands.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("check", folder.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }
}
