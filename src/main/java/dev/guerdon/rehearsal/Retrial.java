package dev.guerdon.rehearsal;

import dev.guerdon.rehearsal.Precedents.Kept;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Inquiry;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.RulesChange;
import dev.guerdon.rulebook.files.Place;
import dev.guerdon.rulebook.settings.SettingsReading;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One rulebook on trial after another that passed: what of it need not be tried again, and what is kept of it for the next. */
final class Retrial {
    /** In questions and facts: some ten megabytes. What is more is tried anew each time. */
    private static final long MOST_KEPT = 200_000;

    private final Rulebook rulebook;
    private final Precedents before;
    private final Optional<RulesChange> change;
    private final Map<String, Kept<ScenarioFile>> scenarioFiles = new TreeMap<>();
    private final Map<String, Kept<JourneyFile>> journeyFiles = new TreeMap<>();
    private final IdentityHashMap<Object, Precedent> kept = new IdentityHashMap<>();
    private long size;

    Retrial(Rulebook rulebook, Precedents before) {
        this.rulebook = rulebook;
        this.before = before;
        this.change = Optional.ofNullable(before.rulebook()).flatMap(passed -> RulesChange.between(passed, rulebook));
    }

    /** One after nothing. */
    static Retrial first(Rulebook rulebook) {
        return new Retrial(rulebook, Precedents.NONE);
    }

    Rulebook rulebook() {
        return rulebook;
    }

    List<ScenarioFile> scenarioFiles() {
        return read(Place.SCENARIOS, before.scenarioFiles(), scenarioFiles, ScenarioFile::of);
    }

    List<JourneyFile> journeyFiles() {
        return read(Place.JOURNEYS, before.journeyFiles(), journeyFiles, JourneyFile::of);
    }

    @FunctionalInterface
    private interface Reader<F> {
        F read(String path, String text, SettingsReading settings);
    }

    /** The files of a place, by path; what was read before of the same text under the same settings is not read again. */
    private <F> List<F> read(Place place, Map<String, Kept<F>> earlier, Map<String, Kept<F>> now, Reader<F> reader) {
        SettingsReading settings = SettingsReading.whole(rulebook.settings());
        rulebook.files().at(place).forEach((path, text) -> {
            Optional<Kept<F>> same = change.map(none -> earlier.get(path))
                    .filter(file -> file.text().equals(text));
            now.put(path, same.orElseGet(() -> new Kept<>(text, reader.read(path, text, settings))));
        });
        return now.values().stream().map(Kept::file).toList();
    }

    /** Of a scenario that comes out as before, and so as it expects; empty for one that must be tried. */
    Optional<Precedent> of(Scenario scenario) {
        return precedent(scenario);
    }

    /** The same of a journey. */
    Optional<Precedent> of(Journey journey) {
        return change.filter(RulesChange::asksForTheSame).flatMap(same -> precedent(journey));
    }

    /** Once a rule had to be stopped it may be out of service, which the earlier rulebook knew nothing of. */
    private Optional<Precedent> precedent(Object example) {
        if (change.isEmpty() || rulebook.hadToStop()) {
            return Optional.empty();
        }
        Optional<Precedent> precedent =
                Optional.ofNullable(before.byExample().get(example)).flatMap(each -> each.under(change.get()));
        precedent.ifPresent(each -> keep(example, each));
        return precedent;
    }

    /** A scenario came out as it expects. */
    void passed(Scenario scenario, List<Inquiry> inquiries, Fired fired) {
        Set<String> named = Set.copyOf(scenario.expected().notFired());
        keep(scenario, new Precedent(inquiries, List.of(fired), named));
    }

    /** A journey did. */
    void passed(Journey journey, List<Inquiry> inquiries, List<Fired> fired) {
        Set<String> named = new HashSet<>();
        journey.scenes().forEach(scene -> named.addAll(scene.awaited().outcome().notFired()));
        keep(journey, new Precedent(inquiries, List.copyOf(fired), Set.copyOf(named)));
    }

    private void keep(Object example, Precedent precedent) {
        if (precedent.isLight() && size + precedent.size() <= MOST_KEPT) {
            size += precedent.size();
            kept.put(example, precedent);
        }
    }

    /** What is kept of it if all came out as expected, else what was kept before. */
    Precedents precedents(List<Finding> findings) {
        boolean isGood = findings.stream().noneMatch(Finding::isError) && !rulebook.hadToStop();
        return isGood ? new Precedents(rulebook, scenarioFiles, journeyFiles, kept) : before;
    }
}
