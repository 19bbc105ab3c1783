package dev.guerdon.rulebook.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.RuleFiles;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that say the same in other words, and rules that only look like it. */
class TwinsTest {
    private static final RuleFiles SHOP = RuleFiles.read(Path.of("src/test/rules/retail"));
    private static final Instant NOW = Instant.parse("2026-06-18T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Member( points > 332 )                 | Member( points >= 333 )
            Member( points < 333 )                 | Member( 332 >= points )
            Member( orders > 0 )                   | Member( orders >= 1 )
            Member( orders > 0 )                   | Member( orders != 0 )
            Member( orders < 1 )                   | Member( orders == 0 )
            Member( orders > 1.5 )                 | Member( orders >= 2 )
            Member( $n : orders, $n > 1 )          | Member( orders >= 2 )
            Member( recency > 4 )                  | Member( recency == 5 )
            Member( spend12m > 0 )                 | Member( spend12m != 0 )
            Member( bought("product").orders > 3 ) | Member( bought("product").orders >= 4 )
            Member( orders > 1, orders >= 2 )      | Member( orders > 1 )
            exists Line( quantity > 2 )            | exists Line( quantity >= 3 )
            accumulate( Line(); $n : count(); $n > 2 ) | accumulate( Line(); $n : count(); $n >= 3 )
            accumulate( Line( $q : quantity ); $n : sum($q); $n > 2 ) | accumulate( Line( $q : quantity ); $n : sum($q); $n >= 3 )
            accumulate( Line( $q : quantity ); $n : max($q); $n > 2 ) | accumulate( Line( $q : quantity ); $n : max($q); $n >= 3 )
            """)
    void boundsBetweenWhichNoNumberLiesAreTheSame(String one, String other) {
        assertThat(areTwins(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Member( spend12m > 332 )               | Member( spend12m >= 333 )
            exists Line( net > 332 )               | exists Line( net >= 333 )
            Member( points > 332 )                 | Member( points > 333 )
            Member( points > 332 )                 | Member( points < 333 )
            Member( orders != 1 )                  | Member( orders >= 2 )
            Member( daysSinceLastOrder > 0 )       | Member( daysSinceLastOrder != 0 )
            Member( orders + 0.5 > 332 )           | Member( orders + 0.5 >= 333 )
            Member( orders / 2 > 1 )               | Member( orders / 2 >= 2 )
            accumulate( Line( $q : quantity ); $q : average($q); $q > 2 ) | accumulate( Line( $q : quantity ); $q : average($q); $q >= 3 )
            accumulate( Line( $n : net ); $s : sum($n); $s > 2 ) | accumulate( Line( $n : net ); $s : sum($n); $s >= 3 )
            """)
    void boundsBetweenWhichNumbersLieAreNot(String one, String other) {
        assertThat(areTwins(one, other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Member( tier == "gold" ) Member( birthdayThisMonth )  | Member( tier == "gold", birthdayThisMonth )
            Member( tier == "gold" ) Member()                     | Member( tier == "gold" )
            Member( tier == "gold" ) exists Member( orders > 1 )  | Member( orders > 1, tier == "gold" )
            ( Member( tier == "gold" ) and Basket( total > 5 ) )  | Basket( total > 5 ) Member( tier == "gold" )
            $b : Basket() Member( $b.total > 5 )                  | Basket( total > 5 ) Member()
            Basket( $t : total ) Member( orders > 1, $t > 5 )     | Member( orders > 1 ) Basket( total > 5 )
            Member( $n : orders ) Basket( $t : total, $t > $n )   | $b : Basket() Member( $b.total > orders )
            Today( month == 5 ) Today( dayOfMonth > 1 ) Member() | Member() Today( dayOfMonth >= 2, month == 5 )
            ( ( Member( orders > 1 ) and Member( points > 2 ) ) or Basket( total > 5 ) ) | ( Basket( total > 5 ) or Member( orders > 1, points > 2 ) )
            exists Line( $n : net, $n > 5 )                       | exists Line( net > 5 )
            """)
    void onePatternSplitOverTwoIsTheSame(String one, String other) {
        assertThat(areTwins(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exists Line( net > 5 ) exists Line( quantity > 2 )    | exists Line( net > 5, quantity > 2 )
            exists Coupon( code != "" ) exists Coupon( definition != "" ) | exists Coupon( code != "", definition != "" )
            not Member( tier == "gold" ) not Member( orders > 1 ) | not Member( tier == "gold", orders > 1 )
            Member( tier == "gold" ) not Member( orders > 1 )     | Member( tier == "gold", orders > 1 )
            ( Member( tier == "gold" ) or Member( orders > 1 ) )  | Member( tier == "gold", orders > 1 )
            Member( $n : orders ) Basket( total > $n )            | Member( $n : points ) Basket( total > $n )
            ( Member( $n : orders ) or Member( $n : points ) ) Basket( total > 5 ) | ( Member( $n : orders ) or Member( $n : debt ) ) Basket( total > 5 )
            """)
    void aSplitThatAsksForSomethingElseIsNot(String one, String other) {
        assertThat(areTwins(one, other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $a : Line( net > 5 )                         | points($a, 1)       | $x : Line( 5 < net )                         | points($x, 1)       | true
            $a : Line() $b : Line( net > $a.net )        | points($a, 1); propose.points($b, 2) | $a : Line() $b : Line( net > $a.net ) | points($b, 1); propose.points($a, 2)       | false
            Member( $n : orders )                        | bonus($n)           | $m : Member()                                | bonus($m.orders)    | true
            Member( $n : orders )                        | bonus($n)           | Member( $n : points )                        | bonus($n)           | false
            accumulate( Line( $s : net ); $s : sum($s), $t : max($s); $s > 5 ) | bonus(1) | accumulate( Line( $s : net ); $s : max($s), $t : sum($s); $s > 5 ) | bonus(1) | false
            Member( orders > 1 )                         | bonus(1)            | Member( orders > 1 )                         | bonus(2)            | false
            Member( orders > 1 )                         | bonus(1); propose.bonus(1) | Member( orders > 1 )                  | bonus(1)            | false
            """)
    void namesAreWhatTheyStandFor(String one, String gives, String other, String otherGives, boolean areTwins) {
        assertThat(areTwins(one, gives, other, otherGives)).isEqualTo(areTwins);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            Member( birthdayToday )                            ~ Member( birthdayToday == true )
            Member( !birthdayToday )                           ~ Member( birthdayToday == false )
            Member( !birthdayToday )                           ~ Member( true != birthdayToday )
            Member( $b : birthdayToday, $b )                   ~ Member( birthdayToday != false )
            Member( orders > 3 )                               ~ Member( !(orders <= 3) )
            Member( orders > 3 )                               ~ Member( (orders > 3) == true )
            Member( orders > 3, points > 2 )                   ~ Member( !(orders <= 3 || points <= 2) )
            Member( orders > 3 || points > 2 )                 ~ Member( !(!(points > 2) && orders <= 3) )
            Member( stage == "new" )                           ~ Member( stage in ("new") )
            Member( stage == "new" || stage == "growing" )     ~ Member( stage in ("growing", "new") )
            Member( stage != "new", stage != "growing" )       ~ Member( stage not in ("new", "growing") )
            Member( stage != "new" && stage != "growing" )     ~ Member( !(stage in ("new", "growing")) )
            Member( orders > 1 || stage in ("new", "growing") ) ~ Member( stage == "growing" || orders >= 2 || stage == "new" )
            Member( tags not contains "a" )                    ~ Member( !(tags contains "a") )
            Member( firstOrderOn != null )                     ~ Member( !(firstOrderOn == null) )
            Member( firstOrderOn == "2026-01-01" || firstOrderOn == "2026-01-02" ) ~ Member( firstOrderOn in ("2026-01-01", "2026-01-02") )
            exists Line( sku == "A" || sku == "B" )            ~ exists Line( sku in ("A", "B") )
            not Line( sku != "A" )                             ~ not Line( !(sku in ("A")) )
            Member() Basket( attributes["a"] != "b" )          ~ Member() Basket( !(attributes["a"] == "b") )
            Member( orders * 2 > points )                      ~ Member( !(orders * 2 <= points) )
            Member( spend12m > 900 )                           ~ Member( spend12m > 899 + 1 )
            Member( orders + points + 2 > 9 )                  ~ Member( 2 + (points + orders) > 9 )
            Basket( at < "2026-06-18T12:00:00+01:00" )         ~ Basket( at < "2026-06-18T11:00:00Z" )
            Basket( at < "2026-06-18T12:00:00+01:00" )         ~ Basket( !("2026-06-18T11:00:00Z" <= at) )
            Basket( at in ("2026-06-18T12:00:00+01:00") )      ~ Basket( at == "2026-06-18T11:00:00Z" )
            Member( firstOrderOn not in ("2026-01-01", "2026-01-02") ) ~ Member( firstOrderOn != "2026-01-02", firstOrderOn != "2026-01-01" )
            Member( orders > 3, orders > 2 )                   ~ Member( orders > 3 )
            Member( spend12m > 3 && spend12m >= 3, spend12m < 9, spend12m <= 10 ) ~ Member( spend12m > 3, spend12m < 9 )
            exists Line( net * 2 > 10, net * 2 > 5 )           ~ exists Line( 2 * net > 10 )
            accumulate( Line(); $n : count(); $n in (3, 5) )   ~ accumulate( Line(); $n : count(); $n == 3 || $n == 5 )
            """)
    void theSameInOtherWordsIsTheSame(String one, String other) {
        assertThat(areTwins(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            Member( birthdayToday )                            ~ Member( birthdayToday == false )
            Member( birthdayToday )                            ~ Member( birthdayThisMonth == true )
            Member( orders > 3 )                               ~ Member( !(orders < 3) )
            Member( orders > 3 && points > 2 )                 ~ Member( !(orders <= 3 && points <= 2) )
            Member( stage in ("new", "growing") )              ~ Member( stage in ("new", "mature") )
            Member( stage in ("new", "growing") )              ~ Member( stage not in ("new", "growing") )
            Member( stage == "new" || orders > 1 )             ~ Member( stage in ("new", "growing") || orders > 1 )
            Member( firstOrderOn >= "2026-01-01" )             ~ Member( !(firstOrderOn < "2026-01-01") )
            Member( firstOrderOn != "2026-01-01" )             ~ Member( !(firstOrderOn == "2026-01-01") )
            Member( firstOrderOn != "2026-01-01" )             ~ Member( !(firstOrderOn in ("2026-01-01")) )
            Member( firstOrderOn >= lastOrderOn )              ~ Member( !(firstOrderOn < lastOrderOn) )
            Member( $d : firstOrderOn, $d >= "2026-01-01" )    ~ Member( !(firstOrderOn < "2026-01-01") )
            not Member( stage == "new" )                       ~ Member( stage != "new" )
            Member( attributes["a"] == "b" )                   ~ Member( attributes["b"] == "b" )
            """)
    void whatOnlyLooksLikeTheSameIsNot(String one, String other) {
        assertThat(areTwins(one, other)).isFalse();
    }

    /** The tiers are basic, silver, gold and platinum. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            atLeast("platinum")                      ~ tier == "platinum"
            atLeast("gold")                          ~ tier in ("platinum", "gold")
            atLeast("gold")                          ~ tier == "gold" || tier == "platinum"
            atLeast("gold")                          ~ tierRank >= 2
            atLeast("gold")                          ~ tierRank > 1
            atLeast("gold")                          ~ tier != "basic", tier != "silver"
            atLeast("gold")                          ~ tier not in ("basic", "silver")
            atLeast("gold")                          ~ !(tier == "basic" || tierRank == 1)
            atLeast("silver")                        ~ tier != "basic"
            !atLeast("gold")                         ~ tier in ("basic", "silver")
            !atLeast("silver")                       ~ tier == "basic"
            atLeast("silver") == false               ~ tierRank < 1
            atLeast("silver"), tier != "platinum"    ~ tier == "silver" || tier == "gold"
            atLeast("silver") && !atLeast("gold")    ~ tier == "silver"
            tier == "gold" || orders > 3 || tier == "platinum" ~ orders > 3 || atLeast("gold")
            (atLeast("gold") && orders > 3) || debt > 1 ~ debt > 1 || (orders > 3 && tierRank >= 2)
            $t : tier, $t in ("gold", "platinum")    ~ atLeast("gold")
            """)
    void tiersAreTheSameHoweverTheyAreAskedFor(String one, String other) {
        assertThat(areTwins("Member( " + one + " )", "Member( " + other + " )")).isTrue();
        assertThat(areTwins("Basket() not Member( " + one + " )", "Basket() not Member( " + other + " )"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            atLeast("gold")                          ~ tier == "gold"
            atLeast("gold")                          ~ atLeast("silver")
            atLeast("gold")                          ~ tier in ("silver", "gold")
            atLeast("gold")                          ~ !atLeast("gold")
            atLeast("gold")                          ~ tierRank >= 3
            atLeast("gold") || orders > 3            ~ tier == "gold" || orders > 3
            atLeast("gold"), orders > 3              ~ tier in ("gold", "platinum") || orders > 3
            """)
    void otherTiersAreNot(String one, String other) {
        assertThat(areTwins("Member( " + one + " )", "Member( " + other + " )")).isFalse();
    }

    @Test
    void theSplitOfWhatIsAskedOfTheTierDoesNotMatter() {
        assertThat(areTwins(
                        "Member( atLeast(\"silver\") ) Member( orders > 1, tier != \"platinum\" )",
                        "Member( tier in (\"silver\", \"gold\") ) Member( orders >= 2 )"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            percentOff(7)        | payPercent(93)        | true
            percentOff(7.5)      | payPercent(92.50)     | true
            percentOff(90)       | payPercent(10)        | true
            percentOff(7)        | payPercent(7)         | false
            percentOff(50)       | payPercent(50)        | true
            percentOff(7)        | payPercent(92)        | false
            payPercent(93)       | payPercent(93.0)      | true
            percentOff($line, 7) | payPercent(93)        | false
            """)
    void toPayARestIsToHaveTheOtherPartOff(String one, String other, boolean areTwins) {
        String line = one.contains("$line") ? "$line : Line()" : "exists Line()";
        String rules = "rule \"One\" when " + line + " then propose." + one + "; end\n"
                + "rule \"Two\" when exists Line() then propose." + other + "; end\n";
        assertThat(findings("discounts", rules))
                .extracting(Finding::toString)
                .filteredOn(finding -> finding.contains("the same under the same condition"))
                .isEqualTo(
                        areTwins
                                ? List.of(
                                        "discounts/test.drl:3:1: the rule \"One\" in discounts/test.drl gives the same"
                                                + " under the same condition: take one of them out")
                                : List.of());
    }

    @Property(tries = 300)
    void comparisonsOfWholeNumbersAreTwinsIfTheyHoldForTheSame(
            @ForAll("comparisons") NumberComparison one, @ForAll("comparisons") NumberComparison other) {
        compare("orders", one, other, numbersBy("1"));
    }

    @Property(tries = 300)
    void comparisonsOfDecimalsAreTwinsIfTheyHoldForTheSame(
            @ForAll("comparisons") NumberComparison one, @ForAll("comparisons") NumberComparison other) {
        compare("spend12m", one, other, numbersBy("0.25"));
    }

    private static void compare(String word, NumberComparison one, NumberComparison other, List<BigDecimal> numbers) {
        List<Boolean> ones = numbers.stream().map(holds(one)::test).toList();
        List<Boolean> others = numbers.stream().map(holds(other)::test).toList();
        Assume.that(Stream.of(ones, others).allMatch(each -> each.contains(true) && each.contains(false)));
        assertThat(areTwins("Member( " + text(word, one) + " )", "Member( " + text(word, other) + " )"))
                .isEqualTo(ones.equals(others));
    }

    @Property(tries = 200)
    void howPatternsAreSplitDoesNotMatter(@ForAll Random random) {
        List<String> member =
                List.of("tier == \"gold\"", "orders > 1", "birthdayThisMonth", "points < 9 || debt > 2", "$n : orders");
        List<String> basket = List.of("total > 5", "channel == \"web\"", "quantity >= 2");
        assertThat(areTwins(split(random, member, basket), split(random, member, basket)))
                .isTrue();
    }

    /** The constraints in patterns at random, in an order at random. */
    private static String split(Random random, List<String> member, List<String> basket) {
        List<String> patterns = new ArrayList<>();
        patterns.addAll(split(random, "Member", member));
        patterns.addAll(split(random, "Basket", basket));
        Collections.shuffle(patterns, random);
        return String.join(" ", patterns);
    }

    private static List<String> split(Random random, String fact, List<String> constraints) {
        Map<Integer, List<String>> groups =
                constraints.stream().collect(Collectors.groupingBy(each -> random.nextInt(3)));
        return groups.values().stream()
                .map(group -> fact + "( " + String.join(", ", group) + " )")
                .toList();
    }

    @Provide
    Arbitrary<NumberComparison> comparisons() {
        return Combinators.combine(
                        Arbitraries.of("==", "!=", "<", "<=", ">", ">="),
                        Arbitraries.integers()
                                .between(0, 12)
                                .map(halves -> new BigDecimal("0.5").multiply(BigDecimal.valueOf(halves))))
                .as(NumberComparison::new);
    }

    private static List<BigDecimal> numbersBy(String step) {
        return IntStream.rangeClosed(0, 40)
                .mapToObj(each -> new BigDecimal(step).multiply(BigDecimal.valueOf(each)))
                .toList();
    }

    private static Predicate<BigDecimal> holds(NumberComparison test) {
        return number -> {
            int order = number.compareTo(test.value());
            return switch (test.operator()) {
                case "==" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        };
    }

    private static String text(String word, NumberComparison test) {
        return word + " " + test.operator() + " " + test.value();
    }

    private static boolean areTwins(String one, String other) {
        return areTwins(one, "bonus(1)", other, "bonus(1)");
    }

    private static boolean areTwins(String one, String gives, String other, String otherGives) {
        String rule = "rule \"%s\" when %s then propose.%s; end\n";
        String text = rule.formatted("One", one, gives) + rule.formatted("Two", other, otherGives);
        List<Finding> findings = findings("earning", text);
        List<Finding> twins = findings.stream()
                .filter(finding -> finding.message().contains("the same under the same condition"))
                .toList();
        assertThat(findings.stream().filter(Finding::isError)).as(text).containsExactlyElementsOf(twins);
        return !twins.isEmpty();
    }

    private static List<Finding> findings(String ofPackage, String rules) {
        String path = ofPackage + "/test.drl";
        return Candidate.of(SHOP.with(Map.of(path, "package " + ofPackage + "\n" + rules)), NOW)
                .findings();
    }
}
