package dev.guerdon.rulebook.engine;

/**
 * Counts what one question costs, and stops the rule that runs away: comparisons of several facts with one another are the
 * only thing that can grow without bound.
 */
final class Effort implements AutoCloseable {
    private static final long MOST_COMPARISONS = 2_000_000;
    private static final long MOST_NANOS = 2_000_000_000L;
    private static final int CLOCK_EVERY = 1024;
    private static final ThreadLocal<Effort> CURRENT = new ThreadLocal<>();

    private final Effort outer;
    private final long deadline = System.nanoTime() + MOST_NANOS;
    private long comparisons;
    private String rule = "";

    private Effort(Effort outer) {
        this.outer = outer;
    }

    static Effort begin() {
        Effort effort = new Effort(CURRENT.get());
        CURRENT.set(effort);
        return effort;
    }

    /** Notes one comparison that a rule makes. */
    static void spend(String rule) {
        Effort effort = CURRENT.get();
        effort.rule = rule;
        effort.comparisons++;
        if (effort.comparisons > MOST_COMPARISONS) {
            throw new RuleStopped(rule, "it compared more than " + MOST_COMPARISONS + " combinations of facts");
        }
        if (effort.comparisons % CLOCK_EVERY == 0 && System.nanoTime() > effort.deadline) {
            throw new RuleStopped(rule, "it took more than two seconds");
        }
    }

    /** Notes which rule fires. */
    static void firing(String rule) {
        CURRENT.get().rule = rule;
    }

    /** The rule that was at work last. */
    String rule() {
        return rule;
    }

    @Override
    public void close() {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }
}
