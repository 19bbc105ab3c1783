package dev.guerdon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.settings.SettingsReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios of the rulebooks that come with the product. */
class ScenariosTest {
    private static final RuleFiles STARTER = RuleFiles.read(Path.of("rules"));

    @TestFactory
    Stream<DynamicNode> theStarterProgrammeDoesWhatItsScenariosExpect() {
        return scenarios(Path.of("rules"));
    }

    @TestFactory
    Stream<DynamicNode> theGiftShopDoesWhatItsScenariosExpect() {
        return scenarios(Path.of("src/test/rules/retail"));
    }

    @Test
    void everyStarterRuleFiresInSomeScenarioAndStaysAwayInAnother() {
        assertThat(Rehearsal.of(rulebook(Path.of("rules"))).coverage())
                .isNotEmpty()
                .flatExtracting(rule -> rule.gap().stream().toList())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("campaigns")
    void aCampaignIsRetiredByTakingAwayItsFolder(String campaign) {
        Map<String, String> gone = new HashMap<>();
        STARTER.texts().keySet().stream()
                .filter(path -> path.startsWith("campaigns/" + campaign + "/"))
                .forEach(path -> gone.put(path, null));
        assertThat(gone).isNotEmpty();
        assertGood(STARTER.with(gone));
    }

    static Set<String> campaigns() {
        return STARTER.campaigns();
    }

    @Test
    void theRuleOfTheGuideCanBeAdded() throws IOException {
        String guide = Files.readString(Path.of("rules/README.md"));
        assertGood(STARTER.with(Map.of(
                "earning/mondays.drl", block(guide, "drl", "on Mondays"),
                "earning/mondays.scenarios.yaml", block(guide, "yaml", "on Mondays"),
                "earning/coming-back.journey.yaml", block(guide, "yaml", "- journey:"))));
    }

    private static String block(String page, String language, String words) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .filter(text -> text.contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static void assertGood(RuleFiles files) {
        Candidate candidate = Candidate.of(files);
        assertThat(candidate.findings()).noneMatch(Finding::isError);
        Rehearsal.Result result = Rehearsal.of(candidate.rulebook().orElseThrow());
        assertThat(result.problems()).isEmpty();
        assertThat(result.report().failed()).isEmpty();
        assertThat(result.journeys().failed()).isEmpty();
    }

    /** The engine and the plain search behind explanations must agree on who fires. */
    @Test
    void noRuleStaysSilentWhoseConditionsHold() {
        Rulebook rulebook = rulebook(Path.of("rules"));
        assertThat(all(rulebook)).allSatisfy(scenario -> {
            Trial trial = new Trial(rulebook, scenario);
            trial.outcome();
            assertThat(trial.asked().reasons()).noneMatch(reason -> "its conditions hold".equals(reason.because()));
        });
    }

    private static Stream<DynamicNode> scenarios(Path folder) {
        Rulebook rulebook = rulebook(folder);
        return all(rulebook).stream().map(scenario -> test(rulebook, scenario));
    }

    private static Rulebook rulebook(Path folder) {
        Candidate candidate = Candidate.of(RuleFiles.read(folder));
        assertThat(candidate.findings()).isEmpty();
        return candidate.rulebook().orElseThrow();
    }

    private static List<Scenario> all(Rulebook rulebook) {
        List<ScenarioFile> files = ScenarioFile.all(rulebook.files(), SettingsReading.whole(rulebook.settings()));
        assertThat(files).flatExtracting(ScenarioFile::findings).isEmpty();
        return files.stream().flatMap(file -> file.scenarios().stream()).toList();
    }

    private static DynamicTest test(Rulebook rulebook, Scenario scenario) {
        return DynamicTest.dynamicTest(
                scenario.file() + ":" + scenario.line() + " " + scenario.name(),
                () -> Rehearsal.run(rulebook, List.of(scenario))
                        .failed()
                        .forEach(failure -> fail(failure.findings().toString())));
    }
}
