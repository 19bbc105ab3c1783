package dev.guerdon.rulebook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import dev.guerdon.proposal.Origin;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.language.Checked;
import dev.guerdon.rulebook.language.Position;
import dev.guerdon.rulebook.language.Property;
import dev.guerdon.rulebook.language.VerbSignature;
import dev.guerdon.rulebook.language.Vocabulary;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules as they would be if something hostile had got by the grammar and the checks. */
class InspectionTest {
    private static final Rulebook SHOP =
            Candidate.of(RuleFiles.read(Path.of("rules"))).rulebook().orElseThrow();

    @ParameterizedTest
    @EnumSource
    void rulesOfTheGrammarHoldNothingElse(RulePackage rulePackage) {
        assertThat(SHOP.rules(rulePackage))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(Inspection.unwantedIn(rule)).isEmpty());
    }

    @Test
    void aComparisonThatIsNotOfTheLanguageIsFound() {
        assertFound(testing((fact, others) -> System.getProperty("user.home").isEmpty()));
    }

    @Test
    void aMethodOfAFactThatIsNoWordIsFound() throws ReflectiveOperationException {
        assertFound(holding(reading(Object.class.getMethod("hashCode"))));
        assertFound(holding(reading(Line.class.getMethod("toString"))));
    }

    @Test
    void aWordIsReadInOneWayOnly() throws ReflectiveOperationException {
        assertFound(holding(reading(Member.class.getMethod("orders"))));
        assertThat(Inspection.unwantedIn(
                        holding(Vocabulary.of(Member.class).get("orders").getter())))
                .isEmpty();
    }

    @Test
    void aVerbThatIsNoneIsFound() throws ReflectiveOperationException {
        VerbSignature exit = new VerbSignature(
                "bonus",
                "",
                List.of(int.class),
                List.of(),
                List.of(),
                List.of("n"),
                MethodHandles.lookup().unreflect(System.class.getMethod("exit", int.class)));
        assertFound(holding(exit));
    }

    @Test
    void aVerbOfAnotherPackageIsFound() {
        assertThat(Inspection.unwantedIn(
                        holding(VerbSignature.of(RulePackage.EARNING).get(0))))
                .isEmpty();
        assertFound(holding(VerbSignature.of(RulePackage.TIERS).get(0)));
    }

    @Test
    void whatLiesDeepIsFound() {
        assertFound(holding(List.of(Map.of("a", new Object[] {List.of(new Thread("never started"))}))));
        assertFound(holding(Map.of(ClassLoader.getSystemClassLoader(), "a")));
    }

    @Test
    void aCollectionOfSomebodysOwnIsFound() {
        assertFound(holding(Stream.iterate(1, each -> each + 1)));
        assertFound(holding(new AbstractList<String>() {
            @Override
            public String get(int index) {
                return "all of them";
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        }));
    }

    private static void assertFound(Checked.Rule rule) {
        assertThat(Inspection.unwantedIn(rule)).isPresent();
    }

    /** What reads a method of a fact just as words are read, made behind the vocabulary's back. */
    private static Object reading(Method method) throws ReflectiveOperationException {
        Method making = Property.class.getDeclaredMethod("getter", Method.class);
        making.setAccessible(true);
        return making.invoke(null, method);
    }

    private static Checked.Rule testing(dev.guerdon.rulebook.language.Test test) {
        Checked.Constraint constraint = new Checked.Constraint("forged", List.of(), test, Map.of(), List.of(), null, 1);
        Checked.Match match = new Checked.Match(0, Member.class, null, List.of(constraint), List.of());
        return rule(List.of(new Checked.None(match)));
    }

    /** A rule among whose conditions lies something else. */
    private static Checked.Rule holding(Object held) {
        @SuppressWarnings("unchecked")
        List<Checked.Part> parts = (List<Checked.Part>) (List<?>) List.of(held);
        return rule(parts);
    }

    private static Checked.Rule rule(List<Checked.Part> conditions) {
        Origin origin = SHOP.rules(RulePackage.EARNING).get(0).origin();
        return new Checked.Rule(
                origin,
                "earning/forged.drl",
                new Position(1, 1),
                "",
                Instant.MIN,
                Instant.MAX,
                1,
                conditions,
                List.of());
    }
}
