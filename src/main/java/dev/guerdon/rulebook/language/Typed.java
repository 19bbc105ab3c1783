package dev.guerdon.rulebook.language;

import dev.guerdon.facts.Word;

/**
 * An expression after it was checked.
 *
 * @param word which words it can be
 * @param constant its value where it is the same for all facts, else null
 */
record Typed(Type type, Word word, Reading reading, Object constant) {
    static Typed of(Type type, Reading reading) {
        return new Typed(type, Word.ANY, reading, null);
    }

    static Typed constant(Type type, Object value) {
        return new Typed(type, Word.ANY, (self, others) -> value, value);
    }
}
