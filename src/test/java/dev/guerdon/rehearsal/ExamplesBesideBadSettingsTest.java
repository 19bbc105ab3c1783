package dev.guerdon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes in scenarios and journeys are told beside those in settings, and none that only follows from them. */
class ExamplesBesideBadSettingsTest {
    private static final RuleFiles STARTER = RuleFiles.read(Path.of("rules"));
    private static final Instant NOW = Instant.parse("2026-06-18T10:00:00Z");
    private static final String SCENARIOS = "earning/more.scenarios.yaml";
    private static final String JOURNEY = "more.journey.yaml";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "currency: EUR",
                "tiers: [basic",
                "curency: EUR\nzone: Europe/Berlin\ntiers: [basic, gold]",
                "currency: EUR\nzone: Europe/Belrin\ntiers: [basic, gold]",
                "currency: EUR\nzone: Europe/Berlin\ntiers: basic",
                "currency: EUR\nzone: Europe/Berlin\ntires: [basic, gold]",
            })
    void mistakesInExamplesAreToldWhateverIsWrongWithTheProgramme(String programme) {
        List<Finding> findings = findings(Map.of(
                "programme.yaml",
                programme,
                SCENARIOS,
                """
                        - scenario: Wrong
                          memebr: { tier: gold }
                          basket: { lines: [ { sku: A, quantity: two, unitPrice: 1.00 } ] }
                          expect: { points: "1" }
                        """,
                JOURNEY,
                """
                        - journey: Wrong
                          steps:
                            - order: { id: A, lines: [ { unitPrice: 1.00 } ], chanel: web }
                            - until: never
                            - return: { order: B }
                        """,
                "earning/odd.scenarios.yaml",
                "- scenario: ["));

        assertThat(findings)
                .filteredOn(finding -> finding.file().equals("programme.yaml"))
                .isNotEmpty();
        assertThat(findings)
                .extracting(Finding::toString)
                .contains(
                        SCENARIOS + ":2:3: There is no key \"memebr\" here. Did you mean \"member\"?",
                        SCENARIOS
                                + ":3:42: basket.lines.quantity must be a whole number and nothing else: two is none.",
                        SCENARIOS + ":4:21: expect.points must be a whole number, without quotes.",
                        JOURNEY + ":3:55: There is no key \"chanel\" in steps.order. Did you mean \"channel\"?",
                        JOURNEY
                                + ":4:14: until must be a day, or a time with its offset such as 2026-06-18T10:00:00+08:00.",
                        JOURNEY + ":5:24: There is no order \"B\" before. Did you mean \"A\"?",
                        "earning/odd.scenarios.yaml:1:14: Here something is missing: perhaps a closing ] or }.");
    }

    /** Each of these breaks a file in another way; the examples that come along name all that the file declared. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            programme.yaml | (?s).*                     | ''
            programme.yaml | (?s).*                     | tiers: [basic
            programme.yaml | (?s)currency: \\w+         | currency: EURO
            programme.yaml | (?s)zone: [\\w/]+          | zone: Moon/Tycho
            programme.yaml | (?s)\\ntiers: \\[[^\\]]*\\] | '\\ntiers: gold'
            programme.yaml | (?s)\\ntiers:              | '\\ntires:'
            programme.yaml | (?s)\\nsegments: \\[[^\\]]*\\] | '\\nsegments: champion'
            programme.yaml | (?s)\\nsegments:         | '\\nsegments: [x]\\nsegments:'
            programme.yaml | (?s)\\nactivities:         | '\\nactivities: [check-in]\\nactivites:'
            programme.yaml | zone:                      | 'zone '
            programme.yaml | currency: \\w+             | 'currency: \"EUR'
            programme.yaml | (?s)\\ntiers: \\[          | '\\ntiers: '
            programme.yaml | segments: \\[              | 'segments: [[ '
            programme.yaml | 'check-in: '               | 'check-in: ['
            programme.yaml | days:                      | ' days:'
            catalogue.yaml | 'WELCOME10: '              | '\\tWELCOME10: '
            catalogue.yaml | \"                         | ''
            catalogue.yaml | badges:                    | badges
            catalogue.yaml | (?s).*                     | 'coupons: ['
            catalogue.yaml | coupons:                   | cuopons:
            catalogue.yaml | coupons:                   | 'coupons: []\\nbadgse:'
            """)
    void noWordIsUnknownThatTheBrokenFileWouldHaveDeclared(String path, String found, String instead) {
        String text = STARTER.text(path).orElseThrow();
        String broken = text.replaceFirst(found, instead.replace("\\n", "\n").replace("\\t", "\t"));
        assertThat(broken).isNotEqualTo(text);

        assertThat(findings(Map.of(path, broken)))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.file()).isEqualTo(path));
    }

    @Test
    void aMissingProgrammeHidesNoMistakeAndMakesNone() {
        SortedMap<String, String> files = new TreeMap<>(STARTER.texts());
        files.remove("programme.yaml");
        files.put(SCENARIOS, """
                - scenario: Odd
                  member: { tier: nobody-knows, segments: [champion], daysSinceJoined: 5 }
                  basket: { shipping: 1.234, coupons: [GIFT], lines: [ { unitPrice: 1.00 } ] }
                  expect: { tier: some, totla: 1 }
                """);

        assertThat(findings(new RuleFiles(files, List.of())))
                .extracting(Finding::toString)
                .contains(
                        "programme.yaml: The file is missing; it must say at least the currency, the zone and the tiers.",
                        SCENARIOS + ":4:25: There is no key \"totla\" in expect. Did you mean \"total\"?")
                .noneMatch(sentence -> sentence.contains("nobody-knows") || sentence.contains("shipping"));
    }

    @Test
    void withoutAZoneNoDayIsTooEarlyOrTooLate() {
        String programme = STARTER.text("programme.yaml").orElseThrow().replaceFirst("zone: .*", "zone: Moon/Tycho");

        assertThat(findings(Map.of("programme.yaml", programme, "activities/more.scenarios.yaml", """
                        - scenario: Tomorrow
                          at: 2026-06-18T23:00:00-08:00
                          activity: { type: check-in, countToday: 1, before: [ { date: 2026-06-18 }, { date: 2026-06-20 } ] }
                          expect: { points: 1 }
                        """, JOURNEY, """
                        - journey: Later
                          at: 2026-06-18
                          member: { joinedOn: 2026-06-19 }
                          steps:
                            - until: 2026-06-18T11:00:00+00:00
                            - order: { lines: [ { unitPrice: 1.00 } ] }
                              expect: { total: 1 }
                        """)))
                .extracting(Finding::file)
                .containsOnly("programme.yaml");
    }

    private static List<Finding> findings(Map<String, String> instead) {
        return findings(STARTER.with(new HashMap<>(instead)));
    }

    private static List<Finding> findings(RuleFiles files) {
        return Check.of(files, NOW).findings();
    }
}
