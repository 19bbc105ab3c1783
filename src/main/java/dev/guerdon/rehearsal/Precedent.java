package dev.guerdon.rehearsal;

import dev.guerdon.rulebook.Inquiry;
import dev.guerdon.rulebook.RulesChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A scenario or journey that came out as it expects.
 *
 * @param inquiries all that the rules were asked in it
 * @param fired which rules fired in it, or in each of its steps
 * @param named rules that must not fire, of which there must be one each
 */
record Precedent(List<Inquiry> inquiries, List<Fired> fired, Set<String> named) {

    /** The same under other rules; empty where they may answer otherwise. */
    Optional<Precedent> under(RulesChange change) {
        if (!change.knows(named)) {
            return Optional.empty();
        }
        List<Inquiry> asBefore = new ArrayList<>(inquiries.size());
        for (Inquiry inquiry : inquiries) {
            Optional<Inquiry> same = change.answeredAsBefore(inquiry);
            if (same.isEmpty()) {
                return Optional.empty();
            }
            asBefore.add(same.get());
        }
        return Optional.of(new Precedent(List.copyOf(asBefore), fired, named));
    }

    boolean isLight() {
        return inquiries.stream().allMatch(Inquiry::isLight);
    }

    /** How much of the memory it takes. */
    long size() {
        return inquiries.stream().mapToLong(each -> 1L + each.facts().size()).sum();
    }
}
