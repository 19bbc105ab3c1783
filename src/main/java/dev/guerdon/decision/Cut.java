package dev.guerdon.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hands out points up to a cap: first to bonuses, then to points with a term of their own, then to lines and order. */
final class Cut {
    private final Map<Term, Long> lots = new TreeMap<>();
    private long room;

    Cut(long cap) {
        this.room = cap;
    }

    /**
     * @param points of the lines, then of the order by term
     * @param terms of the order's points
     * @param lineCount how many of the points are lines'
     */
    Earned keep(Map<Term, Long> bonuses, long[] points, List<Term> terms, int lineCount) {
        bonuses.forEach(this::keep);
        long[] usual = points.clone();
        for (int i = 0; i < terms.size(); i++) {
            if (!terms.get(i).equals(Term.USUAL)) {
                keep(terms.get(i), points[lineCount + i]);
                usual[lineCount + i] = 0;
            }
        }
        long[] kept = WholePoints.atMost(room, usual);
        keep(Term.USUAL, WholePoints.sum(kept));
        List<Long> byLine = new ArrayList<>(lineCount);
        for (int i = 0; i < lineCount; i++) {
            byLine.add(kept[i]);
        }
        return new Earned(byLine, lots);
    }

    private void keep(Term term, long points) {
        long kept = Math.min(room, points);
        if (kept > 0) {
            lots.merge(term, kept, Long::sum);
            room -= kept;
        }
    }
}
