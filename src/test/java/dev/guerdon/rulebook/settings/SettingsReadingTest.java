package dev.guerdon.rulebook.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.facts.Word;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.Campaign.Limit;
import dev.guerdon.programme.Campaign.Period;
import dev.guerdon.programme.Catalogue.BenefitDefinition;
import dev.guerdon.programme.Catalogue.CouponDefinition;
import dev.guerdon.programme.Programme;
import dev.guerdon.programme.Programme.Downgrade;
import dev.guerdon.programme.Programme.PointsPolicy;
import dev.guerdon.programme.Programme.Rounding;
import dev.guerdon.programme.Programme.TierPolicy;
import dev.guerdon.programme.Programme.Times;
import dev.guerdon.programme.Programme.Validity;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.RuleFiles;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReadingTest {
    private static final String LEAST = "currency: GBP\nzone: Europe/London\ntiers: [basic, gold]\n";

    @Nested
    class OfAProgramme {
        @Test
        void everythingButCurrencyZoneAndTiersHasADefault() {
            Programme programme = programme(LEAST);

            assertThat(programme.currency().decimals()).isEqualTo(2);
            assertThat(programme.firstTier()).isEqualTo("basic");
            assertThat(programme.tierPolicy()).isEqualTo(TierPolicy.DEFAULT);
            assertThat(programme.points()).isEqualTo(PointsPolicy.DEFAULT);
            assertThat(programme.wallets()).containsOnlyKeys("points");
            assertThat(programme.stages()).containsExactly("new", "growing", "mature", "declining", "dormant");
            assertThat(programme.messageChannels()).containsExactlyInAnyOrder("app", "sms", "email");
            assertThat(programme.segments()).isEmpty();
        }

        @Test
        void everyKeyIsRead() {
            Programme programme = programme(LEAST + """
                    name: Gift shop club
                    tierPolicy: { downgrade: one-step, graceDays: 30, valid: rolling }
                    points: { availableAfterDays: 14, minimumDaysAfterReturn: 7, cost: 0.005, rounding: order, times: multiply }
                    categories: { product: {}, fee: { spend: false }, book: }
                    channels: [web, app]
                    payments: [card]
                    brands: [acme]
                    tags: [organic]
                    attributes: [dogs-birthday]
                    stages: [new, old]
                    segments: [champion]
                    messageChannels: [app]
                    activities: { check-in: { perDay: 1 }, review: }
                    days: { member-day: "monthly on 31", friday: weekly on friday, birthday: yearly on 06-18,
                            big-sale: "2026-11-01..2026-11-11", one-day: 2026-05-05 }
                    """);

            assertThat(programme.name()).isEqualTo("Gift shop club");
            assertThat(programme.tierPolicy()).isEqualTo(new TierPolicy(Downgrade.ONE_STEP, 30, Validity.ROLLING));
            assertThat(programme.points())
                    .isEqualTo(new PointsPolicy(14, 7, new BigDecimal("0.005"), Rounding.ORDER, Times.MULTIPLY));
            assertThat(programme.spends("product")).isTrue();
            assertThat(programme.spends("fee")).isFalse();
            assertThat(programme.categories()).containsOnlyKeys("product", "fee", "book");
            assertThat(programme.activities().get("check-in").perDay()).isEqualTo(1);
            assertThat(programme.activities().get("review").perDay()).isZero();
            assertThat(programme.stages()).containsExactly("new", "old");
        }

        @ParameterizedTest
        @CsvSource({
            "monthly on 31, 2026-02-28, true",
            "monthly on 31, 2026-03-30, false",
            "weekly on friday, 2026-06-19, true",
            "weekly on friday, 2026-06-18, false",
            "yearly on 06-18, 2026-06-18, true",
            "yearly on 02-29, 2026-02-28, true",
            "2026-11-01..2026-11-11, 2026-11-11, true",
            "2026-11-01..2026-11-11, 2026-11-12, false",
            "2026-11-11, 2026-11-11, true"
        })
        void specialDaysAreWhatTheySay(String written, LocalDate date, boolean included) {
            Programme programme = programme(LEAST + "days: { it: \"" + written + "\" }");

            assertThat(programme.days().get("it").includes(date)).isEqualTo(included);
        }

        @ParameterizedTest
        @CsvSource({
            "monthly on 32",
            "monthly on 0",
            "weekly on fryday",
            "yearly on 02-30",
            "2026-02-30",
            "every day",
            "2026-11-11..",
            "..2026-11-11"
        })
        void whatIsNoSpecialDayIsRefused(String written) {
            assertThat(findings(LEAST + "days: { it: \"" + written + "\" }"))
                    .singleElement()
                    .satisfies(finding ->
                            assertThat(finding).asString().startsWith("programme.yaml:4:13: days.it must be"));
        }

        @Test
        void anUnknownKeyIsPointedAtWithTheNearestKnown() {
            assertThat(findings(LEAST + "points: { cots: 0.01 }\nteirs: [a]\n"))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "programme.yaml:4:11: There is no key \"cots\" in points. Did you mean \"cost\"?",
                            "programme.yaml:5:1: There is no key \"teirs\" here. Did you mean \"tiers\"?");
        }

        @Test
        void allProblemsAreToldAtOnce() {
            assertThat(findings("""
                            name: [a]
                            currency: GPB
                            zone: Europe/Lodnon
                            tiers: [basic, gold, basic]
                            tierPolicy: { downgrade: to-qualifid, graceDays: -1 }
                            points: { cost: "0.01", availableAfterDays: 1.5 }
                            points: {}
                            categories: [a]
                            """))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "programme.yaml:1:7: name must be a text.",
                            "programme.yaml:2:11: There is no currency \"GPB\". Did you mean \"GBP\"?",
                            "programme.yaml:3:7: There is no time zone \"Europe/Lodnon\". Did you mean \"Europe/London\"?",
                            "programme.yaml:4:22: \"basic\" stands in tiers twice.",
                            "programme.yaml:5:26: tierPolicy.downgrade can't be \"to-qualifid\". Did you mean \"to-qualified\"?",
                            "programme.yaml:5:50: tierPolicy.graceDays must be from 0 to 3660, not -1.",
                            "programme.yaml:6:17: points.cost must be a number, without quotes.",
                            "programme.yaml:6:45: points.availableAfterDays must be a whole number and nothing else: 1.5 is none.",
                            "programme.yaml:7:1: points stands here twice.",
                            "programme.yaml:8:13: categories must have keys with values, such as \"key: value\".");
        }

        @Test
        void whatIsPromisedButNotBuiltIsRefused() {
            assertThat(findings(LEAST
                            + "tierPolicy: { valid: calendar-year }\nwallets: { nights: { redeemable: false } }\n"))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "programme.yaml:4:22: Tiers by calendar year are not supported yet; leave it out or say rolling.",
                            "programme.yaml:5:12: Wallets other than points are not supported yet; leave it out.");
        }

        @Test
        void withoutCurrencyZoneOrTiersThereAreNoSettings() {
            SettingsReading reading = reading(Map.of("programme.yaml", "tiers: []\n"));

            assertThat(reading.settings()).isEmpty();
            assertThat(reading.findings())
                    .extracting(Finding::message)
                    .containsExactly(
                            "The programme must have a key \"currency\", such as EUR.",
                            "The programme must have a key \"zone\", such as Europe/London.",
                            "tiers must have at least one tier: everyone starts in the first.");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                currency: EUR | curency: EUR | 1:1: There is no key "curency" here. Did you mean "currency"?
                tiers: [basic] | teirs: [basic] | 1:1: There is no key "teirs" here. Did you mean "tiers"?
                zone: Europe/Berlin | zoen: Europe/Berlin | 1:1: There is no key "zoen" here. Did you mean "zone"?
                zone: Europe/Berlin | place: Berlin | 1:1: There is no key "place" here. & 1:1: The programme must have a key "zone", such as Europe/London.
                """)
        void aMisspeltKeyIsNotMissingAsWell(String key, String misspelt, String told) {
            String others = Stream.of("currency: EUR", "zone: Europe/Berlin", "tiers: [basic]")
                    .filter(line -> !line.equals(key))
                    .collect(Collectors.joining("\n"));
            assertThat(reading(Map.of("programme.yaml", misspelt + "\n" + others))
                            .findings())
                    .extracting(finding -> finding.line() + ":" + finding.column() + ": " + finding.message())
                    .containsExactlyInAnyOrder(told.split(" & "));
        }

        @Test
        void aMissingFileIsToldAndTheOthersAreReadAllTheSame() {
            SettingsReading reading = reading(Map.of("catalogue.yaml", "cupons: {}"));

            assertThat(reading.findings())
                    .extracting(Finding::toString)
                    .containsExactly(
                            "catalogue.yaml:1:1: There is no key \"cupons\" here. Did you mean \"coupons\"?",
                            "programme.yaml: The file is missing; it must say at least the currency, the zone and the tiers.");
        }

        @Test
        void wordsThatLookLikeOtherThingsStayWords() {
            Programme programme = programme(LEAST + "channels: [no, 2026, 2026-01-01, 1.10]\n");

            assertThat(programme.channels()).containsExactly("no", "2026", "2026-01-01", "1.10");
        }
    }

    @Nested
    class OfACatalogue {
        @Test
        void belowAMisspeltKeyAllIsReadAsItWasMeant() {
            SettingsReading reading = reading(Map.of("programme.yaml", LEAST, "catalogue.yaml", """
                            cupons: { A: { validDay: 3 } }
                            templtes: { hello: { txt: "Hello" } }
                            badges: {}
                            badgs: { x: {} }
                            """));

            assertThat(reading.findings())
                    .extracting(finding -> finding.line() + ":" + finding.column() + ": " + finding.message())
                    .containsExactly(
                            "1:1: There is no key \"cupons\" here. Did you mean \"coupons\"?",
                            "1:16: There is no key \"validDay\" in coupons.A. Did you mean \"validDays\"?",
                            "2:1: There is no key \"templtes\" here. Did you mean \"templates\"?",
                            "2:22: There is no key \"txt\" in templates.hello. Did you mean \"text\"?",
                            "4:1: There is no key \"badgs\" here. Did you mean \"badges\"?");
        }

        @Test
        void everyKeyIsRead() {
            var catalogue = settings(Map.of("catalogue.yaml", """
                            coupons: { WINBACK20: { validDays: 14, perMember: 1, total: 10000, public: true }, HELLO: }
                            benefits: { priority-support: { days: 30, tiers: [gold] }, hotline: {} }
                            badges: { senior-buyer: {} }
                            templates: { we-miss-you: { text: "We miss you, {member.id}" } }
                            """)).catalogue();

            assertThat(catalogue.coupons())
                    .containsEntry("WINBACK20", new CouponDefinition(14, 1, 10_000, true))
                    .containsEntry("HELLO", new CouponDefinition(0, 0, 0, false));
            assertThat(catalogue.benefits())
                    .containsEntry("priority-support", new BenefitDefinition(30, java.util.Set.of("gold")))
                    .containsEntry("hotline", new BenefitDefinition(365, java.util.Set.of()));
            assertThat(catalogue.badges()).containsExactly("senior-buyer");
            assertThat(catalogue.templates()).containsEntry("we-miss-you", "We miss you, {member.id}");
        }

        @Test
        void anUnknownTierAndATemplateWithoutTextAreRefused() {
            assertThat(reading(Map.of(
                                    "programme.yaml",
                                    LEAST,
                                    "catalogue.yaml",
                                    "benefits:\n  vip: { tiers: [glod] }\ntemplates:\n  hi: { txt: Hi }\n  no: {}\n"))
                            .findings())
                    .extracting(Finding::toString)
                    .containsExactly(
                            "catalogue.yaml:2:18: There is no tier \"glod\". Did you mean \"gold\"?",
                            "catalogue.yaml:4:9: There is no key \"txt\" in templates.hi. Did you mean \"text\"?",
                            "catalogue.yaml:5:7: A message template must have a text.");
        }

        @Test
        void rewardsAndPlansAreNotSupportedYet() {
            assertThat(reading(Map.of(
                                    "programme.yaml",
                                    LEAST,
                                    "catalogue.yaml",
                                    "rewards: { mug: { points: 500 } }\nplans: { prime: { fee: 99.00 } }\n"))
                            .findings())
                    .extracting(Finding::toString)
                    .containsExactly(
                            "catalogue.yaml:1:1: rewards is not supported yet; leave it out.",
                            "catalogue.yaml:2:1: plans is not supported yet; leave it out.");
        }
    }

    @Nested
    class OfACampaign {
        @Test
        void aDayIsIncludedToItsEndInTheProgrammesZone() {
            Campaign campaign = campaign("from: 2026-06-01\nuntil: 2026-12-31\n");

            assertThat(campaign.from()).isEqualTo(Instant.parse("2026-05-31T23:00:00Z"));
            assertThat(campaign.runsAt(Instant.parse("2026-12-31T23:59:59.999Z")))
                    .isTrue();
            assertThat(campaign.runsAt(Instant.parse("2027-01-01T00:00:00Z"))).isFalse();
        }

        @Test
        void aTimeIsIncludedItself() {
            Campaign campaign = campaign("until: 2026-12-31T20:00:00+08:00\n");

            assertThat(campaign.runsAt(Instant.parse("2026-12-31T12:00:00Z"))).isTrue();
            assertThat(campaign.runsAt(Instant.parse("2026-12-31T12:00:00.000001Z")))
                    .isFalse();
        }

        @Test
        void limitsAreRead() {
            Campaign campaign = campaign("""
                    perMember: { uses: 1, per: month }
                    every: 180 days
                    budget: { points: 500000, amount: 20000.00, uses: 10000 }
                    """);

            assertThat(campaign.perMember()).isEqualTo(new Limit(1, Long.MAX_VALUE, Optional.empty()));
            assertThat(campaign.per()).isEqualTo(Period.MONTH);
            assertThat(campaign.every()).isEqualTo(180);
            assertThat(campaign.budget()).isEqualTo(new Limit(10_000, 500_000, Optional.of(Money.of("20000.00"))));
        }

        @Test
        void anEmptyFileIsACampaignWithoutDatesAndLimits() {
            assertThat(campaign(""))
                    .isEqualTo(
                            new Campaign("winback", Instant.MIN, Instant.MAX, Limit.NONE, Period.EVER, 0, Limit.NONE));
        }

        @Test
        void aMissingFileDoesNotOpenTheCampaignWide() {
            assertThat(reading(Map.of("programme.yaml", LEAST, "campaigns/winback/mail.drl", "package lifecycle"))
                            .findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding)
                            .asString()
                            .startsWith("campaigns/winback/campaign.yaml: The file is missing"));
        }

        @Test
        void whatMakesNoSenseIsRefused() {
            assertThat(campaignFindings("""
                            from: 2026-12-31
                            until: 2026-06-01
                            perMember: { per: month }
                            every: 180
                            budget: { uses: 0, amount: 0.001 }
                            holdout: 10
                            variants: { coupon: 50, points: 50 }
                            """))
                    .extracting(finding -> finding.line() + ":" + finding.column() + ": " + finding.message())
                    .containsExactly(
                            "2:8: The campaign ends before it begins.",
                            "3:14: per needs a limit beside it: uses, points or amount.",
                            "4:8: every must be a number of days, such as \"180 days\".",
                            "5:17: budget.uses must be from 1 to 1000000000000, not 0.",
                            "5:28: budget.amount must have at most 2 decimals.",
                            "6:1: holdout is not supported yet; leave it out.",
                            "7:1: variants is not supported yet; leave it out.");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {uses: 0, per: week}       | 1:19: perMember.uses must be from 1 to 1000000000000, not 0.
                {per: week, amount: x}     | 1:32: perMember.amount must be a number and nothing else: x is none.
                {usse: 3, per: week}       | 1:13: There is no key "usse" in perMember. Did you mean "uses"?
                {per: week}                | 1:13: per needs a limit beside it: uses, points or amount.
                {per: week, uses: }        | 1:24: perMember.uses is empty: give it a value, or take it out.
                """)
        void aLimitWithAMistakeIsNotMissingAsWell(String perMember, String told) {
            assertThat(campaignFindings("perMember: " + perMember + "\n"))
                    .extracting(finding -> finding.line() + ":" + finding.column() + ": " + finding.message())
                    .containsExactly(told);
        }

        @Test
        void aTimeWithoutOffsetIsRefused() {
            assertThat(campaignFindings("from: 2026-06-01T10:00:00\n"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains("with its offset"));
        }
    }

    @Test
    void knowsWhichWordsRulesMayName() {
        Settings settings = settings(Map.of("campaigns/winback/campaign.yaml", ""));

        assertThat(settings.words(Word.TIER)).contains(java.util.Set.of("basic", "gold"));
        assertThat(settings.words(Word.CAMPAIGN)).contains(java.util.Set.of("winback"));
        assertThat(settings.words(Word.CATEGORY)).isEmpty();
        assertThat(settings.words(Word.SEGMENT)).contains(java.util.Set.of());
    }

    private static Programme programme(String yaml) {
        return settings(Map.of("programme.yaml", yaml)).programme();
    }

    private static Campaign campaign(String yaml) {
        return settings(Map.of("campaigns/winback/campaign.yaml", yaml))
                .campaigns()
                .get("winback");
    }

    private static List<Finding> findings(String programme) {
        return reading(Map.of("programme.yaml", programme)).findings();
    }

    private static List<Finding> campaignFindings(String yaml) {
        return reading(Map.of("programme.yaml", LEAST, "campaigns/winback/campaign.yaml", yaml))
                .findings();
    }

    private static Settings settings(Map<String, String> texts) {
        Map<String, String> all = new TreeMap<>(texts);
        all.putIfAbsent("programme.yaml", LEAST);
        SettingsReading reading = reading(all);
        assertThat(reading.findings()).isEmpty();
        return reading.settings().orElseThrow();
    }

    private static SettingsReading reading(Map<String, String> texts) {
        return SettingsReading.of(new RuleFiles(new TreeMap<>(texts), List.of()));
    }
}
