package dev.guerdon.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes in rule files: all are told at once, each with its place and what to write instead. */
class CandidateTest {
    private static final RuleFiles SHOP = RuleFiles.read(Path.of("src/test/rules/retail"));
    private static final String FILE = "earning/test.drl";

    private static final String PROGRAMME = """
            currency: GBP
            zone: Europe/London
            tiers: [basic, silver, gold]
            categories: { product: {}, groceries: {} }
            channels: [web]
            payments: [card]
            brands: [acme]
            tags: [fresh]
            attributes: [photo]
            segments: [champion]
            activities: { check-in: {} }
            days: { member-day: "monthly on 8" }
            """;
    private static final String TABLE = """
            RuleSet,tiers,
            RuleTable Z,,
            NAME,CONDITION,ACTION
            ,Member,
            ,orders >= $param,"propose.qualifiesFor(""$param"");"
            Rule,Orders,Tier
            Silver by orders,3,silver
            Gold by orders,9,gold
            """;

    private static final String CATALOGUE = """
            coupons: { WELCOME10: { perMember: 1 } }
            benefits: { support: {} }
            badges: { regular: {} }
            templates: { hello: { text: "Hello" } }
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            earning    | Member( tier == "glod" )                  | propose.bonus(1)            | 4:21 | unknown tier "glod". Did you mean "gold"?
            earning    | Member( atLeast("glod") )                 | propose.bonus(1)            | 4:21 | unknown tier "glod". Did you mean "gold"?
            earning    | Member( stage == "matture" )              | propose.bonus(1)            | 4:22 | unknown stage "matture". Did you mean "mature"?
            earning    | Member( segments contains "champoin" )    | propose.bonus(1)            | 4:31 | unknown segment "champoin". Did you mean "champion"?
            earning    | Coupon( definition == "WELCOM10" )        | propose.bonus(1)            | 4:27 | unknown coupon "WELCOM10". Did you mean "WELCOME10"?
            earning    | Member()                                  | propose.coupon("WELCOM10")  | 6:20 | unknown coupon "WELCOM10". Did you mean "WELCOME10"?
            earning    | Member()                                  | propose.benefit("suport")   | 6:21 | unknown benefit "suport". Did you mean "support"?
            earning    | Member( badges contains "regulr" )        | propose.bonus(1)            | 4:29 | unknown badge "regulr". Did you mean "regular"?
            earning    | Member()                                  | propose.badge("regulr")     | 6:19 | unknown badge "regulr". Did you mean "regular"?
            earning    | Member()                                  | propose.message("app", "helo") | 6:28 | unknown message template "helo". Did you mean "hello"?
            earning    | Member()                                  | propose.message("ap", "hello") | 6:21 | unknown message channel "ap". Did you mean "app"?
            earning    | Member( wallet("point").balance > 1 )     | propose.bonus(1)            | 4:20 | unknown wallet "point". Did you mean "points"?
            earning    | Member( activity("chek-in").count > 1 )   | propose.bonus(1)            | 4:22 | unknown activity type "chek-in". Did you mean "check-in"?
            activities | Activity( type == "chek-in" )             | propose.points(1)           | 4:23 | unknown activity type "chek-in". Did you mean "check-in"?
            earning    | Today( is("membr-day") )                  | propose.bonus(1)            | 4:15 | unknown special day "membr-day". Did you mean "member-day"?
            earning    | Today( dayOfWeek == "mondy" )             | propose.bonus(1)            | 4:25 | unknown day of the week "mondy". Did you mean "monday"?
            earning    | Member( campaign("winbak").uses > 1 )     | propose.bonus(1)            | 4:22 | unknown campaign "winbak". Did you mean "winback"?
            earning    | exists Line( category == "grocery" )      | propose.bonus(1)            | 4:30 | unknown category "grocery". Did you mean "groceries"?
            earning    | Basket( amountOf("grocery") > 1 )         | propose.bonus(1)            | 4:22 | unknown category "grocery". Did you mean "groceries"?
            earning    | Basket( channel == "wbe" )                | propose.bonus(1)            | 4:24 | unknown channel "wbe". Did you mean "web"?
            earning    | Basket( payment == "crad" )               | propose.bonus(1)            | 4:24 | unknown payment "crad". Did you mean "card"?
            earning    | exists Line( brand == "acmee" )           | propose.bonus(1)            | 4:27 | unknown brand "acmee". Did you mean "acme"?
            earning    | exists Line( tags contains "fesh" )       | propose.bonus(1)            | 4:32 | unknown tag "fesh". Did you mean "fresh"?
            earning    | Member( attributes["foto"] == "yes" )     | propose.bonus(1)            | 4:24 | unknown attribute "foto". Did you mean "photo"?
            earning    | Basket( coupons contains "welcome10" )    | propose.bonus(1)            | 4:30 | codes of coupons are in capital letters here, however they were typed: write "WELCOME10"
            earning    | Coupon( code == "Welcome10" )             | propose.bonus(1)            | 4:21 | codes of coupons are in capital letters here, however they were typed: write "WELCOME10"
            earning    | Member( plan == "prime" )                 | propose.bonus(1)            | 4:13 | plan is not supported yet
            earning    | Member( teir == "gold" )                  | propose.bonus(1)            | 4:13 | a Member has no teir. Did you mean "tier"?
            earning    | Membr( tier == "gold" )                   | propose.bonus(1)            | 4:5  | rules of earning have no fact Membr. They read Basket, Coupon, Line, Member, Today; did you mean Member?
            earning    | Member()                                  | propose.bonus(1.5)          | 6:19 | propose.bonus(n) takes whole numbers only, not 1.5
            earning    | Member()                                  | propose.points(1,500)       | 6:20 | write the number without a comma: 1500, not 1,500
            earning    | Member()                                  | propose.points(1,234,567)   | 6:20 | write the number without a comma: 1234567, not 1,234,567
            earning    | Member()                                  | propose.bonus(1.000,50)     | 6:19 | write the number with digits and one point: 1000.50, not 1.000,50
            earning    | Member()                                  | propose.bonus(12,50)        | 6:19 | write the number with digits and one point: 12.50, not 12,50
            earning    | Member()                                  | propose.bonus(12, 50)       | 6:5  | write it as propose.bonus(n), not with a whole number, a whole number
            earning    | $l : Line()                               | propose.points($l, 1,5)     | 6:24 | write the number with digits and one point: 1.5, not 1,5
            earning    | Member()                                  | propose.bonus(5).lapseAfterDays(1.000,5) | 6:37 | write the number with digits and one point: 1000.5, not 1.000,5
            earning    | Line( $n : (quantity / 2) )               | propose.bonus($n)           | 6:19 | propose.bonus(n) takes whole numbers only, and $n may have decimals
            earning    | Line( $n : (quantity * 1.5) )             | propose.bonus($n)           | 6:19 | propose.bonus(n) takes whole numbers only, and $n may have decimals
            earning    | Line( $n : (quantity + net) )             | propose.bonus($n)           | 6:19 | propose.bonus(n) takes whole numbers only, and $n may have decimals
            earning    | accumulate( Line( $q : quantity ); $n : average($q) ) | propose.bonus($n) | 6:19 | propose.bonus(n) takes whole numbers only, and $n may have decimals
            earning    | accumulate( Line( $q : net ); $n : sum($q) ) | propose.bonus($n)        | 6:19 | propose.bonus(n) takes whole numbers only, and $n may have decimals
            earning    | Member( $n : spend12m )                   | propose.bonus(5).lapseAfterDays($n) | 6:37 | lapseAfterDays takes a whole number of days
            earning    | Member()                                  | propose.bonus(5).lapseAfterDays(2.5) | 6:37 | lapseAfterDays takes a whole number of days
            earning    | Member()                                  | propose.bonus(5).lapseAfterDays(2 * 3) | 6:39 | a consequence does not calculate: bind it in the condition, such as Line( $n : (net * 2) ), and propose $n
            earning    | Member()                                  | propose.bonus(5).lapseAfterDays(0) | 6:5 | the days must be from 1 to 36525, not 0
            earning    | Member( $n : orders )                     | propose.times(2).lapseAfterDays($n) | 6:5 | lapseAfterDays stands behind points(n) or bonus(n) only
            earning    | $l : Line( $n : quantity )                | propose.points($l, $n).lapseAfterDays(5) | 6:5 | lapseAfterDays stands behind points(n) or bonus(n) only
            redemption | Member()                                  | propose.step(100.5,10)      | 6:18 | propose.step(points, amount) takes whole numbers only, not 100.5
            discounts  | Member()                                  | propose.amountOff(1.000,50) | 6:23 | write the number with digits and one point: 1000.50, not 1.000,50
            discounts  | $l : Line()                               | propose.amountOff($l, 9,99) | 6:27 | write the number with digits and one point: 9.99, not 9,99
            discounts  | Member()                                  | propose.amountOffFrom(1.000,50) | 6:27 | write the number with digits and one point: 1000.50, not 1.000,50
            discounts  | Member()                                  | propose.amountOffFrom(100, 12,50) | 6:32 | write the number with digits and one point: 12.50, not 12,50
            earning    | Member()                                  | propose.points("5")         | 6:20 | numbers stand without quotes: write 5
            earning    | Member()                                  | propose.coupon(5)           | 6:20 | words stand in quotes: write "5"
            earning    | Member()                                  | propose.bonos(1)            | 6:5  | rules of earning can't propose.bonos. Did you mean bonus?
            earning    | Member()                                  | propose.percentOff(5)       | 6:5  | rules of earning can't propose.percentOff. That is for rules of discounts.
            """)
    void anUnknownWordIsToldWithTheNearestKnown(
            String rulePackage, String condition, String proposal, String place, String sentence) {
        String file = rulePackage + "/test.drl";
        assertThat(findings(Map.of(file, rule(rulePackage, "Test", condition, proposal))))
                .satisfiesExactly(finding -> {
                    assertThat(finding.toString()).isEqualTo(file + ":" + place + ": " + sentence);
                    assertThat(finding.rule()).isEqualTo("Test");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'Member( stage == "new" || "growing" )'      | propose.bonus(1) | 4:31 | of several write stage in ("new", "growing")
            'Member( orders == 1 || 3 )'                 | propose.bonus(1) | 4:28 | of several write orders in (1, 3)
            Member( orders > "5" )                       | propose.bonus(1) | 4:20 | orders is a whole number and "5" is a word: they can't be compared; write orders > 5
            Member( tier contains "gold" )               | propose.bonus(1) | 4:13 | tier is one word, not a set of words: write tier == "gold"
            Member( tier not contains "gold" )           | propose.bonus(1) | 4:13 | tier is one word, not a set of words: write tier != "gold"
            Basket( total > EUR5.50 )                    | propose.bonus(1) | 4:21 | money is a plain number such as 49.99: leave the EUR out
            Basket( 10 < total < 20 )                    | propose.bonus(1) | 4:24 | compare twice: 10 < total && total < …
            Basket( at >= "2026-06-18" )                 | propose.bonus(1) | 4:19 | "2026-06-18" is not a time; write it as "2026-06-01T08:00:00+08:00", or compare the date
            Basket( at > "2026-06-18T10:00" )            | propose.bonus(1) | 4:18 | "2026-06-18T10:00" is not a time; write it as "2026-06-01T08:00:00+08:00", or compare the date
            Basket( at > date )                          | propose.bonus(1) | 4:18 | date is a date and can't be compared with a time
            Basket( at == null )                         | propose.bonus(1) | 4:19 | null is nothing and can't be compared with a time
            Member( tier in (gold, silver) )             | propose.bonus(1) | 4:22 | put words in quotes: "gold"
            Member( tier == gold )                       | propose.bonus(1) | 4:21 | put words in quotes: "gold"
            Member( segments contains champion )         | propose.bonus(1) | 4:31 | put words in quotes: "champion"
            $m : Member() exists Line( $m.tier == gold ) | propose.bonus(1) | 4:43 | put words in quotes: "gold"
            Member( tier >= "silver" )                   | propose.bonus(1) | 4:18 | tiers are ranked with atLeast: write atLeast("silver")
            Member( tier < "silver" )                    | propose.bonus(1) | 4:18 | tiers are ranked with atLeast: write !atLeast("silver")
            Member( tier > "silver" )                    | propose.bonus(1) | 4:18 | tiers are ranked with atLeast: write atLeast("silver"), tier != "silver"
            Member( stage >= "new" )                     | propose.bonus(1) | 4:19 | words are only equal (==) or not (!=)
            Member( orders > 10% )                       | propose.bonus(1) | 4:24 | leave the % out: write 10
            Member()                                     | propose.bonus(10%) | 6:21 | leave the % out: write 10
            Member( joinedOn >= 2026-01-01 )             | propose.bonus(1) | 4:25 | a date stands in quotes: "2026-01-01"
            Member( joinedOn >= 2026/01/01 )             | propose.bonus(1) | 4:25 | a date stands in quotes: "2026-01-01"
            Member( tier == \u201Cgold\u201D )           | propose.bonus(1) | 4:21 | use straight quotes (") instead of \u201C
            Member(\u00A0orders > 1 )                    | propose.bonus(1) | 4:12 | here stands a U+00A0 no-break space: write an ordinary space
            Member( ord\u200Bers > 1 )                   | propose.bonus(1) | 4:16 | here stands the invisible character U+200B zero width space: take it out
            Line( sku == "MUG\u200B" )                   | propose.bonus(1) | 4:18 | in "MUG\u200B": here stands the invisible character U+200B zero width space: take it out
            Line( sku in ("A", "MUG\u00A0S") )           | propose.bonus(1) | 4:24 | in "MUG\u00A0S": here stands a U+00A0 no-break space: write an ordinary space
            Line( sku == "MUG\uDB40\uDC41" )             | propose.bonus(1) | 4:18 | in "MUG\uDB40\uDC41": here stands the invisible character U+E0041 tag latin capital letter a: take it out
            Not Line( net > 5 )                          | propose.bonus(1) | 4:5  | write it small: not
            Member( tier IN ("gold") )                   | propose.bonus(1) | 4:18 | write it small: in
            Member() Then                                | propose.bonus(1) | 4:14 | write it small: then
            Member( orders > 1 ) propose.bonus(1);       | propose.bonus(1) | 4:26 | "then" is missing before it
            Member( tier is "gold" )                     | propose.bonus(1) | 4:18 | to compare write ==
            Member( orders => 3 )                        | propose.bonus(1) | 4:20 | at least is written >=
            Member( orders =< 3 )                        | propose.bonus(1) | 4:20 | at most is written <=
            Member( orders <> 3 )                        | propose.bonus(1) | 4:20 | different is written !=
            Member( orders === 3 )                       | propose.bonus(1) | 4:20 | to compare write ==
            Member( orders !== 3 )                       | propose.bonus(1) | 4:20 | different is written !=
            Member( orders \u2265 3 )                   | propose.bonus(1) | 4:20 | at least is written >=
            Member( orders\u22643 )                     | propose.bonus(1) | 4:19 | at most is written <=
            Member( tier \u2260 "gold" )                | propose.bonus(1) | 4:18 | different is written !=
            Member( orders \u2013 3 > 1 )               | propose.bonus(1) | 4:20 | minus is written -
            Member( orders \u00D7 3 > 1 )               | propose.bonus(1) | 4:20 | times is written *
            Member( orders between 1 and 5 )             | propose.bonus(1) | 4:20 | write both ends, such as orders >= 1 && orders <= 5
            Member( wallet("points").balance between 1 and 5 ) | propose.bonus(1) | 4:38 | write both ends, such as wallet("points").balance >= 1 && wallet("points").balance <= 5
            Member( tags contain "a" )                   | propose.bonus(1) | 4:18 | '''contain'' can''t stand here. Did you mean "contains"?'
            Member( tags not contians "a" )              | propose.bonus(1) | 4:22 | '''contians'' can''t stand here. Did you mean "contains"?'
            Member( tags has "a" )                       | propose.bonus(1) | 4:18 | to ask what is among them write contains
            Member( tags includes "a" )                  | propose.bonus(1) | 4:18 | to ask what is among them write contains
            Member( spend12m > \u20AC50 )               | propose.bonus(1) | 4:24 | money is a plain number such as 49.99: leave the \u20AC out
            Member( spend12m > \u00A3 49.99 )           | propose.bonus(1) | 4:24 | money is a plain number such as 49.99: leave the \u00A3 out
            Member( spend12m > 50\u20AC )               | propose.bonus(1) | 4:24 | money is a plain number such as 49.99: leave the \u20AC out
            Member( spend12m > $50 )                     | propose.bonus(1) | 4:24 | money is a plain number such as 49.99: leave the $ out
            Member( spend12m > $49.99 )                  | propose.bonus(1) | 4:24 | money is a plain number such as 49.99: leave the $ out
            Member()                                     | propose.bonus(\u20AC5) | 6:19 | money is a plain number such as 49.99: leave the \u20AC out
            Member()                                     | porpose.bonus(1) | 6:5  | '''porpose'' can''t stand here. Did you mean "propose"?'
            Member( orders > 1 & orders < 9 )            | propose.bonus(1) | 4:24 | where both must hold write && or a comma
            Member( orders > 1 and orders < 9 )          | propose.bonus(1) | 4:24 | where both must hold write && or a comma
            Member( spend12m >= 1.000,50 )               | propose.bonus(1) | 4:25 | write the number with digits and one point: 1000.50, not 1.000,50
            'Member( spend12m >= 1.000,50 || orders > 1 )' | propose.bonus(1) | 4:25 | write the number with digits and one point: 1000.50, not 1.000,50
            Member( spend12m >= 1.000.000,50 )           | propose.bonus(1) | 4:25 | write the number with digits and one point: 1000000.50, not 1.000.000,50
            Member( spend12m in (1.000.000, 5) )         | propose.bonus(1) | 4:26 | write the number with digits and one point: 1000000, not 1.000.000
            Member()                                     | propose.bonus(1.000.000) | 6:19 | write the number with digits and one point: 1000000, not 1.000.000
            Member( spend12m in (5, 1.000,50) )          | propose.bonus(1) | 4:29 | write the number with digits and one point: 1000.50, not 1.000,50
            Member( spend12m >= 12,50, orders > 1 )      | propose.bonus(1) | 4:25 | write the number with digits and one point: 12.50, not 12,50
            """)
    void theTrueCauseOfAMistakeIsTold(String condition, String proposal, String place, String sentence) {
        assertThat(findings(Map.of(FILE, rule("earning", "Test", condition, proposal))))
                .first()
                .satisfies(finding -> {
                    assertThat(finding.toString()).isEqualTo(FILE + ":" + place + ": " + sentence);
                    assertThat(finding.rule()).isEqualTo("Test");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"exists exists Member()", "not not Member()", "Member() and then Member()"})
    void aWordInTheWrongPlaceIsNotSaidToBeMeantForItself(String condition) {
        assertThat(findings(Map.of(
                        FILE, "package earning\nrule \"Test\" when " + condition + " then propose.bonus(1); end\n")))
                .first()
                .satisfies(finding -> assertThat(finding.message()).doesNotContain("Did you mean"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rule    | ruel    | 2:1  |
            rule    | rul     | 2:1  |
            when    | wehn    | 2:13 | Test
            when    | whne    | 2:13 | Test
            then    | tehn    | 2:27 | Test
            propose | porpose | 2:32 | Test
            propose | proposes | 2:32 | Test
            end     | edn     | 2:50 | Test
            end     | ende    | 2:50 | Test
            """)
    void aMisspeltWordOfTheLanguageIsToldWithTheOneThatWasMeant(
            String word, String misspelt, String place, String rule) {
        String good = "package earning\nrule \"Test\" when Member() then propose.bonus(1); end\n";
        assertThat(findings(Map.of(FILE, good.replace(word, misspelt))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.toString())
                            .isEqualTo(FILE + ":" + place + ": '" + misspelt + "' can't stand here. Did you mean \""
                                    + word + "\"?");
                    assertThat(finding.rule()).isEqualTo(rule);
                });
    }

    @Test
    void namesOfDigitsAreNamesWhereTheyAreBound() {
        assertThat(findings(Map.of(FILE, rule("earning", "Test", "$1 : Line()", "propose.points($1, 1)"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rule "A" When Member() then propose.bonus(1); end        | 2:10 | write it small: when
            rule "A" when Member() then propose.bonus(1); End        | 2:47 | write it small: end
            Rule "A" when Member() then propose.bonus(1); end        | 2:1  | write it small: rule
            rule "A\u00ADB" when Member() then propose.bonus(1); end | 2:1  | in the rule's name: here stands the invisible character U+00AD soft hyphen: take it out
            """)
    void theTrueCauseIsToldOfARulesFrame(String text, String place, String sentence) {
        assertThat(findings(Map.of(FILE, "package earning\n" + text + "\n")))
                .extracting(Finding::toString)
                .containsExactly(FILE + ":" + place + ": " + sentence);
    }

    @Test
    void allThatMayNotStandBetweenRulesIsTold() {
        assertThat(findings(Map.of(FILE, """
                        package earning
                        import java.util.List;
                        import static java.lang.Math.abs;
                        global java.util.List all
                        function int one() { return 1; }
                        query "q" Member() end
                        declare Extra
                            name : String
                        end
                        rule "A" when Membr() then propose.bonus(1); end
                        """))).extracting(Finding::line).containsExactly(2, 3, 4, 5, 6, 7, 10);
    }

    @Test
    void namesThatDifferOnlyInBlanksAreOne() {
        String rules = """
                package earning
                rule "Big orders" when Member( orders > 3 ) then propose.bonus(1); end
                rule "Big  orders " when Member( orders > 4 ) then propose.bonus(2); end
                """;
        assertThat(findings(Map.of(FILE, rules)))
                .extracting(Finding::toString)
                .containsExactly(FILE + ":3:1: a rule of this name stands in " + FILE + " already");
    }

    @Test
    void noWordIsUnknownWhoseDefinitionCouldNotBeRead() {
        assertThat(findings(Map.of(
                        "programme.yaml",
                        PROGRAMME.replace("monthly on 8", "weekly on mondey"),
                        "catalogue.yaml",
                        CATALOGUE.replace("coupons:", "coupon:"),
                        FILE,
                        rule("earning", "Test", "Today( is(\"member-day\") )", "propose.coupon(\"WELCOME10\")"))))
                .extracting(finding -> finding.file() + ":" + finding.line())
                .containsExactly("catalogue.yaml:1", "programme.yaml:12");
    }

    @Test
    void variantsAndRewardsAreNotSupportedYet() {
        assertThat(findings(Map.of(
                        FILE,
                        "package earning\nrule \"Test\"\n    @variant(\"a\")\nwhen Member() then propose.bonus(1); end",
                        "campaigns/winback/campaign.yaml",
                        "variants: { a: 50 }",
                        "catalogue.yaml",
                        CATALOGUE + "rewards: { mug: { points: 5 } }\n")))
                .extracting(Finding::message)
                .hasSize(3)
                .allMatch(message -> message.contains("not supported yet"));
    }

    @Test
    void allMistakesOfAllFilesAreToldAtOnce() {
        assertThat(
                        findings(
                                Map.of(
                                        "programme.yaml",
                                        PROGRAMME.replace("GBP", "GPB").replace("segments:", "segmnets:"),
                                        "catalogue.yaml",
                                        "coupons: { A: { validDay: 1 } }\n  broken: [\n",
                                        "campaigns/winback/campaign.yaml",
                                        "frm: 2026-01-01",
                                        FILE,
                                        """
                        package earning
                        rule "First"
                        when
                            Member( tier == "glod" && stage == "nwe", orders > "x" )
                            $line : Lin( net > 5 )
                        then
                            propose.points($line, 1);
                            propose.message("ap", "any");
                            propose.bonos(§);
                        end
                        rule "Second"
                        when
                            Member( tier in ("silvr", "glod") )
                        then
                            propose.coupon("ANY");
                        rule "Third" when Member( orders > ) then propose.bonus(1); end
                        rule "Fourth when Member() then propose.bonus(1); end
                        rule "Fifth" when Mamber() then propose.badge("any"); end
                        """,
                                        "earning/b.drl",
                                        "package earnings\nrule \"Sixth\" when Member( tier == \"basics\" ) then propose.bonus(1); end")))
                .extracting(finding -> finding.file() + ":" + finding.line() + " " + finding.rule())
                .containsExactly(
                        "campaigns/winback/campaign.yaml:1 null",
                        "catalogue.yaml:2 null",
                        "earning/b.drl:1 null",
                        "earning/b.drl:2 Sixth",
                        "earning/test.drl:4 First",
                        "earning/test.drl:4 First",
                        "earning/test.drl:4 First",
                        "earning/test.drl:5 First",
                        "earning/test.drl:8 First",
                        "earning/test.drl:9 First",
                        "earning/test.drl:13 Second",
                        "earning/test.drl:13 Second",
                        "earning/test.drl:16 Second",
                        "earning/test.drl:16 Third",
                        "earning/test.drl:17 null",
                        "earning/test.drl:18 Fifth",
                        "programme.yaml:1 null",
                        "programme.yaml:10 null");
    }

    @Test
    void allWrongWordsOfARuleAreToldAndNoEchoOfThem() {
        assertThat(findings(Map.of(FILE, """
                        package earning
                        rule "First"
                        when
                            Member( tier == "glod" && stage == "nwe", orders > "x", $t : teir, tier in ("silvr", "gold", "basc") )
                            $line : Lin( net > 5 )
                            ( Basket( chanel == "web" ) or Basket( channel == "wbe" ) )
                        then
                            propose.points($line, 1);
                            propose.message("ap", "helo");
                            propose.bonos($t);
                        end
                        """)))
                .extracting(finding -> finding.line() + ":" + finding.column())
                .containsExactly(
                        "4:21", "4:40", "4:54", "4:66", "4:81", "4:98", "5:5", "6:15", "6:55", "9:21", "9:27", "10:5");
    }

    @Test
    void aFileFullOfMistakesIsNotReadOutToTheEnd() {
        assertThat(findings(Map.of(FILE, "package earning\n" + "rule \"x\" §\n".repeat(5_000))))
                .hasSize(1_001)
                .last()
                .extracting(Finding::message)
                .isEqualTo("There are 4001 more mistakes in this file; mend these first.");
    }

    @Test
    void manyWarningsHideNoErrorAndKeepNothingBack() {
        String warned = IntStream.range(0, 1_050)
                .mapToObj(i -> "rule \"%d\" when Member( orders > %d, orders >= 0 ) then propose.bonus(%d); end\n"
                        .formatted(i, i, i + 1))
                .collect(Collectors.joining("", "package earning\n", ""));

        Candidate candidate = Candidate.of(SHOP.with(Map.of(FILE, warned)));
        assertThat(candidate.rulebook()).isPresent();
        assertThat(candidate.findings())
                .noneMatch(Finding::isError)
                .filteredOn(each -> each.file().equals(FILE))
                .hasSize(1_001)
                .last()
                .extracting(Finding::message)
                .isEqualTo("There are 50 more warnings about this file.");

        String mistaken = warned + "rule \"x\" when Member( oders > 1 ) then propose.bonus(1); end";
        assertThat(errors(Map.of(FILE, mistaken)))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("oders");
    }

    @Test
    void aLongWordIsNotReadOutToTheEnd() {
        String file = "package earning\nrule \"Test\" when Member( " + "a".repeat(50_000) + " " + "b".repeat(50_000)
                + " ) then propose.bonus(1); end";
        assertThat(findings(Map.of(FILE, file)))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .endsWith("b…')")
                .hasSizeLessThan(200);
    }

    @Test
    void aTableOfMoreRowsThanAPackageHasRulesIsRefusedUnread() {
        String head = "RuleSet,tiers\nRuleTable Z\nNAME,CONDITION,ACTION\n,Member,\n,orders >= $param"
                + ",propose.qualifiesFor(\"\"$param\"\");\nRule,a,b\n";
        assertThat(errors(Map.of("tiers/many.drl.csv", head + "r,1,gold\n".repeat(30_000))))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .isEqualTo("this table has 30007 rows, and a package has at most 5000 rules");
    }

    @Test
    void branchesOfManyRulesAreCountedTogether() {
        String branches = "( Member( orders > 1 ) or Member( points > 2 ) )\n".repeat(6);
        StringBuilder text = new StringBuilder("package tiers\n");
        for (int i = 0; i < 400; i++) {
            text.append("rule \"R")
                    .append(i)
                    .append("\" when ")
                    .append(branches)
                    .append("Member( orders > ")
                    .append(i)
                    .append(" ) then propose.qualifiesFor(\"gold\"); end\n");
        }
        assertThat(errors(Map.of("tiers/many.drl", text.toString())))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("R156");
                    assertThat(finding.message()).contains("more than 10000 ways");
                });
    }

    @Test
    void aFileFullOfMistakesIsNotLookedAtToItsEnd() {
        String rule = "rule \"R%d\" when Member( ordrs > 1 ) then propose.qualifiesFor(\"gold\"); end\n";
        StringBuilder text = new StringBuilder("package tiers\n");
        for (int i = 0; i < 2_000; i++) {
            text.append(rule.formatted(i));
        }
        assertThat(errors(Map.of("tiers/many.drl", text.toString())))
                .hasSizeLessThan(1_010)
                .anySatisfy(finding -> assertThat(finding.message()).startsWith("There are more than 1000 mistakes"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Silver,3,silver/,,/Gold,9,gold                    | 9:1 | behind an empty row nothing is read: take the empty row out, or begin another table with RuleTable
            Silver,3,silver/,,/RuleTabel Y,,/NAME,CONDITION,ACTION | 9:1 | behind an empty row nothing is read: take the empty row out, or begin another table with RuleTable
            Silver,,silver                                    | 7:8 | no condition is filled in here, so that the rule would hold for everybody: fill one in, or take the row out
            """)
    void noRowOfATableIsLeftOutOrHoldsForEverybody(String rows, String place, String message) {
        String head = "RuleSet,tiers\nRuleTable Z\nNAME,CONDITION,ACTION\n,Member,\n,orders >= $param"
                + ",\"propose.qualifiesFor(\"\"$param\"\");\"\nRule,a,b\n";
        assertThat(errors(Map.of("tiers/b.drl.csv", head + rows.replace("/", "\n") + "\n")))
                .extracting(Finding::toString)
                .containsExactly("tiers/b.drl.csv:" + place + ": " + message);
    }

    @Test
    void anotherTableMayFollowBehindAnEmptyRow() {
        String table = "RuleTable %1$s,,\nNAME,CONDITION,ACTION\n,Member,\n,orders >= $param"
                + ",\"propose.qualifiesFor(\"\"$param\"\");\"\nRule,a,b\n%1$s,%2$d,%3$s\n,,\n\n";
        String both = "RuleSet,tiers,\n" + table.formatted("Y", 3, "silver") + table.formatted("Z", 9, "gold");
        assertThat(errors(Map.of("tiers/b.drl.csv", both))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "propose.cheapestFree(\"tents\", 99999999999999)",
                "propose.cheapestFree(\"tents\", 99999999999999999999999999)",
                "propose.cheapestFree(\"tents\", -99999999999999)",
                "propose.gift(\"SKU\", 99999999999999)"
            })
    void numbersThatAreMuchTooLargeAreToldBesideOtherMistakes(String proposal) {
        assertThat(errors(Map.of(
                        "discounts/a.drl", rule("discounts", "Large", "Basket()", proposal),
                        "discounts/b.drl",
                                rule("discounts", "Other", "Member( tier == \"glod\" )", "propose.percentOff(5)"))))
                .extracting(Finding::file)
                .containsExactly("discounts/a.drl", "discounts/b.drl");
    }

    /** Dots join the cells of the fact, and with them the conditions below. */
    @Test
    void twoColumnsOfATableMayBeConditionsOfOneFact() {
        String table = """
                RuleSet,discounts,,
                RuleTable Prices,,,
                NAME,CONDITION,CONDITION,ACTION
                ,$line : Line...,$line : Line...,
                ,"sku == ""$param""\",quantity >= $param,"propose.fixedPrice($line, $param);"
                Rule,Sku,From,Price
                Two mugs,MUG,2,4.90
                Three mugs,MUG,,5.90
                """;
        Candidate candidate = Candidate.of(SHOP.with(Map.of("discounts/prices.drl.csv", table)));
        assertThat(candidate.findings()).noneMatch(Finding::isError);
        assertThat(candidate.rulebook().orElseThrow().rules(RulePackage.DISCOUNTS))
                .extracting(rule -> rule.origin().rule())
                .contains("Two mugs", "Three mugs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ,$line : Line,,              | 4:15 | here the fact is missing that quantity >= $param is about; of one fact write $line : Line... above each of its conditions
            ,$line : Line,$line : Line,  | 4:15 | $line : Line stands above two conditions; of one fact write $line : Line... above each of its conditions
            ,,$line : Line,              | 4:2  | here the fact is missing that sku == "$param" is about
            """)
    void aTableSaysWhichFactAConditionIsAbout(String facts, String place, String message) {
        String table = "RuleSet,discounts,,\nRuleTable Prices,,,\nNAME,CONDITION,CONDITION,ACTION\n" + facts
                + "\n,\"sku == \"\"$param\"\"\",quantity >= $param,\"propose.fixedPrice($line, $param);\"\n"
                + "Rule,Sku,From,Price\nTwo mugs,MUG,2,4.90\n";
        assertThat(errors(Map.of("discounts/prices.drl.csv", table)))
                .extracting(Finding::toString)
                .containsExactly("discounts/prices.drl.csv:" + place + ": " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void placesAreToldHoweverLinesEnd(String end) {
        String rules = "// one\npackage tiers /* two\nthree */\nrule \"R\" when Member( ordrs > 1 )\nthen"
                + " propose.qualifiesFor(\"gold\"); end\n";
        String table = "RuleSet,tiers\nRuleTable Z\nNAME,CONDITION,ACTION\n,Member,\n,orders >= $param"
                + ",\"propose.qualifiesFor(\"\"$param\"\");\"\nRule,a,b\nr,1,gold\ns,2,glod\n";
        assertThat(errors(Map.of(
                        "tiers/a.drl", rules.replace("\n", end),
                        "tiers/b.drl.csv", table.replace("\n", end),
                        "catalogue.yaml", "coupons: {}\nbadges: {}\nbenfits: {}\n".replace("\n", end),
                        "tiers/c.drl", "package tiers\n// \u202E\n".replace("\n", end))))
                .extracting(finding -> finding.file() + ":" + finding.line() + ":" + finding.column())
                .containsExactly("catalogue.yaml:3:1", "tiers/a.drl:4:23", "tiers/b.drl.csv:8:5", "tiers/c.drl:2:4");
    }

    @Test
    void anInvisibleCharacterIsToldOnceWhereverItStands() {
        String rules = "package tiers\n// \u202E and \0\nrule \"R\" when Member( ti\u202Eer == \"go\0ld\" )"
                + " then propose.qualifiesFor(\"go\u202Eld\"); end\n";
        assertThat(errors(Map.of("tiers/a.drl", rules, "catalogue.yaml", "coupons: {}\nbadges: \0\nbenefits: {}\n")))
                .extracting(finding -> finding.file() + ":" + finding.line() + ":" + finding.column())
                .containsExactly(
                        "catalogue.yaml:2:9",
                        "tiers/a.drl:2:4",
                        "tiers/a.drl:2:10",
                        "tiers/a.drl:3:25",
                        "tiers/a.drl:3:35",
                        "tiers/a.drl:3:71");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            salience 10                      | is not allowed: rules have no order
            date-effective "01-Jun-2026"     | is not allowed: write @from(
            date-expires "01-Jun-2026"       | is not allowed: write @until(
            no-loop true                     | is not allowed: leave it out
            lock-on-active                   | is not allowed: leave it out
            activation-group "a"             | is not allowed: write @bestOf(
            enabled ( 1 == 2 )               | is not allowed: to switch a rule off
            timer ( cron: 0 0 * * * ? )      | is not allowed: write @from and @until
            calendars "a", "b"               | is not allowed: write special days into
            extends "Other"                  | is not allowed: write the conditions
            """)
    void aSwitchOfDroolsIsToldWhatToWriteInstead(String attribute, String sentence) {
        String rule = "package tiers\nrule \"R\"\n  " + attribute + "\nwhen Member( ordrs > 1 ) then"
                + " propose.qualifiesFor(\"gold\"); end\n";
        assertThat(errors(Map.of("tiers/a.drl", rule)))
                .satisfiesExactly(
                        switched -> {
                            assertThat(switched.toString()).startsWith("tiers/a.drl:3:3: ");
                            assertThat(switched.message()).contains(sentence);
                        },
                        unknown -> assertThat(unknown.message()).contains("Did you mean \"orders\"?"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Member( spend12m > 1,000 )               | 20 | 1000, not 1,000
            Member( spend12m > 1,000,000 )           | 20 | 1000000, not 1,000,000
            Member( spend12m in (1,000,000.50) )     | 22 | 1000000.50, not 1,000,000.50
            Member( spend12m > 12,500, orders > 1 )  | 20 | 12500, not 12,500
            Member( spend12m in (1,000) )            | 22 | 1000, not 1,000
            """)
    void aNumberIsWrittenWithoutCommas(String condition, int column, String sentence) {
        String rule = "package tiers\nrule \"R\" when\n" + condition + "\nthen propose.qualifiesFor(\"gold\"); end\n";
        assertThat(errors(Map.of("tiers/a.drl", rule))).singleElement().satisfies(finding -> {
            assertThat(finding.toString()).startsWith("tiers/a.drl:3:" + column + ": ");
            assertThat(finding.message()).isEqualTo("write the number without a comma: " + sentence);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            amountOff(1,05)       | 1.05, not 1,05
            amountOff(5,00)       | 5.00, not 5,00
            amountOffFrom(50,05)  | 50.05, not 50,05
            amountOffEvery(50,05) | 50.05, not 50,05
            """)
    void aNumberBehindACommaThatBeginsWithZeroIsNoSecondOne(String proposal, String sentence) {
        assertThat(errors(Map.of("discounts/test.drl", rule("discounts", "Test", "Member()", "propose." + proposal))))
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo("write the number with digits and one point: " + sentence);
    }

    @Test
    void aFileWithoutItsPackageIsToldTheOneOfItsFolder() {
        assertThat(errors(Map.of("discounts/test.drl", "rule \"A\" when Member() then propose.percentOff(5); end")))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .startsWith("a rule file begins with its package, such as: package discounts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Member( atLeast(\"gold\") == true ) Today( dayOfWeek == \"friday\" )",
                "Member( true == atLeast(\"gold\") ) Today( year > 2000 )",
                "Member( atLeast(\"gold\") == false ) Basket( date > \"2020-01-01\" )"
            })
    void aTierComparedWithTrueIsNoDay(String condition) {
        Candidate candidate = Candidate.of(
                SHOP.with(Map.of("discounts/test.drl", rule("discounts", "Test", condition, "propose.percentOff(5)"))),
                Instant.parse("2026-06-18T10:00:00Z"));
        assertThat(candidate.findings()).noneMatch(Finding::isError);
    }

    @Test
    void numbersWithoutABlankBetweenThemStayTwoWhereTwoAreTaken() {
        assertThat(findings(Map.of(
                        "discounts/test.drl", rule("discounts", "Test", "Member()", "propose.amountOffFrom(100,10)"))))
                .isEmpty();
    }

    @Test
    void numbersOneAfterTheOtherAreAList() {
        String rule =
                "package tiers\nrule \"R\" when Member( orders in (1,100,200) ) then propose.qualifiesFor(\"gold\");"
                        + " end\n";
        assertThat(errors(Map.of("tiers/a.drl", rule))).isEmpty();
    }

    @Test
    void aRuleWithoutEndOfMetadataIsRefused() {
        String rule = "package tiers\nrule \"R\" " + "@reason(\"x\") ".repeat(50_000) + "when Member() then"
                + " propose.qualifiesFor(\"gold\"); end\n";
        assertThat(errors(Map.of("tiers/a.drl", rule)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).isEqualTo("a rule has at most 20 @metadata"));
    }

    @Test
    void aTableThatStandsForMoreThanFitsIntoMemoryIsRefused() {
        String head = "RuleSet,tiers\nRuleTable Z\nNAME,CONDITION,ACTION\n,Member,\n,orders >= $param"
                + " || orders == 1".repeat(20_000) + ",propose.qualifiesFor(\"\"$param\"\");\nRule,a,b\n";
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 4_000; row++) {
            rows.append("r").append(row).append(",1,gold\n");
        }
        assertThat(errors(Map.of("tiers/many.drl.csv", head + rows)))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("too many rules");
        String often = head.replace(" || orders == 1".repeat(20_000), " || orders < $param".repeat(20_000));
        assertThat(errors(Map.of("tiers/often.drl.csv", often + "r," + "9".repeat(500_000) + ",gold\n")))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("too many rules");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ,                   | ;             | 1 | its cells are parted by semicolons: save it with commas
            ,                   | \\t           | 1 | its cells are parted by tabs: save it with commas
            RuleTable Z         | RuleTabel Z   | 2 | there is no "RuleTabel". Did you mean "RuleTable"?
            RuleTable Z         | Rule Table Z  | 1 | this is not a decision table
            CONDITION           | CONDITON      | 3 | there is no kind of column "CONDITON". Did you mean "CONDITION"?
            NAME,CONDITION      | CONDITION     | 5 | above this stands no kind of column
            """)
    void aTableOfAnotherShapeIsToldWhereAndWhy(String part, String instead, int line, String sentence) {
        String table = TABLE.replace(part, instead.translateEscapes());
        assertThat(errors(Map.of("tiers/orders.drl.csv", table))).first().satisfies(finding -> {
            assertThat(finding.message()).contains(sentence);
            assertThat(finding.line()).as(finding.message()).isEqualTo(line);
        });
    }

    @Test
    void aTableMayBeginWithAByteOrderMark() {
        assertThat(errors(Map.of("tiers/orders.drl.csv", '\uFEFF' + TABLE))).isEmpty();
    }

    @Test
    void aRuleOfATableStandsWhereItsRowDoes() {
        Rulebook rulebook = Candidate.of(SHOP.with(Map.of("tiers/orders.drl.csv", TABLE)))
                .rulebook()
                .orElseThrow();
        assertThat(rulebook.rules(RulePackage.TIERS).stream()
                        .filter(rule -> rule.file().endsWith(".csv")))
                .extracting(rule -> rule.origin().rule() + " " + rule.at().line())
                .containsExactlyInAnyOrder("Silver by orders 7", "Gold by orders 8");
    }

    @Test
    void afterARulebookFromTheArchiveTheSameIsToldAsAfterNone() {
        RuleFiles remarkable = SHOP.with(Map.of(FILE, rule("earning", "Test", "Line( net > 5 )", "propose.bonus(1)")));
        Optional<Rulebook> before = Candidate.known(remarkable).rulebook();
        RuleFiles files =
                remarkable.with(Map.of("earning/new.drl", rule("earning", "New", "Member()", "propose.bonus(1)")));

        List<Finding> told = Candidate.of(files, Instant.MIN, before).findings();
        assertThat(told).isEqualTo(Candidate.of(files).findings());
        assertThat(told).extracting(Finding::file).contains(FILE);
    }

    @Test
    void underOtherSettingsEveryRuleIsCheckedAgain() {
        RuleFiles silver =
                SHOP.with(Map.of(FILE, rule("earning", "Test", "Member( tier == \"silver\" )", "propose.bonus(1)")));
        String programme = SHOP.text("programme.yaml").orElseThrow().replace("silver, ", "");
        Optional<Rulebook> before = Candidate.of(silver).rulebook();
        assertThat(before).isPresent();

        List<Finding> told = Candidate.of(silver.with(Map.of("programme.yaml", programme)), Instant.MIN, before)
                .findings();
        assertThat(told)
                .filteredOn(each -> each.file().equals(FILE))
                .extracting(Finding::message)
                .containsExactly("unknown tier \"silver\". Known: basic, gold, platinum.");
    }

    @Test
    void onlyPackagesWithOtherRulesAreBuiltAnew() {
        Rulebook before = Candidate.of(SHOP).rulebook().orElseThrow();
        RuleFiles files = SHOP.with(Map.of(FILE, rule("earning", "New", "Member()", "propose.bonus(1)")));
        Rulebook after =
                Candidate.of(files, Instant.MIN, Optional.of(before)).rulebook().orElseThrow();
        before.known().rulesets().forEach((rulePackage, ruleset) -> {
            boolean isTheSame = ruleset == after.known().rulesets().get(rulePackage);
            assertThat(isTheSame).as(rulePackage.title()).isEqualTo(rulePackage != RulePackage.EARNING);
        });
    }

    private static List<Finding> errors(Map<String, String> files) {
        return Candidate.of(SHOP.with(files)).findings().stream()
                .filter(Finding::isError)
                .toList();
    }

    @Test
    void aPackageHasAtMostFiveThousandRules() {
        StringBuilder text = new StringBuilder("package earning\n");
        for (int i = 1; i <= 5_000; i++) {
            text.append("rule \"r%1$d\" when Member( orders > %1$d ) then propose.bonus(1); end\n".formatted(i));
        }
        assertThat(findings(Map.of(FILE, text.toString()))) // the shop itself has one already
                .extracting(Finding::toString)
                .containsExactly(FILE + ":5001:1: a package has at most 5000 rules");
    }

    private static List<Finding> findings(Map<String, String> files) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "programme.yaml",
                PROGRAMME,
                "catalogue.yaml",
                CATALOGUE,
                "campaigns/winback/campaign.yaml",
                "every: 1 day"));
        all.putAll(files);
        return Candidate.of(SHOP.with(all)).findings().stream()
                .filter(Finding::isError)
                .filter(finding -> !finding.file().startsWith("tiers/"))
                .toList();
    }

    private static String rule(String rulePackage, String name, String condition, String proposal) {
        return "package %s\nrule \"%s\"\nwhen\n    %s\nthen\n    %s;\nend\n"
                .formatted(rulePackage, name, condition, proposal);
    }
}
