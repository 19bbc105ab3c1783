package dev.guerdon.rulebook.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules with a mistake in their grammar: what else is wrong with them is told beside it, and nothing that only comes of it. */
class SyntaxMistakesTest {
    private static final RuleFiles SHOP = RuleFiles.read(Path.of("src/test/rules/retail"));
    private static final String FILE = "earning/test.drl";

    /** In conditions and proposals / begins a new line, the first of which are the lines 4 and 6. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Member( orders > )                                    | propose.bonus(1);                              | 4:22
            Member( orders > 1                                    | propose.bonus(1);                              | 4:23
            Member orders > 1 )                                   | propose.bonus(1);                              | 4:12
            Member( orders > 1 ) )                                | propose.bonus(1);                              | 4:26
            Member( orders ) > 1 )                                | propose.bonus(1);                              | 4:22
            Member( orders, > 1 )                                 | propose.bonus(1);                              | 4:21
            Member( orders > 1, )                                 | propose.bonus(1);                              | 4:25
            Member( orders 1 )                                    | propose.bonus(1);                              | 4:20
            Member( orders then > 1 )                             | propose.bonus(1);                              | 4:20
            Member( orders end > 1 )                              | propose.bonus(1);                              | 4:20
            Member( orders propose > 1 )                          | propose.bonus(1);                              | 4:20
            $l : Line()                                           | propose.points( ; $l, 1);                      | 6:21
            Member( tier in "gold", "silver" )                    | propose.bonus(1);                              | 4:21
            Member( tier in ["gold", "silver"] )                  | propose.bonus(1);                              | 4:21
            Member( spend12m > 1.000.000,50 )                     | propose.bonus(1);                              | 4:24
            Member( atLeast(“gold”) )                             | propose.bonus(1);                              | 4:21
            Member( tier == "gold )                               | propose.bonus(1);                              | 4:21
            Member( tier == gold" )                               | propose.bonus(1);                              | 4:25
            exist Line( net > 5 )                                 | propose.bonus(1);                              | 4:5
            not ( Line( net > 5 ) Line( net > 9 ) )               | propose.bonus(1);                              | 4:27
            not (( Line( net > 5 ) )                              | propose.bonus(1);                              | 4:10
            eval( 1 == 1 ) Member()                               | propose.bonus(1);                              | 4:5
            Member() from $members / $l : Line()                  | propose.points($l, 1);                         | 4:14
            $l Line( net > 5 )                                    | propose.points($l, 1);                         | 4:8
            l : Line( net > 5 )                                   | propose.points($l, 1);                         | 4:7
            ( Line net > 5 ) / or / $l : Line( net < 1 ) )        | propose.points($l, 1);                         | 4:12
            ( $l : Line net > 5 ) / or $l : Line( net < 1 ) / or $l : Line( net == 3 ) ) | propose.points($l, 1);  | 4:17
            ( Basket total > 1 and $l : Line( net < 1 ) ) or ( $l : Line( net > 7 ) and Basket() ) | propose.points($l, 1); | 4:14
            accumulate( Line( $n : net; $s : sum($n) )            | propose.points($s);                            | 4:31
            accumulate( Line( $n net ); $s : sum($n); $s > 1 )    | propose.points($s);                            | 4:26
            Member()                                              | propose.bonus(1)                               | 6:21
            Member()                                              | propose.bonus(1 / propose.points(1);           | 6:20
            Member()                                              | propose.bonus(1)) ; / propose.points(1);       | 6:21
            Member()                                              | propose bonus(1); / propose.points(1);         | 6:13
            Member()                                              | propose.message("app, "any"); / propose.points(1); | 6:28
            $l : Line()                                           | $x = 5; propose.points($l, $x);                | 6:5
            $l : Line()                                           | int x = 5; / propose.points($l, x);            | 6:5
            $l : Line()                                           | if ($l != null) { / propose.points($l, 1); / } | 6:5
            """)
    void aMistakeIsToldOnce(String condition, String proposals, String places) {
        assertThat(places(rule(condition, proposals))).containsExactly(places.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $l : Line( net > ) $m : Member( $n : orders = 1 )     | propose.points($l, $n);                        | 4:22 4:49 4:49
            Member( teir = "gold", orders => 3, ordrs =< 3 )      | propose.bonus(1);                              | 4:13 4:18 4:35 4:41 4:47
            Member( tier == “glod” )                              | propose.bonus(1);                              | 4:21 4:21
            Member( tier is "glod", orders is not 3 )             | propose.bonus(1);                              | 4:18 4:21 4:36
            Member( orders more than 3, teir at least 4 )         | propose.bonus(1);                              | 4:20 4:33 4:38
            Member( orders is at most 3, teir == "x" )            | propose.bonus(1);                              | 4:20 4:34
            Member( not birthdayTody )                            | propose.bonus(1);                              | 4:13 4:17
            Member( joinedOn > 2026-01-01, teir == "x" )          | propose.bonus(1);                              | 4:24 4:36
            Member( orders > 3 and teir == "x" )                  | propose.bonus(1);                              | 4:24 4:28
            Basket( totl > EUR 50 ) Member( spend12m > 50 EUR )   | propose.bonos(5 points);                       | 4:13 4:20 4:51 6:5 6:21
            Basket( totl > $50.00 ) Member( spend12m > €50 )      | propose.bonus($5);                             | 4:13 4:20 4:48 6:19
            Basket( totl > 50€ ) Member( spend12m ≥ 50GBP )       | propose.bonos(5%);                             | 4:13 4:20 4:43 4:45 6:5 6:20
            Member( orders > , teir == "gold" )                   | propose.bonus(1);                              | 4:22 4:24
            Member( teir == "gold", orders > )                    | propose.bonus(1);                              | 4:13 4:38
            Member( orders > 1 / Line( nett > 5 )                 | propose.bonus(1);                              | 4:23 5:7
            Member( orders > / Line( nett > 5 )                   | propose.bonus(1);                              | 5:1 5:7
            Membr orders > 1 ) / exists( Lin( net > 5 ) )         | propose.bonos(1);                              | 4:11 5:9 7:5
            Member( orders > ) Basket( channel = "web" )          | propose.bonus(1);                              | 4:22 4:40
            Member( tier == “gold” ) / $l : Lin( net > 5 )        | propose.points($l, 1);                         | 4:21 5:1
            Member( tier == “gold” ) / Member( tier == “silver” ) | propose.bonus(1);                              | 4:21 5:14 5:17
            Member( tier == “gold”, teir == "x" )                 | propose.bonus(1);                              | 4:21 4:29
            Member( tier == “gold, teir == "x" )                  | propose.bonus(1);                              | 4:21
            Member( orders > 10x, teir == "x" )                   | propose.bonus(1);                              | 4:22 4:27
            Member( tier == “gold”, stage == “new” )              | propose.coupon(“any”); propose.bonos(1);       | 4:21 4:38 6:20 6:20 6:28
            Member( (orders > , points > 1 ) ) / Today( yaer > 1 ) | propose.bonus(1);                             | 4:23 5:8
            ( Line( net = 5 ) or Line( nett > 5 ) )               | propose.bonus(1);                              | 4:7 4:17 4:26 4:32
            not Line( net = 5, nett > 5 )                         | propose.bonus(1);                              | 4:19 4:24
            $l : Line( net = 5 )                                  | propose.points($l, 1); propose.bonos(1);       | 4:20 6:28
            $l : Line( net > 5 )                                  | propose.points($l 1); propose.times($k, 1); / propose.bonos(1); | 6:23 6:41 7:1
            $l : Line( net > 5 )                                  | propose.points($l 1); / propose.times($k, 1);  | 6:23 7:15
            Member()                                              | propose.bonos(1) / propose.pionts(1);          | 6:5 6:21 7:1
            Member()                                              | insert(1); / propose.bonos(1); / update(2);    | 6:5 7:1 8:1
            Membr( spend12 > 1 ) exists Line( net > 5 )           | propose.bonus(1);                              | 4:5 4:12
            Membr() propose.bonos(1);                             | propose.bonus(1);                              | 4:5 4:13 4:13 5:1
            Member( orders ≥ 3, teir == "x" )                     | propose.bonus(1);                              | 4:20 4:25
            Member( spend12m > €50.10, teir == "x" )              | propose.bonus(1);                              | 4:24 4:32
            Member( orders between 1 and 5, teir == "x" )         | propose.bonus(1);                              | 4:20 4:37
            Member( tags contain "x", teir == "x" )               | propose.bonus(1);                              | 4:18 4:31
            Member()                                              | porpose.bonos(1); / propose.bonos(1);          | 6:5 6:5 7:1
            """)
    void whatElseIsWrongIsToldBesideIt(String condition, String proposals, String places) {
        assertThat(places(rule(condition, proposals))).containsExactly(places.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rule gold when Membr() then propose.bonus(1); end                    | 2:6 2:16
            rule "A when                                                         | 2:6
            rule "A" @reason("x" when Membr() then propose.bonus(1); end         | 2:22 2:27
            rule "A" reason("x") when Membr() then propose.bonus(1); end         | 2:10 2:27
            rule "A" Membr() then propose.bonus(1); end                          | 2:10 2:10
            rule "A" When Membr() Then propose.bonos(1); End                     | 2:10 2:15 2:23 2:28 2:46
            rule "A" when Membr() then propose.bonus(1);                         | 2:15 3:1
            rule "A" when Member() end                                           | 2:24
            rule "A" when Member( orders > 1 then propose.bonos(1); end          | 2:34 2:39
            rule "A" when Member( orders > ) then end                            | 2:32
            rule "A" when Member() tehn propose.bonos(1); end                    | 2:24 2:29
            rule "A" wehn Membr() then propose.bonos(1); end                     | 2:10 2:15 2:28
            ruel "A" when Membr() then propose.bonos(1); edn                     | 2:1 2:15 2:28 2:46
            """)
    void aRuleIsReadOnBehindItsFrame(String text, String places) {
        assertThat(places("package earning\n" + text + "\n")).containsExactly(places.split(" "));
    }

    @Test
    void theNextRuleIsReadWhateverIsWrongWithTheOneBefore() {
        assertThat(places("""
                package earning
                rule "A" when
                    Member( orders > 1
                rule "B" when
                    Membr()
                then
                    propose.bonus(1
                rule "C" when Membr() then propose.bonus(1); end
                """)).containsExactly("3:23", "5:5", "7:20", "8:15");
    }

    @Test
    void theNextRuleIsReadBehindAnEndWithASemicolon() {
        assertThat(places("""
                package earning
                rule "A" when Member() then propose.bonus(1); end;
                rules "B" when Membr() then propose.bonus(1); end;
                """)).containsExactly("3:1", "3:16");
    }

    @Test
    void theNextRuleIsReadBehindAMisspeltEnd() {
        assertThat(places("""
                package earning
                rule "A" when
                    Membr()
                then
                    propose.bonus(1);
                edn
                rule "B" when Membr() then propose.bonus(1); end
                """)).containsExactly("3:5", "6:1", "7:15");
    }

    @Test
    void aMisspeltPackageIsToldOnce() {
        assertThat(places("""
                pakcage earning
                rule "A" when Membr() then propose.bonus(1); end
                """)).containsExactly("1:1", "2:15");
    }

    private static String rule(String condition, String proposals) {
        return "package earning\nrule \"Test\"\nwhen\n    %s\nthen\n    %s\nend\n"
                .formatted(condition, proposals)
                .replace(" / ", "\n");
    }

    private static Stream<String> places(String text) {
        List<Finding> findings = Candidate.of(SHOP.with(Map.of(FILE, text))).findings();
        return findings.stream().map(each -> {
            assertThat(each.file()).isEqualTo(FILE);
            return each.line() + ":" + each.column();
        });
    }
}
