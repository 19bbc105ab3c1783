package dev.guerdon.rehearsal;

import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.RulebookGate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Lets a rulebook pass whose scenarios and journeys all come out as they expect. */
@ApplicationScoped
public class ScenarioGate implements RulebookGate {
    @Override
    public List<Finding> check(Rulebook candidate, Optional<Rulebook> live) {
        return Rehearsal.of(candidate).findings();
    }
}
