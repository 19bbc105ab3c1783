package dev.guerdon.publishing;

import dev.guerdon.problem.Problem;
import dev.guerdon.rehearsal.RulebookView.ProblemView;
import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Gates;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Vets what callers want to be live: one at a time, because it keeps a core busy that the checkouts need. */
@ApplicationScoped
class Vetting {
    private final Gates gates;
    private final Semaphore turn = new Semaphore(1);

    Vetting(Gates gates) {
        this.gates = gates;
    }

    /**
     * Files as a candidate.
     *
     * @throws dev.guerdon.problem.Refusal if another is vetted just now
     */
    Candidate vet(RuleFiles files) {
        if (!turn.tryAcquire()) {
            throw Problem.BUSY.because("Another rulebook is being vetted. Send this one again in a moment.");
        }
        try {
            return gates.vet(files);
        } finally {
            turn.release();
        }
    }

    /**
     * The rulebook of a candidate that passed.
     *
     * @throws dev.guerdon.problem.Refusal if it did not, with all problems
     */
    static Rulebook passed(Candidate candidate) {
        return candidate
                .rulebook()
                .orElseThrow(() -> Problem.RULEBOOK_REFUSED
                        .because(
                                "Nothing was changed: mend what is listed under problems, and send it again. The first is: "
                                        + first(candidate.findings()))
                        .listing(views(candidate.findings())));
    }

    static List<ProblemView> views(List<Finding> findings) {
        return ProblemView.all(findings);
    }

    private static String first(List<Finding> findings) {
        return findings.stream()
                .filter(Finding::isError)
                .findFirst()
                .map(Finding::toString)
                .orElse("none");
    }
}
