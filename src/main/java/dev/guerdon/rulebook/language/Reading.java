package dev.guerdon.rulebook.language;

/** Works out a value from the fact at hand and the facts (or totals) bound before it. */
@FunctionalInterface
public interface Reading {
    /** The value; null only for a missing date or a total of nothing. */
    Object of(Object self, Object[] others);
}
