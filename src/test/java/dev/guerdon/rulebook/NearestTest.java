package dev.guerdon.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> TIERS = List.of("basic", "silver", "gold", "platinum");

    @Test
    void adviceNamesTheNearestOrElseTheKnownOnes() {
        assertThat(Nearest.advice("glod", TIERS)).isEqualTo(" Did you mean \"gold\"?");
        assertThat(Nearest.advice("diamond", TIERS)).isEqualTo(" Known: basic, gold, platinum, silver.");
        assertThat(Nearest.advice("diamond", List.of())).isEmpty();
    }
}
