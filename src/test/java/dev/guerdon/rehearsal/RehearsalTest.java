package dev.guerdon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What scenarios tell of a small shop's rules. */
class RehearsalTest {
    private static final Map<String, String> SHOP = Map.of(
            "programme.yaml",
            "{ currency: GBP, zone: Europe/London, tiers: [basic, gold] }",
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
            "earning/tiers.drl",
            """
            package earning
            rule "Gold members earn double"
            when
                Member( tier == "gold" )
            then
                propose.times(2);
            end
            """,
            "tiers/spend.drl",
            """
            package tiers
            rule "Members are gold by what they spent"
            when
                Member( spend12m >= 1000 )
            then
                propose.qualifiesFor("gold");
            end
            """,
            "redemption/worth.drl",
            """
            package redemption
            rule "Points pay"
            when
                Basket( channel != "phone" )
            then
                propose.rate(0.01);
            end
            """);

    @Test
    void aRuleIsTriedByTheScenariosThatAskItsPackage() {
        List<Coverage> coverage = rehearse("""
                - scenario: Gold
                  member: { tier: gold, spend12m: 1000 }
                  basket: { lines: [ { unitPrice: 10 } ] }
                  expect: { points: 20 }
                - scenario: A guest
                  basket: { lines: [ { unitPrice: 10 } ] }
                  expect: { points: 10 }
                - scenario: A lot
                  lot: {}
                  expect: { expiresOn: never }
                """).coverage();

        assertThat(coverage)
                .extracting(Coverage::rule, Coverage::fires, Coverage::staysAway)
                .containsExactlyInAnyOrder(
                        tuple("Every unit paid earns a point", 2, 0),
                        tuple("Gold members earn double", 1, 1),
                        tuple("Members are gold by what they spent", 1, 0),
                        tuple("Points pay", 0, 0));
    }

