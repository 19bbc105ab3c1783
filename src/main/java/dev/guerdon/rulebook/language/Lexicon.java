package dev.guerdon.rulebook.language;

import dev.guerdon.facts.Word;
import java.util.Optional;
import java.util.Set;

/** The words that a programme knows, by kind; empty where any word goes. */
@FunctionalInterface
public interface Lexicon {
    Optional<Set<String>> words(Word kind);
}
