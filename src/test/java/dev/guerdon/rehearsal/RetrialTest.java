package dev.guerdon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rehearsal.Edits.Edit;
import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.Place;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is kept of a rulebook that passed saves trouble, and nothing else. */
class RetrialTest {
    private static final String PROGRAMME = "{ currency: GBP, zone: Europe/London, tiers: [basic, gold] }\n";
    private static final String GOLD = """
            package earning
            rule "Gold doubles"
            when
                Member( tier == "gold" )
            then
                propose.times(2);
            end
            """;

    private static final RuleFiles SHOP = RuleFiles.none()
            .with(Map.of(
                    "programme.yaml",
                    PROGRAMME,
                    "catalogue.yaml",
                    "benefits: { lounge: {} }\n",
                    "earning/base.drl",
                    """
                    package earning
                    rule "Every unit paid earns a point"
                    when
                        $line : Line( $paid : paid )
                    then
                        propose.points($line, $paid);
                    end
                    """,
                    "earning/gold.drl",
                    GOLD,
                    "earning/lounge.drl",
                    """
                    package earning
                    rule "Who buys may sit in the lounge"
                    when
                        Member()
                    then
                        propose.benefit("lounge");
                    end
                    """,
                    "earning/some.scenarios.yaml",
                    """
                    - scenario: Gold
                      member: { tier: gold, tierUntil: 2100-01-01 }
                      basket: { lines: [ { unitPrice: 10 } ] }
                      expect: { points: 20 }
                    - scenario: A guest
                      basket: { lines: [ { unitPrice: 10 } ] }
                      expect: { points: 10, notFired: [ "Gold doubles" ] }
                    - scenario: Nobody
                      lot: {}
                      expect: { expiresOn: never }
                    """,
                    "earning/some.journey.yaml",
                    """
                    - journey: A newcomer
                      steps:
                        - order: { lines: [ { unitPrice: 10 } ] }
                          expect: { points: 10 }
                        - wait: 1 day
                        - order: { lines: [ { unitPrice: 10 } ] }
                          expect: { points: 10 }
                    """));

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    /** Its journeys go on for years; the tea shop's are as good. */
    private static final RuleFiles STARTER = withoutJourneys(RuleFiles.read(Path.of("rules")));

    private static final RuleFiles TEA_SHOP = RuleFiles.read(Path.of("src/test/rules/journeys"));

    private static RuleFiles withoutJourneys(RuleFiles files) {
        Map<String, String> none = new HashMap<>();
        files.at(Place.JOURNEYS).keySet().forEach(path -> none.put(path, null));
        return files.with(none);
    }

    /** All of them take minutes: so many are left out after each that is tried. Those of the property are others each time. */
    private static final int STARTER_EDITS_LEFT_OUT = 30;

    private static final int TEA_SHOP_EDITS_LEFT_OUT = 12;

    @Test
    void afterAnEditOfTheStarterRulesAllIsToldAsFromScratch() {
        assertThat(skippedAfterEditsOf(STARTER, STARTER_EDITS_LEFT_OUT)).isGreaterThan(0.6);
    }

    @Test
    void afterAnEditOfRulesWithManyJourneysAllIsToldAsFromScratch() {
        assertThat(skippedAfterEditsOf(TEA_SHOP, TEA_SHOP_EDITS_LEFT_OUT)).isGreaterThan(0.3);
    }

    /** The share of all examples that were not tried again. */
    private static double skippedAfterEditsOf(RuleFiles files, int leftOut) {
        Precedents precedents = first(files);
        List<Edit> edits = Edits.of(files);
        long skipped = 0;
        long all = 0;
        for (int i = 0; i < edits.size(); i += leftOut + 1) {
            Optional<Reload> reload =
                    Reload.after(precedents, files.with(edits.get(i).texts()));
            reload.ifPresent(Reload::isTheSameAsFromScratch);
            skipped += reload.map(each -> each.skipped().size()).orElse(0);
            all += reload.map(Reload::tried).orElse(0);
        }
        return (double) skipped / all;
    }

