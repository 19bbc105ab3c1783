package dev.guerdon.rulebook.language;

/** Says whether a constraint holds for the fact at hand and the facts (or totals) bound before it. */
@FunctionalInterface
public interface Test {
    boolean holds(Object self, Object[] others);
}
