package dev.guerdon.rulebook.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rulebooks that are well written, and yet make no sense. */
class ReviewTest {
    private static final RuleFiles SHOP = RuleFiles.read(Path.of("src/test/rules/retail"));
    private static final Instant NOW = Instant.parse("2026-06-18T10:00:00Z");
    private static final String EARNING = "earning/test.drl";
    private static final String CATALOGUE_OF_GIFT = "coupons:\n  GIFT:\n    perMember: 1\n    public: true\n";
    private static final String TAKES_UP_GIFT =
            "package earning\nrule \"Gift\" when Coupon( definition == \"GIFT\" ) then propose.bonus(5); end\n";

    @ParameterizedTest
    @ValueSource(strings = {"rules", "src/test/rules/retail", "src/test/rules/shop", "src/test/rules/engagement"})
    void theRulebooksThatComeAlongMakeSense(String folder) {
        assertThat(Candidate.of(RuleFiles.read(Path.of(folder)), NOW).findings())
                .noneMatch(finding -> finding.isError() || folder.equals("rules"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Member() Line( net > 5 )                          | propose.bonus(1)          | 4:14
            Line( net > 5 ) Line( $n : net )                  | propose.points($n)        | 4:5
            Member() $l : Line( $n : net, $n > 5 )            | propose.bonus(1)          | 4:14
            Member() ( Line( net > 5 ) or Line( net < 1 ) )   | propose.bonus(1)          | 4:16
            """)
    void aLineThatOnlyMultipliesMatchesIsRefused(String condition, String proposal, String place) {
        assertThat(findings(condition, proposal)).first().satisfies(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.rule()).isEqualTo("Test");
            assertThat(finding.toString())
                    .startsWith(EARNING + ":" + place + ": ")
                    .contains("exists Line( … )");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Member() exists Line( net > 5 )                   | propose.bonus(1)
            Member() not Line( net > 5 )                      | propose.bonus(1)
            $l : Line( net > 5 )                              | propose.points($l, 1)
            Line( $n : net ) exists Line( net > $n )          | propose.bonus(1)
            Line( $n : net ) $l : Line( net > $n )            | propose.points($l, 1)
            Member() Line( $q : quantity )                    | propose.bonus(1).lapseAfterDays($q)
            Member() $l : Line()                              | propose.bonus(1).lapseAfterDays($l.quantity())
            Member() Basket() Today() Coupon( definition != "" ) | propose.bonus(1)
            accumulate( Line( $n : net ); $s : sum($n) )      | propose.points($s)
            """)
    void factsThatAreUsedOrThereOnceAreNoMistake(String condition, String proposal) {
        assertThat(findings(condition, proposal)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Line( net > 5 )", "( Line( net > 5 ) or Line( quantity > 9 ) )"})
    void aLineAllByItselfIsOnlyWarnedOf(String condition) {
        assertThat(findings(condition, "propose.bonus(1)"))
                .isNotEmpty()
                .extracting(Finding::severity)
                .containsOnly(Finding.Severity.WARNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exists Line( net > 10, net < 5 )",
                "exists Line( net > 10 && net < 5 )",
                "exists Line( net > 10, net < 10.00 )",
                "exists Line( net >= 10, net <= 10, net != 10 )",
                "exists Line( 10 < net, 5 > net )",
                "not Line( net > 10, net < 5 )",
                "Member( tier == \"gold\", tier == \"silver\" )",
                "Member( tier == \"gold\", tier != \"gold\" )",
                "Member( tier in (\"gold\", \"silver\"), tier == \"basic\" )",
                "Member( tier in (\"gold\", \"silver\"), tier not in (\"gold\", \"silver\") )",
                "Member( tier == \"gold\" ) Member( tier == \"silver\" )",
                "Member( birthdayToday, !birthdayToday )",
                "Member( birthdayToday == true, birthdayToday == false )",
                "Member( tags contains \"a\", tags not contains \"a\" )",
                "Member( joinedOn > \"2026-02-01\", joinedOn < \"2026-01-01\" )",
                "Basket( at > \"2027-06-01T08:00:00+08:00\", at < \"2027-06-01T00:00:00Z\" )",
                "Basket( total > 50 + 50, total < 200 / 2 )",
                "Basket( total in (1 + 1, 3), total > 9 - 5 )",
                "Today( month == 2, dayOfMonth == 30 )",
                "Today( dayOfMonth == 31 ) Today( month in (4, 6, 9) )",
                "Today( month == 2, dayOfMonth > 29 )",
                "Member( bought(\"product\").orders > 3, bought(\"product\").orders == 1 )",
                "Member( tier == \"gold\" ) ( Member( tier == \"silver\" ) or Member( orders > 1 ) )",
                "accumulate( Line( $n : net ); $s : sum($n); $s > 10, $s < 5 )",
            })
    void conditionsThatCanNotHoldTogetherAreRefused(String condition) {
        assertThat(findings(condition, "propose.bonus(1)")).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.line()).isEqualTo(4);
            assertThat(finding.column()).isPositive();
            assertThat(finding.message()).contains("can't hold together with");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exists Line( net > 5, net < 10 )",
                "exists Line( net >= 10, net <= 10 )",
                "exists Line( net > 10 || net < 5 )",
                "exists Line( net > 10 ) exists Line( net < 5 )",
                "Member( tier != \"gold\", tier != \"silver\" )",
                "Member( tier in (\"gold\", \"silver\"), tier == \"gold\" )",
                "( Member( tier == \"gold\" ) or Member( tier == \"silver\" ) )",
                "Member( tier == \"gold\" ) not Member( tier == \"silver\" )",
                "Member( tags contains \"a\", tags not contains \"b\" )",
                "Member( bought(\"product\").orders > 3, bought(\"fee\").orders == 1 )",
                "Basket( at > \"2027-06-01T08:00:00+08:00\", at < \"2027-06-01T01:00:00Z\" )",
                "Basket( total > 50 + 50, total < 200 / 2 + 1 )",
                "Today( month == 2, dayOfMonth == 29 )",
                "Today( dayOfMonth == 31 ) Today( month in (4, 6, 7) )",
                "( Today( month == 2 ) or Today( dayOfMonth == 30 ) )",
                "Member( orders > 1, points < 1 )",
            })
    void conditionsThatCanHoldTogetherAreNot(String condition) {
        assertThat(findings(condition, "propose.bonus(1)")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Today( month == 13 )                     | 4:21 | month is a whole number from 1 to 12: 13 never comes
            Today( month in (1, 13) )                | 4:25 | month is a whole number from 1 to 12: 13 never comes
            Today( month > 12 )                      | 4:18 | month is a whole number from 1 to 12: month > 12 never holds
            Today( 12 < month )                      | 4:15 | month is a whole number from 1 to 12: 12 < month never holds
            Today( !(month <= 12) )                  | 4:20 | month is a whole number from 1 to 12: !(month <= 12) never holds
            Today( dayOfMonth == 0 )                 | 4:26 | dayOfMonth is a whole number from 1 to 31: 0 never comes
            Today( dayOfMonth > 31 )                 | 4:23 | dayOfMonth is a whole number from 1 to 31: dayOfMonth > 31 never holds
            Today( month == 2 && year == 26 )        | 4:34 | year is a whole number from 1969 to 2200: 26 never comes
            ( Today( month == 2 ) or Today( month == 13 ) ) | 4:46 | month is a whole number from 1 to 12: 13 never comes
            $t : Today() Member( $t.month == 13 )    | 4:38 | month is a whole number from 1 to 12: 13 never comes
            Member( orders < 0 )                     | 4:20 | orders is a whole number, never below 0: orders < 0 never holds
            Member( $n : orders, $n < 0 )            | 4:29 | orders is a whole number, never below 0: $n < 0 never holds
            Member( orders == 1.5 )                  | 4:23 | orders is a whole number, never below 0: 1.5 never comes
            Member( spend12m <= -5 )                 | 4:22 | spend12m is a number, never below 0: spend12m <= -5 never holds
            Member( recency == 6 )                   | 4:24 | recency is a whole number from 0 to 5: 6 never comes
            Member( bought("product").orders < 0 )   | 4:38 | bought("product").orders is a whole number, never below 0: bought("product").orders < 0 never holds
            Member( tierRank > 3 )                   | 4:22 | tierRank is a whole number from 0 to 3: tierRank > 3 never holds
            Member( !atLeast("basic") )              | 4:14 | the tiers are basic, silver, gold, platinum: !atLeast("basic") never holds
            exists Line( quantity < 1 )              | 4:27 | quantity is a whole number, never below 1: quantity < 1 never holds
            not Line( net < 0 )                      | 4:19 | net is a number, never below 0: net < 0 never holds
            Basket( quantityOf("product") < 0 )      | 4:35 | quantityOf("product") is a whole number, never below 0: quantityOf("product") < 0 never holds
            accumulate( Line(); $n : count(); $n < 0 ) | 4:42 | $n is a whole number, never below 0: $n < 0 never holds
            accumulate( Line( $n : net ); $s : sum($n); $s < 0 ) | 4:52 | $s is a number, never below 0: $s < 0 never holds
            """)
    void whatNeverComesIsRefused(String condition, String place, String sentence) {
        assertThat(findings(condition, "propose.hint(\"x\")"))
                .extracting(Finding::toString)
                .containsExactly(EARNING + ":" + place + ": " + sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Member( orders >= 0 )               | orders is a whole number, never below 0: orders >= 0 always holds
            Member( orders > -1 )               | orders is a whole number, never below 0: orders > -1 always holds
            Member( orders != -1 )              | orders is a whole number, never below 0: -1 never comes
            Member( !(orders < 0) )             | orders is a whole number, never below 0: !(orders < 0) always holds
            Today( month <= 12 )                | month is a whole number from 1 to 12: month <= 12 always holds
            Today( month not in (0, 6) )        | month is a whole number from 1 to 12: 0 never comes
            Member( atLeast("basic") )          | the tiers are basic, silver, gold, platinum: atLeast("basic") always holds
            Member( tier in ("basic", "gold", "silver", "platinum") ) | the tiers are basic, silver, gold, platinum: tier in ("basic", "gold", "silver", "platinum") always holds
            Member( daysSinceLastOrder >= -1 )  | daysSinceLastOrder is a whole number, never below -1: daysSinceLastOrder >= -1 always holds
            """)
    void whatAlwaysHoldsIsWarnedOf(String condition, String sentence) {
        assertThat(findings(condition, "propose.hint(\"x\")")).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.line()).isEqualTo(4);
            assertThat(finding.rule()).isEqualTo("Test");
            assertThat(finding.message()).startsWith(sentence);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exists Line( quantity > 1, quantity < 2 )",
                "exists Line( quantity >= 2, quantity <= 3, quantity != 2, quantity != 3 )",
                "Member( orders < 1, orders != 0 )",
                "Member( orders > 1.2 && orders < 1.8 )",
                "Member( !(orders <= 1), orders < 2 )",
                "Member( !(orders > 1 || points > 5), points == 6 )",
                "Member( atLeast(\"gold\"), tier == \"silver\" )",
                "Member( atLeast(\"gold\"), !atLeast(\"silver\") )",
                "Member( atLeast(\"gold\"), atLeast(\"silver\") == false )",
                "Member( atLeast(\"silver\"), tier in (\"basic\") )",
                "Member( atLeast(\"silver\") ) Member( tierRank == 0 )",
                "Member( $t : tier, $t == \"gold\", tier == \"silver\" )",
                "Member( tier != \"gold\", tier != \"silver\", atLeast(\"silver\"), tierRank < 3 )",
                "$b : Basket( total > 10 ) Member( $b.total < 5 )",
                "Member( $n : orders, $n > 5 ) Member( orders < 3 )",
                "exists Line( $n : net, $n > 5, net < 3 )",
            })
    void wholeNumbersTiersAndNamesAreLookedThrough(String condition) {
        assertThat(findings(condition, "propose.hint(\"x\")")).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.message()).contains("can't hold together with").contains("nothing would ever match");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Member( orders > 5, points > 1 || orders < 3 )",
                "Member( orders > 5, points > 1 || (points > 0 && orders < 3) )",
                "Member( orders > 5 ) ( Member( orders < 3 ) or Member( points > 1 ) )"
            })
    void ofADeadBranchOnlyThatIsSaid(String condition) {
        assertThat(findings(condition, "propose.hint(\"x\")")).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.message()).contains("orders < 3 can't hold together with orders > 5: this branch never");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exists Line( quantity > 1, quantity < 3 )",
                "exists Line( net > 1, net < 2 )",
                "Member( atLeast(\"silver\"), tier != \"gold\" )",
                "Member( atLeast(\"silver\"), !atLeast(\"gold\") )",
                "Member( tierRank >= 1, tier == \"silver\" )",
                "Member( wallet(\"points\").earned12m < 0 )",
                "Member( daysSinceLastOrder >= 0, averageGapDays == -1 )",
                "Member( !(birthday > \"2000-01-01\"), !(birthday <= \"2000-01-01\") )",
                "$a : Line( $n : net, net > 10 ) exists Line( net < 5, $n > 9 )",
                "Member( orders > 5 || orders < 3 )",
                "( Member( $n : orders, $n > 5 ) or Member( $p : points, $p < 3 ) )",
            })
    void whatCanHoldIsLetPass(String condition) {
        assertThat(findings(condition, "propose.hint(\"x\")")).noneMatch(Finding::isError);
    }

    @Test
    void aContradictionIsToldInAFewWordsHoweverMuchContradicts() {
        String many = "orders > 100, ".repeat(40) + "orders in (" + "1000, ".repeat(120) + "1001), ";
        assertThat(findings("Member( " + many + "orders < 5 )", "propose.hint(\"x\")"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .hasSizeLessThan(500)
                        .startsWith("orders < 5 can't hold together with orders > 100 and "));
    }

    @Test
    void aRuleThatSaysTheSameInOtherWordsIsRefused() {
        String text = """
                package earning
                rule "One" when Member( orders > 1, tier == "gold" ) $a : Line( $n : net, net > 5 ) then propose.points($a, $n); end
                rule "Two" when Member( tier == "gold", orders > 1 ) $x : Line( net > 5.00, $y : net ) then propose.points($x, $y); end
                """;
        assertThat(findings(text)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("Two");
            assertThat(finding.line()).isEqualTo(3);
            assertThat(finding.message()).contains("\"One\"").contains("the same under the same condition");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            orders == 333, tier == "gold"        | orders == 333 && tier == "gold"
            orders == 333, tier == "gold"        | 333 == orders, tier == "gold"
            orders > 3                           | 3 < orders
            tier in ("gold", "silver")           | tier in ("silver", "gold")
            tier == "gold" && orders > 3         | orders > 3 && tier == "gold"
            (orders > 3 or points > 2), tier == "gold" | (points > 2 or 3 < orders) && tier == "gold"
            """)
    void aConditionInOtherWordsIsTheSame(String one, String other) {
        String rule = "rule \"%s\" when Member( %s ) then propose.bonus(1); end\n";
        assertThat(findings("package earning\n"
                        + rule.formatted("One", one.replace(" or ", " || "))
                        + rule.formatted("Two", other.replace(" or ", " || "))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("the same under the same condition"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule \"Two\" when Member( orders > 2 ) then propose.hint(\"$1\"); end",
                "rule \"Two\" when Member( orders > 1 ) then propose.hint(\"$2\"); end",
                "rule \"Two\" @from(\"2027-01-01\") when Member( orders > 1 ) then propose.hint(\"$1\"); end",
            })
    void rulesThatDifferInWhatTheyAskGiveOrWhenAreNoTwins(String two) {
        assertThat(findings("package earning\nrule \"One\" @until(\"2026-12-31\") when Member( orders > 1 ) then"
                        + " propose.hint(\"$1\"); end\n" + two))
                .isEmpty();
    }

    @Test
    void eachCampaignMayGiveTheSame() {
        String rule = "package earning\nrule \"%s\" when Member( orders > 1 ) then propose.bonus(1); end\n";
        assertThat(findings(Map.of(
                        EARNING,
                        rule.formatted("Always"),
                        "campaigns/a/a.drl",
                        rule.formatted("A"),
                        "campaigns/a/campaign.yaml",
                        "budget: { uses: 1 }",
                        "campaigns/b/b.drl",
                        rule.formatted("B"),
                        "campaigns/b/campaign.yaml",
                        "budget: { uses: 1 }")))
                .isEmpty();
    }

    @Test
    void limitsThatAreNoneAndCouponsThatAreOneAreRefused() {
        assertThat(findings(Map.of(
                        "programme.yaml",
                        SHOP.text("programme.yaml").orElseThrow()
                                + "activities: { check-in: { perDay: 0 }, share: {} }\n",
                        "catalogue.yaml",
                        """
                        coupons:
                          A: { total: 0, public: true }
                          b: { validDays: 0 }
                          a: { public: true }
                          B: {}
                          C: { perMember: 1 }
                        """)))
                .filteredOn(Finding::isError)
                .extracting(Finding::toString)
                .containsExactly(
                        "catalogue.yaml:2:15: total 0 would be no limit at all: leave it out, or write 1 or more.",
                        "catalogue.yaml:3:19: validDays 0 would be no limit at all: leave it out, or write 1 or more.",
                        "catalogue.yaml:4:3: The public coupons A and a are one for who types them: capital and small"
                                + " letters count the same.",
                        "programme.yaml:7:35: perDay 0 would be no limit at all: leave it out, or write 1 or more.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            Today( year == 2025 )                                ~ year == 2025 never comes again
            Today( year < 2026, month == 5 )                     ~ year < 2026 never comes again
            exists Today( date <= "2026-06-17" )                 ~ date <= "2026-06-17" never comes again
            Member() Basket( date in ("2026-06-01", "2026-06-17") ) ~ date in ("2026-06-01", "2026-06-17") never comes again
            Today( is("gone"), month == 6 )                      ~ the special day "gone" is over since 2026-06-17
            Basket( at < "2026-06-18T10:00:00Z" )                ~ at < "2026-06-18T10:00:00Z" never comes again
            Basket( at < "2026-06-18T10:00:01Z" )                ~ ''
            Today( year == 2026 )                                ~ ''
            Today( date <= "2026-06-18" )                        ~ ''
            Basket( date >= "2020-01-01" )                       ~ ''
            Today( is("last") )                                  ~ ''
            Today( is("gone") || month == 6 )                    ~ ''
            ( Today( year == 2025 ) or Member( orders > 5 ) )    ~ ''
            Member() not Today( year == 2025 )                   ~ ''
            """)
    void daysThatNeverComeAgainAreWarnedOf(String condition, String sentence) {
        List<Finding> findings = findings(Map.of(
                "programme.yaml",
                SHOP.text("programme.yaml").orElseThrow()
                        + "days: { gone: \"2026-06-01..2026-06-17\", last: \"2026-06-18\" }\n",
                EARNING,
                "package earning\nrule \"Test\"\nwhen\n    " + condition + "\nthen\n    propose.bonus(1);\nend\n"));
        assertThat(findings).hasSize(sentence.isEmpty() ? 0 : 1).allSatisfy(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.line()).isEqualTo(4);
            assertThat(finding.column()).isPositive();
            assertThat(finding.message())
                    .startsWith(sentence + (sentence.startsWith("the") ? ": take" : ": take the rule"));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            Today( date >= "2026-07-01" )                ~ date >= "2026-07-01" never holds while the rule runs, which is until 2026-06-30
            Today( date < "2026-06-01" )                 ~ date < "2026-06-01" never holds while the rule runs, which is from 2026-06-01 until 2026-06-30
            Basket( date == "2026-05-31" )               ~ date == "2026-05-31" never holds
            Basket( at > "2026-07-01T00:00:00+02:00" )   ~ at > "2026-07-01T00:00:00+02:00" never holds
            Basket( at >= "2026-06-30T23:59:59+02:00" )  ~ ''
            Today( year == 2027 )                        ~ year == 2027 never holds
            Today( date >= "2026-06-30" )                ~ ''
            Today( date != "2026-06-20" )                ~ ''
            """)
    void daysOnWhichTheRuleDoesNotRunAreRefused(String condition, String sentence) {
        String from = sentence.contains("from ") || !sentence.contains("which is") ? "from: 2026-06-01\n" : "";
        List<Finding> findings = findings(Map.of(
                "programme.yaml",
                SHOP.text("programme.yaml").orElseThrow().replaceFirst("zone: .*", "zone: Europe/Berlin"),
                "campaigns/june/campaign.yaml",
                from + "until: 2026-12-31\nbudget: { uses: 5 }\n",
                "campaigns/june/june.drl",
                "package earning\nrule \"Test\"\n@until(\"2026-06-30\")\nwhen\n    " + condition
                        + "\nthen\n    propose.bonus(1);\nend\n"));
        assertThat(findings).hasSize(sentence.isEmpty() ? 0 : 1).allSatisfy(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.line()).isEqualTo(5);
            assertThat(finding.message()).startsWith(sentence);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            tiers  ~ propose.qualifiesFor("gold", "2026-06-17"); ~ 2026-06-17 is over: nobody is in the tier by this rule
            tiers  ~ propose.qualifiesFor("gold", "2026-06-18"); ~ ''
            expiry ~ propose.lapseOn("2026-06-17");              ~ 2026-06-17 is over: points that no other rule lets live longer lapse at once
            expiry ~ propose.lapseOn("2026-06-18");              ~ ''
            """)
    void lastDaysThatAreOverAreWarnedOf(String rulePackage, String proposal, String sentence) {
        List<Finding> findings = findings(Map.of(
                rulePackage + "/test.drl",
                "package " + rulePackage + "\nrule \"Test\" when Member( orders > 3 ) then\n" + proposal + "\nend\n"));
        assertThat(findings).hasSize(sentence.isEmpty() ? 0 : 1).allSatisfy(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.line()).isEqualTo(3);
            assertThat(finding.message()).startsWith(sentence);
        });
    }

    @ParameterizedTest
    @CsvSource({"30,false,true", "30,true,false", "0,false,false"})
    void aGraceThatNeverBeginsIsWarnedOf(int days, boolean hasLastDay, boolean isWarned) {
        String day = hasLastDay ? ", \"2099-12-31\"" : "";
        assertThat(findings(Map.of(
                                "programme.yaml",
                                SHOP.text("programme.yaml").orElseThrow() + "tierPolicy: { graceDays: " + days + " }\n",
                                "tiers/test.drl",
                                ("package tiers\nrule \"Test\" when Member( orders > 3 ) then propose.qualifiesFor(\"gold\""
                                        + day + "); end\n")))
                        .stream()
                        .filter(finding -> finding.message().startsWith("No rule gives a tier a last day"))
                        .toList())
                .hasSize(isWarned ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"14,3,true", "14,13,true", "14,14,false", "0,1,false"})
    void pointsThatLapseBeforeTheyCanBeUsedAreWarnedOf(int pending, int days, boolean isWarned) {
        List<Finding> findings = findings(Map.of(
                "programme.yaml",
                SHOP.text("programme.yaml").orElseThrow() + "points: { availableAfterDays: " + pending + " }\n",
                EARNING,
                "package earning\nrule \"Test\" when Member( orders > 3 ) then\npropose.bonus(50).lapseAfterDays("
                        + days + ");\nend\n"));
        assertThat(findings).hasSize(isWarned ? 1 : 0).allSatisfy(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.line()).isEqualTo(3);
            assertThat(finding.message()).startsWith("these points lapse before they can be used");
        });
    }

    @Test
    void whatIsOverWhenItIsWrittenIsRefused() {
        String rule =
                "package earning\nrule \"Over\"\n@until(\"%s\")\nwhen Member( orders > 1 ) then propose.hint(\"x\"); end\n";
        RuleFiles over = SHOP.with(Map.of(
                EARNING,
                rule.formatted("2026-06-17"),
                "campaigns/old/campaign.yaml",
                "from: 2026-01-01\nuntil: 2026-05-31\n"));
        Rulebook without = Candidate.of(SHOP, NOW).rulebook().orElseThrow();
        assertThat(Candidate.of(over, NOW, Optional.of(without)).findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "campaigns/old/campaign.yaml:2:8: The campaign is over from the start, since 2026-05-31; give it"
                                + " another end (one that ends it today is today), or take its folder out.",
                        EARNING + ":3:1: the rule is over from the start, since 2026-06-17: give it another @until, or"
                                + " leave it out");

        Rulebook with = Candidate.of(over, NOW).rulebook().orElseThrow();
        RuleFiles more = over.with(Map.of(
                "earning/more.drl",
                rule.formatted("2026-06-18").replace("Over", "More").replace("> 1", "> 2")));
        assertThat(Candidate.of(more, NOW, Optional.of(with)).findings()).noneMatch(Finding::isError);
        assertThat(Candidate.of(over.with(Map.of(EARNING, rule.formatted("2026-06-16"))), NOW, Optional.of(with))
                        .findings())
                .filteredOn(Finding::isError)
                .hasSize(1);
    }

    @Test
    void whatIsOverIsWarnedOfAndWhatNeverBeginsIsRefused() {
        String rule = "package earning\nrule \"%s\"\n%s\nwhen Member( orders > %d ) then propose.hint(\"x\"); end\n";
        assertThat(findings(Map.of(
                        EARNING,
                        rule.formatted("Over", "@until(\"2026-06-17\")", 1),
                        "earning/today.drl",
                        rule.formatted("Today", "@until(\"2026-06-18\")", 2),
                        "earning/upside.drl",
                        rule.formatted("Upside", "@from(\"2026-06-02\")\n@until(\"2026-06-01\")", 3),
                        "campaigns/old/campaign.yaml",
                        "from: 2026-01-01\nuntil: 2026-05-31\n",
                        "campaigns/old/a.drl",
                        rule.formatted("Old", "@until(\"2026-05-01\")", 4),
                        "campaigns/new/campaign.yaml",
                        "from: 2026-07-01\n",
                        "campaigns/new/a.drl",
                        rule.formatted("New", "@until(\"2026-06-30\")", 5))))
                .extracting(Finding::toString)
                .containsExactly(
                        "campaigns/new/a.drl:3:1: the rule would run only before its campaign new does: it never fires",
                        "campaigns/old/campaign.yaml:2:8: warning: The campaign is over since 2026-05-31; take its folder"
                                + " out, or give it another end.",
                        "earning/test.drl:3:1: warning: the rule is over since 2026-06-17: take it out, or give it another"
                                + " @until",
                        "earning/upside.drl:4:1: the rule's @until lies before its @from");
    }

    @Test
    void aCatalogueEntryThatNoRuleNamesIsWarnedOf() {
        String catalogue = """
                coupons:
                  USED: {}
                  HANDED: { public: true }
                  IDLE: {}
                benefits: { idle: {} }
                badges:
                  worn: {}
                  idle: {}
                templates: { idle: { text: "Hello, {member.id}" }, sent: { text: "Hello" } }
                """;
        String rules = """
                package earning
                rule "One" when Member( badges not contains "worn" ) Coupon( definition in ("HANDED", "USED") )
                then propose.coupon("USED"); propose.message("app", "sent"); end
                """;
        assertThat(findings(Map.of("catalogue.yaml", catalogue, EARNING, rules)))
                .allMatch(finding -> !finding.isError())
                .extracting(finding -> finding.line() + ":" + finding.column() + " "
                        + finding.message().split(":", -1)[0])
                .containsExactly(
                        "4:3 No rule names the coupon \"IDLE\"",
                        "5:13 No rule names the benefit \"idle\"",
                        "8:3 No rule names the badge \"idle\"",
                        "9:14 No rule names the message template \"idle\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            coupons: { same: { public: true } }     | Coupon( definition == "same" )            | true
            coupons: { same: { public: true } }     | Coupon( "same" != definition )            | true
            coupons: { same: { public: true } }     | Coupon( $d : definition, $d in ("same") ) | true
            coupons: { same: { public: true } }     | Coupon( code == "same" )                  | true
            coupons: { same: { public: true } }     | Basket( coupons contains "same" )         | true
            coupons: { same: { public: true } }     | Basket( attributes["a"] == "same" )       | false
            badges: { same: {} }                    | Member( badges contains "same" )          | true
            badges: { same: {} }                    | ( Today() or Member( badges not contains "same" ) ) | true
            badges: { same: {} }                    | Member( tags contains "same" )            | false
            badges: { same: {} }                    | Member( benefits contains "" )            | false
            benefits: { same: {} }                  | not Member( benefits contains "same" )    | true
            benefits: { same: {} }                  | exists Line( sku == "same" )              | false
            templates: { same: { text: Hello } }    | Member( bought("same").orders > 1 )       | false
            """)
    void onlyAWordForItNamesIt(String catalogue, String condition, boolean isNamed) {
        String rule = "package earning\nrule \"Test\" when " + condition + " then propose.bonus(1); end\n";
        String programme =
                SHOP.text("programme.yaml").orElseThrow().replace("{ product: {}", "{ same: {}, product: {}");
        assertThat(findings(Map.of("catalogue.yaml", catalogue, EARNING, rule, "programme.yaml", programme)))
                .extracting(Finding::toString)
                .filteredOn(finding -> finding.contains("No rule names"))
                .isEqualTo(
                        isNamed
                                ? List.of()
                                : List.of("catalogue.yaml:1:" + (catalogue.indexOf("same") + 1)
                                        + ": warning: No rule names the "
                                        + catalogue.split("s:", 2)[0].replace("template", "message template")
                                        + " \"same\": take it out, or write the rule."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            propose.badge("same")                   | coupon benefit message template
            propose.benefit("same")                 | coupon badge message template
            propose.message("app", "same")          | coupon benefit badge
            propose.tag("same")                     | coupon benefit badge message template
            propose.badge($stage)                   | coupon benefit message template
            """)
    void aProposalNamesOneKindOfThings(String proposal, String unused) {
        String catalogue =
                "coupons: { same: {} }\nbenefits: { same: {} }\nbadges: { same: {} }\ntemplates: { same: { text: Hi } }\n";
        String rule = "package earning\nrule \"Test\" when Member( $stage : stage ) then " + proposal + "; end\n";
        assertThat(findings(Map.of("catalogue.yaml", catalogue, EARNING, rule)))
                .extracting(Finding::message)
                .map(message -> message.replaceAll("No rule names the (.*) \"same\".*", "$1"))
                .isEqualTo(List.of(unused.replace("message template", "message-template")
                                .split(" "))
                        .stream()
                        .map(kind -> kind.replace('-', ' '))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}               | Coupon( definition == "GIFT" )                      | propose.coupon("GIFT") | ''
            {}               | Member( orders > 1 )                                | propose.coupon("GIFT") | Rules give the coupon "GIFT" and none takes it up
            {}               | Coupon( definition == "GIFT" )                      | propose.bonus(1)       | A rule takes up the coupon "GIFT", but no rule gives it
            {}               | exists Coupon( definition in ("GIFT", "GIFT") )     | propose.bonus(1)       | A rule takes up the coupon "GIFT", but no rule gives it
            { public: true } | Coupon( definition == "GIFT" )                      | propose.bonus(1)       | ''
            {}               | Coupon( definition != "" )                          | propose.coupon("GIFT") | ''
            """)
    void aCouponThatGoesNowhereOrComesFromNowhereIsWarnedOf(
            String coupon, String condition, String proposal, String told) {
        assertThat(findings(Map.of(
                        "catalogue.yaml",
                        "coupons:\n  GIFT: " + coupon + "\n",
                        EARNING,
                        "package earning\nrule \"Test\" when " + condition + " then " + proposal + "; end\n")))
                .extracting(Finding::toString)
                .hasSize(told.isEmpty() ? 0 : 1)
                .allMatch(sentence -> sentence.startsWith("catalogue.yaml:2:3: warning: " + told));
    }

    @Test
    void whileARuleCanNotBeReadNothingIsCalledUnused() {
        assertThat(findings(Map.of(
                        "catalogue.yaml",
                        "badges: { idle: {} }",
                        EARNING,
                        "package earning\nrule \"Broken\" when Member( orders > ) then propose.badge(\"idle\"); end")))
                .extracting(Finding::file)
                .containsOnly(EARNING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                | propose.bonus(1)          | true
            'budget: { amount: 100 }'         | propose.bonus(1)          | true
            'budget: { points: 100 }'         | propose.bonus(1)          | false
            'budget: { uses: 100 }'           | propose.bonus(1)          | false
            'perMember: { points: 1 }'        | propose.times(2)          | false
            'every: 30 days'                  | propose.bonus(1)          | false
            ''                                | propose.coupon("FREE")    | true
            ''                                | propose.coupon("ONCE")    | false
            ''                                | propose.hint("x")         | false
            """)
    void aCampaignWithoutAnyBoundIsWarnedOf(String settings, String proposal, boolean isWarned) {
        List<Finding> findings = findings(Map.of(
                "catalogue.yaml",
                "coupons: { FREE: {}, ONCE: { perMember: 1 } }",
                EARNING,
                "package earning\nrule \"All\" when Coupon( definition in (\"FREE\", \"ONCE\") )"
                        + " then propose.coupon(\"FREE\"); propose.coupon(\"ONCE\"); end",
                "campaigns/a/campaign.yaml",
                settings,
                "campaigns/a/a.drl",
                "package earning\nrule \"Test\"\nwhen\n Member()\nthen\n " + proposal + ";\nend"));
        assertThat(findings).hasSize(isWarned ? 1 : 0).allSatisfy(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.toString()).startsWith("campaigns/a/a.drl:6:2: warning: nothing bounds");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                         | redemption | propose.rate(0.02)                   | true
            ''                         | redemption | propose.step(100, 5)                 | true
            'budget: { points: 1000 }' | redemption | propose.rate(0.02)                   | true
            'budget: { amount: 1000 }' | redemption | propose.rate(0.02)                   | false
            'perMember: { amount: 5 }' | redemption | propose.step(100, 5)                 | false
            ''                         | redemption | propose.maxShare(50)                 | false
            ''                         | redemption | propose.minPoints(5)                 | false
            ''                         | earning    | propose.benefit("support")           | true
            'perMember: { uses: 1 }'   | earning    | propose.benefit("support")           | false
            'every: 30 days'           | activities | propose.benefit("support")           | false
            ''                         | earning    | propose.message("app", "hello")      | true
            ''                         | lifecycle  | propose.message("app", "hello")      | true
            'every: 30 days'           | lifecycle  | propose.message("app", "hello")      | false
            'budget: { amount: 1000 }' | lifecycle  | propose.message("app", "hello")      | false
            ''                         | expiry     | propose.message("app", "hello")      | true
            ''                         | lifecycle  | propose.badge("support")             | false
            ''                         | lifecycle  | propose.tag("x")                     | false
            ''                         | tiers      | propose.qualifiesFor("gold")         | false
            ''                         | discounts  | propose.freeShipping()               | true
            'budget: { amount: 1000 }' | discounts  | propose.freeShipping()               | false
            ''                         | discounts  | propose.gift("MUG", 1)               | true
            ''                         | discounts  | propose.hint("x")                    | false
            """)
    void whatCostsSomethingIsBounded(String settings, String ofPackage, String proposal, boolean isWarned) {
        List<Finding> findings = findings(Map.of(
                "catalogue.yaml",
                "benefits: { support: { days: 5 } }\nbadges: { support: {} }\ntemplates: { hello: { text: Hello } }",
                EARNING,
                "package earning\nrule \"All\" when Member() then propose.benefit(\"support\");"
                        + " propose.badge(\"support\"); propose.message(\"app\", \"hello\"); end",
                "campaigns/a/campaign.yaml",
                settings,
                "campaigns/a/a.drl",
                "package " + ofPackage + "\nrule \"Test\"\nwhen\n Member()\nthen\n " + proposal + ";\nend"));
        assertThat(findings)
                .extracting(finding -> finding + " [" + finding.rule() + "]")
                .isEqualTo(
                        isWarned
                                ? List.of("campaigns/a/a.drl:6:2: warning: nothing bounds how much of this the campaign"
                                        + " gives: write a budget or perMember into campaigns/a/campaign.yaml [Test]")
                                : List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'perMember: { uses: 1 }'                         | Basket( total > 5 )                       | true
            'perMember: { amount: 5 }'                       | Today( month > 5 )                        | true
            'every: 30 days'                                 | Basket( total > 5 )                       | true
            'perMember: { uses: 1 }'                         | Basket( total > 5 ) not Member()          | true
            'perMember: { uses: 1 }'                         | ( Member() or Basket( total > 5 ) )       | true
            'perMember: { uses: 1 }'                         | Basket( total > 5 ) Member()              | false
            'perMember: { uses: 1 }'                         | Basket( total > 5 ) exists Member()       | false
            'perMember: { uses: 1 }'                         | ( Member( orders > 5 ) or Member( points > 5 ) ) | false
            'perMember: { uses: 1 }, budget: { amount: 9 }'  | Basket( total > 5 )                       | false
            'perMember: { uses: 1 }'                         | Coupon( definition == "HELD" )            | false
            'perMember: { uses: 1 }'                         | Coupon( definition in ("HELD", "ONCE") )  | false
            'perMember: { uses: 1 }'                         | Coupon( definition in ("HELD", "ALL") )   | true
            'perMember: { uses: 1 }'                         | Coupon( definition != "HELD" )            | true
            'perMember: { uses: 1 }'                         | Coupon( definition == "SOME" )            | false
            ''                                               | Coupon( definition == "SOME" )            | false
            ''                                               | Coupon( definition in ("SOME", "ONCE") )  | false
            """)
    void whatGuestsGetIsNotBoundedByALimitOfMembers(String settings, String condition, boolean isWarned) {
        List<Finding> findings = findings(Map.of(
                "catalogue.yaml",
                "coupons: { HELD: {}, ONCE: { public: true, perMember: 1 }, ALL: { public: true },"
                        + " SOME: { public: true, total: 9 } }",
                EARNING,
                "package earning\nrule \"All\" when Member() exists Coupon( definition in (\"HELD\", \"ONCE\", \"ALL\", \"SOME\") )"
                        + " then propose.coupon(\"HELD\"); end",
                "campaigns/a/campaign.yaml",
                "{ " + settings + " }",
                "campaigns/a/a.drl",
                "package discounts\nrule \"Test\"\nwhen\n " + condition + "\nthen\n propose.percentOff(5);\nend"));
        assertThat(findings)
                .extracting(Finding::toString)
                .isEqualTo(
                        isWarned
                                ? List.of(
                                        "campaigns/a/a.drl:6:2: warning: guests get this, too, and no limit per member"
                                                + " is kept of them: write a budget into campaigns/a/campaign.yaml, or ask for"
                                                + " a Member() in the rule")
                                : List.of());
    }

    @Test
    void whatBoundsACampaignIsNotKnownWhileItsFileHasAMistake() {
        assertThat(findings(Map.of(
                        "campaigns/a/campaign.yaml",
                        "perMember: { usse: 1 }",
                        "campaigns/a/a.drl",
                        "package earning\nrule \"Test\" when Member() then propose.bonus(1); end")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.file()).isEqualTo("campaigns/a/campaign.yaml"));
    }

    @Test
    void aPlaceholderThatNothingFillsIsRefused() {
        assertThat(findings(Map.of("catalogue.yaml", "templates:\n  hi: { text: \"Hi {membr.id}\" }\n")))
                .filteredOn(Finding::isError)
                .extracting(Finding::toString)
                .containsExactly(
                        "catalogue.yaml:2:15: There is nothing to fill in for {membr.id}. Did you mean \"member.id\"?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Bye {member.id              | A brace has no other half at "{member.id"
            Bye member.id}, {member.id} | A brace has no other half at "},"
            {Bye {member.id}            | A brace has no other half at "{Bye
            Bye {}                      | There is nothing to fill in for {}.
            """)
    void aBraceThatNothingClosesIsRefused(String text, String sentence) {
        assertThat(findings(Map.of("catalogue.yaml", "templates:\n  hi: { text: \"" + text + "\" }\n")))
                .filteredOn(Finding::isError)
                .singleElement()
                .extracting(Finding::toString, STRING)
                .startsWith("catalogue.yaml:2:15: " + sentence.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {coupon.code}   | earning                 | ''                      | ''                      | catalogue.yaml:6:15: No rule that sends this has anything for {coupon.code}
            {points}        | earning                 | propose.coupon("GIFT"); | ''                      | catalogue.yaml:6:15: No rule that sends this has anything for {points}
            {coupon.code}   | earning                 | propose.coupon("GIFT"); | ''                      | earning/b.drl:2:41: warning: this rule has nothing for {coupon.code}
            {coupon.code}   | earning                 | propose.coupon("GIFT"); | propose.coupon("GIFT"); | ''
            {member.id}     | earning                 | ''                      | ''                      | ''
            {coupon.code}   | earning                 | ''                      | propose.coupon("GIFT"); | earning/a.drl:2:41: warning: this rule has nothing for {coupon.code}
            """)
    void aWordForWhichTheSendingRulesHaveNothingIsTold(
            String word, String kind, String one, String other, String told) {
        String rule =
                "package %s\nrule \"%s\" when Member( orders > %d ) then propose.message(\"app\", \"hi\"); %s end\n";
        assertThat(findings(Map.of(
                        "catalogue.yaml",
                        CATALOGUE_OF_GIFT + "templates:\n  hi: { text: \"Hi " + word + "\" }\n",
                        kind + "/a.drl",
                        rule.formatted(kind, "A", 1, one),
                        kind + "/b.drl",
                        rule.formatted(kind, "B", 2, other),
                        "earning/gift.drl",
                        TAKES_UP_GIFT)))
                .extracting(Finding::toString)
                .allMatch(sentence -> !told.isEmpty() && sentence.startsWith(told.strip()))
                .hasSize(told.isEmpty() ? 0 : 1);
    }

    @Test
    void aCouponOfAnotherRuleOfTheCampaignMayFillAWord() {
        String rule = "package earning\nrule \"%s\" when Member( orders > 1 ) then propose.%s; end\n";
        assertThat(findings(Map.of(
                        "catalogue.yaml",
                        CATALOGUE_OF_GIFT + "templates:\n  hi: { text: \"Hi {coupon.code}\" }\n",
                        "campaigns/a/campaign.yaml",
                        "every: 30 days",
                        "campaigns/a/a.drl",
                        rule.formatted("A", "message(\"app\", \"hi\")"),
                        "campaigns/a/b.drl",
                        rule.formatted("B", "coupon(\"GIFT\")"),
                        "earning/gift.drl",
                        TAKES_UP_GIFT)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.isError()).isFalse();
                    assertThat(finding.message()).startsWith("the message says {coupon.code}, which is a gap whenever");
                });
    }

    @Test
    void warningsKeepNothingFromGoingLive() {
        Candidate candidate = Candidate.of(SHOP.with(Map.of("catalogue.yaml", "badges: { idle: {} }")), NOW);
        assertThat(candidate.findings()).isNotEmpty();
        assertThat(candidate.rulebook()).isPresent();
    }

    private static List<Finding> findings(String condition, String proposal) {
        return findings(
                "package earning\nrule \"Test\"\nwhen\n    " + condition + "\nthen\n    " + proposal + ";\nend\n");
    }

    private static List<Finding> findings(String text) {
        return findings(Map.of(EARNING, text));
    }

    private static List<Finding> findings(Map<String, String> files) {
        return Candidate.of(SHOP.with(new TreeMap<>(files)), NOW).findings();
    }
}
