package dev.guerdon.rulebook.review;

import dev.guerdon.facts.Member;
import dev.guerdon.rulebook.language.Bounds;
import dev.guerdon.rulebook.language.Property;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tiers in rising order. Whatever asks for a tier, the word itself, atLeast or tierRank, asks for its place in
 * that order.
 */
record TierOrder(List<String> tiers) {
    private static final String AT_LEAST = "atLeast";
    private static final String RANK = "tierRank";
    private static final Set<String> WORDS = Set.of("tier", AT_LEAST, RANK);
    private static final String KEY = "the member's tier";

    /** Whether a word of the vocabulary is about tiers. */
    boolean areAbout(Property property) {
        return property.owner() == Member.class && WORDS.contains(property.name()) && !tiers.isEmpty();
    }

    /** Whether it is the member's tier. */
    boolean areAbout(Subject subject) {
        return subject.key().equals(KEY);
    }

    /** Whether the word asks for a tier or a higher one. */
    static boolean isLowerBound(Property property) {
        return property.owner() == Member.class && property.name().equals(AT_LEAST);
    }

    Subject subject(Property property) {
        Bounds bounds = new Bounds(true, BigDecimal.ZERO, BigDecimal.valueOf(tiers.size() - 1L));
        return property.name().equals(RANK)
                ? Subject.of(KEY, RANK, bounds)
                : new Subject(KEY, "the tiers are " + String.join(", ", tiers), bounds);
    }

    /** A tier's place in the order, from 0; empty where there is no such tier. */
    Optional<BigDecimal> rank(String tier) {
        return Optional.of(tiers.indexOf(tier)).filter(place -> place >= 0).map(BigDecimal::valueOf);
    }
}
