package dev.guerdon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.facts.Activity;
import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Lot;
import dev.guerdon.facts.Member;
import dev.guerdon.money.Money;
import dev.guerdon.rehearsal.Expected.Effect;
import dev.guerdon.rehearsal.Expected.Gift;
import dev.guerdon.rehearsal.Expected.Lapse;
import dev.guerdon.rehearsal.Expected.Message;
import dev.guerdon.rehearsal.Expected.Redemption;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.settings.Settings;
import dev.guerdon.rulebook.settings.SettingsReading;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {
    private static final Settings SETTINGS =
            settings(Map.of("programme.yaml", """
            currency: GBP
            zone: Asia/Shanghai
            tiers: [basic, silver, gold, platinum]
            segments: [champion]
            categories: { groceries: {}, books: {} }
            days: { member-day: monthly on 18 }
            """, "catalogue.yaml", """
            coupons: { WINBACK20: {}, WINBACK20-VIP: {} }
            badges: { senior-buyer: {} }
            benefits: { hotline: {} }
            templates: { we-miss-you: { text: Hi } }
            """, "campaigns/winback/campaign.yaml", ""));

    @Test
    void theScenarioOfTheContractIsRead() {
        Scenario scenario = read("""
                - scenario: Gold members earn double on groceries
                  at: 2026-06-18T10:00:00+08:00
                  member: { tier: gold, points: 100 }
                  basket: { lines: [ { sku: MILK, category: groceries, quantity: 2, unitPrice: 10.00 } ] }
                  expect:
                    points: 40
                    fired: [ "Gold members earn double on groceries" ]
                    notFired: [ "Platinum members earn triple" ]
                """);

        assertThat(scenario.name()).isEqualTo("Gold members earn double on groceries");
        assertThat(scenario.line()).isEqualTo(1);
        assertThat(scenario.at()).isEqualTo(Instant.parse("2026-06-18T02:00:00Z"));
        assertThat(scenario.today().is("member-day")).isTrue();
        assertThat(scenario.expected().points()).contains(40L);
        assertThat(scenario.expected().fired()).containsExactly("Gold members earn double on groceries");
        assertThat(scenario.expected().notFired()).containsExactly("Platinum members earn triple");
        Situation.AtCheckout checkout = (Situation.AtCheckout) scenario.situation();
        Member member = checkout.member().orElseThrow();
        assertThat(member.atLeast("silver")).isTrue();
        assertThat(member.atLeast("platinum")).isFalse();
        assertThat(member.points()).isEqualTo(100);
        assertThat(checkout.basket().subtotal()).isEqualByComparingTo("20.00");
    }

    @Test
    void leftOutTheTimeIsNoonOfTheFifteenthOfJanuary() {
        Scenario scenario = read("- { scenario: A, member: {}, expect: { tier: basic } }");

        assertThat(scenario.at()).isEqualTo(Instant.parse("2026-01-15T04:00:00Z"));
        assertThat(scenario.today().date()).isEqualTo("2026-01-15");
    }

    @Test
    void aMemberHasADefaultForEveryFact() {
        Member member = member("{}");

        assertThat(member)
                .usingRecursiveComparison()
                .ignoringFields("wallets", "standing.reached")
                .isEqualTo(Member.joining("member", LocalDate.of(2026, 1, 15), "basic"));
        assertThat(member.daysSinceLastOrder()).isEqualTo(-1);
        assertThat(member.wallet("points")).isEqualTo(Member.Wallet.EMPTY);
    }

    @Test
    void everyFactOfAMemberCanBeTold() {
        Member member = member("""
                { id: m1, daysSinceJoined: 400, birthday: 1990-01-15, tier: platinum, tierSince: 2025-02-01, tierUntil: 2026-12-31,
                  points: 100, pendingPoints: 20, debt: 5, wallet: { points: { earned12m: 300, earnedLifetime: 900 } },
                  spend90d: 10.50, spend12m: 99.99, spendThisQuarter: 1, spendThisYear: 2, spendLastYear: 3, spendLifetime: 4,
                  orders: 3, orders90d: 1, orders12m: 2, firstOrderOn: 2025-01-01, daysSinceLastOrder: 40,
                  averageOrderValue: 33.33, averageGapDays: 12.5,
                  bought: { groceries: { orders: 2, quantity: 7, spend: 20, daysSince: 3, averageGapDays: 4 } },
                  activity: { check-in: { count: 9, lastOn: 2026-01-10 } }, campaign: { winback: { uses: 1, daysSinceLast: 20 } },
                  recency: 5, frequency: 4, monetary: 3, stage: mature, segments: [champion], tags: [vip], badges: [senior-buyer],
                  benefits: [hotline], referredBy: m0, consents: [email], attributes: { dogs-birthday: 2020-01-15, size: 42 },
                  locale: en-GB, zone: Europe/London }
                """);

        assertThat(member.id()).isEqualTo("m1");
        assertThat(member.daysSinceJoined()).isEqualTo(400);
        assertThat(member.birthdayToday()).isTrue();
        assertThat(member.tierRank()).isEqualTo(3);
        assertThat(member.tierSince()).isEqualTo("2025-02-01");
        assertThat(member.tierUntil()).isEqualTo("2026-12-31");
        assertThat(member.wallet("points")).isEqualTo(new Member.Wallet(100, 300, 0, 0, 900, 20, 5));
        assertThat(member.spend90d()).isEqualByComparingTo("10.50");
        assertThat(member.orders12m()).isEqualTo(2);
        assertThat(member.lastOrderOn()).isEqualTo("2025-12-06");
        assertThat(member.averageGapDays()).isEqualByComparingTo("12.5");
        assertThat(member.bought("groceries").daysSince()).isEqualTo(3);
        assertThat(member.bought("groceries").lastOn()).isEqualTo("2026-01-12");
        assertThat(member.activity("check-in").daysSince()).isEqualTo(5);
        assertThat(member.daysSinceLastActivity()).isEqualTo(5);
        assertThat(member.campaign("winback").daysSinceLast()).isEqualTo(20);
        assertThat(member.recency()).isEqualTo(5);
        assertThat(member.stage()).isEqualTo("mature");
        assertThat(member.badges()).containsExactly("senior-buyer");
        assertThat(member.anniversaryToday("dogs-birthday")).isTrue();
        assertThat(member.attributes()).containsEntry("size", "42");
    }

    @Test
    void theLastActivityCanBeToldWithoutItsType() {
        assertThat(member("{ daysSinceLastActivity: 200 }").daysSinceLastActivity())
                .isEqualTo(200);
    }

    @Test
    void withoutAMemberSomeoneAtTheCheckoutIsAGuest() {
        assertThat(checkout("{ lines: [ { unitPrice: 1 } ] }").member()).isEmpty();
    }

    @Test
    void aBasketIsReadAsTheShopWouldSendIt() {
        Situation.AtCheckout checkout = checkout("""
                { channel: web, store: S1, payment: card, shipping: 4.90, coupons: [WINBACK20-VIP-7F3K, WINBACK20],
                  redeem: { points: 200 }, attributes: { first: true },
                  lines: [ { lineId: a, sku: 85123A, category: books, brand: acme, tags: [new], quantity: 3, unitPrice: 0.3350 },
                           { unitPrice: 2.005 } ] }
                """);

        Basket basket = checkout.basket();
        assertThat(basket.currency()).isEqualTo("GBP");
        assertThat(basket.shipping()).isEqualByComparingTo("4.90");
        assertThat(basket.lines()).extracting(Line::id).containsExactly("a", "2");
        assertThat(basket.lines())
                .extracting(Line::amount)
                .containsExactly(new BigDecimal("1.01"), new BigDecimal("2.01"));
        assertThat(basket.attributes()).containsEntry("first", "true");
        assertThat(checkout.redeem()).isEqualTo(200);
        assertThat(checkout.coupons())
                .containsExactly(
                        new Coupon("WINBACK20-VIP-7F3K", "WINBACK20-VIP"), new Coupon("WINBACK20", "WINBACK20"));
    }

    @Test
    void anActivitysCountsCanBeTold() {
        Activity activity = activity("{ type: check-in, countToday: 2, streakDays: 30 }");

        assertThat(activity.countToday()).isEqualTo(2);
        assertThat(activity.streakDays()).isEqualTo(30);
        assertThat(activity.countWithin(30)).isEqualTo(31);
        assertThat(activity.countLifetime()).isEqualTo(31);
    }

    @Test
    void earlierActivitiesCanBeListed() {
        Activity activity = activity("""
                { type: share, subject: mug, countLifetime: 50,
                  before: [ { subject: cup }, { date: 2026-01-14 }, { date: 2026-01-10, subject: jug } ] }
                """);

        assertThat(activity.countToday()).isEqualTo(2);
        assertThat(activity.countOfSubjectWithin(7)).isEqualTo(2);
        assertThat(activity.subjectsWithin(7)).isEqualTo(3);
        assertThat(activity.streakDays()).isEqualTo(2);
        assertThat(activity.countLifetime()).isEqualTo(50);
    }

    @Test
    void aLotsExpiryIsADayOrTheDaysToIt() {
        assertThat(lot("{ earnedOn: 2025-03-01, points: 50, remaining: 20, expiresOn: 2026-01-20 }"))
                .isEqualTo(new Lot("points", "order", LocalDate.of(2025, 3, 1), 50, 20, LocalDate.of(2026, 1, 20), 5));
        assertThat(lot("{ daysToExpiry: 30 }").expiresOn()).isEqualTo("2026-02-14");
        assertThat(lot("{}").daysToExpiry()).isEqualTo(-1);
    }

    @Test
    void everythingThatCanBeExpectedIsRead() {
        Expected expected = read("""
                        - scenario: All
                          member: {}
                          expect:
                            discount: 1.53
                            total: 13.77
                            shipping: 0
                            points: 23
                            redemption: { points: 200, amount: 2.00 }
                            tier: gold
                            stage: mature
                            segments: []
                            coupons: [WINBACK20]
                            benefits: [hotline]
                            badges: [senior-buyer]
                            tags: [vip]
                            messages: [we-miss-you, { channel: email, template: we-miss-you }]
                            gifts: [MUG, { sku: CUP, quantity: 2 }]
                            hints: ["Spend 5 more"]
                            expiresOn: 2027-06-30
                            effects: [{ type: percentOff, rule: Ten percent, value: 10, amount: 1.53, status: applied }]
                        """).expected();

        assertThat(expected.discount()).contains(Money.of("1.53"));
        assertThat(expected.shipping()).contains(Money.ZERO);
        assertThat(expected.redemption()).isEqualTo(new Redemption(Optional.of(200L), Optional.of(Money.of("2.00"))));
        assertThat(expected.segments()).contains(Set.of());
        assertThat(expected.messages())
                .contains(List.of(
                        new Message(Optional.empty(), "we-miss-you"),
                        new Message(Optional.of("email"), "we-miss-you")));
        assertThat(expected.gifts()).contains(List.of(new Gift("MUG", 1), new Gift("CUP", 2)));
        assertThat(expected.expiresOn()).contains(new Lapse(Optional.of(LocalDate.of(2027, 6, 30))));
        assertThat(expected.effects())
                .singleElement()
                .returns(Optional.of("percentOff"), Effect::type)
                .returns(Optional.of("Ten percent"), Effect::rule)
                .returns(Optional.empty(), Effect::because);
    }

    @Test
    void whatIsNotExpectedIsNotLookedAt() {
        Expected expected =
                read("- { scenario: A, lot: {}, expect: { expiresOn: never } }").expected();

        assertThat(expected.expiresOn()).contains(new Lapse(Optional.empty()));
        assertThat(expected.segments()).isEmpty();
        assertThat(expected.points()).isEmpty();
        assertThat(expected.redemption()).isEqualTo(new Redemption(Optional.empty(), Optional.empty()));
    }

    @Test
    void allProblemsAreToldAtOnceWithTheirPlaces() {
        assertThat(findings("""
                        - scenario: Typos
                          at: 2026-06-18T10:00:00
                          member: { tier: glod, pionts: 5, birthdayToday: true, plan: prime }
                          basket: { lines: [ { sku: MILK, category: grocries, unitPrice: 1.00001 }, { sku: A } ], coupons: [WINBAK20] }
                          expect: { pionts: 40, tier: silber, redemption: many }
                        - scenario: Typos
                          activity: { type: check-in, countToday: 3, countLifetime: 2 }
                          lot: {}
                          expect: {}
                        - expected: 5
                        - nonsense
                        """))
                .extracting(finding -> finding.toString().substring("earning/a.scenarios.yaml:".length()))
                .containsExactly(
                        "2:7: at must be a day, or a time with its offset such as 2026-06-18T10:00:00+08:00.",
                        "3:19: There is no tier \"glod\". Did you mean \"gold\"?",
                        "3:25: There is no key \"pionts\" in member. Did you mean \"points\"?",
                        "3:51: birthdayToday follows from birthday; give that instead.",
                        "3:57: member.plan is not supported yet; leave it out.",
                        "4:45: There is no category \"grocries\". Did you mean \"groceries\"?",
                        "4:66: basket.lines.unitPrice must have at most 4 decimals.",
                        "4:77: A line must have a unitPrice.",
                        "4:101: There is no coupon \"WINBAK20\". Did you mean \"WINBACK20\"?",
                        "5:13: There is no key \"pionts\" in expect. Did you mean \"points\"?",
                        "5:31: There is no tier \"silber\". Did you mean \"silver\"?",
                        "5:51: expect.redemption must be a number and nothing else: many is none.",
                        "6:13: This name stands in the file twice.",
                        "7:61: countLifetime is less than the 3 that the scenario tells of.",
                        "8:3: A scenario is about one of basket, activity and lot.",
                        "9:11: A scenario must expect something, such as \"expect: { points: 40 }\".",
                        "10:3: A scenario must have a name: \"scenario: Gold members earn double\".",
                        "10:3: A scenario must have a basket, an activity, a lot or a member.",
                        "10:3: There is no key \"expected\" here. Did you mean \"expect\"?",
                        "11:3: The item must have keys with values, such as \"key: value\".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - { scenaro: A, member: {}, expect: { tier: basic } }                            | 1:5: There is no key "scenaro" here. Did you mean "scenario"?
            - { scenario: A, member: {}, expct: { tier: basic } }                            | 1:30: There is no key "expct" here. Did you mean "expect"?
            - { scenario: A, membr: {}, expect: { tier: basic } }                            | 1:18: There is no key "membr" here. Did you mean "member"?
            - { scenario: A, baskt: { lines: [ { unitPrice: 1 } ] }, expect: { total: 1 } }  | 1:18: There is no key "baskt" here. Did you mean "basket"?
            - { scenario: A, actvity: { type: check-in }, expect: { points: 1 } }            | 1:18: There is no key "actvity" here. Did you mean "activity"?
            - { scenario: A, basket: { lins: [ { unitPrice: 1 } ] }, expect: { total: 1 } }  | 1:28: There is no key "lins" in basket. Did you mean "lines"?
            - { scenario: A, basket: { lines: [ { unitPrize: 1 } ] }, expect: { total: 1 } } | 1:39: There is no key "unitPrize" in basket.lines. Did you mean "unitPrice"?
            - { scenario: A, activity: { typ: check-in }, expect: { points: 1 } }            | 1:30: There is no key "typ" in activity. Did you mean "type"?
            - { scenario: A, member: {}, expect: { messages: [ { templat: a } ] } }          | 1:54: There is no key "templat" in expect.messages. Did you mean "template"?
            - { scenario: A, member: {}, expect: {} }                                        | 1:38: A scenario must expect something, such as "expect: { points: 40 }".
            - { scenario: A, member: {} }                                                    | 1:3: A scenario must expect something, such as "expect: { points: 40 }".
            - { scenario: A, expect: { tier: basic } }                                       | 1:3: A scenario must have a basket, an activity, a lot or a member.
            - { scenario: A, basket: { lines: [ { sku: A } ] }, expect: { total: 1 } }       | 1:37: A line must have a unitPrice.
            - { scenario: A, basket: { channel: web }, expect: { total: 1 } }                | 1:26: A basket has 1 to 1000 lines.
            """)
    void aMisspeltKeyIsNotMissingAsWell(String scenario, String told) {
        assertThat(findings(scenario))
                .extracting(finding -> finding.toString().substring("earning/a.scenarios.yaml:".length()))
                .containsExactly(told);
    }

    @Test
    void anEffectThatNoRuleCanGiveIsNamed() {
        assertThat(
                        findings(
                                "- { scenario: A, member: {}, expect: { effects: [ { type: precentOff, package: earnings, status: aplied, campaign: winbak } ] } }"))
                .extracting(Finding::message)
                .containsExactly(
                        "There is no type of effect \"precentOff\". Did you mean \"percentOff\"?",
                        "There is no package \"earnings\". Did you mean \"earning\"?",
                        "There is no status \"aplied\". Did you mean \"applied\"?",
                        "There is no campaign \"winbak\". Did you mean \"winback\"?");
    }

    @Test
    void aDayAndTheDaysSinceItMustNotBothBeTold() {
        assertThat(
                        findings(
                                "- { scenario: A, member: { lastOrderOn: 2026-01-01, daysSinceLastOrder: 3 }, expect: { tier: basic } }"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo("daysSinceLastOrder follows from lastOrderOn; give one of them."));
    }

    @Test
    void allScenarioFilesOfARulebookAreRead() {
        String one = "- { scenario: A, member: {}, expect: { tier: basic } }";
        RuleFiles files = new RuleFiles(
                new TreeMap<>(
                        Map.of("tiers/a.scenarios.yaml", one, "segments/b.scenarios.yaml", one, "tiers/a.drl", "")),
                List.of());

        assertThat(ScenarioFile.all(files, SettingsReading.whole(SETTINGS)))
                .extracting(ScenarioFile::path)
                .containsExactly("segments/b.scenarios.yaml", "tiers/a.scenarios.yaml");
    }

    private static Situation.AtCheckout checkout(String basket) {
        return (Situation.AtCheckout) read("- scenario: A\n  expect: { points: 1 }\n  basket: " + indented(basket))
                .situation();
    }

    private static Member member(String member) {
        return ((Situation.Standing) read("- scenario: A\n  expect: { tier: basic }\n  member: " + indented(member))
                        .situation())
                .member();
    }

    private static Activity activity(String activity) {
        return ((Situation.Acting) read("- scenario: A\n  expect: { points: 1 }\n  activity: " + indented(activity))
                        .situation())
                .activity();
    }

    private static Lot lot(String lot) {
        return ((Situation.Holding) read("- scenario: A\n  expect: { expiresOn: never }\n  lot: " + indented(lot))
                        .situation())
                .lot();
    }

    private static String indented(String yaml) {
        return yaml.replace("\n", "\n    ");
    }

    private static Scenario read(String yaml) {
        ScenarioFile file = ScenarioFile.of("earning/a.scenarios.yaml", yaml, SettingsReading.whole(SETTINGS));
        assertThat(file.findings()).isEmpty();
        return file.scenarios().get(0);
    }

    private static List<Finding> findings(String yaml) {
        return ScenarioFile.of("earning/a.scenarios.yaml", yaml, SettingsReading.whole(SETTINGS))
                .findings();
    }

    private static Settings settings(Map<String, String> texts) {
        SettingsReading reading = SettingsReading.of(new RuleFiles(new TreeMap<>(texts), List.of()));
        assertThat(reading.findings()).isEmpty();
        return reading.settings().orElseThrow();
    }
}
