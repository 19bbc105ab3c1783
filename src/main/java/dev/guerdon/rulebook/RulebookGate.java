package dev.guerdon.rulebook;

import java.util.List;
import java.util.Optional;

/** What a candidate must pass before it goes live, beyond being well written. */
@FunctionalInterface
public interface RulebookGate {

    /**
     * Everything that is wrong with it; an error keeps it from going live. Nothing is thrown.
     *
     * @param live the rulebook whose place it takes; empty while none is live
     */
    List<Finding> check(Rulebook candidate, Optional<Rulebook> live);
}
