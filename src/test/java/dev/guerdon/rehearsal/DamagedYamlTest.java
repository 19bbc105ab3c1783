package dev.guerdon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.yaml.YamlFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The YAML files of the starter rules with one sign taken out of them, or one blank or tab put in, so that they are none. */
class DamagedYamlTest {
    private static final RuleFiles SHOP = RuleFiles.read(Path.of("rules"));
    private static final Rulebook RULEBOOK = Candidate.of(SHOP).rulebook().orElseThrow();
    private static final String SIGNS = "[]{}:\"',-";

    /** Of as many damages of settings, and of examples, one is tried. */
    private static final int OF_SETTINGS = 5;

    private static final int OF_EXAMPLES = 61;

    static Stream<String> files() {
        return SHOP.texts().keySet().stream().filter(path -> path.endsWith(".yaml"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aDamageIsOneMistake(String file) {
        damaged(file).forEach(text -> assertThat(found(file, text)).as(text).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aDamageHidesNothingBehindIt(String file) {
        String more = SHOP.settings().containsKey(file)
                ? "\nodd: 1\n"
                : "\n- %s: Odd\n  odd: 1\n".formatted(file.contains(".journey.") ? "journey" : "scenario");

        damaged(file)
                .forEach(text -> assertThat(found(file, text + more))
                        .as(text)
                        .extracting(Finding::message)
                        .anyMatch(message -> message.startsWith("There is no key \"odd\" here.")));
    }

    private static List<Finding> found(String file, String text) {
        Candidate candidate = Candidate.of(SHOP.with(Map.of(file, text)), Instant.MIN, Optional.of(RULEBOOK));
        return Stream.of(candidate.findings(), Rehearsal.problems(candidate))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> damaged(String file) {
        String text = SHOP.text(file).orElseThrow();
        List<String> all = IntStream.range(0, text.length())
                .boxed()
                .flatMap(at -> damagedAt(text, at).stream())
                .toList();
        int oneOf = SHOP.settings().containsKey(file) ? OF_SETTINGS : OF_EXAMPLES;
        return IntStream.range(0, all.size())
                .filter(i -> i % oneOf == 0)
                .mapToObj(all::get)
                .filter(each -> !YamlFile.of(file, each).findings().isEmpty())
                .toList();
    }

    private static List<String> damagedAt(String text, int at) {
        List<String> damaged = new ArrayList<>();
        String before = text.substring(0, at);
        String without = before + text.substring(at + 1);
        if (SIGNS.indexOf(text.charAt(at)) >= 0) {
            damaged.add(without);
        }
        if (before.isEmpty() || before.endsWith("\n")) {
            damaged.add(before + "\t" + text.substring(at));
            damaged.add(before + " " + text.substring(at));
            damaged.add(without);
        }
        return damaged;
    }
}
