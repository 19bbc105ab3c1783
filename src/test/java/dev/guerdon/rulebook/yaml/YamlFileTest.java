package dev.guerdon.rulebook.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rulebook.Finding;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {

    @Test
    void brokenYamlIsPointedAt() {
        YamlFile file = YamlFile.of("a.yaml", "a: 1\nb: [1, 2\nc: 3\n");

        assertThat(file.isReadable()).isFalse();
        assertThat(file.map().isEmpty()).isTrue();
        assertThat(findings(file)).singleElement().asString().startsWith("a.yaml:3:2: This is not YAML:");
    }

    @Test
    void aTabIsPointedAt() {
        assertThat(findings(YamlFile.of("a.yaml", "a:\n\tb: 1\n")))
                .singleElement()
                .asString()
                .startsWith("a.yaml:2:1: ");
    }

    @Test
    void aCharacterThatCantStandThereIsPointedAt() {
        assertThat(findings(YamlFile.of("a.yaml", "a: \uD83D\uDE00\nb: \u0007\n")))
                .containsExactly("a.yaml:2:4: This character can't stand in a YAML file.");
    }

    @Test
    void tagsAnchorsAndAliasesAreNotTaken() {
        assertThat(findings(YamlFile.of("a.yaml", "a: !link [http://x]\n")))
                .containsExactly("a.yaml:1:4: Tags such as !link are not taken here.");
        assertThat(findings(YamlFile.of("a.yaml", "a: &x 1\nb: *x\n")))
                .contains("a.yaml:1:4: Anchors and aliases are not taken here; write it out.");
        assertThat(YamlFile.of("a.yaml", "a: !!java.net.URL [http://x]\n").isReadable())
                .isFalse();
        assertThat(YamlFile.of("a.yaml", "a: &x [*x]\n").isReadable()).isFalse();
        assertThat(YamlFile.of("a.yaml", "a: &a [1]\nb: &b [*a, *a]\nc: [*b, *b]\n")
                        .isReadable())
                .isFalse();
    }

    @Test
    void deepNestingIsNotTaken() {
        assertThat(YamlFile.of("a.yaml", "[".repeat(10_000)).isReadable()).isFalse();
        assertThat(findings(YamlFile.of("a.yaml", "a:\n  b: " + "[".repeat(30) + "]".repeat(30))))
                .containsExactly("a.yaml:2:24: This is nested too deeply: at most 20 levels.");
    }

    @Test
    void twoDocumentsInOneFileAreNotTaken() {
        assertThat(YamlFile.of("a.yaml", "a: 1\n---\nb: 2\n").isReadable()).isFalse();
    }

    @Test
    void anEmptyFileIsAnEmptyMap() {
        for (String text : List.of("", "# nothing\n", "---\n", "~")) {
            YamlFile file = YamlFile.of("a.yaml", text);
            assertThat(file.map().isEmpty()).isTrue();
            assertThat(file.findings()).isEmpty();
        }
    }

    @Test
    void decimalsAreExact() {
        YamlMap map =
                YamlFile.of("a.yaml", "a: 0.10\nb: 12345678901234567.89\n").map();

        assertThat(map.decimal("a", "0", "1", 2)).contains(new BigDecimal("0.10"));
        assertThat(map.decimal("b", "0", "1e18", 2)).contains(new BigDecimal("12345678901234567.89"));
    }

    @Test
    void numbersInOtherDressAreRefused() {
        for (String number : List.of("010", "0x1F", "1_000", "1e3", "12:30", ".inf", "'5'", "9999999999999999999")) {
            YamlFile file = YamlFile.of("a.yaml", "a: " + number);

            assertThat(file.map().number("a", 0, Long.MAX_VALUE, -1)).as(number).isEqualTo(-1);
            assertThat(file.findings()).as(number).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            99999999999999999999 | a is too large: a number has at most 18 digits.
            1e3                  | a must be written without an exponent, such as 1000 instead of 1e3.
            1.5E+2               | a must be written without an exponent, such as 1000 instead of 1e3.
            """)
    void aNumberThatIsNotTakenIsToldWhy(String number, String sentence) {
        YamlFile file = YamlFile.of("a.yaml", "a: " + number);

        file.map().number("a", 0, Long.MAX_VALUE, -1);
        file.map().decimal("a", "0", "1", 2);

        assertThat(findings(file)).containsExactly("a.yaml:1:4: " + sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"go\u200Bld", "go\u00A0ld", "go\uDB40\uDC41ld", "go\u3164ld"})
    void aNameWithSomethingInvisibleInItIsRefused(String name) {
        YamlFile file = YamlFile.of("a.yaml", "a: " + name);

        assertThat(file.map().word("a")).isEmpty();
        assertThat(findings(file))
                .singleElement()
                .asString()
                .startsWith("a.yaml:1:4: In a here stands ")
                .contains("U+");
    }

    @Test
    void whatStandsWhereTheMapShouldIsReported() {
        YamlFile file = YamlFile.of("a.yaml", "- a\n");

        assertThat(file.map().isEmpty()).isTrue();
        assertThat(findings(file))
                .containsExactly("a.yaml:1:1: The file must have keys with values, such as \"key: value\".");
    }

    @Test
    void aKeyThatIsNoTextIsReported() {
        YamlFile file = YamlFile.of("a.yaml", "? [a]\n: 1\n");

        file.map().done();

        assertThat(findings(file)).containsExactly("a.yaml:1:3: A key must be a text.");
    }

    private static List<String> findings(YamlFile file) {
        return file.findings().stream().map(Finding::toString).toList();
    }
}
