package dev.guerdon.rulebook.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules with an unknown word in them: what makes no sense in them is told beside it, and nothing that only comes of it. */
class BesideMistakesTest {
    private static final RuleFiles SHOP = RuleFiles.read(Path.of("src/test/rules/retail"));
    private static final Instant NOW = Instant.parse("2026-06-18T10:00:00Z");
    private static final String FILE = "earning/test.drl";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Member( tier == "glod", spend12m > 10, spend12m < 5 )          | propose.bonus(1)               | 4:21 4:53
            Member( teir == "gold", spend12m > 10, spend12m < 5 )          | propose.bonus(1)               | 4:13 4:53
            Member( tier == "glod" && orders > 5 && orders < 3 )           | propose.bonus(1)               | 4:21 4:52
            Member( orders < 0 )                                           | propose.bonos(1)               | 4:20 6:5
            Member( tier == "glod" ) Line( net > 5 )                       | propose.bonus(1)               | 4:21 4:30
            Member() Line( net > 5 )                                       | propose.coupon("ANI")          | 4:14 6:20
            $n : Line( nett > 5 ) Member( orders < 0 )                     | propose.points($n, 1)          | 4:16 4:42
            accumulate( Line( nett > 1 ); $s : sum(net) ) Member( orders < 0 ) | propose.points($s)         | 4:23 4:66
            """)
    void whatMakesNoSenseIsToldBesideAnUnknownWord(String condition, String proposal, String places) {
        assertThat(places(rule("Test", condition, proposal))).containsExactly(places.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Member( tier == "glod", tier == "gold" )                       | propose.bonus(1)               | 4:21
            Member( tier in ("glod", "silver"), tier == "basic" )          | propose.bonus(1)               | 4:22
            Member( $t : teir, $t == "gold", $t == "silver" )              | propose.bonus(1)               | 4:18
            Member( orders > "x", orders < 5 )                             | propose.bonus(1)               | 4:20
            Member( atLeast() )                                            | propose.bonus(1)               | 4:13
            exists Lin( net > 10 ) exists Lin( net < 5 )                   | propose.bonus(1)               | 4:12 4:35
            accumulate( Line(); $s : summ(net); $s > 5, $s < "a" )         | propose.points($s)             | 4:25
            accumulate( Line( $n : nett ); $s : sum($n); $s > 5, $s < "a" ) | propose.points($s)            | 4:28
            Member() $line : Line( net > 5 )                               | propose.points($lien, 1)       | 6:20
            Member() $line : Line( net > 5 )                               | propose.points(line, 1)        | 6:20
            Member() $line : Line( net > 5 )                               | propose.times("line", 1)       | 6:5
            Member() Line( $n : net )                                      | propose.points(($n * 2))       | 6:24
            Member() Line( $n : net ) exists Line( net > $m )              | propose.bonus(1)               | 4:50
            Member() Line( $low : net ) exists Line( net > low )           | propose.bonus(1)               | 4:52
            Member() $line : Line( net > 5 )                               | propose.pionts($line, 1)       | 6:5
            """)
    void whatOnlyComesOfAMistakeIsNot(String condition, String proposal, String places) {
        assertThat(places(rule("Test", condition, proposal))).containsExactly(places.split(" "));
    }

    @Test
    void twoRulesOfOneNameAreToldWhateverElseIsWrongWithThem() {
        String good = rule("Test", "Member()", "propose.bonus(1)");
        String misspelt = rule("Test", "Membr()", "propose.bonus(1)");
        String broken = rule("Test", "Member( )) orders > 1", "propose.bonus(1)");
        String second = "earning/zest.drl";
        assertThat(findings(Map.of(FILE, misspelt, second, good))).containsExactly(FILE + ":4:5", second + ":2:1");
        assertThat(findings(Map.of(FILE, good, second, misspelt))).containsExactly(second + ":2:1", second + ":4:5");
        assertThat(findings(Map.of(FILE, broken, second, good))).containsExactly(FILE + ":4:14", second + ":2:1");
    }

    @Test
    void aRuleThatIsOverIsToldBesideAnUnknownWordUnlessItsTimesAreWrong() {
        String misspelt = rule("Test", "Membr()", "propose.bonus(1)");
        assertThat(places(misspelt.replace("when", "@until(\"2026-01-01\") when")))
                .containsExactly("3:1", "4:5");
        assertThat(places(misspelt.replace("when", "@from(\"2026-03-01\") @until(\"2026-01-01\") when")))
                .containsExactly("3:21", "4:5");
        assertThat(places(misspelt.replace("when", "@from(\"2026-13-01\") @until(\"2026-01-01\") when")))
                .containsExactly("3:1", "4:5");
    }

    @Test
    void aGiftWithoutBoundsIsToldUnlessAMistakeMayHideTheBound() {
        String path = "campaigns/spring/gifts.drl";
        String points = rule("Test", "Membr()", "propose.hint(\"x\"); propose.coupon(\"ANI\"); propose.bonus(1)");
        Map<String, String> campaign = Map.of("campaigns/spring/campaign.yaml", "from: 2026-01-01\n");
        Map<String, String> discount =
                with(campaign, path, points.replace("earning", "discounts").replace("bonus", "percentOff"));
        assertThat(findings(discount)).containsExactly(path + ":4:5", path + ":6:24", path + ":6:47");
        assertThat(findings(with(campaign, path, points))).containsExactly(path + ":4:5", path + ":6:39");

        Map<String, String> capped = with(campaign, path, rule("Test", "Member()", "propose.bonus(1)"));
        assertThat(findings(capped)).containsExactly(path + ":6:5");
        String broken = rule("Cap", "Member()", "propose.cap(5");
        assertThat(findings(with(capped, "campaigns/spring/cap.drl", broken)))
                .containsExactly("campaigns/spring/cap.drl:6:18");
    }

    private static Map<String, String> with(Map<String, String> files, String path, String text) {
        Map<String, String> all = new TreeMap<>(files);
        all.put(path, text);
        return all;
    }

    private static String rule(String name, String condition, String proposal) {
        return "package earning\nrule \"%s\"\nwhen\n    %s\nthen\n    %s;\nend\n".formatted(name, condition, proposal);
    }

    private static List<String> places(String text) {
        return findings(Map.of(FILE, text)).stream()
                .map(place -> place.substring(FILE.length() + 1))
                .toList();
    }

    private static List<String> findings(Map<String, String> files) {
        return Candidate.of(SHOP.with(files), NOW).findings().stream()
                .map(each -> each.file() + ":" + each.line() + ":" + each.column())
                .toList();
    }
}
