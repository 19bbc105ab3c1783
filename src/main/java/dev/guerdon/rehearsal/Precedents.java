package dev.guerdon.rehearsal;

import dev.guerdon.rulebook.Rulebook;
import java.util.Map;

/**
 * What is kept of a rulebook that passed, so that the next one need not try again what can't come out otherwise: its scenario
 * and journey files as they were read, and for their examples what the rules were asked. <em>An example whose questions are all
 * answered as before comes out as before</em>, where the settings are the same: nothing else of a rulebook reaches an outcome.
 * (The hints of what a little more would bring, and what is missing for a tier, read the rules' numbers, but no example expects
 * them.) Immutable.
 *
 * @param rulebook that passed; null before the first
 * @param byExample by scenario or journey, each of which is the one of its file and no equal one
 */
record Precedents(
        Rulebook rulebook,
        Map<String, Kept<ScenarioFile>> scenarioFiles,
        Map<String, Kept<JourneyFile>> journeyFiles,
        Map<Object, Precedent> byExample) {

    static final Precedents NONE = new Precedents(null, Map.of(), Map.of(), Map.of());

    /** A file as it was read of a text. */
    record Kept<F>(String text, F file) {}
}
