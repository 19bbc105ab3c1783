package dev.guerdon.rehearsal;

import dev.guerdon.rehearsal.RulebookView.ProblemView;
import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.RuleFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What would come of files if they were saved.
 *
 * @param ok whether they would go live
 * @param version that they would have
 * @param scenarios none have run while there are errors in the rules
 */
record CheckAnswer(boolean ok, String version, List<ProblemView> problems, Report scenarios) {

    static CheckAnswer of(RuleFiles files) {
        Candidate candidate = Candidate.of(files);
        Optional<Rehearsal.Result> rehearsed = candidate.rulebook().map(Rehearsal::of);
        List<Finding> problems = new ArrayList<>(candidate.findings());
        rehearsed.ifPresent(result -> problems.addAll(result.problems()));
        Report report = rehearsed.map(Rehearsal.Result::report).orElse(Report.NONE);
        boolean isGood =
                rehearsed.isPresent() && report.isGood() && problems.stream().noneMatch(Finding::isError);
        return new CheckAnswer(
                isGood, files.version(), problems.stream().map(ProblemView::of).toList(), report);
    }
}
