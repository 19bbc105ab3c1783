package dev.guerdon.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TemplatesTest {

    @Example
    void valuesTakeThePlaceOfTheirNames() {
        String text = Templates.render(
                "We miss you, {member.id}: 20 % off until {coupon.until}",
                Map.of("member.id", "17850", "coupon.until", "2026-07-01"));

        assertThat(text).isEqualTo("We miss you, 17850: 20 % off until 2026-07-01");
    }

    @Example
    void aPlaceholderWithoutAValueBecomesNothing() {
        assertThat(Templates.render("Good until {coupon.until}.", Map.of())).isEqualTo("Good until .");
    }

    @Example
    void theSamePlaceholderIsFilledInEverywhere() {
        assertThat(Templates.render("{points}, {points}!", Map.of("points", "5")))
                .isEqualTo("5, 5!");
    }

    @Property
    void aValueIsTakenLiterally(@ForAll String value) {
        assertThat(Templates.render("{member.id}", Map.of("member.id", value, "points", "5")))
                .isEqualTo(value);
    }

    @Example
    void whatStandsInBracesIsToldWhetherKnownOrNot() {
        assertThat(Templates.placeholders("{member.id} { points } {cuopon.until} } {"))
                .containsExactly("member.id", " points ", "cuopon.until");
        assertThat(Templates.KNOWN).contains("member.id").doesNotContain(" points ", "cuopon.until");
    }
}
