package dev.guerdon.rulebook;

import dev.guerdon.proposal.Proposed;
import dev.guerdon.rulebook.engine.RuleStopped;
import dev.guerdon.rulebook.engine.Ruleset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What rules say that are asked again about something that was decided before. A rule that has to be stopped is left out, and
 * nothing is held against it.
 *
 * @param stopped why rules were left out, by name
 */
record SecondHearing(List<Proposed> proposed, Map<String, String> stopped) {
    /** Each takes as long as a rule may take. */
    private static final int MOST_STOPPED = 3;

    /**
     * Asks.
     *
     * @param mayBeMissing whether a rule, by name, may be left out
     * @throws RuleStopped where one has to be stopped that may not be left out, or too many have to be
     */
    static SecondHearing of(Ruleset rules, Collection<?> facts, Predicate<String> mayBeMissing) {
        Map<String, String> stopped = new HashMap<>();
        Ruleset asked = rules;
        while (true) {
            try {
                return new SecondHearing(asked.propose(facts), Map.copyOf(stopped));
            } catch (RuleStopped runaway) {
                if (stopped.size() == MOST_STOPPED || !mayBeMissing.test(runaway.rule())) {
                    throw runaway;
                }
                stopped.put(runaway.rule(), runaway.why());
                asked = asked.without(runaway.rule());
            }
        }
    }
}
