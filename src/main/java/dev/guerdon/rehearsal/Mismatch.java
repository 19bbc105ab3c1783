package dev.guerdon.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Something that came out otherwise than a scenario expects.
 *
 * @param what the key of {@code expect}
 * @param because why the rule in question did or did not fire, or null
 */
public record Mismatch(
        String what,
        String expected,
        String got,
        @JsonInclude(JsonInclude.Include.NON_NULL) String because) {

    /** As a sentence. */
    @Override
    public String toString() {
        String sentence = "expected " + what + " " + expected + ", got " + got;
        return because == null ? sentence : sentence + " (" + because + ")";
    }
}