    @Property(tries = 3)
    void afterOneEditOnAnotherAllIsToldAsFromScratch(@ForAll("someEdits") List<Edit> edits) {
        Precedents precedents = first(STARTER);
        RuleFiles files = STARTER;
        for (Edit edit : edits) {
            files = files.with(edit.texts());
            Optional<Reload> reload = Reload.after(precedents, files);
            reload.ifPresent(Reload::isTheSameAsFromScratch);
            precedents = reload.map(Reload::kept).orElse(precedents);
        }
    }

    @Provide
    Arbitrary<List<Edit>> someEdits() {
        return Arbitraries.of(Edits.of(STARTER)).list().ofMinSize(2).ofMaxSize(4);
    }

    @Test
    void whereNothingChangedNothingIsTriedAgain() {
        Reload again = Reload.after(first(SHOP), SHOP.with(Map.of("README.md", "Prose.")))
                .orElseThrow();
        assertThat(again.skipped()).hasSize(4);
        again.isTheSameAsFromScratch();
    }

    @Test
    void onlyWhatARuleFiredInIsTriedAgainWhereItChanged() {
        assertThat(skippedAfter("earning/gold.drl", GOLD.replace("times(2)", "times(3)")))
                .containsExactly("A guest", "Nobody", "A newcomer");
        assertThat(skippedAfter("earning/gold.drl", GOLD.replace("gold", "basic")))
                .containsExactly("A guest", "Nobody");
        assertThat(skippedAfter("earning/gold.drl", "\n// The same.\n" + GOLD)).hasSize(4);
        assertThat(skippedAfter("programme.yaml", PROGRAMME + "# The same.\n")).isEmpty();
    }

    /** The guest earns nothing by it, but the scenario says of which rule. */
    @Test
    void whatARuleMustNotFireInIsTriedAgainWhereThereIsNoneOfItsName() {
        assertThat(skippedAfter("earning/gold.drl", GOLD.replace("Gold doubles", "Gold counts double")))
                .containsExactly("Nobody", "A newcomer");
    }

    /** Benefits are no facts in a member's life as long as no rule reads any. An order that gives one has it in its tiers, too. */
    @Test
    void journeysArePlayedAgainWhereRulesReadOtherFacts() {
        String rule = """
                package tiers
                rule "Who may sit in the lounge is gold"
                when
                    Member( benefits contains "lounge" )
                then
                    propose.qualifiesFor("gold");
                end
                """;
        assertThat(skippedAfter("tiers/lounge.drl", rule)).containsExactly("A guest", "Nobody");
    }