    @Test
    void whatTakesTooLongIsRefusedAndNotTriedToItsEnd() {
        Map<String, String> files = new TreeMap<>(SHOP);
        files.put("earning/base.scenarios.yaml", """
                - scenario: A guest
                  basket: { lines: [ { unitPrice: 10 } ] }
                  expect: { points: 10 }
                """);
        files.put("earning/base.journey.yaml", """
                - journey: A newcomer
                  steps: [ { order: { lines: [ { unitPrice: 10 } ] }, expect: { points: 10 } } ]
                """);
        Rulebook rulebook =
                Candidate.of(RuleFiles.none().with(files)).rulebook().orElseThrow();

        Rehearsal.Result inTime = Rehearsal.of(rulebook, Deadline.in(Duration.ofDays(1)));
        assertThat(inTime.findings()).isEmpty();
        assertThat(inTime.report().passed() + inTime.journeys().passed()).isEqualTo(2);

        Rehearsal.Result late = Rehearsal.of(rulebook, Deadline.in(Duration.ofSeconds(-1)));
        assertThat(late.findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("took more than");
        assertThat(late.report().passed() + late.journeys().passed()).isZero();
    }

    @Test
    void aRuleWithoutConditionsNeedNotStayAway() {
        Rehearsal.Result result = rehearse("""
                - scenario: Gold
                  member: { tier: gold, spend12m: 1000 }
                  basket: { lines: [ { unitPrice: 10 } ] }
                  expect: { points: 20 }
                """);

        assertThat(result.coverage())
                .flatExtracting(
                        each -> each.gap().map(Finding::toString).stream().toList())
                .containsExactlyInAnyOrder(
                        "redemption/worth.drl:2:1: warning: this rule fires in no scenario; write one in which it does, and one in"
                                + " which it does not",
                        "earning/tiers.drl:2:1: warning: this rule fires in every scenario; write one in which it does not",
                        "tiers/spend.drl:2:1: warning: this rule fires in every scenario; write one in which it does not");
    }

    @Test
    void aRuleOfATableStandsWhereItsRowBegins() {
        Map<String, String> files = new TreeMap<>(SHOP);
        files.put("tiers/orders.drl.csv", """
                RuleSet,tiers
                RuleTable Orders,
                CONDITION,ACTION
                Member,
                orders >= $param,"propose.qualifiesFor(""$param"");"
                Orders,Tier
                3,gold
                  5,gold
                """);
        Rulebook rulebook =
                Candidate.of(RuleFiles.none().with(files)).rulebook().orElseThrow();
        assertThat(Rehearsal.of(rulebook, Deadline.usual()).coverage())
                .flatExtracting(
                        each -> each.gap().map(Finding::toString).stream().toList())
                .filteredOn(gap -> gap.startsWith("tiers/orders"))
                .extracting(gap -> gap.split(": ", 2)[0])
                .containsExactlyInAnyOrder("tiers/orders.drl.csv:7:1", "tiers/orders.drl.csv:8:3");
    }

    @Test
    void ofANumberThatIsTooSmallThoseAreToldThatMadeItAndThoseThatCouldHave() {
        assertThat(failures("""
                - scenario: Silver earns double
                  member: { tier: basic }
                  basket: { lines: [ { unitPrice: 10 }, { unitPrice: 10 } ] }
                  expect:
                    points: 40
                """))
                .containsExactly(
                        "earning/a.scenarios.yaml:5:13: scenario \"Silver earns double\": expected points 40, got 20:"
                                + " \"Every unit paid earns a point\" gave 20;"
                                + " \"Gold members earn double\" did not fire: Member tier == \"gold\": it is \"basic\"");
    }

    @Test
    void ofANumberThatIsTooLargeThoseAreToldThatMadeIt() {
        assertThat(failures("""
                - scenario: Gold earns as others
                  member: { tier: gold, spend12m: 5000 }
                  basket: { lines: [ { unitPrice: 10 } ] }
                  expect: { points: 10 }
                """))
                .containsExactly(
                        "earning/a.scenarios.yaml:4:21: scenario \"Gold earns as others\": expected points 10, got 20:"
                                + " \"Every unit paid earns a point\" gave 20; \"Gold members earn double\" gave 10");
    }

    @Test
    void ofATierThoseAreToldThatWouldHaveGivenIt() {
        assertThat(failures("""
                - scenario: Gold for a little
                  member: { spend12m: 10 }
                  basket: { lines: [ { unitPrice: 10 } ] }
                  expect: { tier: gold }
                """))
                .containsExactly(
                        "earning/a.scenarios.yaml:4:19: scenario \"Gold for a little\": expected tier gold, got basic:"
                                + " \"Members are gold by what they spent\" did not fire:"
                                + " Member spend12m >= 1000: it is 20.00");
    }

    @Test
    void ofPointsThatPayNothingItIsToldWhy() {
        assertThat(failures("""
                - scenario: Nothing to pay with
                  member: {}
                  basket: { redeem: { points: 5 }, lines: [ { unitPrice: 10 } ] }
                  expect: { redemption: 0.05 }
                """))
                .containsExactly(
                        "earning/a.scenarios.yaml:4:25: scenario \"Nothing to pay with\": expected redemption amount"
                                + " 0.05, got 0.00: the member has no points to use");
    }

    @Test
    void aRuleThatShouldHaveFiredTellsWhyItDidNotAndTheOtherWayRound() {
        assertThat(failures("""
                - scenario: The wrong way round
                  member: { tier: basic }
                  basket: { lines: [ { unitPrice: 10 } ] }
                  expect:
                    fired: [ "Gold members earn double", "Points pay" ]
                    notFired:
                      - Gold member earn doubel
                      - Every unit paid earns a point
                """))
                .containsExactly(
                        "earning/a.scenarios.yaml:5:14: scenario \"The wrong way round\": expected \"Gold members earn double\" to"
                                + " fire, but it did not fire: Member tier == \"gold\": it is \"basic\"",
                        "earning/a.scenarios.yaml:5:42: scenario \"The wrong way round\": expected \"Points pay\" to fire, but it"
                                + " did not fire: the redemption rules were not asked: nothing depended on them",
                        "earning/a.scenarios.yaml:7:9: scenario \"The wrong way round\": expected \"Gold member earn doubel\" not"
                                + " to fire, but there is no rule of this name."
                                + " Did you mean \"Gold members earn double\"?",
                        "earning/a.scenarios.yaml:8:9: scenario \"The wrong way round\": expected \"Every unit paid earns a point\""
                                + " not to fire, but it fired: $line is \"1\", $paid is 10.00");
    }

    private static List<String> failures(String scenarios) {
        return rehearse(scenarios).findings().stream().map(Finding::toString).toList();
    }

    private static Rehearsal.Result rehearse(String scenarios) {
        Map<String, String> files = new TreeMap<>(SHOP);
        files.put("earning/a.scenarios.yaml", scenarios);
        Candidate candidate = Candidate.of(new RuleFiles(new TreeMap<>(files), List.of()));
        assertThat(candidate.findings()).isEmpty();
        Rulebook rulebook = candidate.rulebook().orElseThrow();
        Rehearsal.Result result = Rehearsal.of(rulebook);
        assertThat(result.problems()).isEmpty();
        return result;
    }
}
