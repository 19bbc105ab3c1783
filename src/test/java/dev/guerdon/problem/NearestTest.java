package dev.guerdon.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> TIERS = List.of("basic", "silver", "gold", "platinum");

    @Test
    void aSlipOfTheFingerIsUnderstood() {
        assertThat(Nearest.to("glod", TIERS)).contains("gold");
        assertThat(Nearest.to("golds", TIERS)).contains("gold");
        assertThat(Nearest.to("platnium", TIERS)).contains("platinum");
    }

    @Test
    void anotherWordIsNotGuessedAt() {
        assertThat(Nearest.to("diamond", TIERS)).isEmpty();
    }

    @Test
    void ofTwoThatAreNearAndAlikeTheFirstByNameIsTaken() {
        assertThat(Nearest.to("bat", List.of("rat", "cat"))).contains("cat");
    }

    @Test
    void upperAndLowerCaseAreAlike() {
        assertThat(Nearest.to("Platinum", TIERS)).contains("platinum");
    }

    @Test
    void ofTwoThatAreEquallyNearTheOneThatBeginsAlikeIsTaken() {
        assertThat(Nearest.to("earns", List.of("yearn", "earn", "barns"))).contains("earn");
        assertThat(Nearest.to("bat", List.of("cat", "bar"))).contains("bar");
    }

    @Property
    void aKnownWordIsNearestToItself(@ForAll @AlphaChars @NotEmpty String word) {
        assertThat(Nearest.to(word, List.of("other", word))).contains(word);
    }
}