    /** Many lines, each of which is held against each other one by every rule that is added. */
    @Test
    void whatComesNearToBeingStoppedIsTriedAgain() {
        String lines = "{ unitPrice: 1 }, ".repeat(300);
        RuleFiles files = SHOP.with(Map.of("earning/large.scenarios.yaml", """
                - scenario: A large basket
                  basket: { lines: [ %s ] }
                  expect: { points: 300 }
                """.formatted(lines)));
        Precedents precedents = first(files);
        List<Boolean> skipped = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            files = files.with(Map.of("earning/pairs%d.drl".formatted(i), """
                    package earning
                    rule "Pairs %1$d"
                    when
                        $one : Line()
                        $two : Line( net > $one.net + %1$d )
                    then
                        propose.points($two, 1);
                    end
                    """.formatted(i)));
            Reload reload = Reload.after(precedents, files).orElseThrow();
            reload.isTheSameAsFromScratch();
            skipped.add(reload.skipped().contains("A large basket"));
            precedents = reload.kept();
        }
        assertThat(skipped).startsWith(true).endsWith(false);
    }

    @Test
    void aRuleThatRunsAwayIsStoppedAsFromScratch() {
        String lines = "{ unitPrice: 1 }, ".repeat(150);
        String scenario = """
                - scenario: Large %1$d
                  basket: { lines: [ %2$s ] }
                  expect: { points: 150 }
                """;
        RuleFiles files = SHOP.with(Map.of(
                "earning/large.scenarios.yaml",
                IntStream.range(0, 4)
                        .mapToObj(i -> scenario.formatted(i, lines))
                        .collect(Collectors.joining())));
        Reload reload = Reload.after(first(files), files.with(Map.of("earning/triples.drl", """
                        package earning
                        rule "Triples"
                        when
                            $one : Line()
                            $two : Line( net >= $one.net )
                            $three : Line( net > $one.net, net >= $two.net )
                        then
                            propose.points($three, 1);
                        end
                        """)))
                .orElseThrow();
        assertThat(reload.result().findings()).extracting(Finding::message).anyMatch(each -> each.contains("Triples"));
        assertThat(reload.skipped()).as("once a rule was stopped").isEmpty();
        assertThat(reload.kept()).isSameAs(reload.before());
        reload.isTheSameAsFromScratch();
    }

    /** The names of the examples of the shop that are not tried again after a file of it changed. */
    private static List<String> skippedAfter(String path, String text) {
        Reload reload = Reload.after(first(SHOP), SHOP.with(Map.of(path, text))).orElseThrow();
        reload.isTheSameAsFromScratch();
        return reload.skipped();
    }

    private static Precedents first(RuleFiles files) {
        Reload reload = Reload.after(Precedents.NONE, files).orElseThrow();
        assertThat(reload.result().findings()).isEmpty();
        assertThat(reload.skipped()).isEmpty();
        return reload.kept();
    }

    /**
     * A rulebook that was tried after another.
     *
     * @param anew the same rulebook, of which nothing was known before
     * @param skipped the names of examples that were not tried again
     * @param kept for the next one
     */
    private record Reload(
            Precedents before,
            Rulebook rulebook,
            Rulebook anew,
            Rehearsal.Result result,
            List<String> skipped,
            Precedents kept) {

        /** Empty where the files make no rulebook, for the same reasons as from scratch. */
        static Optional<Reload> after(Precedents before, RuleFiles files) {
            Candidate candidate = Candidate.of(files, NOW, Optional.ofNullable(before.rulebook()));
            Candidate anew = Candidate.of(files, NOW);
            assertThat(candidate.findings()).isEqualTo(anew.findings());
            assertThat(candidate.rulebook().map(Rulebook::uses))
                    .isEqualTo(anew.rulebook().map(Rulebook::uses));
            return candidate.rulebook().map(rulebook -> {
                Retrial retrial = new Retrial(rulebook, before);
                Rehearsal.Result result = Rehearsal.of(retrial, Deadline.in(Duration.ofDays(1)));
                return new Reload(
                        before,
                        rulebook,
                        anew.rulebook().orElseThrow(),
                        result,
                        skipped(before, rulebook),
                        retrial.precedents(result.findings()));
            });
        }

        int tried() {
            return result.report().passed()
                    + result.report().failed().size()
                    + result.journeys().passed()
                    + result.journeys().failed().size();
        }

        /** What is told, how rules are tried by it, and what was decided in each scenario that was not tried again. */
        void isTheSameAsFromScratch() {
            assertThat(result).isEqualTo(Rehearsal.of(anew));
            Retrial retrial = new Retrial(anew, before);
            retrial.scenarioFiles().stream()
                    .flatMap(file -> file.scenarios().stream())
                    .filter(each -> retrial.of(each).isPresent())
                    .forEach(each -> assertThat(new Trial(anew, each).outcome())
                            .as(each.name())
                            .isEqualTo(new Trial(before.rulebook(), each).outcome()));
        }

        private static List<String> skipped(Precedents before, Rulebook rulebook) {
            Retrial retrial = new Retrial(rulebook, before);
            Stream<String> scenarios = retrial.scenarioFiles().stream()
                    .flatMap(file -> file.scenarios().stream())
                    .filter(each -> retrial.of(each).isPresent())
                    .map(Scenario::name);
            Stream<String> journeys = retrial.journeyFiles().stream()
                    .flatMap(file -> file.journeys().stream())
                    .filter(each -> retrial.of(each).isPresent())
                    .map(Journey::name);
            return Stream.concat(scenarios, journeys).toList();
        }
    }
}
