package dev.guerdon.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guerdon.facts.Line;
import dev.guerdon.problem.Refusal;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.files.RuleFiles;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules that have to be stopped, and those that go on without them. */
class InServiceTest {
    private static final RuleFiles SHOP = RuleFiles.read(Path.of("src/test/rules/retail"));
    private static final Instant NOW = Instant.parse("2026-06-18T10:00:00Z");
    private static final List<Line> SMALL = lines(2);
    private static final List<Line> LARGE = lines(300);

    private static final String GREEDY = """
            package earning
            rule "Greedy"
            when
                $a : Line()
                $b : Line( net >= $a.net )
                $c : Line( net >= $b.net, net < ($a.net + 3) )
            then
                propose.points($c, 1);
            end
            rule "Modest"
            when
                $l : Line( $n : net, net >= 1 )
            then
                propose.points($l, $n);
            end
            """;

    @Test
    void aRuleThatWasStoppedThreeTimesIsOutOfServiceAndTheOthersGoOn() {
        Rulebook rulebook = rulebook(GREEDY);
        for (int strike = 1; strike <= 3; strike++) {
            assertThat(rulebook.outOfService()).isEmpty();
            assertThatThrownBy(() -> ask(rulebook, LARGE))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("\"Greedy\"");
        }
        assertThat(ask(rulebook, LARGE))
                .extracting(each -> each.origin().rule())
                .contains("Modest")
                .doesNotContain("Greedy");
        assertThat(rulebook.outOfService()).singleElement().satisfies(out -> {
            assertThat(out.rule().origin().rule()).isEqualTo("Greedy");
            assertThat(out.because()).contains("stopped 3 times");
            assertThat(out.facts()).isEqualTo(LARGE.size());
        });
    }

    @Test
    void nobodyTakesARuleFromSmallBasketsByLargeOnes() {
        Rulebook rulebook = stoppedThrice();
        assertThat(ask(rulebook, SMALL))
                .extracting(each -> each.origin().rule())
                .contains("Greedy", "Modest");

        List<Line> less = lines(250);
        for (int strike = 1; strike <= 3; strike++) {
            assertThat(isStopped(rulebook, less)).isTrue();
        }
        assertThat(isStopped(rulebook, less)).isFalse();
        assertThat(rulebook.outOfService())
                .singleElement()
                .satisfies(out -> assertThat(out.facts()).isEqualTo(less.size()));
    }

    @Test
    void onceItGoesLiveAgainAllRulesAreAsked() {
        Rulebook rulebook = stoppedThrice();
        rulebook.askAll();
        assertThat(rulebook.outOfService()).isEmpty();
        assertThat(rulebook.hadToStop()).isFalse();
        assertThat(isStopped(rulebook, LARGE)).isTrue();
    }

    @Test
    void whatIsOnlyLookedAtIsNoStrike() {
        Rulebook rulebook = rulebook(GREEDY);
        for (int look = 1; look <= 4; look++) {
            assertThat(rulebook.proposeIf(RulePackage.EARNING, LARGE, NOW)).isEmpty();
            List<String> stopped = new ArrayList<>();
            assertThat(rulebook.proposeToSee(RulePackage.EARNING, LARGE, NOW, stopped::add))
                    .extracting(each -> each.origin().rule())
                    .contains("Modest")
                    .doesNotContain("Greedy");
            assertThat(stopped).containsExactly("Greedy");
        }
        assertThat(rulebook.hadToStop()).isFalse();
        assertThat(rulebook.proposeIf(RulePackage.EARNING, SMALL, NOW)).isPresent();
    }

    @Test
    void whatWasDecidedIsWorkedOutAgainByAllRulesAsFarAsTheyCanBeAsked() {
        Rulebook rulebook = stoppedThrice();
        assertThat(rulebook.proposeAgain(RulePackage.EARNING, SMALL, NOW, Set.of("Greedy")))
                .extracting(each -> each.origin().rule())
                .contains("Greedy", "Modest");
        assertThat(rulebook.proposeAgain(RulePackage.EARNING, LARGE, NOW, Set.of("Greedy")))
                .extracting(each -> each.origin().rule())
                .contains("Modest")
                .doesNotContain("Greedy");
        assertThat(rulebook.proposeAgain(RulePackage.EXPIRY, List.of(), NOW, Set.of()))
                .isEmpty();
    }

    @Test
    void aNumberOutOfBoundsIsNotTheRulesFault() {
        Rulebook rulebook = rulebook("""
                package earning
                rule "Squared"
                when
                    $l : Line( $n : (net * net * net * net) )
                then
                    propose.points($l, $n);
                end
                """);
        for (int time = 1; time <= 4; time++) {
            assertThat(ask(rulebook, lines(200)))
                    .filteredOn(each -> each.proposal() instanceof Proposal.OutOfBounds)
                    .hasSize(200 - 177) // 177 to the fourth is below a thousand million, 178 is not
                    .allSatisfy(each -> assertThat(each.proposal())
                            .extracting(Proposal::verb)
                            .isEqualTo("points"));
        }
        assertThat(rulebook.outOfService()).isEmpty();
    }

