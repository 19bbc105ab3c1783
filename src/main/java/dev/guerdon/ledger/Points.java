package dev.guerdon.ledger;

/** The bounds of a number of points. */
final class Points {
    /** More than anybody earns, and far enough from overflow for sums. */
    static final long MOST = 1_000_000_000_000L;

    private Points() {}

    /** The points, when they are 1 to {@link #MOST}. */
    static long checked(long points) {
        if (points < 1 || points > MOST) {
            throw new IllegalArgumentException("points must be 1 to " + MOST + ", not " + points);
        }
        return points;
    }

    /** The points, when they are not negative. */
    static long orNone(long points) {
        if (points < 0) {
            throw new IllegalArgumentException("points must not be negative, not " + points);
        }
        return points;
    }
}
