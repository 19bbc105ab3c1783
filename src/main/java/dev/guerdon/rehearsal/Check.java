package dev.guerdon.rehearsal;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that can be said of rule files before they go live.
 *
 * @param rulebook what they make; empty when the rules themselves are wrong: then no scenario or journey has run
 * @param problems everything that is wrong with the files, warnings too, by place
 * @param report what came of the scenarios
 * @param journeys what came of the journeys
 * @param coverage how both try each rule
 */
public record Check(
        RuleFiles files,
        Optional<Rulebook> rulebook,
        List<Finding> problems,
        Report report,
        JourneyReport journeys,
        List<Coverage> coverage) {

    /**
     * Vets files, runs their scenarios and plays their journeys. Nothing is thrown.
     *
     * @param now which rules and campaigns are over then is told
     */
    public static Check of(RuleFiles files, Instant now) {
        return of(Candidate.of(files, now));
    }

    /** The same of files that were vetted. Nothing is thrown. */
    static Check of(Candidate candidate) {
        return candidate.rulebook().map(rulebook -> of(candidate, rulebook)).orElseGet(() -> ofNoRulebook(candidate));
    }

    private static Check ofNoRulebook(Candidate candidate) {
        return new Check(
                candidate.files(),
                Optional.empty(),
                byPlace(Stream.of(candidate.findings(), Rehearsal.problems(candidate))),
                Report.NONE,
                JourneyReport.NONE,
                List.of());
    }

    private static Check of(Candidate candidate, Rulebook rulebook) {
        Rehearsal.Result rehearsed = Rehearsal.of(rulebook);
        return new Check(
                candidate.files(),
                Optional.of(rulebook),
                byPlace(Stream.of(candidate.findings(), rehearsed.problems())),
                rehearsed.report(),
                rehearsed.journeys(),
                rehearsed.coverage());
    }

    /** The same, with more that is wrong with the files. */
    Check with(List<Finding> more) {
        return new Check(files, rulebook, byPlace(Stream.of(problems, more)), report, journeys, coverage);
    }

    /** The same, with a warning for each rule that is not tried both ways. */
    public Check withGaps() {
        boolean areAllRead = problems.stream().noneMatch(Finding::isError);
        List<Finding> gaps = areAllRead
                ? coverage.stream().flatMap(each -> each.gap().stream()).toList()
                : List.of();
        return new Check(files, rulebook, byPlace(Stream.of(problems, gaps)), report, journeys, coverage);
    }

    /** The same, with an error in place of each warning. */
    public Check strictly() {
        List<Finding> errors = problems.stream().map(Finding::asError).toList();
        return new Check(files, rulebook, errors, report, journeys, coverage);
    }

    /** Problems and what came out otherwise than expected, by place. */
    public List<Finding> findings() {
        return byPlace(Stream.of(problems, report.findings(), journeys.findings()));
    }

    /** Whether the files could go live. */
    public boolean isGood() {
        return rulebook.isPresent()
                && report.isGood()
                && journeys.isGood()
                && problems.stream().noneMatch(Finding::isError);
    }

    private static List<Finding> byPlace(Stream<List<Finding>> findings) {
        return findings.flatMap(List::stream).sorted().toList();
    }
}
