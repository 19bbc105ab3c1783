package dev.guerdon.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> TIERS = List.of("basic", "silver", "gold", "platinum");

    @Test
    void swappedLettersAreFound() {
        assertThat(Nearest.nearest("glod", TIERS)).contains("gold");
    }

    @Test
    void upperAndLowerCaseAreAlike() {
        assertThat(Nearest.nearest("Platinum", TIERS)).contains("platinum");
    }

    @Test
    void somethingElseEntirelyIsNotGuessed() {
        assertThat(Nearest.nearest("diamond", TIERS)).isEmpty();
    }

    @Test
    void ofTwoEquallyFarTheOneThatBeginsAlikeIsTaken() {
        assertThat(Nearest.nearest("earns", List.of("yearn", "earn", "barns"))).contains("earn");
        assertThat(Nearest.nearest("bat", List.of("cat", "bar"))).contains("bar");
    }

    @Test
    void adviceNamesTheNearestOrElseTheKnownOnes() {
        assertThat(Nearest.advice("glod", TIERS)).isEqualTo(" Did you mean \"gold\"?");
        assertThat(Nearest.advice("diamond", TIERS)).isEqualTo(" Known: basic, gold, platinum, silver.");
        assertThat(Nearest.advice("diamond", List.of())).isEmpty();
    }
}
