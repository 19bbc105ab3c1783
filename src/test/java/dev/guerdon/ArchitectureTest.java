package dev.guerdon;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls between packages, as docs/architecture.md draws them. */
class ArchitectureTest {
    private static final String ROOT = "dev.guerdon";

    /** What each package may use besides itself, the JDK and libraries. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("money", Set.of()),
            entry("problem", Set.of()),
            entry("database", Set.of()),
            entry("insight", Set.of()),
            entry("programme", Set.of("money")),
            entry("facts", Set.of("money", "programme")),
            entry("proposal", Set.of("facts", "money", "programme")),
            entry("rulebook", Set.of("facts", "proposal", "problem", "money", "programme")),
            entry("decision", Set.of("facts", "proposal", "money", "programme")),
            entry("rehearsal", Set.of("rulebook", "decision", "facts", "proposal", "problem", "money", "programme")),
            entry("ledger", Set.of("money", "problem", "programme", "database")),
            entry("holding", Set.of("money", "problem", "programme", "database")),
            entry("campaign", Set.of("money", "problem", "programme", "database")),
            entry(
                    "member",
                    Set.of("facts", "ledger", "holding", "campaign", "money", "problem", "programme", "database")),
            entry("batch", Set.of("problem", "database")),
            entry(
                    "checkout",
                    Set.of(
                            "rehearsal",
                            "rulebook",
                            "decision",
                            "member",
                            "ledger",
                            "holding",
                            "campaign",
                            "facts",
                            "proposal",
                            "problem",
                            "money",
                            "programme",
                            "database")),
            entry(
                    "engagement",
                    Set.of(
                            "rehearsal",
                            "rulebook",
                            "decision",
                            "member",
                            "ledger",
                            "holding",
                            "campaign",
                            "facts",
                            "proposal",
                            "problem",
                            "money",
                            "programme",
                            "database")),
            entry(
                    "lifecycle",
                    Set.of(
                            "batch",
                            "insight",
                            "giving",
                            "tier",
                            "message",
                            "request",
                            "rulebook",
                            "decision",
                            "member",
                            "ledger",
                            "holding",
                            "campaign",
                            "facts",
                            "proposal",
                            "problem",
                            "money",
                            "programme",
                            "database")),
            entry(
                    "event",
                    Set.of("checkout", "engagement", "member", "facts", "problem", "money", "programme", "database")),
            entry("cli", Set.of("rehearsal", "rulebook", "problem", "programme")),
            entry("start", Set.of("problem")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesOnlyWhatItMay(String name) {
        Stream<String> allowed = Stream.concat(Stream.of(name), MAY_USE.get(name).stream());
        String[] patterns = allowed.map(ArchitectureTest::inPackage).toArray(String[]::new);
        classes()
                .that(resideInAPackage(inPackage(name)))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(ROOT + "..")).or(resideInAnyPackage(patterns)))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackageStandsInTheTable() {
        Set<String> there = CLASSES.stream()
                .map(each -> StringUtils.substringBetween(each.getPackageName() + ".", ROOT + ".", "."))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        assertThat(MAY_USE.keySet()).containsAll(there);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"money", "programme", "facts", "proposal", "decision", "insight"})
    void theCoreKnowsNoFramework(String name) {
        classes()
                .that(resideInAPackage(inPackage(name)))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", ROOT + "..", "com.fasterxml.jackson.annotation.."))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void onlyTheRulebookKnowsTheEngine() {
        noClasses()
                .that(not(resideInAPackage(inPackage("rulebook"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.kie..", "org.drools.."))
                .check(CLASSES);
    }

    private static Stream<String> packages() {
        return MAY_USE.keySet().stream().sorted();
    }

    private static String inPackage(String name) {
        return ROOT + "." + name + "..";
    }
}
