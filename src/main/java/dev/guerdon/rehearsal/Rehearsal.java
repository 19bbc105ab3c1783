package dev.guerdon.rehearsal;

import dev.guerdon.problem.Refusal;
import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.RuleNames;
import dev.guerdon.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tries a rulebook on scenarios and journeys: the decisions are those of the service, only that nothing is stored. */
public final class Rehearsal {
    private static final int MOST_SCENARIOS = 20_000;

    private Rehearsal() {}

    /**
     * What came of a rulebook's own scenarios and journeys.
     *
     * @param problems what is wrong with their files; nothing of such a file is run
     * @param report of the scenarios
     * @param coverage for every rule how they try it
     */
    public record Result(List<Finding> problems, Report report, JourneyReport journeys, List<Coverage> coverage) {

        /** Everything that keeps the rulebook from going live. */
        public List<Finding> findings() {
            return Stream.of(problems, report.findings(), journeys.findings())
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /** Runs all scenarios and plays all journeys among a rulebook's own files, for two minutes at most. Nothing is thrown. */
    public static Result of(Rulebook rulebook) {
        return of(rulebook, Deadline.usual());
    }

    static Result of(Rulebook rulebook, Deadline deadline) {
        return of(Retrial.first(rulebook), deadline);
    }

    /** The same after another rulebook that passed: what must come out as it did there is not tried again. */
    static Result of(Retrial retrial, Deadline deadline) {
        List<Finding> problems = new ArrayList<>();
        List<Scenario> scenarios = new ArrayList<>();
        UnknownRules unknown = new UnknownRules(RuleNames.of(retrial.rulebook()));
        for (ScenarioFile file : retrial.scenarioFiles()) {
            problems.addAll(file.findings());
            if (file.findings().stream().noneMatch(Finding::isError)) {
                scenarios.addAll(file.scenarios());
            } else {
                problems.addAll(unknown.in(file));
            }
        }
        if (scenarios.size() > MOST_SCENARIOS) {
            problems.add(Finding.error(".", "A rulebook has at most " + MOST_SCENARIOS + " scenarios."));
            scenarios.clear();
        }
        FiringCount count = new FiringCount();
        Report report = run(retrial, scenarios, count, deadline);
        JourneyReport journeys = Journeys.of(retrial, problems, count, deadline);
        if (deadline.isOver()) {
            problems.add(Finding.error(".", deadline.sentence()));
        }
        return new Result(List.copyOf(problems), report, journeys, count.of(retrial.rulebook()));
    }

    /**
     * What is wrong with the files of scenarios and journeys, where there are no rules to run them on: as far as the settings
     * could be understood. Nothing is thrown.
     */
    static List<Finding> problems(Candidate candidate) {
        return candidate
                .settings()
                .map(settings -> problems(
                        ScenarioFile.all(candidate.files(), settings),
                        JourneyFile.all(candidate.files(), settings),
                        candidate.ruleNames().map(UnknownRules::new)))
                .orElse(List.of());
    }

    /** @param unknown empty where it is not known which rules there are */
    private static List<Finding> problems(
            List<ScenarioFile> scenarios, List<JourneyFile> journeys, Optional<UnknownRules> unknown) {
        Stream<List<Finding>> misread = Stream.concat(
                scenarios.stream().map(ScenarioFile::findings),
                journeys.stream().map(JourneyFile::findings));
        Stream<List<Finding>> misnamed = unknown.stream()
                .flatMap(rules -> Stream.concat(
                        scenarios.stream().map(rules::in), journeys.stream().map(rules::in)));
        return Stream.concat(misread, misnamed).flatMap(List::stream).toList();
    }

    /** Runs scenarios; takes far less than a millisecond for each. Nothing is thrown. */
    public static Report run(Rulebook rulebook, List<Scenario> scenarios) {
        return run(Retrial.first(rulebook), scenarios, new FiringCount(), Deadline.usual());
    }

    private static Report run(Retrial retrial, List<Scenario> scenarios, FiringCount count, Deadline deadline) {
        List<Report.Failure> failed = new ArrayList<>();
        int tried = 0;
        for (Scenario scenario : scenarios) {
            if (deadline.isOver()) {
                break;
            }
            tried++;
            Optional<Precedent> precedent = retrial.of(scenario);
            List<Mismatch> mismatches = precedent.isPresent() ? List.of() : tried(retrial, scenario, count);
            precedent.ifPresent(asBefore -> asBefore.fired().forEach(count::add));
            if (!mismatches.isEmpty()) {
                failed.add(new Report.Failure(scenario.file(), scenario.line(), scenario.name(), mismatches));
            }
        }
        return new Report(tried - failed.size(), List.copyOf(failed));
    }

    private static List<Mismatch> tried(Retrial retrial, Scenario scenario, FiringCount count) {
        Trial trial = new Trial(retrial.rulebook(), scenario);
        List<Mismatch> mismatches = mismatches(retrial.rulebook(), scenario, trial);
        Fired fired = Fired.of(trial.asked());
        count.add(fired);
        if (mismatches.isEmpty()) {
            retrial.passed(scenario, trial.asked().inquiries(), fired);
        }
        return mismatches;
    }

    private static List<Mismatch> mismatches(Rulebook rulebook, Scenario scenario, Trial trial) {
        try {
            Outcome outcome = trial.outcome();
            Firings firings = new Firings(rulebook, trial.asked());
            return Comparison.of(scenario.file(), scenario.expected(), outcome, firings);
        } catch (Refusal stopped) {
            return List.of(
                    new Mismatch("an outcome", "of some kind", "none", stopped.getMessage(), scenario.line(), 0));
        }
    }
}
