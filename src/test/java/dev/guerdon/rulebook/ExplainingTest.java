package dev.guerdon.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Today;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.files.RuleFiles;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a rule fired or not, for a gold member who spent 1,480.00 and buys tea (line 1) and two books (lines 2 and 3). */
class ExplainingTest {
    private static final RuleFiles SHOP = RuleFiles.read(Path.of("src/test/rules/retail"))
            .with(Map.of(
                    "programme.yaml",
                    "currency: GBP\nzone: Europe/London\ntiers: [basic, silver, gold, platinum]\n",
                    "catalogue.yaml",
                    "coupons: { TEA: {} }\n"));
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 18);
    private static final Instant NOW = Instant.parse("2026-06-18T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            Member( tier == "platinum" )                                | Member tier == "platinum": it is "gold"
            Member( spend12m >= 2000 )                                  | Member spend12m >= 2000: it is 1480.00
            Member( spend12m * 0.5 >= 2000 )                            | Member spend12m * 0.5 >= 2000: spend12m is 1480.00
            Member( spend12m + spend12m * 2 < 5 )                       | Member (spend12m + spend12m * 2) < 5: spend12m is 1480.00
            Member( -spend12m > 5 )                                     | Member -spend12m > 5: spend12m is 1480.00
            Member( tier == "gold", orders > 3 )                        | Member orders > 3: it is 0
            Member( birthday > "2000-01-01" )                           | Member birthday > "2000-01-01": it is missing
            Member( tags contains "x"     )                             | Member tags contains "x": it is []
            Member( orders > 3 || spend90d > 5 )                        | Member (orders > 3 || spend90d > 5): orders is 0, spend90d is 0.00
            Member( averageGapDays > 3 )                                | Member averageGapDays > 3: it is -1
            Member( birthdayToday )                                     | Member birthdayToday: it is false
            Coupon( definition == "TEA" )                               | no Coupon is there
            exists Line( category == "toys" )                           | Line category == "toys": it is "tea" (line 1)
            Line( category == "books", net > 50 )                       | Line net > 50: it is 12.50 (line 2)
            not Line( category == "books" )                             | not Line category == "books": there is one (line 2)
            Member() not Line()                                         | not Line: there is one (line 1)
            Line( category == "tea", $n : net ) Line( net > $n * 10 )   | Line net > $n * 10: it is 7.30 (line 1), $n is 7.30
            $a : Line( category == "tea" ) Line( net > $a.net * 10 )    | Line net > $a.net * 10: it is 7.30 (line 1), $a.net is 7.30
            Line( $n : net, $n > 500 )                                  | Line $n > 500: $n is 7.30 (line 1)
            accumulate( Line( $n : net ); $s : sum($n) ) Member( spend12m > $s * 99 ) | Member spend12m > $s * 99: it is 1480.00, $s is 32.30
            Member( $n : spend12m ) accumulate( Line( $l : net ); $s : sum($l); $s > $n ) | $s > $n: sum($l) is 32.30, $n is 1480.00
            Member( atLeast("platinum") )                               | Member atLeast("platinum"): it is false, tier is "gold"
            $m : Member() Line( $m.atLeast("platinum") )                | Line $m.atLeast("platinum"): $m.tier is "gold" (line 1)
            ( Member( tier == "basic" ) or Member( orders > 3 ) )       | Member tier == "basic": it is "gold"
            accumulate( Line( $n : net ); $s : sum($n); $s > 100 )      | $s > 100: sum($n) is 32.30
            accumulate( Line( net > 99 ); $c : count(); $c > 0 )        | $c > 0: count() is 0
            accumulate( Line( net > 99, $n : net ); $m : max($n); $m > 0 ) | max($n): no Line net > 99 is there
            """)
    void aRuleThatDidNotFireNamesTheFirstConditionThatFailed(String condition, String because) {
        Reason reason = reason(condition, "");
        assertThat(reason.fired()).isFalse();
        assertThat(reason.because()).isEqualTo(because);
    }

    @Test
    void aTimeIsToldAsItIsInTheZoneOfTheShop() {
        Basket basket =
                new Basket("", NOW, TODAY, "web", "", "", "GBP", BigDecimal.ZERO, List.of(), Set.of(), Map.of());
        Rulebook rulebook = rulebook("Basket( $at : at, at < \"2026-06-18T10:00:00Z\" )");
        List<Reason> reasons =
                rulebook.explain(RulePackage.EARNING, List.of(basket), NOW, Set.of(), Map.of(), Patience.forAll());
        assertThat(because(reasons, "Test"))
                .isEqualTo("Basket at < \"2026-06-18T10:00:00Z\": it is \"2026-06-18T11:00:00+01:00\"");
    }

    @Test
    void ofMoreRulesThanOneAnswerCanExplainTheRestSaysSo() {
        List<Object> lines = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            lines.add(line(String.valueOf(i), "tea", "1.00"));
        }
        StringBuilder rules = new StringBuilder("package earning\n");
        for (int i = 0; i < 100; i++) {
            rules.append("rule \"R")
                    .append(100 + i)
                    .append("\" when $a : Line( net > 0 ) exists Line( net > $a.net + ")
                    .append(i)
                    .append(" ) then propose.points($a, 1); end\n");
        }
        rules.append("rule \"Z fires\" when exists Line() then propose.bonus(1); end\n");
        Rulebook rulebook = Candidate.of(SHOP.with(Map.of("earning/points.drl", rules.toString())))
                .rulebook()
                .orElseThrow();
        List<Reason> reasons =
                rulebook.explain(RulePackage.EARNING, lines, NOW, Set.of("Z fires"), Map.of(), Patience.forAll());
        assertThat(because(reasons, "R100")).contains("it is 1.00");
        assertThat(because(reasons, "R199")).startsWith("it did not fire; why is not told");
        assertThat(because(reasons, "Z fires")).startsWith("it fired; why is not told");
    }

    private static String because(List<Reason> reasons, String rule) {
        return reasons.stream()
                .filter(reason -> reason.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .because();
    }

    @Test
    void aRuleThatFiredTellsWhatItSaw() {
        Reason reason = reason("Member( tier == \"gold\" ) Line( category == \"books\", net >= 12.50 )", "");
        assertThat(reason.fired()).isTrue();
        assertThat(reason.because()).isNull();
        assertThat(reason.values())
                .isEqualTo(Map.of(
                        "Member tier", "gold",
                        "Line", "2",
                        "Line category", "books",
                        "Line net", new BigDecimal("12.50")));
    }

    @Test
    void aRuleThatFiredTellsOfEveryMatchWithWhatItBound() {
        Matches matches = matches("$line : Line( category != \"fee\", $paid : paid, $twice : (paid * 2) )");
        assertThat(matches.count()).isEqualTo(3);
        assertThat(matches.values())
                .containsExactly(seen("1", "tea", "7.30"), seen("2", "books", "12.50"), seen("3", "books", "12.50"));
    }

    @Test
    void whatWasBoundOfTwoFactsIsToldOfBoth() {
        Matches matches = matches("Line( category == \"tea\", $n : net ) Line( net > $n, $more : (net - $n) )");
        assertThat(matches.count()).isEqualTo(2);
        assertThat(matches.first())
                .containsEntry("Line", "1")
                .containsEntry("Line (line 2)", "2")
                .containsEntry("$n", new BigDecimal("7.30"))
                .containsEntry("$more", new BigDecimal("5.20"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            exists Line( category == "books" )                     | 1
            not Line( category == "toys" )                         | 1
            ( Line( net > 10 ) or Line( category == "books" ) )    | 4
            Line() Line()                                          | 9
            accumulate( Line( $n : net ); $s : sum($n); $s > 1 )   | 1
            """)
    void matchesAreCountedAsTheEngineFindsThem(String condition, int count) {
        assertThat(matches(condition).count()).isEqualTo(count);
    }

    @Test
    void aTotalIsToldUnderItsName() {
        assertThat(matches("accumulate( Line( $n : net ); $s : sum($n); $s > 1 )")
                        .first())
                .isEqualTo(Map.of("$s", new BigDecimal("32.30")));
    }

    @Test
    void ofManyMatchesTheFirstFiveAreShown() {
        Matches matches = matches("$a : Line() $b : Line()");
        assertThat(matches.count()).isEqualTo(9);
        assertThat(matches.values()).hasSize(5).contains(Map.of("$a", "1", "$b", "2"));
    }

    private static Matches matches(String condition) {
        return reason(condition, "").matches();
    }

    private static Map<String, Object> seen(String line, String category, String paid) {
        BigDecimal amount = new BigDecimal(paid);
        return Map.of("$line", line, "Line category", category, "$paid", amount, "$twice", amount.add(amount));
    }

    @Test
    void aRuleThatIsNotRunningSaysWhenItDoes() {
        assertThat(reason("Member()", "@from(\"2026-07-01\") @until(\"2026-07-31\")")
                        .because())
                .isEqualTo("the rule has not begun: it runs from 2026-07-01 until 2026-07-31");
        assertThat(reason("Member()", "@until(\"2026-06-17\")").because())
                .isEqualTo("the rule is over: it ran until 2026-06-17");
    }

    @Test
    void aCampaignThatIsNotRunningSaysWhenItDoes() {
        Rulebook rulebook = rulebook(Map.of(
                "campaigns/big-sale/campaign.yaml",
                "from: 2026-11-01\nuntil: 2026-11-11\n",
                "campaigns/big-sale/points.drl",
                text("Member()", "")));
        assertThat(reason(rulebook).because())
                .isEqualTo("the campaign big-sale has not begun: it runs from 2026-11-01 until 2026-11-11");
    }

    @Test
    void aRuleOrCampaignWithATimeNamesTheTime() {
        assertThat(reason("Member()", "@until(\"2026-06-18T10:59:59+01:00\")").because())
                .isEqualTo("the rule is over: it ran until 2026-06-18T10:59:59+01:00");
    }

    @Test
    void aCouponThatCantBeUsedIsToldWhereARuleLacksNothingElse() {
        Map<Coupon, String> unusable = Map.of(new Coupon("TEA-1", "TEA"), "it expired on 2026-06-01");
        assertThat(reason(rulebook("Coupon( definition == \"TEA\" ) Member( tier == \"gold\" )"), unusable)
                        .because())
                .isEqualTo("the coupon TEA-1 can't be used: it expired on 2026-06-01");
        assertThat(reason(rulebook("Member( tier == \"basic\" ) Coupon( definition == \"TEA\" )"), unusable)
                        .because())
                .isEqualTo("Member tier == \"basic\": it is \"gold\"");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            Coupon( definition == "TEA" ) Member( spend12m >= 2000 )            | Member spend12m >= 2000: it is 1480.00
            Member( spend12m >= 2000 ) exists Coupon( definition in ("TEA") )   | Member spend12m >= 2000: it is 1480.00
            ( Coupon() and Line( net > 50 ) )                                   | Line net > 50: it is 7.30
            Coupon( definition == "TEA" ) Member( tier == "gold" )              | nothing
            Coupon( definition == "TEA", code == "OTHER" ) Member( tier == "basic" ) | nothing
            Member( tier == "basic" )                                           | nothing
            """)
    void whatKeepsTheRulesBackThatAreForACouponIsTold(String condition, String because) {
        assertThat(whyNothingForTea(rulebook(condition)).orElse("nothing")).isEqualTo(because);
    }

    @Test
    void thatACampaignDoesNotRunIsToldOfACouponForIt() {
        Rulebook rulebook = rulebook(Map.of(
                "campaigns/big-sale/campaign.yaml",
                "from: 2026-11-01\n",
                "campaigns/big-sale/points.drl",
                text("Coupon( definition == \"TEA\" ) Member()", "")));
        assertThat(whyNothingForTea(rulebook)).contains("the campaign big-sale has not begun: it runs from 2026-11-01");
    }

    @Test
    void whatKeepsARuleBackIsNotToldWhereItTakesTooLongToFindOut() {
        String lines = "$a : Line() $b : Line() $c : Line() Line( net > $a.net + $b.net + $c.net + 1000 )";
        Rulebook rulebook = rulebook("Coupon( definition == \"TEA\" ) " + lines);
        Coupon tea = new Coupon("TEA-1", "TEA");
        List<Object> facts = new ArrayList<>(List.of(tea));
        for (int i = 0; i < 100; i++) {
            facts.add(line(String.valueOf(i), "tea", "7.30"));
        }
        assertThat(rulebook.whyNothingFor(tea, Map.of(RulePackage.EARNING, facts.subList(0, 11)), NOW))
                .hasValueSatisfying(why -> assertThat(why).startsWith("Line net >"));
        assertThat(rulebook.whyNothingFor(tea, Map.of(RulePackage.EARNING, facts), NOW))
                .isEmpty();
    }

    private static Optional<String> whyNothingForTea(Rulebook rulebook) {
        Coupon tea = new Coupon("TEA-1", "TEA");
        List<Object> facts = List.of(Regular.with(0, TODAY), line("1", "tea", "7.30"), tea);
        return rulebook.whyNothingFor(tea, Map.of(RulePackage.EARNING, facts), NOW);
    }

    @Test
    void aPackageThatWasNotAskedSaysSo() {
        Asked asked = rulebook(Map.of("earning/test.drl", text("Member()", ""))).asking(NOW);
        assertThat(asked.reasons()).isEmpty();
        assertThat(asked.reasons(Set.of(RulePackage.TIERS)))
                .extracting(Reason::because)
                .containsOnly("the tiers rules were not asked: nothing depended on them");
    }

    @Test
    void theSearchIsGivenUpWhenItTakesTooLong() {
        Rulebook rulebook = rulebook(Map.of(
                "earning/test.drl",
                text("$a : Line() $b : Line() $c : Line() Line( net > $a.net() + $b.net() + $c.net() + 1000 )", "")));
        List<Object> facts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            facts.add(line(String.valueOf(i), "tea", "7.30"));
        }
        assertThat(rulebook.explain(RulePackage.EARNING, facts, NOW, Set.of(), Map.of(), Patience.forAll()))
                .filteredOn(reason -> reason.rule().equals("Test"))
                .singleElement()
                .extracting(Reason::because)
                .asString()
                .startsWith("Line net >");
    }

    private static Reason reason(String condition, String metadata) {
        return reason(rulebook(Map.of("earning/test.drl", text(condition, metadata))));
    }

    private static Rulebook rulebook(String condition) {
        return rulebook(Map.of("earning/test.drl", text(condition, "")));
    }

    private static Reason reason(Rulebook rulebook) {
        return reason(rulebook, Map.of());
    }

    private static Reason reason(Rulebook rulebook, Map<Coupon, String> unusable) {
        Asked asked = rulebook.asking(NOW, unusable);
        asked.propose(
                RulePackage.EARNING,
                List.of(
                        Regular.with(0, TODAY),
                        line("1", "tea", "7.30"),
                        line("2", "books", "12.50"),
                        line("3", "books", "12.50"),
                        new Today(TODAY, Set.of())));
        return asked.reasons().stream()
                .filter(each -> each.rule().equals("Test"))
                .findFirst()
                .orElseThrow();
    }

    private static Rulebook rulebook(Map<String, String> files) {
        Candidate candidate = Candidate.known(SHOP.with(files));
        assertThat(candidate.findings()).isEmpty();
        return candidate.rulebook().orElseThrow();
    }

    private static String text(String condition, String metadata) {
        return "package earning\nrule \"Test\" %s\nwhen\n    %s\nthen\n    propose.bonus(1);\nend\n"
                .formatted(metadata, condition);
    }

    private static Line line(String id, String category, String net) {
        BigDecimal price = new BigDecimal(net);
        return new Line(id, "", category, "", Set.of(), 1, price, price, price, price, Map.of());
    }
}
