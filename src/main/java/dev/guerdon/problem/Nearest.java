package dev.guerdon.problem;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known word that someone most likely meant. */
public final class Nearest {
    private static final int MOST_SLIPS = 3;
    private static final LevenshteinDistance SLIPS = new LevenshteinDistance(MOST_SLIPS);
    private static final JaroWinklerSimilarity LIKENESS = new JaroWinklerSimilarity();

    private Nearest() {}

    /**
     * The known word with the fewest slips (letters that are wrong, missing or too many), at most half of the letters and
     * three. The same letters in another order are one slip, and upper and lower case are alike.
     */
    public static Optional<String> to(String written, Collection<String> known) {
        int bearable = Math.min(MOST_SLIPS, Math.max(1, written.length() / 2));
        return known.stream()
                .filter(each -> slips(written, each) <= bearable)
                .min(Comparator.comparingInt((String each) -> slips(written, each))
                        .thenComparingDouble(each -> -LIKENESS.apply(written, each))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The number of slips, or far too many. */
    private static int slips(String written, String known) {
        String one = written.toLowerCase(Locale.ROOT);
        String other = known.toLowerCase(Locale.ROOT);
        int slips = SLIPS.apply(one, other);
        if (slips > 1
                && Arrays.equals(
                        one.chars().sorted().toArray(), other.chars().sorted().toArray())) {
            return 1;
        }
        return slips < 0 ? Integer.MAX_VALUE : slips;
    }
}
