package dev.guerdon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rehearsal.Edits.Edit;
import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is kept of a rulebook that passed saves trouble, and nothing else. */
class RetrialTest {
    private static final RuleFiles STARTER = RuleFiles.read(Path.of("rules"));
    private static final RuleFiles TEA_SHOP = RuleFiles.read(Path.of("src/test/rules/journeys"));

    @Test
    void afterAnyEditOfTheStarterRulesAllIsToldAsFromScratch() {
        assertThat(skippedAfterEachEditOf(STARTER)).isGreaterThan(0.6);
    }

    @Test
    void afterAnyEditOfRulesWithManyJourneysAllIsToldAsFromScratch() {
        assertThat(skippedAfterEachEditOf(TEA_SHOP)).isGreaterThan(0.3);
    }

    /** The share of all examples that were not tried again. */
    private static double skippedAfterEachEditOf(RuleFiles files) {
        Precedents precedents =
                Reload.after(Precedents.NONE, files).orElseThrow().kept();
        long skipped = 0;
        long all = 0;
        for (Edit edit : Edits.of(files)) {
            Optional<Reload> reload = Reload.after(precedents, files.with(edit.texts()));
            reload.ifPresent(each -> each.isTheSameAsFromScratch(edit.name()));
            skipped += reload.map(Reload::skipped).orElse(0L);
            all += reload.map(Reload::examples).orElse(0L);
        }
        return (double) skipped / all;
    }

    @Property(tries = 20)
    void afterOneEditOnAnotherAllIsToldAsFromScratch(@ForAll("someEdits") List<Edit> edits) {
        Precedents precedents =
                Reload.after(Precedents.NONE, STARTER).orElseThrow().kept();
        RuleFiles files = STARTER;
        for (Edit edit : edits) {
            files = files.with(edit.texts());
            Optional<Reload> reload = Reload.after(precedents, files);
            reload.ifPresent(each -> each.isTheSameAsFromScratch(edits.toString()));
            precedents = reload.map(Reload::kept).orElse(precedents);
        }
    }

    @Provide
    Arbitrary<List<Edit>> someEdits() {
        return Arbitraries.of(Edits.of(STARTER)).list().ofMinSize(2).ofMaxSize(6);
    }

    /** A rulebook that was tried after another. */
    private record Reload(Precedents before, Rulebook rulebook, Rehearsal.Result result, Precedents kept) {

        /** Empty where the files make no rulebook. */
        static Optional<Reload> after(Precedents before, RuleFiles files) {
            return Candidate.of(files).rulebook().map(rulebook -> {
                Retrial retrial = new Retrial(rulebook, before);
                Rehearsal.Result result = Rehearsal.of(retrial, Deadline.in(Duration.ofDays(1)));
                return new Reload(before, rulebook, result, retrial.precedents(result.findings()));
            });
        }

        void isTheSameAsFromScratch(String edits) {
            assertThat(result).as(edits).isEqualTo(Rehearsal.of(rulebook));
            Retrial retrial = new Retrial(rulebook, before);
            scenarios(retrial)
                    .filter(each -> retrial.of(each).isPresent())
                    .forEach(each -> assertThat(new Trial(rulebook, each).outcome())
                            .as(edits + ", " + each.name())
                            .isEqualTo(new Trial(before.rulebook(), each).outcome()));
        }

        long skipped() {
            Retrial retrial = new Retrial(rulebook, before);
            return scenarios(retrial)
                            .filter(each -> retrial.of(each).isPresent())
                            .count()
                    + journeys(retrial)
                            .filter(each -> retrial.of(each).isPresent())
                            .count();
        }

        long examples() {
            Retrial retrial = Retrial.first(rulebook);
            return scenarios(retrial).count() + journeys(retrial).count();
        }

        private static Stream<Scenario> scenarios(Retrial retrial) {
            return retrial.scenarioFiles().stream().flatMap(file -> file.scenarios().stream());
        }

        private static Stream<Journey> journeys(Retrial retrial) {
            return retrial.journeyFiles().stream().flatMap(file -> file.journeys().stream());
        }
    }

    @Test
    void whereNothingChangedNothingIsTriedAgain() {
        Precedents precedents =
                Reload.after(Precedents.NONE, STARTER).orElseThrow().kept();
        Reload again = Reload.after(precedents, STARTER.with(Map.of("rules.md", "Prose.")))
                .orElseThrow();
        assertThat(again.skipped()).isEqualTo(again.examples()).isGreaterThan(100);
    }
}
