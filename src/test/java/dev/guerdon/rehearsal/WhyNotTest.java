package dev.guerdon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a scenario or journey tells of things that are not there for another reason than a condition of a rule. */
class WhyNotTest {
    private static final Map<String, String> SHOP = Map.of(
            "programme.yaml",
            """
            currency: GBP
            zone: Europe/London
            tiers: [basic, gold]
            segments: [regular]
            activities: { check-in: { perDay: 1 } }
            """,
            "catalogue.yaml",
            """
            coupons: { TEN: {} }
            benefits: { lounge: { tiers: [gold] } }
            """,
            "activities/all.drl",
            rule("activities", "Checking in", "Activity( type == \"check-in\" )", "points(5)"),
            "segments/all.drl",
            rule("segments", "Regulars", "Member( orders > 5 )", "segment(\"regular\")"),
            "earning/all.drl",
            rule("earning", "A lounge", "Member()", "benefit(\"lounge\")"),
            "campaigns/once/campaign.yaml",
            "perMember: { uses: 1 }\nbudget: { uses: 99 }\n",
            "campaigns/once/price.drl",
            rule("discounts", "Once five off", "Member()", "amountOff(5)"),
            "campaigns/monthly/campaign.yaml",
            "perMember: { uses: 2, per: month }\nevery: 3 days\nbudget: { uses: 99 }\n",
            "campaigns/monthly/price.drl",
            rule("discounts", "Monthly one off", "Member()", "amountOff(1)"));

    @Test
    void activitiesBeyondTheDaysNumberGiveNothingAndSaySo() {
        String counted = "1 of 1 \"check-in\" activities of this day were counted before";
        assertThat(failures("activities/a.scenarios.yaml", """
                - scenario: Twice
                  activity: { type: check-in, countToday: 2 }
                  expect: { points: 5, fired: [ Checking in ] }
                """))
                .hasSize(2)
                .allMatch(failure -> failure.endsWith("the activities rules were not asked: " + counted));
        assertThat(failures("activities/a.journey.yaml", """
                - journey: Twice
                  steps:
                    - activity: { type: check-in }
                      expect: { points: 5 }
                    - activity: { type: check-in }
                      expect: { points: 5, fired: [ Checking in ] }
                """))
                .hasSize(2)
                .allMatch(failure -> failure.endsWith("the activities rules were not asked: " + counted));
    }

    @Test
    void whatTheMemberHadOfACampaignCountsAgainstItsLimits() {
        assertThat(failures("earning/a.scenarios.yaml", scenario("{}", "6.00"))).isEmpty();
        assertThat(failures("earning/a.scenarios.yaml", scenario("{ once: { uses: 1, daysSinceLast: 3 } }", "6.00")))
                .singleElement()
                .asString()
                .contains("got 1.00")
                .contains("\"Once five off\" was rejected: the member's limit of 1 use is reached");
        assertThat(failures("earning/a.scenarios.yaml", scenario("{ monthly: { uses: 2, daysSinceLast: 3 } }", "6.00")))
                .isEmpty();
        assertThat(failures("earning/a.scenarios.yaml", scenario("{ monthly: { uses: 1, daysSinceLast: 1 } }", "6.00")))
                .singleElement()
                .asString()
                .contains("\"Monthly one off\" was rejected");
    }

    private static String scenario(String campaigns, String discount) {
        return """
                - scenario: Some off
                  member: { campaign: %s }
                  basket: { lines: [ { unitPrice: 10 } ] }
                  expect: { discount: %s }
                """.formatted(campaigns, discount);
    }

    @Test
    void rulesThatHaveNoSayAreToldToHaveNone() {
        assertThat(failures("earning/a.scenarios.yaml", """
                - scenario: Regular
                  member: { orders: 9 }
                  basket: { lines: [ { unitPrice: 10 } ] }
                  expect: { segments: [ regular ] }
                """))
                .singleElement()
                .asString()
                .endsWith("the segments rules were not asked: they have no say in a scenario of a basket");
    }

    @Test
    void anEffectThatIsMissingSaysWhyItsRuleDidNotFire() {
        assertThat(failures("segments/a.scenarios.yaml", """
                - scenario: Regular
                  member: { orders: 2 }
                  expect: { effects: [ { rule: Regulars } ] }
                """))
                .singleElement()
                .asString()
                .endsWith("\"Regulars\" did not fire: Member orders > 5: it is 2");
    }

    @Test
    void aBenefitIsForTheTiersOfTheCatalogue() {
        assertThat(failures("earning/a.scenarios.yaml", lounge("gold"))).isEmpty();
        assertThat(failures("earning/a.scenarios.yaml", lounge("basic")))
                .singleElement()
                .asString()
                .endsWith("\"A lounge\" was rejected: only for members in gold");
    }

    private static String lounge(String tier) {
        return """
                - scenario: In the lounge
                  member: { tier: %s }
                  basket: { lines: [ { unitPrice: 10 } ] }
                  expect: { benefits: [ lounge ] }
                """.formatted(tier);
    }

    @Test
    void anExpiryRuleThatIsOutlivedIsRejected() {
        Map<String, String> files = new HashMap<>(SHOP);
        files.put(
                "expiry/all.drl",
                rule("expiry", "A year", "Member()", "lapseAfterMonths(12)")
                        + "rule \"Soon\" when Lot( source == \"once\" ) then propose.lapseOn(\"2026-01-31\"); end\n");
        files.put("expiry/a.scenarios.yaml", """
                - scenario: Both
                  lot: { source: once, earnedOn: 2026-01-10 }
                  expect:
                    expiresOn: 2027-01-31
                    effects: [ { rule: A year, status: applied }, { rule: Soon, status: rejected } ]
                """);
        Rulebook rulebook =
                Candidate.of(RuleFiles.none().with(files)).rulebook().orElseThrow();
        assertThat(Rehearsal.of(rulebook).findings()).isEmpty();
    }

    @Test
    void whatIsNoGiftCanNotBeRevoked() {
        Map<String, String> files = new HashMap<>(SHOP);
        files.put("earning/a.journey.yaml", """
                - journey: Back
                  steps:
                    - order: { id: A, lines: [ { lineId: 1, unitPrice: 10 } ] }
                    - return: { order: A, lines: [ { lineId: 1, quantity: 1 } ] }
                      expect: { revoked: [ TEM ] }
                """);
        Rulebook rulebook =
                Candidate.of(RuleFiles.none().with(files)).rulebook().orElseThrow();
        assertThat(Rehearsal.of(rulebook).problems())
                .extracting(Finding::message)
                .containsExactly("There is no coupon or benefit or badge \"TEM\". Did you mean \"TEN\"?");
    }

    private static List<String> failures(String path, String text) {
        Map<String, String> files = new HashMap<>(SHOP);
        files.put(path, text);
        Candidate candidate = Candidate.of(RuleFiles.none().with(files));
        assertThat(candidate.findings()).noneMatch(Finding::isError);
        Rehearsal.Result result = Rehearsal.of(candidate.rulebook().orElseThrow());
        assertThat(result.problems()).isEmpty();
        return result.findings().stream().map(Finding::toString).toList();
    }

    private static String rule(String rulePackage, String name, String condition, String proposal) {
        return "package %s\nrule \"%s\" when %s then propose.%s; end\n"
                .formatted(rulePackage, name, condition, proposal);
    }
}
