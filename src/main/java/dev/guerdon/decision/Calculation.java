package dev.guerdon.decision;

import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.util.List;

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

    /** A sentence on why the proposal changes nothing about the outcome of all that stand. */
    String whyIdle(Proposal proposal, T outcome, List<Proposed> standing);
}
