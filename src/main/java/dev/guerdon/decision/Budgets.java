package dev.guerdon.decision;

import java.util.Map;
import java.util.TreeMap;

/** What is left of the campaigns while one decision is made, and what the decision takes of them. */
final class Budgets {
    private final Map<String, Gate> gates;
    private final Map<String, Worth> taken = new TreeMap<>();

    /** @param gates by campaign; one that is missing is open */
    Budgets(Map<String, Gate> gates) {
        this.gates = gates;
    }

    /** Why nothing of the campaign can be had, or null. An always-on rule (null) is open. */
    String closedBecause(String campaign) {
        return campaign == null ? null : gate(campaign).closedBecause();
    }

    boolean boundsCost(String campaign) {
        return campaign != null && gate(campaign).boundsCost();
    }

    /** Whether the campaign holds so much more than the decision's earlier steps took. An always-on rule (null) does. */
    boolean hold(String campaign, Worth cost) {
        return campaign == null
                || gate(campaign)
                        .holds(taken.getOrDefault(campaign, Worth.NOTHING).plus(cost));
    }

    /** The decision uses the campaign; however often this is said, it is one use. */
    void take(String campaign, Worth cost) {
        taken.merge(campaign, cost, Worth::plus);
    }

    /** By campaign that was used. */
    Map<String, Worth> taken() {
        return taken;
    }

    private Gate gate(String campaign) {
        return gates.getOrDefault(campaign, Gate.OPEN);
    }
}
