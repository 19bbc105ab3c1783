package dev.guerdon.rehearsal;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.RulebookGate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Lets a rulebook pass whose scenarios and journeys all come out as they expect. Of the last that passed it keeps what was asked
 * in them, so that a change costs no more than what it can change.
 */
@ApplicationScoped
public class ScenarioGate implements RulebookGate {
    private volatile Precedents precedents = Precedents.NONE;

    @Override
    public List<Finding> check(Rulebook candidate, Optional<Rulebook> live) {
        Retrial retrial = new Retrial(candidate, precedents);
        List<Finding> findings = Rehearsal.of(retrial, Deadline.usual()).findings();
        precedents = retrial.precedents(findings);
        return findings;
    }

    @Override
    public List<Finding> read(Candidate candidate, Optional<Rulebook> live) {
        return Rehearsal.problems(candidate);
    }
}
