package dev.guerdon.rulebook.engine;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

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
    private final Map<String, Long> byRule = new HashMap<>();
    private long comparisons;
    private long comparisonsBefore;
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
        if (!rule.equals(effort.rule)) {
            effort.turnTo(rule);
        }
        effort.comparisons++;
        if (effort.comparisons > MOST_COMPARISONS) {
            throw effort.stopped("there were more than " + MOST_COMPARISONS + " combinations of facts to compare");
        }
        if (effort.comparisons % CLOCK_EVERY == 0 && System.nanoTime() > effort.deadline) {
            throw effort.stopped("comparing facts took more than two seconds");
        }
    }

    /** One rule after the other is worked on: what each costs is added up when another one's turn comes. */
    private void turnTo(String next) {
        byRule.merge(rule, comparisons - comparisonsBefore, Long::sum);
        comparisonsBefore = comparisons;
        rule = next;
    }

    /** Not the rule that happened to be at work is to blame, but the one that cost most. */
    private RuleStopped stopped(String why) {
        turnTo("");
        String costliest =
                Collections.max(byRule.entrySet(), Map.Entry.comparingByValue()).getKey();
        return new RuleStopped(costliest, why + ", most of them for it");
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
