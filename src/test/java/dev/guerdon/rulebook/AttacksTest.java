package dev.guerdon.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.guerdon.facts.Line;
import dev.guerdon.problem.Refusal;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rehearsal.Rehearsal;
import dev.guerdon.rulebook.files.RuleFiles;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rule files written by someone who wants more than rules: none goes live, and each is told where and why. */
class AttacksTest {
    private static final String FILE = "earning/attack.drl";
    private static final RuleFiles SHOP = RuleFiles.read(Path.of("src/test/rules/retail"));

    /**
     * An entry of attacks.yaml.
     *
     * @param file where the text is saved; null: {@link #FILE}
     * @param rule null where the text is at fault outside of a rule
     */
    record Attack(String attack, String file, int line, String rule, String says, String text) {
        String path() {
            return file == null ? FILE : file;
        }
    }

    @TestFactory
    Stream<DynamicTest> aRuleCanNot() throws IOException {
        try (InputStream yaml = getClass().getResourceAsStream("attacks.yaml")) {
            return Stream.of(new YAMLMapper().readValue(yaml, Attack[].class))
                    .map(each -> DynamicTest.dynamicTest(each.attack(), () -> assertRefused(each)));
        }
    }

    private static void assertRefused(Attack attack) {
        Candidate candidate = Candidate.of(SHOP.with(Map.of(attack.path(), attack.text())));
        List<Finding> findings = candidate
                .rulebook()
                .map(rulebook -> Rehearsal.of(rulebook).findings())
                .orElse(candidate.findings());
        assertThat(findings)
                .filteredOn(finding -> finding.isError() && finding.file().equals(attack.path()))
                .first()
                .satisfies(finding -> {
                    assertThat(finding.line()).as(finding.toString()).isEqualTo(attack.line());
                    assertThat(finding.rule()).as(finding.toString()).isEqualTo(attack.rule());
                    assertThat(finding.message()).contains(attack.says());
                });
    }

    @Test
    void thereAreManyKindsOfAttacks() throws IOException {
        try (InputStream yaml = getClass().getResourceAsStream("attacks.yaml")) {
            assertThat(new YAMLMapper().readValue(yaml, Attack[].class))
                    .hasSizeGreaterThan(80)
                    .extracting(Attack::attack)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void deepNestingIsRefusedAndNothingOverflows() {
        String deep = "(".repeat(100_000) + "1" + ")".repeat(100_000);
        assertThat(findingsOf("Member( orders == " + deep + " )", "propose.bonus(1);"))
                .isNotEmpty();
        assertThat(findingsOf("Member( " + "!".repeat(100_000) + "birthdayToday )", "propose.bonus(1);"))
                .isNotEmpty();
        assertThat(findingsOf("( ".repeat(100_000) + "Member()" + " )".repeat(100_000), "propose.bonus(1);"))
                .isNotEmpty();
    }

    @Test
    void anExpressionWithoutEndIsRefused() {
        assertThat(findingsOf("Member( orders == 1" + " + 1".repeat(100_000) + " )", "propose.bonus(1);"))
                .isNotEmpty();
        assertThat(findingsOf("Member()\n".repeat(10_000), "propose.bonus(1);")).isNotEmpty();
    }

    @Test
    void aNumberOfAMillionDigitsIsRefused() {
        assertThat(findingsOf("Member( spend12m > " + "9".repeat(900_000) + " )", "propose.bonus(1);"))
                .isNotEmpty();
    }

    @Test
    void bindingsThatDoubleEachOtherAreRefused() {
        StringBuilder doubling = new StringBuilder("Member( $a0 : orders");
        for (int i = 1; i <= 40; i++) {
            doubling.append(", $a")
                    .append(i)
                    .append(" : ($a")
                    .append(i - 1)
                    .append(" + $a")
                    .append(i - 1)
                    .append(")");
        }
        assertThat(findingsOf(doubling + ", $a40 > 1 )", "propose.bonus(1);")).isNotEmpty();
    }

    @Test
    void branchesThatMultiplyAreRefused() {
        assertThat(findingsOf("( Member() or Basket() )\n".repeat(20), "propose.bonus(1);"))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("split the rule");
    }

    @Test
    void aRuleThatMatchesAllCombinationsOfLinesIsStopped() {
        Rulebook rulebook = Candidate.of(SHOP.with(Map.of(
                        FILE,
                        text(
                                "$a : Line()\n$b : Line( net >= $a.net )\n$c : Line( net >= $b.net )\n$d : Line( net >= $c.net )",
                                "propose.points($d, 1);"))))
                .rulebook()
                .orElseThrow();
        List<Line> lines = IntStream.range(0, 1_000).mapToObj(AttacksTest::line).toList();
        assertThatThrownBy(() -> rulebook.propose(RulePackage.EARNING, lines, Instant.EPOCH))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Attack");
    }

    @Test
    void aNumberThatIsOutOfBoundsOnlyForSomeBasketsGivesNothingAndSaysWhy() {
        Rulebook rulebook = Candidate.of(
                        SHOP.with(Map.of(FILE, text("$l : Line( $n : (net - 100) )", "propose.points($l, $n);"))))
                .rulebook()
                .orElseThrow();
        assertThat(rulebook.propose(RulePackage.EARNING, List.of(line(1)), Instant.EPOCH))
                .filteredOn(each -> each.origin().rule().equals("Attack"))
                .singleElement()
                .extracting(Proposed::proposal)
                .isInstanceOfSatisfying(
                        Proposal.OutOfBounds.class,
                        out -> assertThat(out.because()).contains("points are from 0"));
    }

    @Test
    void aMistakeInOneRuleIsNotCarriedIntoTheNext() {
        String broken = "rule \"Broken %d\"\nwhen\n    Member( orders == ( )\nthen\n    propose.bonus(1);\nend\n";
        StringBuilder text = new StringBuilder("package earning\n");
        for (int i = 0; i < 50; i++) {
            text.append(broken.formatted(i));
        }
        assertThat(Candidate.of(SHOP.with(Map.of(FILE, text.toString()))).findings())
                .hasSize(50)
                .extracting(Finding::message)
                .containsOnly("here a number, a word in quotes or a property should stand (found ')')");
    }

    private static Line line(int id) {
        BigDecimal price = BigDecimal.ONE;
        return new Line(String.valueOf(id), "", "product", "", Set.of(), 1, price, price, price, price, Map.of());
    }

    private static String text(String condition, String consequence) {
        return "package earning\nrule \"Attack\"\nwhen\n    %s\nthen\n    %s\nend\n".formatted(condition, consequence);
    }

    @Test
    void aFileOfFiveMegabytesIsRefusedUnread() {
        RuleFiles files = SHOP.with(Map.of(FILE, "// tea\n".repeat(5 * 1024 * 1024 / 7)));
        assertThat(Candidate.of(files).findings())
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.toString()).isEqualTo(FILE + ": The file is larger than 1 MiB."));
    }

    private static List<Finding> findingsOf(String condition, String consequence) {
        String text =
                "package earning\nrule \"Attack\"\nwhen\n    %s\nthen\n    %s\nend\n".formatted(condition, consequence);
        return org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(10),
                () -> Candidate.of(SHOP.with(Map.of(FILE, text))).findings());
    }
}
