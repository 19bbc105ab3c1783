package dev.guerdon.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a rule in the terms of 18 June 2026. */
class DraftingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 18);
    private static final String EARNING = "How points are earned";

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            Member( tier in ("silver", "gold") )               | propose.bonus(5);                | 5 points, for silver, gold members
            Member( atLeast("gold"), orders12m > 9 )           | propose.bonus(1);                | 1 point, for members from gold on, with more than 9 orders in twelve months
            Basket( amountOf("tea") >= 49.9 )                  | propose.bonus(5).lapseAfterDays(9); | 5 points that lapse after 9 days, from 49.90 of tea
            $line : Line( category == "tea", $n : net )        | propose.points($line, $n);       | 1 point for each 1.00 of the price, on tea
            $line : Line( $p : (paid * 2) )                    | propose.points($line, $p);       | 2 points for each 1.00 paid
            $line : Line( $q : quantity )                      | propose.points($line, $q);       | 1 point for each article
            $line : Line( $q : (quantity * unitPrice) )        | propose.points($line, $q);       | 1 point for each 1.00 of the list price
            $line : Line( $q : (paid * 0.25) )                 | propose.points($line, $q);       | 0.25 points for each 1.00 paid
            $line : Line( $q : (quantity / 7) )                | propose.points($line, $q);       | 1 point for every 7 articles
            $line : Line( $q : (net * 2 / 5) )                 | propose.points($line, $q);       | 0.4 points for each 1.00 of the price
            $line : Line( $q : (paid / 3) )                    | propose.points($line, $q);       | 1 point for each 3.00 paid
            $line : Line( category in ("tea", "books") )       | propose.times($line, 1.5);       | 1.5 times the points, on tea, books
            Today( is("sale") )                                | propose.times(2);                | 2 times the points, on sale (from 2026-11-01 until 2026-11-11)
            exists Line( category == "tea" ) Member()          | propose.coupon("TEA");           | the coupon TEA, valid for 14 days, with tea in the basket
            """)
    void aRuleTellsItsNumbersAndConditions(String condition, String consequence, String words) {
        assertThat(earning("@reason(\"Why\")", condition, consequence)).containsExactly("Why: " + words + ".");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            Member( tier not in ("basic", "gold") )            | for members of all tiers but basic, gold
            Member( !atLeast("gold") )                         | for members below gold
            Member( spend12m < 2000 )                          | with less than 2000.00 spent in twelve months
            Member( spend12m >= 500, spend12m <= 999.5 )       | with 500.00 spent in twelve months, with at most 999.50 spent in twelve months
            Member( spend12m > 500 )                           | with more than 500.00 spent in twelve months
            Member( orders >= 1, orders <= 3 )                 | with at least 1 order, with at most 3 orders
            Member( orders > 1 )                               | with more than 1 order
            Member( orders < 2 )                               | with fewer than 2 orders
            Member( orders == 4 )                              | with exactly 4 orders
            Member( daysSinceLastOrder > 30 )                  | more than 30 days after the last order
            Member( daysSinceLastOrder != -1, daysSinceLastOrder <= 1 ) | within 1 day of the last order
            Member( daysSinceLastOrder >= 0 )                  | for members who ordered before
            Member( daysSinceLastOrder < 0 )                   | on the first order
            Member( daysSinceJoined < 1 )                      | on the day of joining
            Member( points > 0 )                               | for members with points
            Basket( total >= 40 )                              | from a basket of 40.00 after discounts
            Member( daysSinceJoined < 30 )                     | fewer than 30 days after joining
            Member( joinedOn < "2020-01-01" )                  | for members who joined before 2020-01-01
            Member( points >= 100 )                            | with at least 100 points
            Member( bought("tea").orders > 0 )                 | for members who bought tea before
            Member( bought("tea").orders == 0 )                | for members who never bought tea
            Member( bought("tea").spend >= 50 )                | with at least 50.00 spent on tea
            Member( activity("review").count >= 3 )            | with at least 3 times a review
            Today( month == 12 )                               | in December
            Today( month in (6, 7) )                           | in June, July
            Today( month == 12.0 )                             | in December
            Today( month in (6.0, 7) )                         | in June, July
            Today( dayOfMonth == 22.0 )                        | on the 22nd of a month
            Member( orders >= 1.0 )                            | with at least 1 order
            Member( daysSinceJoined <= 30.0 )                  | within 30 days of joining
            Today( dayOfMonth == 3 )                           | on the 3rd of a month
            Today( dayOfWeek in ("saturday", "sunday") )       | on saturday, sunday
            Today( !is("sale"), date >= "2026-01-01" )         | not on sale (from 2026-11-01 until 2026-11-11), from 2026-01-01 on
            exists Line( sku == "A1" )                         | with the article A1 in the basket
            exists Line( brand in ("acme", "zen") )            | with articles of acme, zen in the basket
            exists Line( unitPrice >= 10 )                     | with articles of at least 10.00 each in the basket
            exists Line( quantity > 2 )                        | with more than 2 pieces of an article
            Basket( subtotal <= 30 )                           | in a basket of at most 30.00
            Basket( subtotal > 49.995 )                        | from a basket of more than 49.995
            Basket( quantity == 1 )                            | with exactly 1 article
            Basket( quantityOf("tea") == 0 )                   | without tea in the basket
            Basket( quantityOf("tea") > 2 )                    | from more than 2 of tea
            Basket( amountOfBrand("zen") < 5 )                 | with less than 5.00 of zen
            Basket( channel in ("app", "web") )                | in the channels app, web
            Basket( store == "north", payment != "cash" )      | in the store north, not paid by cash
            Coupon( definition in ("TEA") )                    | with one of the coupons TEA
            """)
    void plainConditionsAreTold(String condition, String words) {
        String file = rule("@reason(\"Why\")", condition, "propose.bonus(5);");
        assertThat(sections(Map.of(
                                "programme.yaml", PROGRAMME + "activities: { review: {} }\n", "earning/base.drl", file))
                        .get(EARNING))
                .containsExactly("Why: 5 points, " + words + ".");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            Member( frequency >= 4 )                           | propose.bonus(5);
            Member( tier == "gold" || orders > 3 )             | propose.bonus(5);
            not Line( category == "tea" )                      | propose.bonus(5);
            Member( $t : tier ) exists Line( category in ("tea", $t) ) | propose.bonus(5);
            Member( $n : orders ) Today( month in (5, $n) )    | propose.bonus(5);
            ( Member( tier == "gold" ) or Today( dayOfMonth == 8 ) ) | propose.bonus(5);
            $line : Line( $p : (paid + 1) )                    | propose.points($line, $p);
            $line : Line( $u : unitPrice )                     | propose.points($line, $u);
            $line : Line( $u : (unitPrice * 0.5) )             | propose.points($line, $u);
            $line : Line( $q : (quantity % 5) )                | propose.points($line, $q);
            $line : Line( $q : (quantity - quantity % 3) )     | propose.points($line, $q);
            $line : Line( $p : (paid - paid % 10) )            | propose.points($line, $p);
            $a : Line( category == "tea" ) $b : Line( category == "books" ) | propose.points($a, 5); propose.points($b, 6);
            exists Line( category != "tea" )                   | propose.bonus(5);
            exists Line( category == "tea", quantity > 2 )     | propose.bonus(5);
            Basket( channel == "" )                            | propose.bonus(5);
            """)
    void whatHasNoSimpleWordsIsToldByItsReasonAlone(String condition, String consequence) {
        assertThat(earning("@reason(\"Why\")", condition, consequence)).containsExactly("Why.");
    }

    @Test
    void whatIsNotForGuestsIsToldSo() {
        String rule = "package discounts\nrule \"Test\" @reason(\"Why\") when Member() Basket( total >= 40 ) then"
                + " propose.percentOff(5); end\n";
        assertThat(sections(Map.of("discounts/test.drl", rule)).get("Prices"))
                .containsExactly(
                        "Why: 5 percent off, for members, from a basket of 40.00.",
                        "Discounts on a whole basket leave out fee.");
        assertThat(prices("package discounts\n" + named("A", "", "Member( orders == 0 )", "freeShipping()")))
                .containsExactly("A: free shipping, for members, on the first order.");
        assertThat(prices("package discounts\n" + named("A", "", "Member( atLeast(\"gold\") )", "freeShipping()")))
                .containsExactly("A: free shipping, for members from gold on.");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            earning     | on the first order                   | on the second order
            activities  | for members who have not ordered yet | with exactly 1 order
            """)
    void howManyOrdersThereWereIsToldAsOfAnOrderOnlyWhereThereIsOne(String rulePackage, String none, String one) {
        String rules = "package %s\n".formatted(rulePackage)
                + named("A", "", "Member( orders == 0 )", "points(5)")
                + named("B", "", "Member( orders == 1 )", "points(5)")
                + named("C", "", "Member( daysSinceLastOrder < 0 )", "points(6)");
        assertThat(sections(Map.of("programme.yaml", PROGRAMME, rulePackage + "/a.drl", rules)).values().stream()
                        .flatMap(List::stream))
                .contains("A: 5 points, " + none + ".", "B: 5 points, " + one + ".", "C: 6 points, " + none + ".");
    }

    @Test
    void whatIsLimitedInTheSettingsIsToldToBe() {
        String programme = PROGRAMME + "activities: { check-in: { perDay: 1 }, share: { perDay: 3 }, review: {} }\n"
                + "points: { availableAfterDays: 5 }\n";
        String rules = "package activities\n"
                + named("A", "", "Activity( type == \"check-in\" )", "points(5)")
                + named("B", "", "Activity( type in (\"share\", \"review\") )", "points(5)")
                + named("C", "", "Activity( type == \"share\", countToday == 1 )", "coupon(\"FEW\")");
        String nothingElse = rule("", "Member()", "propose.tag(\"vip\");");
        assertThat(sections(Map.of(
                                "programme.yaml",
                                programme,
                                "activities/a.drl",
                                rules,
                                "earning/base.drl",
                                nothingElse))
                        .get("Points besides orders"))
                .containsExactly(
                        "A: 5 points, for a check-in (once a day).",
                        "B: 5 points, for share (3 times a day), review.",
                        "C: the coupon FEW (once for each member, while it lasts), for a share (3 times a day), once a day.",
                        "Points can be used 5 days after they were earned.");
        String prices = "package discounts\n" + named("A", "", "Coupon( definition == \"FEW\" )", "amountOff(5)");
        assertThat(prices(prices)).contains("A: 5.00 off, with the coupon FEW (once for each member, while it lasts).");
    }

    @Test
    void forWhomABenefitIsIsToldUnlessItIsSaidAlready() {
        assertThat(earning("", "Member( orders > 3 )", "propose.benefit(\"hotline\");"))
                .containsExactly("Test: hotline for 365 days, with more than 3 orders, for gold members.");
        assertThat(earning("", "Member( tier == \"gold\" )", "propose.benefit(\"hotline\");"))
                .containsExactly("Test: hotline for 365 days, for gold members.");
        assertThat(earning("", "Member()", "propose.benefit(\"hotline\");"))
                .containsExactly("Test: hotline for 365 days, for gold members.");
    }

    @Test
    void twoGainsOfOneRuleAreBothTold() {
        assertThat(earning("", "Member()", "propose.bonus(5); propose.points(5);"))
                .containsExactly("Test: 5 points and 5 points.");
    }

    @Test
    void whatIsOverForTheRuleIsNotTold() {
        assertThat(earning("", "Today( date <= \"2026-06-17\" )", "propose.bonus(5);"))
                .isEmpty();
        assertThat(earning("", "Today( date < \"2026-06-18\" )", "propose.bonus(5);"))
                .isEmpty();
        assertThat(earning("", "Today( date <= \"2026-06-18\" )", "propose.bonus(5);"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            Member( tier == "gold" )            | times(2)         | Member( birthdayThisMonth )       | times(2)         | true
            Today( is("sale") )                 | times(2)         | $l : Line( category == "tea" )    | times($l, 3)     | true
            $l : Line( category == "tea" )      | times($l, 2)     | $x : Line( quantity > 9 )         | times($x, 3)     | true
            Member( tier == "gold" )            | times(2)         | Member( tier == "silver" )        | times(3)         | false
            Member( orders12m > 9 )             | times(3)         | Member( orders12m < 10 )          | times(2)         | false
            $l : Line( category == "tea" )      | times($l, 2)     | $x : Line( category == "books" )  | times($x, 3)     | false
            exists Line( category == "tea" )    | times(2)         | exists Line( category == "books" ) | times(3)        | true
            $l : Line( category == "tea" )      | times($l, 2)     | exists Line( category == "books" ) | times(3)        | true
            Member( tier == "gold" )            | times(2)         | Member( birthdayThisMonth )       | bonus(2)         | false
            """)
    void thatOnlyTheBestFactorCountsIsSaidWhereTwoCanComeTogether(
            String one, String gives, String other, String otherGives, boolean isSaid) {
        String two = "package earning\n" + named("A", "", one, gives) + named("B", "", other, otherGives);
        List<String> sentences = factors("best", two);
        assertThat(sentences.contains(BEST)).isEqualTo(isSaid);
        assertThat(sentences).hasSize(isSaid ? 3 : 2);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            best     | only the highest factor counts.
            add      | the factors add up: 2 times and 2 times make 3 times the points.
            multiply | each factor counts: 2 times and 2 times make 4 times the points.
            """)
    void whatBecomesOfFactorsIsSaidAsTheProgrammeHasItBehindTheRulesWithFactors(String policy, String sentence) {
        String rules = "package earning\n" + named("A", "", "Member()", "times(2)")
                + named("B", "", "Member( orders > 1 )", "times(2)") + named("C", "", "Member()", "cap(9)");
        assertThat(factors(policy, rules))
                .hasSize(4)
                .element(2)
                .isEqualTo("Where points would be multiplied more than once, " + sentence);
    }

    @Test
    void ofFactorsOfOneGroupItIsSaidThatOneCounts() {
        String group = "@bestOf(\"g\")";
        String two = "package earning\n" + named("A", group, "Member()", "times(2)")
                + named("B", group, "Member( orders > 1 )", "times(3)");
        String one = "Of \"A\" and \"B\" only the one that is worth most counts.";
        assertThat(factors("add", two)).hasSize(3).contains(one);
        assertThat(factors("best", two)).hasSize(3).contains(one);
        assertThat(factors("best", two + named("C", "", "Today( is(\"sale\") )", "times(4)")))
                .hasSize(5)
                .contains(BEST, one);
    }

    @Test
    void ofRulesOfOneGroupItIsSaidThatOneCountsWhateverTheyGive() {
        String group = "@bestOf(\"g\")";
        String discounts = "package discounts\n" + named("A", group, "Member()", "percentOff(5)")
                + named("B", group, "Basket( subtotal > 50 )", "amountOff(5)");
        String apart = "package discounts\n" + named("A", group, "Member( tier == \"gold\" )", "percentOff(5)")
                + named("B", group, "Member( tier == \"silver\" )", "amountOff(5)");
        String one = "Of \"A\" and \"B\" only the one that is worth most counts.";
        assertThat(prices(discounts)).hasSize(4).contains(one);
        assertThat(prices(apart)).hasSize(3).doesNotContain(one);
    }

    private static List<String> prices(String rules) {
        return sections(Map.of("programme.yaml", PROGRAMME, "discounts/base.drl", rules))
                .getOrDefault("Prices", List.of());
    }

    @Test
    void factorsOfARuleThatIsOverComeTogetherWithNothing() {
        String two = "package earning\n" + named("A", "@until(\"2026-06-17\")", "Member()", "times(2)")
                + named("B", "", "Member( orders > 1 )", "times(3)");
        assertThat(factors("best", two)).containsExactly("B: 3 times the points, with more than 1 order.");
    }

    private static final String BEST =
            "Where points would be multiplied more than once, only the highest factor counts.";

    private static List<String> factors(String policy, String rules) {
        return sections(Map.of(
                        "programme.yaml", PROGRAMME + "points: { times: " + policy + " }\n", "earning/base.drl", rules))
                .getOrDefault(EARNING, List.of());
    }

    private static String named(String name, String metadata, String condition, String proposal) {
        return "rule \"%s\" %s\nwhen\n    %s\nthen\n    propose.%s;\nend\n"
                .formatted(name, metadata, condition, proposal);
    }

    @Test
    void withoutAReasonTheNameIsTold() {
        assertThat(earning("", "Member()", "propose.bonus(5);")).containsExactly("Test: 5 points.");
    }

    @Test
    void whatGivesTheMemberNothingIsNotTold() {
        assertThat(earning("", "Member()", "propose.tag(\"vip\");")).isEmpty();
        assertThat(earning("", "Member()", "propose.hint(\"Hello\");")).isEmpty();
    }

    @Test
    void onlyRulesOfTheDayAreTold() {
        assertThat(earning("@until(\"2026-06-17\")", "Member()", "propose.bonus(5);"))
                .isEmpty();
        assertThat(earning("@from(\"2026-06-19\")", "Member()", "propose.bonus(5);"))
                .isEmpty();
        assertThat(earning("@until(\"2026-06-18\")", "Member()", "propose.bonus(5);"))
                .containsExactly("Test: 5 points (until 2026-06-18).");
    }

    @Test
    void onlyCampaignsOfTheDayAreToldWithTheirDatesAndLimits() {
        String rule = rule("", "Member()", "propose.bonus(5);");
        assertThat(campaigns("from: 2026-06-01\nuntil: 2026-06-18\nperMember: { uses: 1, per: month }\n", rule))
                .containsExactly("sale, from 2026-06-01 until 2026-06-18, once a month: Test: 5 points.");
        assertThat(campaigns("every: 30 days\n", rule)).containsExactly("sale, once in 30 days: Test: 5 points.");
        assertThat(campaigns("until: 2026-06-17\n", rule)).isEmpty();
        assertThat(campaigns("from: 2026-06-19\n", rule)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            Member( birthdayToday )                               | propose.points(5); propose.tag("vip"); | 5 points, on the birthday
            Member( atLeast("gold"), joinedOn >= "2026-01-01" )   | propose.points(5);                     | 5 points, for members from gold on, for members who joined on 2026-01-01 or later
            Member( atLeast("gold"), frequency > 3 )              | propose.points(5);                     | nothing
            Member( daysSinceLastOrder >= 30 )                    | propose.coupon("TEA");                 | nothing
            ( Member( daysSinceLastOrder == 90 ) and Today( month == 6 ) ) | propose.coupon("TEA");        | nothing
            Member( birthdayToday )                               | propose.tag("vip");                    | nothing
            """)
    void whatGoesOutAtNightIsToldWhereItCanBeAwaited(String condition, String consequence, String words) {
        String rule = rule("", condition, consequence).replace("earning", "lifecycle");
        assertThat(campaigns("perMember: { uses: 1, per: year }\nevery: 30 days\n", rule))
                .containsExactlyElementsOf(
                        words.equals("nothing")
                                ? List.of()
                                : List.of("sale, once a year, once in 30 days: Test: " + words + "."));
    }

    @Test
    void severalWaysToATierAreAllTold() {
        String two = "package tiers\n" + tier("A", "spend12m >= 99.5") + tier("B", "orders12m >= 3, frequency > 1");
        assertThat(sections(Map.of("tiers/spend.drl", two, "programme.yaml", PROGRAMME))
                        .get("Tiers"))
                .contains("silver: with 99.50 spent in twelve months; or B.");
    }

    @Test
    void aTierWithALastDayTellsIt() {
        String rules = "package tiers\n"
                + tier("A", "spend12m >= 99.5").replace("(\"silver\")", "(\"silver\", \"2026-12-31\")")
                + "rule \"B\"\nwhen\n    Member( $joined : joinedOn )\nthen\n    propose.qualifiesFor(\"gold\", $joined);\nend\n";
        assertThat(sections(Map.of("tiers/spend.drl", rules, "programme.yaml", PROGRAMME))
                        .get("Tiers"))
                .contains("silver: with 99.50 spent in twelve months, until 2026-12-31.", "gold: B.");
    }

    @Test
    void aTierTellsWhenItsRuleRunsAndInWhichCampaign() {
        String rules = "package tiers\n"
                + tier("A", "spend12m >= 100").replace("when", "@until(\"2026-12-31\") when")
                + tier("B", "orders >= 1").replace("(\"silver\")", "(\"silver\", \"2026-06-17\")");
        String campaign = "package tiers\n" + tier("C", "spend12m >= 200").replace("silver", "gold");
        assertThat(sections(Map.of(
                                "tiers/spend.drl",
                                rules,
                                "programme.yaml",
                                PROGRAMME + "tierPolicy: { downgrade: never }\n",
                                "campaigns/sale/campaign.yaml",
                                "until: 2026-06-30\nbudget: { uses: 7 }\n",
                                "campaigns/sale/tiers.drl",
                                campaign))
                        .get("Tiers"))
                .contains(
                        "silver: with 100.00 spent in twelve months (until 2026-12-31).",
                        "gold: with 200.00 spent in twelve months (sale, until 2026-06-30, while it lasts).",
                        "What is paid for fee is not counted as spent.",
                        "A tier that was reached is kept.");
    }

    @Test
    void aRuleOfACampaignTellsOnlyNarrowerDates() {
        String rule = rule("@until(\"2026-06-20\")", "Member()", "propose.bonus(5);");
        assertThat(campaigns("until: 2026-06-19\n", rule)).containsExactly("sale, until 2026-06-19: Test: 5 points.");
        assertThat(campaigns("until: 2026-06-21\n", rule))
                .containsExactly("sale, until 2026-06-21: Test: 5 points (until 2026-06-20).");
    }

    private static String tier(String name, String condition) {
        return "rule \"%s\"\nwhen\n    Member( %s )\nthen\n    propose.qualifiesFor(\"silver\");\nend\n"
                .formatted(name, condition);
    }

    @Test
    void marksOfMarkdownAreTakenForWhatTheyAre() {
        Terms terms = new Terms("v", "A_b", TODAY, List.of(new Terms.Section("T", List.of("*x* <b>\n# y"))));
        assertThat(Markdown.of(terms)).contains("# A\\_b\n").contains("- \\*x\\* \\<b\\> \\# y\n");
    }

    private static List<String> earning(String metadata, String condition, String consequence) {
        return sections(Map.of("programme.yaml", PROGRAMME, "earning/base.drl", rule(metadata, condition, consequence)))
                .getOrDefault(EARNING, List.of());
    }

    private static List<String> campaigns(String campaign, String rule) {
        return sections(Map.of(
                        "programme.yaml",
                        PROGRAMME,
                        "campaigns/sale/campaign.yaml",
                        campaign,
                        "campaigns/sale/test.drl",
                        rule))
                .getOrDefault("Campaigns", List.of());
    }

    private static final String PROGRAMME = """
            currency: GBP
            zone: Europe/London
            tiers: [basic, silver, gold, platinum]
            tags: [vip]
            days: { sale: "2026-11-01..2026-11-11" }
            categories: { fee: { spend: false }, product: {}, tea: {}, books: {} }
            """;

    private static String rule(String metadata, String condition, String consequence) {
        return "package earning\nrule \"Test\" %s\nwhen\n    %s\nthen\n    %s\nend\n"
                .formatted(metadata, condition, consequence);
    }

    private static Map<String, List<String>> sections(Map<String, String> files) {
        Map<String, String> all = new HashMap<>(files);
        all.put(
                "catalogue.yaml",
                "coupons: { TEA: { validDays: 14 }, FEW: { perMember: 1, total: 9 } }\nbenefits: { hotline: { tiers: [gold] } }\n");
        Candidate candidate =
                Candidate.of(RuleFiles.read(Path.of("src/test/rules/retail")).with(all));
        assertThat(candidate.findings()).noneMatch(Finding::isError);
        Map<String, List<String>> sections = new HashMap<>();
        Drafting.terms(candidate.rulebook().orElseThrow(), TODAY)
                .sections()
                .forEach(section -> sections.put(section.title(), section.sentences()));
        return sections;
    }
}
