package dev.guerdon.rehearsal;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.RulebookGate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets a rulebook pass whose scenarios and journeys all come out as they expect. Of the last that passed it keeps what was asked
 * in them, so that a change costs no more than what it can change.
 */
@ApplicationScoped
public class ScenarioGate implements RulebookGate {
    private final AtomicReference<Precedents> precedents = new AtomicReference<>(Precedents.NONE);

    @Override
    public List<Finding> check(Rulebook candidate, Optional<Rulebook> live) {
        Retrial retrial = new Retrial(candidate, precedents());
        List<Finding> findings = rehearse(retrial);
        precedents.set(retrial.precedents(findings));
        return findings;
    }

    /** Keeps of a rulebook that passed somewhere else what it keeps of those that pass here, unless one does meanwhile. */
    void learn(Rulebook passed) {
        Precedents before = precedents();
        Retrial retrial = new Retrial(passed, before);
        precedents.compareAndSet(before, retrial.precedents(rehearse(retrial)));
    }

    private static List<Finding> rehearse(Retrial retrial) {
        return Rehearsal.of(retrial, Deadline.usual()).findings();
    }

    /** What is kept of the last one. */
    Precedents precedents() {
        return precedents.get();
    }

    @Override
    public List<Finding> read(Candidate candidate, Optional<Rulebook> live) {
        return Rehearsal.problems(candidate);
    }
}
