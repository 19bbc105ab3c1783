package dev.guerdon.rulebook;

/** How long rules are looked at to explain them, counted in facts tried and in what their conditions read. */
final class Patience {
    private static final long MOST = 200_000;

    private long left = MOST;

    /** Whether it is over once so much more is looked at. */
    boolean isOverAfter(int cost) {
        left -= cost;
        return isOver();
    }

    boolean isOver() {
        return left < 0;
    }
}
