package dev.guerdon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.guerdon.rehearsal.Journey.Scene;
import dev.guerdon.rehearsal.journey.Step;
import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.settings.SettingsReading;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How journeys are read, and how they fail, under the rules of the tea shop. */
class JourneyFileTest {
    private static final Rulebook RULEBOOK = Candidate.of(RuleFiles.read(Path.of("src/test/rules/journeys")))
            .rulebook()
            .orElseThrow();
    private static final String PATH = "tiers/some.journey.yaml";

    private static final String ORDER =
            "    - order: { id: A, lines: [ { sku: T, category: tea, quantity: 2, unitPrice: 20.00 } ] }\n";

    @Test
    void timePassesFromStepToStep() {
        Journey journey = read(ORDER + """
                - wait: 2 days
                - nightly: {}
                - until: 2026-03-29T04:00:00+02:00
                - expect: { tier: basic }
            """);

        assertThat(journey.at()).isEqualTo(Instant.parse("2026-01-15T11:00:00Z"));
        assertThat(journey.scenes())
                .extracting(Scene::at)
                .containsExactly(
                        Instant.parse("2026-01-15T11:00:00Z"),
                        Instant.parse("2026-01-17T11:00:00Z"),
                        Instant.parse("2026-01-17T11:00:00Z"),
                        Instant.parse("2026-03-29T02:00:00Z"),
                        Instant.parse("2026-03-29T02:00:00Z"));
        assertThat(journey.scenes()).extracting(Scene::line).containsExactly(3, 4, 5, 6, 7);
        assertThat(journey.nights()).isEqualTo(2 + 1 + 71);
    }

