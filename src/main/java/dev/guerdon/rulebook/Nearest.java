package dev.guerdon.rulebook;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said about a word that is not known. */
public final class Nearest {
    private static final int MOST_LISTED = 12;

    private Nearest() {}

    /** The known word that was most likely meant. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        return dev.guerdon.problem.Nearest.to(word, known);
    }

    /** What to say behind "there is no such word": the nearest known one, else the known ones, else nothing. */
    public static String advice(String word, Collection<String> known) {
        return nearest(word, known)
                .map(near -> " Did you mean \"" + near + "\"?")
                .orElseGet(() -> known.isEmpty() || known.size() > MOST_LISTED ? "" : " Known: " + listed(known) + ".");
    }

    private static String listed(Collection<String> known) {
        return known.stream().sorted().collect(Collectors.joining(", "));
    }
}
