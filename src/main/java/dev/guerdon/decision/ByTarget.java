package dev.guerdon.decision;

import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A set of proposals by the line they are about. Made in one pass: a set is calculated anew for each of its proposals that is
 * weighed, and if each line then looked through all of them, a basket of a thousand lines would take minutes.
 */
final class ByTarget {
    private final Map<String, List<Proposal>> ofLine = new HashMap<>();
    private final List<Proposal> ofBasket = new ArrayList<>();

    ByTarget(List<Proposed> proposals) {
        for (Proposed each : proposals) {
            String lineId = each.proposal().lineId();
            List<Proposal> target =
                    lineId == null ? ofBasket : ofLine.computeIfAbsent(lineId, line -> new ArrayList<>());
            target.add(each.proposal());
        }
    }

    /** Takes one that is the same out. */
    void remove(Proposed proposed) {
        String lineId = proposed.proposal().lineId();
        (lineId == null ? ofBasket : ofLine.get(lineId)).remove(proposed.proposal());
    }

    List<Proposal> line(String id) {
        return ofLine.getOrDefault(id, List.of());
    }

    List<Proposal> basket() {
        return ofBasket;
    }
}
