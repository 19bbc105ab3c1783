package dev.guerdon.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody probably meant. */
public final class Nearest {
    private static final int LETTERS_PER_SLIP = 2;

    private Nearest() {}

    /**
     * The known word that differs from the written one by the fewest letters, of equally near ones the first by name; nothing
     * where more than every second letter differs. Two swapped letters count as two that differ.
     */
    public static Optional<String> to(String written, Collection<String> known) {
        int slips = Math.max(1, written.length() / LETTERS_PER_SLIP);
        LevenshteinDistance distance = new LevenshteinDistance(slips);
        return known.stream()
                .filter(word -> distance.apply(written, word) >= 0)
                .min(Comparator.<String, Integer>comparing(word -> distance.apply(written, word))
                        .thenComparing(Comparator.naturalOrder()));
    }
}
