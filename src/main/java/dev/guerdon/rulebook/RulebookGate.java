package dev.guerdon.rulebook;

import java.util.List;

/** What a candidate must pass before it goes live, beyond being well written. */
@FunctionalInterface
public interface RulebookGate {

    /** Everything that is wrong with it; an error keeps it from going live. Nothing is thrown. */
    List<Finding> check(Rulebook candidate);
}
