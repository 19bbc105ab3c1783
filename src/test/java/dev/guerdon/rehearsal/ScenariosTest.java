package dev.guerdon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The scenarios of the rulebooks that come with the product. */
class ScenariosTest {
    @TestFactory
    Stream<DynamicNode> theStarterProgrammeDoesWhatItsScenariosExpect() {
        return scenarios(Path.of("rules"));
    }

    @TestFactory
    Stream<DynamicNode> theGiftShopDoesWhatItsScenariosExpect() {
        return scenarios(Path.of("src/test/rules/retail"));
    }

    private static Stream<DynamicNode> scenarios(Path folder) {
        Candidate candidate = Candidate.of(RuleFiles.read(folder));
        assertThat(candidate.findings()).isEmpty();
        Rulebook rulebook = candidate.rulebook().orElseThrow();
        return ScenarioFile.all(rulebook.files(), rulebook.settings()).stream().flatMap(file -> {
            assertThat(file.findings()).isEmpty();
            return file.scenarios().stream().map(scenario -> test(rulebook, scenario));
        });
    }

    private static DynamicTest test(Rulebook rulebook, Scenario scenario) {
        return DynamicTest.dynamicTest(
                scenario.file() + ":" + scenario.line() + " " + scenario.name(),
                () -> Rehearsal.run(rulebook, List.of(scenario))
                        .failed()
                        .forEach(failure -> fail(failure.finding().toString())));
    }
}
