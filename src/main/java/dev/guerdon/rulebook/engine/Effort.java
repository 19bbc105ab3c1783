package dev.guerdon.rulebook.engine;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts what one question costs, and stops the rule that runs away. Combinations of facts have a limit of their own, because
 * each takes memory, too; everything that is compared or totalled takes time.
 */
final class Effort implements AutoCloseable {
    private static final long MOST_COMBINATIONS = 2_000_000;
    private static final long MOST_NANOS = 2_000_000_000L;

    /** A total is kept for each combination, and beside it what was totalled. */
    private static final int WEIGHT_OF_TOTAL = 2;

    /** In words and operators; so a question of the usual size never looks at the clock. */
    private static final int CLOCK_EVERY = 16_384;

    private static final ThreadLocal<Effort> CURRENT = new ThreadLocal<>();

    private final Effort outer;
    private final long deadline = System.nanoTime() + MOST_NANOS;
    private final Map<String, Long> byRule = new HashMap<>();
    private long combinations;
    private long steps;
    private long stepsBefore;
    private long nextLook = CLOCK_EVERY;
    private String rule = "";

    private Effort(Effort outer) {
        this.outer = outer;
    }

    static Effort begin() {
        Effort effort = new Effort(CURRENT.get());
        CURRENT.set(effort);
        return effort;
    }

    /**
     * Notes that a rule looks at one fact.
     *
     * @param cost how many words and operators it reads
     */
    static void spend(String rule, int cost) {
        CURRENT.get().add(rule, cost);
    }

    /** Notes that a rule compares one fact with others. */
    static void combine(String rule, int cost) {
        CURRENT.get().combine(rule, cost, 1);
    }

    /** Notes that a rule adds one fact to a total. */
    static void total(String rule, int cost) {
        CURRENT.get().combine(rule, cost, WEIGHT_OF_TOTAL);
    }

    private void combine(String next, int cost, int weight) {
        add(next, cost);
        combinations += weight;
        if (combinations > MOST_COMBINATIONS) {
            throw stopped(
                    "there were more than " + MOST_COMBINATIONS + " combinations of facts to compare or to total");
        }
    }

    private void add(String next, int cost) {
        if (!next.equals(rule)) {
            turnTo(next);
        }
        steps += cost;
        if (steps > nextLook) {
            nextLook = steps + CLOCK_EVERY;
            if (System.nanoTime() > deadline) {
                throw stopped("comparing facts took more than two seconds");
            }
        }
    }

    /** What was looked at up to now: words and operators, and combinations of facts. */
    long cost() {
        return steps + combinations;
    }

    /** One rule after the other is worked on: what each costs is added up when another one's turn comes. */
    private void turnTo(String next) {
        if (steps > stepsBefore) {
            byRule.merge(rule, steps - stepsBefore, Long::sum);
            stepsBefore = steps;
        }
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
