package dev.guerdon.rehearsal;

import dev.guerdon.rehearsal.Journey.Scene;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.RuleNames;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rules that examples name and that there are not. Of examples that are run their outcome says so; here it is said in the same
 * words of those that can't be run.
 */
record UnknownRules(RuleNames names) {

    /** Those that a file of scenarios names. */
    List<Finding> in(ScenarioFile file) {
        return file.scenarios().stream()
                .map(each -> new Report.Failure(each.file(), each.line(), each.name(), unknown(each.expected())))
                .flatMap(each -> each.findings().stream())
                .toList();
    }

    /** Those that a file of journeys names. */
    List<Finding> in(JourneyFile file) {
        return file.journeys().stream()
                .flatMap(journey -> journey.scenes().stream().map(scene -> in(journey, scene)))
                .flatMap(each -> each.findings().stream())
                .toList();
    }

    private JourneyReport.Failure in(Journey journey, Scene scene) {
        return new JourneyReport.Failure(
                journey.file(),
                scene.line(),
                journey.name(),
                scene.number(),
                scene.title(),
                unknown(scene.awaited().outcome()));
    }

    private List<Mismatch> unknown(Expected expected) {
        return Stream.concat(
                        unknown(expected, Mismatch.FIRED, expected.fired()),
                        unknown(expected, Mismatch.NOT_FIRED, expected.notFired()))
                .toList();
    }

    /** Of a list of which not every item could be read it is not known which place is whose. */
    private Stream<Mismatch> unknown(Expected expected, String key, List<String> rules) {
        Places places = expected.places();
        return IntStream.range(0, places.count(key) == rules.size() ? rules.size() : 0)
                .filter(item -> !names.mayHave(rules.get(item)))
                .mapToObj(item ->
                        Mismatch.ofNoRule(places.at(key, item), key, rules.get(item), names.advice(rules.get(item))));
    }
}
