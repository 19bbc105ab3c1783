package dev.guerdon.rulebook.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.BIG_DECIMAL;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.guerdon.facts.Activity;
import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Lot;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.money.Currency;
import dev.guerdon.programme.Catalogue;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.language.Checked;
import dev.guerdon.rulebook.language.Lexicon;
import dev.guerdon.rulebook.language.Parser;
import dev.guerdon.rulebook.language.RuleChecker;
import dev.guerdon.rulebook.language.RuleFile;
import dev.guerdon.rulebook.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules as text, asked about facts. */
class RulesetTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 18);
    private static final Programme PROGRAMME = new Programme(
            "Test club",
            Currency.of("CNY"),
            ZoneId.of("Asia/Shanghai"),
            List.of("basic", "silver", "gold"),
            Programme.TierPolicy.DEFAULT,
            Map.of("points", new Programme.Wallet(true)),
            Programme.PointsPolicy.DEFAULT,
            Map.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            List.of(),
            Set.of(),
            Set.of("app"),
            Map.of(),
            Map.of());

    @Test
    void aRuleFiresForEachLineThatMatches() {
        assertThat(fired("""
                        package earning
                        rule "Food earns a point"
                        when
                            $line : Line( category == "food" )
                        then
                            propose.points($line, 1);
                        end
                        """, line("1", "food", "5"), line("2", "books", "5"), line("3", "food", "5")))
                .extracting(Proposal::lineId)
                .containsExactlyInAnyOrder("1", "3");
    }

    /** The line costs 5: what says 4 does not hold. */
    @ParameterizedTest
    @CsvSource({
        "( exists Line( net == 4 ) and exists Line( net == 4 ) or exists Line( net == 5 ) ), true",
        "( exists Line( net == 5 ) or exists Line( net == 4 ) and exists Line( net == 4 ) ), true",
        "( exists Line( net == 4 ) && ( exists Line( net == 4 ) || exists Line( net == 5 ) ) ), false",
        "exists Line( net == 4 ) and exists Line( net == 4 ) or exists Line( net == 5 ), true",
        "exists Line( net == 4 ) exists Line( net == 4 ) or exists Line( net == 5 ), false"
    })
    void andBindsMoreTightlyThanOr(String condition, boolean fires) {
        String rule = "package earning\nrule \"x\" when " + condition + " then propose.bonus(1); end";
        assertThat(fired(rule, line("1", "food", "5"))).hasSize(fires ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "net >= 49.99, 49.98, false",
        "net >= 49.99, 49.99, true",
        "net <= 13.77, 13.77, true",
        "net <= 13.77, 13.78, false",
        "net == 0.1, 0.10, true",
        "net == 0.1, 0.11, false",
        "net != 0.1, 0.10, false",
        "'net in (49.99, 12)', 49.99, true",
        "'net in (49.99, 12)', 12.00, true",
        "'net not in (49.99, 12)', 12.00, false",
        "net * 0.3 == 3.00, 10.00, true",
        "net * 0.3 == 14.997, 49.99, true",
        "net + 0.1 + 0.2 == 0.3, 0, true",
        "net / 3 > 16.66, 49.99, true",
        "net / 4 == 0.25, 1, true",
        "net % 3 == 1, 10, true",
        "net % 0.3 == 0.1, 10, true",
        "net / 3 * 100000000000000000000 % 0.0000000000000007 == 0, 80000.12, false",
        "net / 3 * 3 == net, 10.00, true",
        "net / 3 * 3 >= 10.00, 10.00, true",
        "net / 3 * 3 > 10.00, 10.00, false",
        "net / 3 * 3 >= 10.00, 9.99, false",
        "net / 3 == 3.3333333333333333333333333333, 10.00, false",
        "net / 3 > 3.3333333333333333333333333333, 10.00, true",
        "'net / 3 in (1 / 3, 10 / 3)', 10.00, true",
        "net / 3 + net / 6 == net / 2, 10.00, true",
        "net / 3 - net / 6 == net / 6, 10.00, true",
        "-(net / 3) == -10 / 3, 10.00, true",
        "net / (net / 3) == 3, 10.00, true",
        "net / 3 % 1 == 1 / 3, 10.00, true",
        "net / 7 * 0.7 == 1, 10.00, true",
        "1000000000000000000000 * net + 0.00000000000000000001 > 1000000000000000000000 * net, 10.00, true",
        "net / (quantity - 1) == 0, 10.00, true",
        "quantity / 2 == 0.5, 1, true",
        "quantity / 2 >= 0.51, 1, false",
        "(net - 0.01) * 2 > 9.99, 5.00, false",
        "-net < -4.99, 5.00, true",
    })
    void numbersInConditionsAreExact(String condition, String net, boolean fires) {
        String text = "package discounts\nrule \"r\" when $l : Line( " + condition + " ) then propose.hint(\"x\"); end";
        assertThat(fired(text, line("1", "food", net))).hasSize(fires ? 1 : 0);
    }

    @Test
    void numbersInConsequencesAreExact() {
        assertThat(fired(
                        "package earning\nrule \"r\" when $l : Line( $p : (net * 0.3) ) then propose.points($l, $p);"
                                + " propose.times($l, 1.1); end",
                        line("1", "food", "10.00")))
                .extracting(Proposal::value)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyInAnyOrder(new BigDecimal("3"), new BigDecimal("1.1"));
    }

    /** One point for every 30, half of it, a third of an amount: what has no end stays exact until the verb rounds it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (net / 30 * 3)       | 10.00 | 1
            (net / 30)           | 90.00 | 3
            (net / 3 * 3 / 4)    | 10.00 | 2.5
            """)
    void whatIsDividedAndMultipliedAgainComesOutAsItWas(String calculated, String net, BigDecimal points) {
        assertThat(fired(
                        "package earning\nrule \"r\" when $l : Line( $p : " + calculated
                                + " ) then propose.points($l, $p); end",
                        line("1", "food", net)))
                .extracting(Proposal::value)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(points);
    }

    @Test
    void anAverageIsExact() {
        String rule = """
                package earning
                rule "r"
                when
                    accumulate( Line( $n : net ); $all : sum($n), $each : average($n), $many : count(); $each * $many == $all )
                then
                    propose.points($each);
                end
                """;
        assertThat(fired(rule, line("1", "food", "3"), line("2", "food", "3"), line("3", "food", "4")))
                .extracting(Proposal::value)
                .singleElement(BIG_DECIMAL)
                .isGreaterThan(new BigDecimal("3.3333333333333333333333333333333333"))
                .isLessThan(new BigDecimal("3.3333333333333333333333333333333334"));
    }

    /** Ten of three make thirty: a third taken up would fit 29 times. */
    @Test
    void whatIsCountedIsTakenDownAndAllElseUp() {
        assertThat(fired("""
                        package discounts
                        rule "r"
                        when
                            Line( $third : (net / 3) )
                        then
                            propose.amountOffEvery($third, $third);
                        end
                        """, line("1", "food", "10.00")))
                .singleElement(type(Proposal.AmountOffEvery.class))
                .satisfies(every -> {
                    assertThat(every.threshold().multiply(new BigDecimal("3"))).isLessThan(BigDecimal.TEN);
                    assertThat(every.value().multiply(new BigDecimal("3"))).isGreaterThan(BigDecimal.TEN);
                });
    }

    @Test
    void rulesOfOneShapeAreNotMixedUp() {
        StringBuilder text = new StringBuilder("package earning\n");
        for (int i = 0; i < 40; i++) {
            text.append("""
                    rule "r%1$d" when $m : Member( tier == "basic" ) $l : Line( $n : net, $n == %1$d, net < $m.points )
                    then propose.points($l, %1$d); end
                    rule "s%1$d" when $n : Line( amount == %1$d ) exists Line( net == %1$d ) not Line( net == 99, net > $n.net )
                    then propose.points($n, %1$d.5); end
                    """.formatted(i));
        }
        Member member = member().withWallet("points", new Member.Wallet(100, 0, 0, 0, 0, 0, 0));
        assertThat(fired(text.toString(), member, line("1", "food", "7"), line("2", "food", "33")))
                .extracting(each -> each.lineId() + ":" + each.value())
                .containsExactlyInAnyOrder("1:7", "1:7.5", "2:33", "2:33.5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Member( !(birthdayToday && birthdayThisMonth) )      | Member( !birthdayToday && birthdayThisMonth )
            exists Line( net / (quantity * 2) < net )            | exists Line( net / quantity * 2 < net )
            Member( id == "m" && id != "x" )                     | Member( id == 'm" && id != "x' )
            """)
    void conditionsThatReadAlmostAlikeAreNotTakenForOne(String holds, String doesNot) {
        String text = "package earning\nrule \"a\" when " + holds + " then propose.points(1); end\nrule \"b\" when "
                + doesNot + " then propose.points(2); end";
        assertThat(fired(text, member(), line("1", "food", "8")))
                .extracting(Proposal::value)
                .containsExactly(BigDecimal.ONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Line( $p : quantity, $p > 5 )                        | Line( $p : net, $p > 5 )
            Line( $p : (quantity - 5), $p > $m.points )          | Line( $p : net, $p > $m.points )
            Line( $p : (quantity - 5), $p > $m.points, $p > $m.debt ) | Line( $p : net, $p > $m.points, $p > $m.debt )
            """)
    void aNameMayMeanSomethingElseInAnotherPartOfTheRule(String few, String costly) {
        assertThat(fired("""
                        package earning
                        rule "not and exists" when $m : Member() not %1$s exists %2$s then propose.points(1); end
                        rule "or" when $m : Member() ( exists %1$s or exists %2$s ) then propose.points(2); end
                        rule "or the other way round" when $m : Member() ( exists %2$s or exists %1$s ) then propose.points(3); end
                        rule "both" when $m : Member() ( not %2$s or exists %1$s ) then propose.points(4); end
                        """.formatted(few, costly), member(), line("1", "food", "8")))
                .extracting(each -> each.value().intValue())
                .containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void totalsOfOneShapeAreNotMixedUp() {
        assertThat(fired("""
                        package earning
                        rule "a" when accumulate( Line( $n : net ); $s : sum($n); $s > 5 ) then propose.points($s); end
                        rule "b" when accumulate( Line( $n : quantity ); $s : sum($n); $s > 0 ) then propose.points($s); end
                        rule "c" when accumulate( Line( $n : net ); $s : count(); $s > 0 ) then propose.points($s); end
                        rule "d" when accumulate( Line( $n : net ); $s : average($n); $s > 5 ) then propose.points($s); end
                        rule "e" when
                            ( accumulate( Line( $n : quantity ); $s : sum($n); $s > 9 )
                                or accumulate( Line( $n : net ); $s : sum($n); $s > 9 ) )
                        then propose.points(7); end
                        rule "f" when accumulate( Line( $n : net, $n > 9 ); $s : sum($n), $t : max($n); $s > 9, $t < 99 )
                        then propose.points($t); end
                        """, line("1", "food", "8"), line("2", "food", "12")))
                .extracting(each -> each.value().intValue())
                .containsExactlyInAnyOrder(20, 2, 2, 10, 7, 12);
    }

    @Test
    void accumulateTotalsExactly() {
        String rule = """
                package discounts
                rule "r"
                when
                    accumulate( Line( category == "food", $n : net ); $sum : sum($n), $many : count(); $sum >= 0.3, $many == 2 )
                then
                    propose.amountOff($sum);
                end
                """;
        assertThat(fired(rule, line("1", "food", "0.1"), line("2", "food", "0.2"), line("3", "books", "5")))
                .extracting(Proposal::value)
                .containsExactly(new BigDecimal("0.3"));
        assertThat(fired(rule, line("1", "food", "0.1"), line("2", "food", "0.1")))
                .isEmpty();
    }

    @Test
    void oneOfSeveralBranchesIsEnough() {
        String rule = """
                package discounts
                rule "r"
                when
                    ( exists Line( category == "tents" ) or exists Line( category == "boats" ) )
                    not Line( category == "books" )
                then
                    propose.amountOff(5);
                end
                """;
        assertThat(fired(rule, line("1", "boats", "1"))).hasSize(1);
        assertThat(fired(rule, line("1", "food", "1"))).isEmpty();
        assertThat(fired(rule, line("1", "boats", "1"), line("2", "books", "1")))
                .isEmpty();
    }

    @Test
    void theCouponThatARuleMatchedIsKnown() {
        Ruleset ruleset = ruleset(
                "package discounts\nrule \"r\" when Coupon( definition != \"\" ) then propose.percentOff(20); end");
        assertThat(ruleset.propose(List.of(new Coupon("A-1", "A"))))
                .extracting(Proposed::coupons)
                .containsExactly(Set.of(new Coupon("A-1", "A")));
    }

    @Test
    void aRuleThatComparesEverythingWithEverythingIsStopped() {
        Ruleset ruleset = ruleset("package discounts\nrule \"runs away\" when $a : Line() $b : Line( net != $a.net )"
                + " $c : Line( net != $b.net ) $d : Line( net == $a.net, net != $a.net )"
                + " then propose.hint(\"x\"); end");
        List<Object> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            lines.add(line("l" + i, "food", String.valueOf(i)));
        }
        assertThatThrownBy(() -> ruleset.propose(lines))
                .isInstanceOf(RuleStopped.class)
                .hasMessageContaining("runs away");
    }

    @Test
    void aRuleThatTotalsEverythingForEverythingIsStopped() {
        StringBuilder totals = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            totals.append(" accumulate( Line( $n%1$d : (net + %1$d) ); $s%1$d : sum($n%1$d) )".formatted(i));
        }
        assertThatItIsStopped(
                "rule \"runs away\" when $a : Line()" + totals + " then propose.amountOff($a, 1); end", 500);
    }

    @Test
    void aRuleThatLooksTooLongAtEachFactByItselfIsStopped() {
        String longOne = "$a : (" + "net / 1.0000001 * ".repeat(55) + "1)";
        StringBuilder looks = new StringBuilder("exists Line( " + longOne);
        for (int i = 0; i < 90; i++) {
            looks.append(", $a + $a > -").append(i);
        }
        assertThatItIsStopped(
                "rule \"harmless\" when exists Line( net > 5 ) then propose.hint(\"x\"); end\nrule \"runs away\" when "
                        + looks + " ) then propose.hint(\"x\"); end",
                1000);
    }

    private static void assertThatItIsStopped(String rules, int lines) {
        Ruleset ruleset = ruleset("package discounts\n" + rules);
        List<Line> facts = IntStream.range(0, lines)
                .mapToObj(i -> line("l" + i, "food", String.valueOf(i)))
                .toList();
        assertThatThrownBy(() -> ruleset.propose(facts))
                .isInstanceOf(RuleStopped.class)
                .hasMessageContaining("runs away");
    }

    @Test
    void aComparisonWithAMissingDateDoesNotHold() {
        assertThat(fired(
                        "package earning\nrule \"r\" when Member( birthday < \"2030-01-01\" ) then propose.points(1); end",
                        member()))
                .isEmpty();
        assertThat(fired(
                        "package earning\nrule \"r\" when Member( birthday == null, joinedOn >= \"2026-06-18\" ) then propose.points(1); end",
                        member()))
                .hasSize(1);
        for (String none : List.of("in", "not in")) {
            assertThat(fired(
                            "package earning\nrule \"r\" when Member( birthday " + none
                                    + " (\"2030-01-01\") ) then propose.points(1); end",
                            member()))
                    .isEmpty();
        }
    }

    @Test
    void aMissingDateThatIsProposedIsOutOfBounds() {
        String lapse = "package expiry\nrule \"r\" when Member( $d : lastOrderOn ) Lot() then propose.lapseOn($d); end";
        Lot lot = new Lot("points", "order", DAY, 5, 5, null, -1);
        assertThat(fired(lapse, member(), lot))
                .containsExactly(
                        new Proposal.OutOfBounds("lapseOn", "out of bounds, propose.lapseOn($d): the date is missing"));
        String tier =
                "package tiers\nrule \"r\" when Member( $d : birthday ) then propose.qualifiesFor(\"gold\", $d); end";
        assertThat(fired(tier, member()))
                .containsExactly(new Proposal.OutOfBounds(
                        "qualifiesFor", "out of bounds, propose.qualifiesFor(\"gold\", $d): the date is missing"));
    }

    /** The activity is of 12:30:00.250 in Shanghai, which is 04:30:00.250 UTC. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            at >= "2026-06-18T12:30:00.250+08:00"                     | true
            at > "2026-06-18T12:30:00.250+08:00"                      | false
            at <= "2026-06-18T12:30:00.249+08:00"                     | false
            at == "2026-06-18T04:30:00.250Z"                          | true
            at != "2026-06-18T04:30:00.25+00:00"                      | false
            at < "2026-06-18T04:30:00.251Z"                           | true
            at in ("2026-06-18T00:00Z", "2026-06-18T06:30:00.250+02:00") | true
            "2026-06-18T05:00:00Z" > at, date == "2026-06-18"         | true
            $at : at, $at >= "2026-06-18T12:31:00+08:00"              | false
            """)
    void timesAreComparedAsMomentsWhateverTheirOffset(String constraints, boolean holds) {
        Activity activity = new Activity(
                "a", "check-in", Instant.parse("2026-06-18T04:30:00.250Z"), DAY, "", Map.of(), 1, 1, List.of());
        assertThat(fired(
                        "package activities\nrule \"r\" when Activity( " + constraints
                                + " ) then propose.points(1); end",
                        activity))
                .hasSize(holds ? 1 : 0);
    }

    private static List<Proposal> fired(String text, Object... facts) {
        return ruleset(text).propose(List.of(facts)).stream()
                .map(Proposed::proposal)
                .collect(Collectors.toList());
    }

    private static Ruleset ruleset(String text) {
        List<Finding> findings = new ArrayList<>();
        RuleFile file = Parser.read("test.drl", text, findings::add);
        RulePackage rulePackage = RulePackage.of(file.packageName()).orElseThrow();
        Lexicon lexicon = new Settings(PROGRAMME, Catalogue.EMPTY, Map.of())::words;
        List<Checked.Rule> rules = new ArrayList<>();
        file.rules()
                .forEach(rule -> RuleChecker.check(
                                rulePackage, rule, null, PROGRAMME.zone(), lexicon, new HashSet<>(), findings::add)
                        .rule()
                        .ifPresent(rules::add));
        assertThat(findings).isEmpty();
        return Ruleset.of(rules);
    }

    private static Member member() {
        return Member.joining("m", DAY, "basic");
    }

    private static Line line(String id, String category, String net) {
        BigDecimal amount = new BigDecimal(net);
        return new Line(id, "S" + id, category, "", Set.of(), 1, amount, amount, amount, amount, Map.of());
    }

    /** There are two lines, of 3 and of 4 units. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Line( quantity == 3, $n : (quantity * 2) )                        | 6
            Line( quantity == 3, $n : (quantity + 1) )                        | 4
            Line( quantity == 3, $n : (-quantity + 10 - quantity) )           | 4
            Line( quantity == 3, $n : (quantity % 2) )                        | 1
            Line( quantity == 3, $q : quantity, $n : ($q * $q) )              | 9
            accumulate( Line( $q : quantity ); $n : sum($q) )                 | 7
            accumulate( Line( $q : quantity ); $n : max($q) )                 | 4
            accumulate( Line( $q : quantity ); $n : min($q) )                 | 3
            accumulate( Line( $q : quantity ); $n : sum($q * 2) )             | 14
            accumulate( Line(); $n : count() )                                | 2
            """)
    void whatIsMadeOfWholeNumbersIsWhole(String condition, long n) {
        Object[] lines = {line("1", 3), line("2", 4)};
        String rule = "package earning\nrule \"Test\" when " + condition + " then propose.GIFT; end\n";
        assertThat(fired(rule.replace("GIFT", "bonus($n)"), lines)).containsExactly(new Proposal.Bonus(n, 0));
        assertThat(fired(rule.replace("GIFT", "bonus(5).lapseAfterDays($n)"), lines))
                .containsExactly(new Proposal.Bonus(5, (int) n));
    }

    @Test
    void aWholeNumberThatIsTooLargeStaysSo() {
        String rule =
                "package earning\nrule \"Test\" when Line( $n : (%squantity * 999999999999999999 * 10) ) then propose.bonus($n); end\n";
        String told = "out of bounds, propose.bonus($n): the bonus must be from 0 to 1000000000, not ";
        assertThat(fired(rule.formatted(""), line("1", 3)))
                .containsExactly(new Proposal.OutOfBounds("bonus", told + Long.MAX_VALUE));
        assertThat(fired(rule.formatted("-"), line("1", 3)))
                .containsExactly(new Proposal.OutOfBounds("bonus", told + Long.MIN_VALUE));
    }

    private static Line line(String id, int quantity) {
        return new Line(
                id,
                "",
                "",
                "",
                Set.of(),
                quantity,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                Map.of());
    }

    @Test
    void sumsOfTheBasketNeedNoJoin() {
        Basket basket = new Basket(
                "",
                Instant.EPOCH,
                DAY,
                "web",
                "",
                "",
                "CNY",
                BigDecimal.ZERO,
                List.of(line("1", "food", "10")),
                Set.of(),
                Map.of());
        assertThat(fired(
                        "package discounts\nrule \"r\" when Basket( amountOf(\"food\") >= 10, total == 10.00 ) Today( month == 6 )"
                                + " then propose.amountOff(1); end",
                        basket,
                        new Today(DAY, Set.of())))
                .hasSize(1);
    }
}
