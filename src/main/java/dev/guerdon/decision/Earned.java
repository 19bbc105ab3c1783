package dev.guerdon.decision;

import java.util.List;
import java.util.Map;

/**
 * Points of an order.
 *
 * @param byLine whole points of each line
 * @param lots all points, those of the lines included, by term; none is 0
 */
record Earned(List<Long> byLine, Map<Term, Long> lots) {

    long total() {
        long total = 0;
        for (long points : lots.values()) {
            total += points;
        }
        return total;
    }
}
