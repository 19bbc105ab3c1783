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
    void aMistakeHidesNoOtherKey() {
        YamlFile file = YamlFile.of("a.yaml", "a: 1\n\n# two\nb: [1, g: 2\n\nc: 3\nd:\n\te: 1\nf: x\n");
        YamlMap map = file.map();

        assertThat(file.isReadable()).isTrue();
        assertThat(map.all()).containsOnlyKeys("a", "c", "f");
        assertThat(map.unread()).containsExactlyInAnyOrder("b", "d", "e", "g");
        assertThat(map.number("c", 5, 9, 5)).isEqualTo(5);
        assertThat(findings(file))
                .containsExactly(
                        "a.yaml:4:4: The bracket that opens here is not closed, or a comma is missing behind one of its"
                                + " lines.",
                        "a.yaml:6:4: c must be from 5 to 9, not 3.",
                        "a.yaml:8:1: Here stands a tab: write blanks instead.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void aMistakeHidesNoOtherItem(String lineEnd) {
        String text = "---\n# some\n- a: 1\n- a: \"2\n  b: 2\n\n- a: 3\n- 4\n-a: 5\n";
        YamlFile file = YamlFile.of("a.yaml", text.replace("\n", lineEnd));

        assertThat(file.list()).extracting(YamlValue::line).containsExactly(3, 7, 8);
        assertThat(findings(file))
                .containsExactly(
                        "a.yaml:4:6: The text in quotes that begins here does not end: a quote is missing.",
                        "a.yaml:9:1: An item of a list begins with a \"-\" and a blank.");
    }

    @Test
    void whatIsNoYamlAtAllIsReadNowhere() {
        for (String text : List.of("{a: 1\nb: 2\n", "[a, b\nc", "a: [\n")) {
            YamlFile file = YamlFile.of("a.yaml", text);
            assertThat(file.isReadable()).as(text).isFalse();
            assertThat(file.map().isEmpty()).as(text).isTrue();
            assertThat(file.findings()).as(text).hasSize(1);
        }
    }

    @Test
    void aMistakeInAStrangeTextIsTold() {
        for (String text : List.of(
                "\t",
                " a: [\n\t",
                " \f\n a: [",
                "\uFEFFa: [",
                "- a: ]\n\t\n-",
                "-\t\n:",
                "a: \"\u2028",
                "- a: [\u0085b\n]]")) {
            YamlFile file = YamlFile.of("a.yaml", text);
            file.map();
            file.list();
            assertThat(file.findings()).as(text).isNotEmpty();
        }
    }

    @Test
    void ofAnEndlessTextNoBlockIsLookedAt() {
        YamlFile file = YamlFile.of("a.yaml", "a: [\n" + "- b\n".repeat(5) + "c: 1\n".repeat(20_000));

        assertThat(file.isReadable()).isFalse();
        assertThat(file.findings()).hasSize(1);
    }

    @Test
    void whatIsInOrderIsNotTornApart() {
        YamlFile file = YamlFile.of(
                "a.yaml", "tiers:\n- basic\n- gold\nmany: [1,\n2,\n3\n]\ntext: |\n  a: \"b\n  c: [1\nbad: x: y\n");

        assertThat(file.map().all()).containsOnlyKeys("tiers", "many", "text");
        assertThat(file.map().words("tiers")).containsExactly("basic", "gold");
        assertThat(file.map().list("many")).hasSize(3);
        assertThat(file.findings()).extracting(Finding::line).containsExactly(11);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a:\\n\\tb: 1                  | 2:1  | Here stands a tab: write blanks instead.
            a: @x                       | 1:4  | A text that begins with this sign must stand in quotes.
            a: *x                       | 1:4  | Anchors and aliases are not taken here: write it out, or put a text that begins with such a sign in quotes.
            a: & x                      | 1:4  | A text that begins with this sign must stand in quotes.
            %a: x                       | 1:1  | A text that begins with this sign must stand in quotes.
            a: "x                       | 1:4  | The text in quotes that begins here does not end: a quote is missing.
            a: "x\\nb: "y"               | 1:4  | The text in quotes that begins here does not end: a quote is missing.
            a: 'x\\n---\\nb: 1            | 1:4  | The text in quotes that begins here does not end: a quote is missing.
            a: "\\d"                     | 1:6  | In double quotes a \\ begins a special sign: write \\\\ for the \\ itself, or use single quotes.
            a: 1\\nb 2\\nc: 3             | 2:1  | Here a colon is missing, or the blank behind it: write "key: value".
            a: 1\\nb:2\\nc: 3             | 2:1  | Here a colon is missing, or the blank behind it: write "key: value".
            - a:\\n  b\\n    c: 1         | 2:3  | Here a colon is missing, or the blank behind it: write "key: value".
            a: x: y                     | 1:5  | A text with a colon in it must stand in quotes, and each key on a line of its own.
            ~ a: 1\\nb: 2~                 | 1:2  | This line is not indented like those it belongs to, or a colon is missing in the line before.
            a: 1\\n b: 2                 | 2:3  | This line is not indented like those it belongs to, or a colon is missing in the line before.
            a:\\n  b: 1\\n c: 2           | 3:2  | This line is not indented like those it belongs to, or a colon is missing in the line before.
            a: 'it's'                   | 1:8  | Behind a closing quote or bracket nothing may follow; a text with quotes in it stands in the other kind of quotes.
            a: [x]]                     | 1:7  | A bracket closes here that was not opened.
            a: [1 2}                    | 1:8  | Here a comma or a closing ] is missing.
            a: {b: 1 c: 2}              | 1:11 | Here a comma or a closing } is missing.
            a: [1, 2                    | 1:4  | The bracket that opens here is not closed, or a comma is missing behind one of its lines.
            a:\\n  b: [1\\n  c: 2         | 2:6  | The bracket that opens here is not closed, or a comma is missing behind one of its lines.
            a: [                        | 1:5  | Here something is missing: perhaps a closing ] or }.
            a: [1,,2]                   | 1:7  | Here a value is missing.
            a: - b                      | 1:4  | An item of a list stands on a line of its own, indented like the other items.
            a: > b                      | 1:4  | ~A text behind | or > begins on the next line; one that begins with such a sign must stand in quotes.~
            a: 1\\n---\\nb: 2             | 2:1  | Here a second document begins: take away the line "---".
            """)
    void whatIsNotYamlIsToldOnceAndPlainly(String text, String place, String sentence) {
        YamlFile file = YamlFile.of("a.yaml", text.replace("\\n", "\n").replace("\\t", "\t"));

        assertThat(findings(file)).containsExactly("a.yaml:" + place + ": " + sentence);
    }

    @Test
    void aCharacterThatCantStandThereIsPointedAt() {
        assertThat(findings(YamlFile.of("a.yaml", "a: \uD83D\uDE00\nb: \u0007\n")))
                .containsExactly("a.yaml:2:4: The character U+0007 can't stand in a YAML file.");
    }

    @Test
    void tagsAnchorsAndAliasesAreNotTaken() {
        assertThat(findings(YamlFile.of("a.yaml", "a: !link [http://x]\n")))
                .containsExactly("a.yaml:1:4: Tags such as !link are not taken here.");
        assertThat(findings(YamlFile.of("a.yaml", "a: &x 1\nb: *x\n")))
                .contains(
                        "a.yaml:1:4: Anchors and aliases are not taken here: write it out, or put a text that begins with such a sign in quotes.");
        assertThat(YamlFile.of("a.yaml", "a: !!java.net.URL [http://x]\n").isReadable())
                .isFalse();
        assertThat(YamlFile.of("a.yaml", "a: &x [*x]\n").isReadable()).isFalse();
        assertThat(YamlFile.of("a.yaml", "a: &a [1]\nb: &b [*a, *a]\nc: [*b, *b]\n")
                        .isReadable())
                .isFalse();
    }

    @Test
    void whatIsNotTakenHidesNoOtherKey() {
        String sentence =
                "Anchors and aliases are not taken here: write it out, or put a text that begins with such a sign in quotes.";
        String deep = "[".repeat(30) + "]".repeat(30);
        YamlFile file =
                YamlFile.of("a.yaml", "a: &x { b: 1 }\nc: *x\nd: 9\ne: !!set {}\nf: " + deep + "\ng: \u0007\nh: 2\n");

        assertThat(file.map().number("d", 1, 2, 1)).isEqualTo(1);
        assertThat(file.map().all()).containsOnlyKeys("d", "h");
        assertThat(findings(file))
                .containsExactly(
                        "a.yaml:1:4: " + sentence,
                        "a.yaml:2:4: " + sentence,
                        "a.yaml:3:4: d must be from 1 to 2, not 9.",
                        "a.yaml:4:4: Tags such as tag:yaml.org,2002:set are not taken here.",
                        "a.yaml:5:23: This is nested too deeply: at most 20 levels.",
                        "a.yaml:6:4: The character U+0007 can't stand in a YAML file.");
    }

    @Test
    void anAliasIsToldAtItsPlaceWhereTheFileHasNoBlocks() {
        assertThat(findings(YamlFile.of("a.yaml", "{ a: &x { b: 1 },\n  c: *x }\n")))
                .containsExactly("a.yaml:2:6: Anchors and aliases are not taken here: write it out, or put a text that"
                        + " begins with such a sign in quotes.");
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
