package dev.guerdon.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.facts.Line;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.files.RuleFiles;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No class is made of a rulebook, so there is nothing in one that could do more than the classes that are there already. */
class NothingIsCompiledTest {
    private static final RuleFiles SHOP = RuleFiles.read(Path.of("rules"));

    @TempDir
    Path folder;

    @Test
    void aRulebookIsLoadedAndAskedWithoutAnyNewClass() throws IOException {
        load(0); // what loading needs itself is there after the first time
        List<RecordedClass> defined = definedWhile(() -> {
            for (int i = 1; i <= 20; i++) {
                load(i);
            }
        });
        // Classes of the libraries may be needed late. The Java platform may make glue for what is called often by
        // reflection;
        // it holds no code of a rule.
        assertThat(defined)
                .extracting(RecordedClass::getName)
                .filteredOn(name -> !isOnTheClassPath(name))
                .allMatch(name -> name.startsWith("java.") || name.startsWith("jdk."));
    }

    @Test
    void theWatchOnClassesSeesOneThatIsDefined() throws IOException {
        byte[] code;
        try (InputStream file = Here.class.getResourceAsStream("NothingIsCompiledTest$Here.class")) {
            code = file.readAllBytes();
        }
        class Defining extends ClassLoader {
            void define() {
                defineClass(Here.class.getName(), code, 0, code.length);
            }
        }
        Defining another = new Defining(); // one of its own, as who looks for tests may have loaded the class before
        assertThat(definedWhile(another::define))
                .extracting(RecordedClass::getName)
                .contains(Here.class.getName());
    }

    /** Nothing, but a class. */
    private static final class Here {}

    private static boolean isOnTheClassPath(String name) {
        return NothingIsCompiledTest.class.getResource("/" + name.replace('.', '/') + ".class") != null;
    }

    /** A rulebook that nobody has seen before: other conditions, other proposals, other numbers. */
    private static void load(int number) {
        StringBuilder text = new StringBuilder("package earning\n");
        for (int i = 0; i < 50; i++) {
            text.append("""
                    rule "r%1$d-%2$d" when Member( orders > %1$d%2$d || points < %1$d ) $l : Line( $n : (net * %1$d.%2$d) )
                    then propose.points($l, $n); propose.times($l, 1.%2$d); end
                    """.formatted(number + 1, i));
        }
        Rulebook rulebook = Candidate.of(SHOP.with(Map.of("earning/new.drl", text.toString())))
                .rulebook()
                .orElseThrow();
        rulebook.propose(RulePackage.EARNING, List.of(line()), Instant.EPOCH);
    }

    private static Line line() {
        BigDecimal price = BigDecimal.ONE;
        return new Line("1", "", "snacks", "", Set.of(), 1, price, price, price, price, Map.of());
    }

    private List<RecordedClass> definedWhile(Runnable work) throws IOException {
        Path file = folder.resolve("classes.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ClassDefine");
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .map(event -> event.<RecordedClass>getValue("definedClass"))
                .toList();
    }
}