    @Test
    void whoAsksWhyIsToldThatTheRuleIsOutOfService() {
        Rulebook rulebook = stoppedThrice();
        Asked asked = rulebook.asking(NOW);
        asked.propose(RulePackage.EARNING, List.copyOf(LARGE));
        assertThat(asked.reasons())
                .filteredOn(reason -> reason.rule().equals("Greedy"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.because()).contains("out of service"));
    }

    @Test
    void whatWasDecidedWithoutARuleIsWorkedOutAgainWithoutItWhereItRunsAway() {
        Rulebook rulebook = rulebook(GREEDY);
        for (int time = 1; time <= 4; time++) {
            assertThat(rulebook.proposeAgain(RulePackage.EARNING, LARGE, NOW, Set.of("Modest")))
                    .extracting(each -> each.origin().rule())
                    .contains("Modest")
                    .doesNotContain("Greedy");
        }
        assertThat(rulebook.outOfService()).isEmpty();
        assertThatThrownBy(() -> rulebook.proposeAgain(RulePackage.EARNING, LARGE, NOW, Set.of("Greedy")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whoIsToldWhySomethingWasDecidedTakesNoRuleOutOfService() {
        Rulebook rulebook = rulebook(GREEDY);
        for (int time = 1; time <= 4; time++) {
            Asked asked = rulebook.retracing(NOW, Map.of());
            asked.propose(RulePackage.EARNING, List.copyOf(LARGE));
            assertThat(asked.reasons())
                    .filteredOn(reason -> reason.rule().equals("Greedy"))
                    .singleElement()
                    .satisfies(reason ->
                            assertThat(reason.because()).startsWith("it had to be stopped when it was asked again: "));
            assertThat(asked.fired(RulePackage.EARNING)).contains("Modest").doesNotContain("Greedy");
        }
        assertThat(rulebook.outOfService()).isEmpty();
    }

    @Test
    void anotherVersionBeginsAnew() {
        stoppedThrice();
        Rulebook next = rulebook(GREEDY + "// mended?\n");
        assertThat(next.outOfService()).isEmpty();
        assertThatThrownBy(() -> ask(next, LARGE)).isInstanceOf(Refusal.class);
    }

    @Test
    void theRuleThatCostsMostIsStoppedAndNotTheOneThatComesLast() {
        Rulebook rulebook = rulebook(GREEDY + """
                rule "A little greedy"
                when
                    $a : Line()
                    $b : Line( net == $a.net )
                then
                    propose.points($b, 1);
                end
                """);
        for (int strike = 1; strike <= 3; strike++) {
            assertThatThrownBy(() -> ask(rulebook, LARGE)).hasMessageContaining("\"Greedy\"");
        }
        assertThat(ask(rulebook, LARGE)).isNotEmpty();
    }

    @Test
    void othersAreAnsweredWhileARuleRunsAway() throws Exception {
        Rulebook rulebook = rulebook(GREEDY);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            calls.add(() -> isStopped(rulebook, LARGE));
            calls.add(() -> isStopped(rulebook, SMALL));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> stopped = threads.invokeAll(calls);
            for (int i = 1; i < stopped.size(); i += 2) {
                assertThat(stopped.get(i).get()).as("a small basket").isFalse();
            }
            assertThat(IntStream.range(0, 12)
                            .filter(i -> isTrue(stopped.get(2 * i)))
                            .count())
                    .isBetween(3L, 6L); // those that were under way at the third strike were stopped, too
        } finally {
            threads.shutdown();
        }
        assertThat(rulebook.outOfService()).hasSize(1);
    }

    private static boolean isTrue(Future<Boolean> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static boolean isStopped(Rulebook rulebook, List<Line> lines) {
        try {
            ask(rulebook, lines);
            return false;
        } catch (Refusal stopped) {
            return true;
        }
    }

    private static Rulebook stoppedThrice() {
        Rulebook rulebook = rulebook(GREEDY);
        for (int strike = 1; strike <= 3; strike++) {
            assertThat(isStopped(rulebook, LARGE)).isTrue();
        }
        return rulebook;
    }

    private static List<Proposed> ask(Rulebook rulebook, List<Line> lines) {
        return rulebook.propose(RulePackage.EARNING, lines, NOW);
    }

    private static Rulebook rulebook(String text) {
        return Candidate.of(SHOP.with(Map.of("earning/greedy.drl", text)))
                .rulebook()
                .orElseThrow();
    }

    private static List<Line> lines(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(InServiceTest::line).toList();
    }

    private static Line line(int number) {
        BigDecimal price = BigDecimal.valueOf(number);
        return new Line(String.valueOf(number), "", "product", "", Set.of(), 1, price, price, price, price, Map.of());
    }
}
