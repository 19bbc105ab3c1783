package dev.guerdon;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls between packages stand where docs/architecture.md draws them. */
class ArchitectureTest {
    private static final String ROOT = "dev.guerdon";
    private static final Path DOCUMENT = Path.of("docs", "architecture.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|.*\\| ([^|]*) \\|$");
    private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");

    /** Annotations that say how a record looks in JSON are no framework. */
    private static final String DESCRIPTION = "org.eclipse.microprofile.openapi.annotations..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void packagesUseWhatTheTableInTheDocumentSaysAndNothingElse() throws IOException {
        assertThat(used())
                .as("what each package uses, against the table in %s", DOCUMENT)
                .containsExactlyInAnyOrderEntriesOf(table());
    }

    /** With what is below a package counted to it: takes away who uses nothing that is left, as long as there is anyone. */
    @Test
    void thereAreNoCycles() {
        Map<String, Set<String>> uses = new TreeMap<>();
        used().forEach((name, used) -> used.forEach(other ->
                uses.computeIfAbsent(topOf(name), top -> new TreeSet<>()).add(topOf(other))));
        uses.forEach((top, used) -> used.remove(top));
        do {
            uses.values().forEach(used -> used.retainAll(uses.keySet()));
        } while (uses.values().removeIf(Set::isEmpty));
        assertThat(uses)
                .as("packages that use one another in a circle, and who uses those")
                .isEmpty();
    }

    private static String topOf(String name) {
        return name.replaceFirst("[.].*", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"money", "programme", "facts", "proposal", "decision", "insight"})
    void theCoreKnowsNoFramework(String name) {
        classes()
                .that(resideInAPackage(inPackage(name)))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", ROOT + "..", "com.fasterxml.jackson.annotation..", DESCRIPTION))
                .check(CLASSES);
    }

    @Test
    void onlyOnePackageKnowsTheEngine() {
        noClasses()
                .that(not(resideInAPackage(inPackage("rulebook.engine"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.kie..", "org.drools.."))
                .check(CLASSES);
    }

    /** The last column of each row that begins with a package's name. */
    private static Map<String, SortedSet<String>> table() throws IOException {
        Map<String, SortedSet<String>> table = new TreeMap<>();
        ROW.matcher(Files.readString(DOCUMENT)).results().forEach(row -> table.put(row.group(1), names(row.group(2))));
        return table;
    }

    private static SortedSet<String> names(String cell) {
        Stream<MatchResult> names = NAME.matcher(cell).results();
        return names.map(name -> name.group(1)).collect(toCollection(TreeSet::new));
    }

    /** What each package uses of the others. The way in, which lies above them all, is not asked. */
    private static SortedMap<String, SortedSet<String>> used() {
        return CLASSES.stream()
                .filter(ArchitectureTest::isInAPackage)
                .collect(groupingBy(
                        ArchitectureTest::nameOf,
                        TreeMap::new,
                        flatMapping(ArchitectureTest::usedBy, toCollection(TreeSet::new))));
    }

    private static Stream<String> usedBy(JavaClass user) {
        return user.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(ArchitectureTest::isInAPackage)
                .map(ArchitectureTest::nameOf)
                .filter(name -> !name.equals(nameOf(user)));
    }

    private static boolean isInAPackage(JavaClass it) {
        return it.getPackageName().startsWith(ROOT + ".");
    }

    private static String nameOf(JavaClass it) {
        return it.getPackageName().substring(ROOT.length() + 1);
    }

    private static String inPackage(String name) {
        return ROOT + "." + name + "..";
    }
}
