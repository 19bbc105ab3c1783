package dev.guerdon.rehearsal;

import dev.guerdon.problem.Problem;
import dev.guerdon.problem.Refusal;
import dev.guerdon.rehearsal.Journey.Scene;
import dev.guerdon.rehearsal.journey.Happened;
import dev.guerdon.rehearsal.journey.Play;
import dev.guerdon.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays one journey. */
final class JourneyRun {
    private final Journey journey;
    private final Play play;
    private final StepComparison comparison;
    private final List<Fired> fired = new ArrayList<>();
    private final Deadline deadline;
    private final List<JourneyReport.Failure> failures = new ArrayList<>();

    private JourneyRun(Rulebook rulebook, Journey journey, Deadline deadline) {
        this.journey = journey;
        this.play = new Play(rulebook, journey.person(), journey.scores(), journey.at());
        this.comparison = new StepComparison(journey.file(), rulebook, play.life());
        this.deadline = deadline;
    }

    /** Plays each journey by itself, as far as there is time. Nothing is thrown. */
    static JourneyReport of(Retrial retrial, List<Journey> journeys, FiringCount count, Deadline deadline) {
        List<JourneyReport.Failure> failed = new ArrayList<>();
        int passed = 0;
        for (Journey journey : journeys) {
            Optional<Precedent> precedent = deadline.isOver() ? Optional.empty() : retrial.of(journey);
            List<JourneyReport.Failure> failures =
                    precedent.isPresent() ? List.of() : played(retrial, journey, count, deadline);
            precedent.ifPresent(asBefore -> asBefore.fired().forEach(count::add));
            passed += failures.isEmpty() && !deadline.isOver() ? 1 : 0;
            failed.addAll(failures);
        }
        return new JourneyReport(passed, List.copyOf(failed));
    }

    private static List<JourneyReport.Failure> played(
            Retrial retrial, Journey journey, FiringCount count, Deadline deadline) {
        JourneyRun run = new JourneyRun(retrial.rulebook(), journey, deadline);
        List<JourneyReport.Failure> failures = run.failures();
        run.fired.forEach(count::add);
        if (failures.isEmpty() && !deadline.isOver()) {
            run.play.inquiries().ifPresent(inquiries -> retrial.passed(journey, inquiries, run.fired));
        }
        return failures;
    }

    /** A journey goes on after a step that came out otherwise, but not after one that could not be done. */
    private List<JourneyReport.Failure> failures() {
        for (Scene scene : journey.scenes()) {
            if (deadline.isOver()) {
                return failures;
            }
            try {
                Happened happened = play.take(scene.step(), scene.at());
                fired.add(Fired.of(happened.heard()));
                note(scene, comparison.ofTaken(scene, happened));
            } catch (Refusal refused) {
                boolean isStopped = refused.problem() == Problem.RULE_STOPPED;
                if (isStopped || !scene.awaited().isRefused()) {
                    note(scene, List.of(StepComparison.impossible(refused)));
                    return failures;
                }
                note(scene, comparison.ofRefused(scene));
            }
        }
        return failures;
    }

    private void note(Scene scene, List<Mismatch> mismatches) {
        if (!mismatches.isEmpty()) {
            failures.add(new JourneyReport.Failure(
                    journey.file(), scene.line(), journey.name(), scene.number(), scene.title(), mismatches));
        }
    }
}
