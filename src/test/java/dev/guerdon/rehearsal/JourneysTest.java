package dev.guerdon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.settings.SettingsReading;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The journeys of the rulebooks that come with the product. */
class JourneysTest {
    @TestFactory
    Stream<DynamicNode> theStarterProgrammeLeadsWhereItsJourneysExpect() {
        return journeys(Path.of("rules"));
    }

    @TestFactory
    Stream<DynamicNode> theTeaShopLeadsWhereItsJourneysExpect() {
        return journeys(Path.of("src/test/rules/journeys"));
    }

    private static Stream<DynamicNode> journeys(Path folder) {
        Candidate candidate = Candidate.of(RuleFiles.read(folder));
        assertThat(candidate.findings()).isEmpty();
        Rulebook rulebook = candidate.rulebook().orElseThrow();
        List<JourneyFile> files = JourneyFile.all(rulebook.files(), SettingsReading.whole(rulebook.settings()));
        assertThat(files).flatExtracting(JourneyFile::findings).isEmpty();
        return files.stream().flatMap(file -> file.journeys().stream()).map(journey -> test(rulebook, journey));
    }

    private static DynamicTest test(Rulebook rulebook, Journey journey) {
        return DynamicTest.dynamicTest(
                journey.file() + ":" + journey.line() + " " + journey.name(),
                () -> Journeys.run(rulebook, List.of(journey)).findings().forEach(finding -> fail(finding.toString())));
    }
}
