package dev.guerdon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.Place;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Misspelt names of rules in examples that can't be run, because something else is wrong. */
class UnknownRulesTest {
    private static final RuleFiles STARTER = RuleFiles.read(Path.of("rules"));
    private static final Instant NOW = Instant.parse("2026-06-18T10:00:00Z");
    private static final String SCENARIOS = "activities/more.scenarios.yaml";
    private static final String JOURNEY = "earning/more.journey.yaml";
    private static final String RULE = "earning/more.drl";
    private static final String MIXED = """
            - scenario: Mixed
              activity: { type: chekc-in }
              expect: { points: 5, fired: [ "A photo in a review earns more pionts" ], notFired: [ "Nobody knows this one" ] }
            """;
    private static final List<String> OF_MIXED = List.of(
            SCENARIOS + ":2:21: There is no activity type \"chekc-in\". Did you mean \"check-in\"?",
            SCENARIOS
                    + ":3:33: scenario \"Mixed\": expected \"A photo in a review earns more pionts\" to fire, but there is no rule of"
                    + " this name. Did you mean \"A photo in a review earns more points\"?",
            SCENARIOS
                    + ":3:88: scenario \"Mixed\": expected \"Nobody knows this one\" not to fire, but there is no rule"
                    + " of this name.");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package earning\nrule \"More\"\nwhen\n    Member( teir == \"gold\" )\nthen\n    propose.bonus(1);\nend\n",
                "package earning\nrule \"More\"\nwhen\n    Member( tier == )\nthen\n    propose.bonus(1);\nend\n",
                "package earning\nrule More\nwhen\n    Member()\nthen\n    propose.bonus(1);\nend\n",
            })
    void misspeltNamesAreToldBesideMistakesInRules(String rule) {
        List<String> found = findings(Map.of(RULE, rule, SCENARIOS, MIXED));

        assertThat(found).containsAll(OF_MIXED).anyMatch(finding -> finding.startsWith(RULE));
    }

    @Test
    void misspeltNamesAreToldBesideOtherMistakesInExamplesOfGoodRules() {
        assertThat(findings(Map.of(SCENARIOS, MIXED, JOURNEY, """
                        - journey: Mixed
                          steps:
                            - activity: { type: sarvey }
                              expect: { fired: [ "Members earn points for answering a survye" ] }
                        """)))
                .containsAll(OF_MIXED)
                .contains(JOURNEY + ":3:25: There is no activity type \"sarvey\". Did you mean \"survey\"?")
                .filteredOn(finding -> finding.contains("survye"))
                .containsExactly(JOURNEY + ":4:26: journey \"Mixed\", step 1 (activity sarvey): expected \"Members earn"
                        + " points for answering a survye\" to fire, but there is no rule of this name. Did you mean"
                        + " \"Members earn points for answering a survey\"?");
    }

    @Test
    void anExampleThatRunsTellsOnce() {
        assertThat(findings(Map.of(SCENARIOS, MIXED.replace("chekc-in", "review"))))
                .filteredOn(finding -> finding.contains("pionts"))
                .hasSize(1);
    }

    @Test
    void ofAListThatCouldNotAllBeReadNothingIsSaid() {
        assertThat(findings(Map.of(SCENARIOS, MIXED.replace("fired: [", "fired: [ [],"))))
                .noneMatch(finding -> finding.contains("pionts"));
    }

    /** Ways in which a file may hold rules that are not found. */
    private enum Damage {
        NO_NAME("\nrule \"([^\"]*)\"", "\nrule $1"),
        NO_QUOTE("\nrule \"([^\"]*)\"", "\nrule \"$1"),
        NO_RULE("\nrule ", "\nruel "),
        NO_END("\nend\n", "\n"),
        A_COMMENT_TO_THE_END("\nrule ", "\n/* rule "),
        A_COMMENT_IN_A_RULE("\nthen\n", "\nthen /*\n"),
        ANOTHER_PACKAGE("^package \\w+", "package eraning"),
        ANOTHER_LANGUAGE("^", "function x() {}\n");

        private final String found;
        private final String instead;

        Damage(String found, String instead) {
            this.found = found;
            this.instead = instead;
        }

        String to(String text) {
            return text.replaceFirst(found, instead);
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void noRuleIsUnknownThatADamagedFileMayHold(Damage damage) {
        STARTER.at(Place.RULES).forEach((path, text) -> {
            String damaged = damage.to(text);
            assertThat(damaged).isNotEqualTo(text);
            assertThat(findings(Map.of(path, damaged)))
                    .as(path)
                    .isNotEmpty()
                    .noneMatch(finding -> finding.contains("no rule of this name"));
        });
    }

    @Test
    void noRuleIsUnknownThatATableMayHoldWhichIsNone() {
        STARTER.at(Place.TABLE)
                .keySet()
                .forEach(path -> assertThat(findings(Map.of(path, "RuleSet;tiers\n", SCENARIOS, MIXED)))
                        .noneMatch(finding -> finding.contains("no rule of this name"))
                        .contains(OF_MIXED.get(0)));
    }

    @Test
    void noRuleIsUnknownWhereAFileIsNotAmongTheRules() {
        RuleFiles misplaced = new RuleFiles(
                STARTER.with(Map.of(SCENARIOS, MIXED)).texts(), List.of(Finding.error("earning/more.dlr", "No.")));

        assertThat(Check.of(misplaced, NOW).findings())
                .extracting(Finding::toString)
                .noneMatch(finding -> finding.contains("no rule of this name"))
                .contains(OF_MIXED.get(0));
    }

    private static List<String> findings(Map<String, String> instead) {
        return Check.of(STARTER.with(new HashMap<>(instead)), NOW).findings().stream()
                .map(Finding::toString)
                .toList();
    }
}
