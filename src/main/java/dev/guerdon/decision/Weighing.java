package dev.guerdon.decision;

import dev.guerdon.proposal.Proposed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What each of a set of proposals adds to their outcome: what would be lost without it.
 *
 * <p>A proposal without which nothing changes is idle. Of several that each change nothing only because the others do the
 * same, the first counts; it adds what would be lost without all of them.
 */
final class Weighing<T> {
    /** Of more than so many that count for others it is told what would be lost if nobody else came in for them. */
    private static final int MOST_STANDING_FOR_OTHERS = 8;

    private final Calculation<T> calculation;
    private final List<Proposed> all;
    private final List<Proposed> counting;
    private final T outcome;
    private final Worth worthOfAll;
    private final Scales scales;
    private final IdentityHashMap<Proposed, Worth> worths = new IdentityHashMap<>();

    Weighing(Calculation<T> calculation, List<Proposed> all) {
        this.calculation = calculation;
        this.all = all;
        this.outcome = calculation.with(all);
        this.worthOfAll = calculation.worth(outcome);
        this.counting = new ArrayList<>(all);
        this.scales = calculation.scales(all, outcome);
        dropIdle(weighEach());
    }

    /** Everything that was weighed, idle or not. */
    List<Proposed> all() {
        return all;
    }

    T outcome() {
        return outcome;
    }

    boolean counts(Proposed proposed) {
        return worths.containsKey(proposed);
    }

    /** What would be lost without a proposal that counts. */
    Worth worth(Proposed proposed) {
        return worths.get(proposed);
    }

    /** What would be lost without all of these; a single one must count. */
    Worth jointly(List<Proposed> some) {
        return some.size() == 1 ? worth(some.get(0)) : lost(without(all, some), some);
    }

    /** Proposals that change nothing while all others stay. */
    private List<Proposed> weighEach() {
        List<Proposed> idle = new ArrayList<>();
        for (Proposed each : all) {
            Scales.Otherwise otherwise = otherwise(each);
            if (otherwise.isSame()) {
                idle.add(each);
            } else {
                worths.put(each, lost(otherwise.worth()));
            }
        }
        return idle;
    }

    private void dropIdle(List<Proposed> idle) {
        if (idle.isEmpty()) {
            return;
        }
        List<Proposed> dropped = new ArrayList<>();
        List<Proposed> forOthers = new ArrayList<>();
        Collections.reverse(idle);
        for (Proposed each : idle) {
            // without the first nothing changes, as was seen just now
            Scales.Otherwise otherwise = dropped.isEmpty() ? null : otherwise(each);
            if (otherwise == null || otherwise.isSame()) {
                drop(each);
                dropped.add(each);
            } else {
                worths.put(each, lost(otherwise.worth()));
                forOthers.add(each);
            }
        }
        if (forOthers.size() <= MOST_STANDING_FOR_OTHERS) {
            forOthers.forEach(each -> worths.computeIfPresent(each, (one, alone) -> together(one, dropped, alone)));
        }
        if (!worthOfAll.isNothing()) {
            worths.replaceAll(
                    (each, worth) -> worth.isNothing() ? lost(otherwise(each).worth()) : worth);
        }
    }

    /**
     * What would be lost without one and all that do the same, while those that are idle only beside it come in.
     *
     * @param alone what would be lost if nobody came in
     */
    private Worth together(Proposed one, List<Proposed> dropped, Worth alone) {
        List<Proposed> others = without(counting, one);
        List<Proposed> alike = new ArrayList<>(List.of(one));
        for (Proposed each : dropped) {
            if (Objects.equals(each.proposal().lineId(), one.proposal().lineId())
                    && calculation.with(plus(others, each)).equals(outcome)) {
                alike.add(each);
            }
        }
        if (alike.size() > dropped.size()) {
            return alone;
        }
        Worth lost = lost(calculation.worth(calculation.with(without(all, alike))));
        return lost.isNothing() ? alone : lost;
    }

    private static List<Proposed> plus(List<Proposed> some, Proposed one) {
        List<Proposed> more = new ArrayList<>(some);
        more.add(one);
        return more;
    }

    /** What would be without one of those that count. */
    private Scales.Otherwise otherwise(Proposed one) {
        return scales.without(one)
                .orElseGet(() -> Scales.Otherwise.of(calculation, calculation.with(without(counting, one)), outcome));
    }

    @SuppressWarnings("ReferenceEquality") // two rules may propose the same
    private void drop(Proposed one) {
        counting.removeIf(each -> each == one);
        scales.drop(one);
    }

    private Worth lost(List<Proposed> others, List<Proposed> some) {
        Worth lost = lost(calculation.worth(calculation.with(others)));
        return lost.isNothing() ? lost(calculation.worth(calculation.with(without(counting, some)))) : lost;
    }

    private Worth lost(Worth otherwise) {
        return worthOfAll.beyond(otherwise);
    }

    @SuppressWarnings("ReferenceEquality") // two rules may propose the same
    private static List<Proposed> without(List<Proposed> all, Proposed one) {
        List<Proposed> rest = new ArrayList<>(all.size());
        for (Proposed each : all) {
            if (each != one) {
                rest.add(each);
            }
        }
        return rest;
    }

    static List<Proposed> without(List<Proposed> all, List<Proposed> some) {
        if (some.isEmpty()) {
            return all;
        }
        Set<Proposed> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(some);
        List<Proposed> rest = new ArrayList<>(all.size());
        for (Proposed each : all) {
            if (!gone.contains(each)) {
                rest.add(each);
            }
        }
        return rest;
    }
}
