package dev.guerdon.decision;

import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.util.List;
import java.util.function.Function;

/**
 * The arithmetic of one package of rules: what a set of its proposals comes to. The order of the set changes nothing.
 *
 * @param <T> an outcome; two are equal when nothing differs for the member
 */
interface Calculation<T> {

    T with(List<Proposed> counting);

    /** What the member has of the outcome. */
    Worth worth(T outcome);

    /**
     * Tells what each of a set does, quicker than leaving it out.
     *
     * @param outcome of all of them
     */
    default Scales scales(List<Proposed> all, T outcome) {
        return Scales.NONE;
    }

    /** Says of proposals, in a sentence each, why they change nothing about the outcome of all that stand. */
    Function<Proposal, String> whyIdle(T outcome, List<Proposed> standing);
}