    @Test
    void anActivityThatIsRepeatedExpectsSomethingOfTheLastOnly() {
        Journey journey = read("""
                - activity: { type: check-in }
                  times: 3
                  every: 1 day
                  expect: { points: 5 }
            """);

        assertThat(journey.scenes()).hasSize(5);
        assertThat(journey.scenes()).extracting(Scene::number).containsOnly(1);
        assertThat(journey.scenes())
                .extracting(scene -> scene.awaited().outcome().points().isPresent())
                .containsExactly(false, false, false, false, true);
        assertThat(journey.scenes().stream().map(Scene::step).filter(Step.Deed.class::isInstance))
                .extracting(step -> ((Step.Deed) step).id())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - waitt: 2 days                                     | There is no key "waitt" in steps. Did you mean "wait"?
            - wait: soon                                        | steps.wait must be a time such as "40 days": hours, days, weeks, months or years, at most three years.
            - wait: 4 years                                     | steps.wait must be a time such as "40 days": hours, days, weeks, months or years, at most three years.
            - wait: 0 days                                      | steps.wait must be a time such as "40 days": hours, days, weeks, months or years, at most three years.
            - until: 2026-01-14                                 | A journey goes forward: until must lie after 2026-01-15T12:00+01:00, by three years at most.
            - { wait: 2 days, nightly: {} }                     | A step is one thing; let nightly be a step of its own.
            - return: { order: B }                              | There is no order "B" before. Did you mean "A"?
            - return: { order: A, lines: [ { lineId: 2 } ] }    | The order has no line "2". Did you mean "1"?
            - return: { order: A, lines: [ { line: 1 } ] }      | There is no key "line" in steps.return.lines. Did you mean "lineId"?
            - cancel: { redemption: R }                         | There is no redemption "R" before.
            - activity: { type: chekc-in }                      | There is no activity type "chekc-in". Did you mean "check-in"?
            - { activity: { type: review }, times: 2 }          | Say how much time lies in between: "every: 1 day".
            - adjust: { points: 0 }                             | Say how many points are given, or taken: "points: -30".
            - { nightly: {}, expect: { member: { teir: gold } } } | There is no key "teir" in steps.expect.member. Did you mean "tier"?
            - { nightly: {}, expect: { clawdBack: 5 } }         | There is no key "clawdBack" in steps.expect. Did you mean "clawedBack"?
            """)
    void aMistakeIsToldWithItsLine(String step, String sentence) {
        List<Finding> findings = findings(ORDER + "    " + step + "\n    - expect: { tier: basic }\n");

        assertThat(findings).extracting(Finding::message).contains(sentence);
        assertThat(findings).extracting(Finding::line).contains(4).allMatch(line -> line == 4);
    }

    @Test
    void whatFollowsFromTheStepsIsNotSaidOfTheMember() {
        List<Finding> findings = JourneyFile.of(PATH, """
                - journey: A
                  member: { orders: 3, consents: [app], birthdy: 1990-01-01 }
                  steps: [ { nightly: {}, expect: { tier: basic } } ]
                """, SettingsReading.whole(RULEBOOK.settings()))
                .findings();

        assertThat(findings)
                .extracting(Finding::message)
                .containsExactly(
                        "orders follows from the steps of a journey; leave it out.",
                        "There is no key \"birthdy\" in member. Did you mean \"birthday\"?");
    }

    @Test
    void anOrderIsNotTwice() {
        assertThat(findings(ORDER + ORDER + "    - expect: { tier: basic }\n"))
                .extracting(Finding::message)
                .containsExactly("There is an order \"A\" before; give this one another id.");
    }

    @Test
    void aJourneyThatExpectsNothingIsRefused() {
        assertThat(findings("    - wait: 2 days\n"))
                .extracting(Finding::message)
                .containsExactly("A journey must expect something, such as \"expect: { points: 40 }\".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - { jurney: A, steps: [ { nightly: {}, expect: { tier: basic } } ] }                      | 1:5: There is no key "jurney" here. Did you mean "journey"?
            - { journey: A, stps: [ { nightly: {}, expect: { tier: basic } } ] }                      | 1:17: There is no key "stps" here. Did you mean "steps"?
            - { journey: A, steps: [ { nightly: {}, expct: { tier: basic } } ] }                      | 1:41: There is no key "expct" in steps. Did you mean "expect"?
            - { journey: A, steps: [ { redeem: { pionts: 1 }, expect: { tier: basic } } ] }           | 1:38: There is no key "pionts" in steps.redeem. Did you mean "points"?
            - { journey: A, steps: [ { adjust: { pionts: 1 }, expect: { tier: basic } } ] }           | 1:38: There is no key "pionts" in steps.adjust. Did you mean "points"?
            - { journey: A, steps: [ { cancel: { ordr: A }, expect: { tier: basic } } ] }             | 1:38: There is no key "ordr" in steps.cancel. Did you mean "order"?
            - { journey: A, steps: [ { redeem: {}, expect: { tier: basic } } ] }                      | 1:36: Say how many points are spent: "points: 100".
            - { journey: A, steps: [ { adjust: { points: 9999999999999999999 }, expect: { tier: basic } } ] } | 1:46: steps.adjust.points is too large: a number has at most 18 digits.
            - { journey: A, steps: [ { adjust: {}, expect: { tier: basic } } ] }                      | 1:36: Say how many points are given, or taken: "points: -30".
            """)
    void aMisspeltKeyIsNotMissingAsWell(String journey, String told) {
        assertThat(JourneyFile.of(PATH, journey, SettingsReading.whole(RULEBOOK.settings()))
                        .findings())
                .extracting(finding -> finding.toString().substring(PATH.length() + 1))
                .containsExactly(told);
    }

    @Test
    void aJourneyHasAtMostTwoHundredSteps() {
        assertThat(findings("    - expect: { tier: basic }\n".repeat(201)))
                .extracting(Finding::message)
                .containsExactly("A journey has 1 to 200 steps.");
    }

