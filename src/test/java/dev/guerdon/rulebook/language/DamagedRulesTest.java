package dev.guerdon.rulebook.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.Place;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.language.Token.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The starter rules with one word or sign taken out of them, or put into them, at many places. */
class DamagedRulesTest {
    private static final RuleFiles SHOP = RuleFiles.read(Path.of("rules"));
    private static final Rulebook RULEBOOK = Candidate.of(SHOP).rulebook().orElseThrow();

    /** Without any one of these a rule is none. */
    private static final Set<String> NEEDED =
            Set.of("rule", "when", "then", "end", "propose", "(", ")", ":", ",", ".", "==", ">=", "@");

    /** What is out of place between any two words. */
    private static final List<String> TOO_MUCH =
            List.of("(", ")", "==", "§", "\"", "12", "}", "gold", "\"gold\"", "$x", "=", ":");

    /** The same, though what stands behind it may look out of place, too. */
    private static final List<String> BORDERS = List.of("then", "end", "propose", "rule", "when");

    static Stream<String> files() {
        return SHOP.at(Place.RULES).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aWordTakenOutIsOneMistake(String file) {
        places(file)
                .filter(place -> NEEDED.contains(place.token().text()))
                .forEach(place -> assertThat(errors(file, place.without()))
                        .as(place.without())
                        .hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aWordPutInIsOneMistake(String file) {
        places(file).forEach(place -> {
            String damaged = place.with(TOO_MUCH.get(place.index() % TOO_MUCH.size()));
            assertThat(errors(file, damaged)).as(damaged).hasSize(1);
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void aBorderPutInIsToldAndReadingEnds(String file) {
        places(file).forEach(place -> {
            String damaged = place.with(BORDERS.get(place.index() % BORDERS.size()));
            assertThat(errors(file, damaged)).as(damaged).hasSizeBetween(1, 3);
        });
    }

    private static List<Finding> errors(String file, String text) {
        return Candidate.of(SHOP.with(Map.of(file, text)), Instant.MIN, Optional.of(RULEBOOK)).findings().stream()
                .filter(Finding::isError)
                .toList();
    }

    /** A token of a text; {@code index} counts those of the file. */
    private record Where(String text, Token token, int index) {

        String without() {
            return text.substring(0, offset())
                    + text.substring(offset() + token.text().length());
        }

        String with(String word) {
            return text.substring(0, offset()) + " " + word + " " + text.substring(offset());
        }

        private int offset() {
            int start = 0;
            for (int line = 1; line < token.at().line(); line++) {
                start = text.indexOf('\n', start) + 1;
            }
            return start + token.at().column() - 1;
        }
    }

    /** All but the words of the package's line. */
    private static Stream<Where> places(String file) {
        String text = SHOP.text(file).orElseThrow();
        List<Token> tokens = Lexer.tokens(text);
        return IntStream.range(2, tokens.size())
                .mapToObj(index -> new Where(text, tokens.get(index), index))
                .filter(place -> place.token().kind() != Kind.TEXT
                        || !NEEDED.contains(place.token().text()));
    }
}
