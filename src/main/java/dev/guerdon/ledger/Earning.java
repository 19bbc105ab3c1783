package dev.guerdon.ledger;

import java.time.Instant;
import java.util.Objects;

/**
 * Points as they are born: a lot-to-be.
 *
 * @param points 1 to 10^12
 * @param source what gave them: {@code order}, {@code activity}, {@code adjustment} or the campaign's code
 * @param qualifying whether they count as earned where tiers ask
 * @param availableAt pending until then
 */
public record Earning(long points, String source, boolean qualifying, Instant earnedAt, Instant availableAt) {
    public Earning {
        Points.checked(points);
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(earnedAt, "earnedAt");
        Objects.requireNonNull(availableAt, "availableAt");
    }

    /** Qualifying points that can be used at once. */
    public static Earning of(long points, String source, Instant at) {
        return new Earning(points, source, true, at, at);
    }

    /** The same, pending until then. */
    public Earning availableAt(Instant later) {
        return new Earning(points, source, qualifying, earnedAt, later);
    }

    /** The moment at which they count towards a tier, or null. */
    Instant qualifiesAt() {
        return qualifying ? earnedAt : null;
    }
}
