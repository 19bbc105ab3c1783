package dev.guerdon.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.language.Position;

/**
 * Something that came out otherwise than an example expects.
 *
 * @param what the key of {@code expect}
 * @param because which rules made it so, and why the ones in question did not fire; or null
 * @param line where it is expected, from 1
 * @param column likewise; 0: it is about the whole line
 */
public record Mismatch(
        String what,
        String expected,
        String got,
        @JsonInclude(JsonInclude.Include.NON_NULL) String because,
        int line,
        int column) {
    static final String FIRED = "fired";
    static final String NOT_FIRED = "notFired";

    static Mismatch at(Position place, String what, String expected, String got, String because) {
        return new Mismatch(what, expected, got, because, place.line(), place.column());
    }

    /**
     * A rule is expected to fire, or not to, that there is not.
     *
     * @param advice which one may be meant
     */
    static Mismatch ofNoRule(Position place, String key, String rule, String advice) {
        return at(place, key, '"' + rule + '"', "there is no rule of this name." + advice, null);
    }

    /**
     * The same, in its own place.
     *
     * @param exampleLine where the example begins: the place of what has none of its own
     */
    Mismatch within(int exampleLine) {
        return line > 0 ? this : new Mismatch(what, expected, got, because, exampleLine, 0);
    }

    /**
     * As an error of the rulebook, where it is expected.
     *
     * @param example what to say in front, such as {@code scenario "Gold earns double"}
     */
    Finding finding(String file, String example) {
        return Finding.error(file, line, column, example + ": " + this);
    }

    /** As a sentence. */
    @Override
    public String toString() {
        return switch (what) {
            case FIRED -> because("expected " + expected + " to fire, but " + got);
            case NOT_FIRED -> because("expected " + expected + " not to fire, but " + got);
            default -> because("expected " + what + " " + expected + ", got " + got);
        };
    }

    private String because(String sentence) {
        return because == null ? sentence : sentence + ": " + because;
    }
}