    @Test
    void aStepThatComesOutOtherwiseSaysWhichAndWhere() {
        assertThat(failures(ORDER.stripTrailing() + "\n      expect: { points: 7 }\n" + """
                - wait: 3 days
                  expect: { notFired: [ "Who stays away gets points for a while" ], member: { tier: silver, available: 9 } }
            """))
                .containsExactly(
                        PATH + ":4:25: journey \"A\", step 1 (order A): expected points 7, got 110:"
                                + " \"A point for each euro paid\" gave 40; \"Tea earns extra points for a while\" gave 20;"
                                + " \"The first order earns a bonus\" gave 50",
                        PATH + ":6:29: journey \"A\", step 2 (wait 3 days): expected \"Who stays away gets points for a"
                                + " while\" not to fire, but it fired: Member daysSinceLastOrder is 3",
                        PATH + ":6:89: journey \"A\", step 2 (wait 3 days): expected member's tier silver, got basic:"
                                + " \"Silver by spend, for those who come often\" did not fire:"
                                + " Member spend12m >= 100: it is 40.00;"
                                + " \"Gold by spend, for those who come often\" did not fire:"
                                + " Member spend90d >= 300: it is 40.00",
                        PATH + ":6:108: journey \"A\", step 2 (wait 3 days): expected member's available 9, got 110:"
                                + " the member has orders 1, spend12m 40, earned 117, pending 7");
    }

    @Test
    void aRuleThatFiredInOneOfManyNightsTellsWhatItSawThen() {
        assertThat(failures(ORDER + """
                - wait: 6 days
                  expect: { notFired: [ "Who stays away gets points for a while", "Members are reminded" ] }
            """))
                .containsExactly(
                        PATH + ":5:29: journey \"A\", step 2 (wait 6 days): expected \"Who stays away gets points for a"
                                + " while\" not to fire, but it fired: Member daysSinceLastOrder is 3",
                        PATH + ":5:71: journey \"A\", step 2 (wait 6 days): expected \"Members are reminded\" not to"
                                + " fire, but it fired: Lot daysToExpiry is 2");
    }

    @Test
    void aRuleThatFiredInNoNightTellsWhyItDidNotInTheLast() {
        assertThat(failures(ORDER + """
                - wait: 2 days
                  expect: { fired: [ "Who stays away gets points for a while", "Gold members earn double" ] }
            """))
                .containsExactly(
                        PATH + ":5:26: journey \"A\", step 2 (wait 2 days): expected \"Who stays away gets points for a"
                                + " while\" to fire, but it did not fire: Member daysSinceLastOrder >= 3: it is 2",
                        PATH + ":5:68: journey \"A\", step 2 (wait 2 days): expected \"Gold members earn double\" to"
                                + " fire, but it did not fire: the earning rules were not asked: nothing depended on them");
    }

    @Test
    void aCouponThatCannotBeUsedIsWhyItsRuleDidNotFire() {
        assertThat(failures("""
                - wait: 1 day
                - wait: 11 days
            """
                        + ORDER.replace("{ id: A,", "{ id: A, coupons: [HELLO],")
                                .stripTrailing() + """

                  expect: { fired: [ "The greeting takes a part off" ] }
            """))
                .containsExactly(
                        PATH + ":6:26: journey \"A\", step 3 (order A): expected \"The greeting takes a part off\""
                                + " to fire, but it did not fire: the coupon HELLO-1 can't be used: it expired on 2026-01-26");
    }

    @Test
    void ofPointsThatAreClawedBackItIsToldWhichRulesTheRestStillFires() {
        assertThat(failures(ORDER + """
                - return: { order: A, lines: [ { lineId: 1, quantity: 1 } ] }
                  expect: { clawedBack: 30, refund: { money: 21.00 } }
            """))
                .containsExactly(
                        PATH + ":5:29: journey \"A\", step 2 (return of A): expected clawedBack 30, got 20:"
                                + " \"A point for each euro paid\" said points($line, $paid);"
                                + " \"Tea earns extra points for a while\" said bonus(20).lapseAfterDays(3);"
                                + " \"The first order earns a bonus\" said bonus(50);"
                                + " \"Gold members earn double\" did not fire: Member tier == \"gold\": it is \"basic\"",
                        PATH + ":5:41: journey \"A\", step 2 (return of A): expected refund's money 21, got 20:"
                                + " it is 20.00 in money and 0 points, as they were paid");
    }

