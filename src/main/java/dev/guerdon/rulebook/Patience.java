package dev.guerdon.rulebook;

/** How long rules are looked at to explain them, counted in facts tried and in what their conditions read. */
final class Patience {
    private static final long MOST = 200_000;
    private static final long MOST_OF_ALL = 5_000_000;

    private final Patience all;
    private long left;

    /** For one rule, or for all that are asked for one thing while others wait. */
    Patience() {
        this(null, MOST);
    }

    private Patience(Patience all, long left) {
        this.all = all;
        this.left = left;
    }

    /** For all rules of an answer together. */
    static Patience forAll() {
        return new Patience(null, MOST_OF_ALL);
    }

    /** For one of them. */
    Patience forOne() {
        return new Patience(this, MOST);
    }

    /** Whether it is over once so much more is looked at. */
    boolean isOverAfter(int cost) {
        left -= cost;
        if (all != null) {
            all.left -= cost;
        }
        return isOver();
    }

    boolean isOver() {
        return left < 0 || (all != null && all.left < 0);
    }
}
