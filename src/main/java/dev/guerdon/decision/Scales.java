package dev.guerdon.decision;

import dev.guerdon.proposal.Proposed;
import java.util.Optional;

/**
 * Tells what becomes of an outcome when one proposal is left out, where that can be told without calculating everything again:
 * a thousand lines have thousands of proposals, and each is left out once to be weighed.
 */
interface Scales {

    /** Scales that can tell nothing. */
    Scales NONE = new Scales() {
        @Override
        public Optional<Otherwise> without(Proposed one) {
            return Optional.empty();
        }

        @Override
        public void drop(Proposed one) {
            // there is nothing that could change
        }
    };

    /**
     * What would be without one of the proposals.
     *
     * @return empty where everything has to be calculated
     */
    Optional<Otherwise> without(Proposed one);

    /** Leaves a proposal out from now on; the outcome must be the same without it. */
    void drop(Proposed one);

    /**
     * What would be.
     *
     * @param isSame whether the outcome is the same in every respect
     */
    record Otherwise(boolean isSame, Worth worth) {

        static <T> Otherwise of(Calculation<T> calculation, T otherwise, T outcome) {
            return new Otherwise(otherwise.equals(outcome), calculation.worth(otherwise));
        }
    }
}