    @Test
    void aStepInWhichNothingWasAskedTellsWhatTheTierLacks() {
        assertThat(failures(ORDER + "    - expect: { member: { tier: silver } }\n"))
                .containsExactly(PATH + ":4:33: journey \"A\", step 2: expected member's tier silver, got basic:"
                        + " spend12m lacks 60.00");
    }

    @Test
    void aRuleIsTriedByTheStepsThatAskItsPackage() {
        FiringCount count = new FiringCount();
        JourneyRun.of(Retrial.first(RULEBOOK), List.of(read(ORDER + """
                - wait: 4 days
                - wait: 1 day
                - expect: { tier: basic }
            """)), count, Deadline.usual());

        assertThat(count.of(RULEBOOK))
                .extracting(Coverage::rule, Coverage::fires, Coverage::staysAway)
                .contains(
                        tuple("A point for each euro paid", 1, 0),
                        tuple("Gold members earn double", 0, 1),
                        tuple("Members are reminded", 2, 1),
                        tuple("Who has joined is greeted once", 1, 1),
                        tuple("A check-in earns points", 0, 0));
    }

    @Test
    void whatCannotBeDoneEndsAJourneyUnlessThatIsExpected() {
        assertThat(run("    - redeem: { points: 5 }\n    - expect: { tier: gold }\n")
                        .findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "tiers/some.journey.yaml:3: journey \"A\", step 1 (redeem): expected the step to be possible,"
                                + " got refused: The member has 0 points, 5 are to be taken.");
        assertThat(run("    - redeem: { points: 5 }\n    - expect: { tier: gold }\n")
                        .failed())
                .flatExtracting(JourneyReport.Failure::mismatches)
                .extracting(Mismatch::line)
                .as("the place of the step, where nothing is expected")
                .containsExactly(3);
        assertThat(run("    - redeem: { points: 5 }\n      expect: { refused: true }\n")
                        .isGood())
                .isTrue();
        assertThat(run("    - adjust: { points: 5 }\n      expect: { refused: true }\n")
                        .findings())
                .extracting(Finding::message)
                .containsExactly("journey \"A\", step 1 (adjust): expected the step to be refused, got possible");
    }

    @Test
    void journeysThatFailKeepARulebookFromGoingLive() {
        RuleFiles files = RULEBOOK.files()
                .with(Map.of(PATH, "- journey: A\n  steps: [ { nightly: {}, expect: { tier: gold } } ]"));

        CheckAnswer answer = check(files);

        assertThat(answer.ok()).isFalse();
        assertThat(answer.journeys().failed()).hasSize(1);
        assertThat(new ScenarioGate().check(Candidate.of(files).rulebook().orElseThrow(), Optional.empty()))
                .extracting(Finding::line)
                .containsExactly(2);
    }

    @Test
    void allJourneysTogetherDoNotKeepAChangeWaiting() {
        String decades =
                "- journey: A\n  steps:\n" + "    - wait: 3 years\n".repeat(20) + "    - expect: { tier: basic }\n";
        RuleFiles files = RULEBOOK.files().with(new TreeMap<>(Map.of(PATH, decades)));

        assertThat(check(files).problems())
                .extracting(RulebookView.ProblemView::message)
                .singleElement()
                .asString()
                .contains("20000 are played at most");
    }

    private static CheckAnswer check(RuleFiles files) {
        return CheckAnswer.of(Check.of(files, Instant.EPOCH));
    }

    private static List<String> failures(String steps) {
        return run(steps).findings().stream().map(Finding::toString).toList();
    }

    private static JourneyReport run(String steps) {
        return Journeys.run(RULEBOOK, List.of(read(steps)));
    }

    private static Journey read(String steps) {
        JourneyFile file = JourneyFile.of(PATH, text(steps), SettingsReading.whole(RULEBOOK.settings()));
        assertThat(file.findings()).isEmpty();
        return file.journeys().get(0);
    }

    private static List<Finding> findings(String steps) {
        return JourneyFile.of(PATH, text(steps), SettingsReading.whole(RULEBOOK.settings()))
                .findings();
    }

    private static String text(String steps) {
        return "- journey: A\n  steps:\n" + steps;
    }
}
