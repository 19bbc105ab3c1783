package dev.guerdon.rulebook;

import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.settings.SettingsReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rule files on their way to become a rulebook.
 *
 * @param settings the YAML files that all rules share, and what is wrong with them; empty where nothing was vetted
 * @param ruleNames of all rules, well written or not; empty where it is not known which there are
 * @param rulebook empty when there is an error among the findings
 * @param findings everything that is wrong, in order of place
 */
public record Candidate(
        RuleFiles files,
        Optional<SettingsReading> settings,
        Optional<RuleNames> ruleNames,
        Optional<Rulebook> rulebook,
        List<Finding> findings) {
    private static final int MOST_OF_A_FILE = 1_000;

    /** Vets files whatever the day is. Nothing is thrown: what is wrong is a finding. */
    public static Candidate of(RuleFiles files) {
        return of(files, Instant.MIN);
    }

    /**
     * Vets files and makes a rulebook of them. Nothing is thrown: what is wrong is a finding.
     *
     * @param now which rules and campaigns are over then is told
     */
    public static Candidate of(RuleFiles files, Instant now) {
        return vetted(files, Optional.of(now), Optional.empty());
    }

    /**
     * The same after another rulebook: what did not change is not looked at again, and the same comes of it. Rules and campaigns
     * that are over, and were not when they were last written, are no mistake; those that are over from the start are.
     */
    public static Candidate of(RuleFiles files, Instant now, Optional<Rulebook> before) {
        return vetted(files, Optional.of(now), before);
    }

    /** Files that are refused before anybody looks into them. */
    public static Candidate notVetted(RuleFiles files, List<Finding> because) {
        return new Candidate(files, Optional.empty(), Optional.empty(), Optional.empty(), because);
    }

    /** Files that were live once: what would be refused today, although it works, is let pass. */
    static Candidate known(RuleFiles files) {
        return vetted(files, Optional.empty(), Optional.empty());
    }

    private static Candidate vetted(RuleFiles files, Optional<Instant> reviewedAt, Optional<Rulebook> before) {
        List<Finding> findings = new ArrayList<>(files.findings());
        SettingsReading reading = SettingsReading.of(files);
        findings.addAll(reading.findings());
        Vetting vetting = new Vetting(files, reading, KnownRules.of(before, files), findings);
        vetting.vet();
        reviewedAt.ifPresent(now -> vetting.review(now, before));
        Optional<Rulebook> rulebook = isGood(findings) ? vetting.rulebook() : Optional.empty();
        return new Candidate(files, Optional.of(reading), vetting.ruleNames(), rulebook, told(findings));
    }

    /** The same candidate with more found wrong. */
    public Candidate with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Candidate(files, settings, ruleNames, isGood(all) ? rulebook : Optional.empty(), told(all));
    }

    private static boolean isGood(List<Finding> findings) {
        return findings.stream().noneMatch(Finding::isError);
    }

    /** By place, each once, and of each file so many that one can still read them. */
    private static List<Finding> told(List<Finding> findings) {
        Map<String, List<Finding>> byFile = findings.stream()
                .distinct()
                .sorted()
                .collect(Collectors.groupingBy(Finding::file, TreeMap::new, Collectors.toList()));
        return byFile.values().stream().flatMap(each -> some(each).stream()).toList();
    }

    /** Errors before warnings, as only they keep a candidate back. */
    private static List<Finding> some(List<Finding> ofFile) {
        if (ofFile.size() <= MOST_OF_A_FILE) {
            return ofFile;
        }
        Stream<Finding> errors = ofFile.stream().filter(Finding::isError);
        Stream<Finding> warnings = ofFile.stream().filter(each -> !each.isError());
        List<Finding> weightiest = Stream.concat(errors, warnings).toList();
        List<Finding> some = new ArrayList<>(weightiest.subList(0, MOST_OF_A_FILE));
        some.sort(null);
        some.add(more(weightiest.subList(MOST_OF_A_FILE, weightiest.size())));
        return some;
    }

    private static Finding more(List<Finding> untold) {
        String file = untold.get(0).file();
        return isGood(untold)
                ? Finding.warning(file, 0, 0, "There are " + untold.size() + " more warnings about this file.")
                : Finding.error(file, "There are " + untold.size() + " more mistakes in this file; mend these first.");
    }
}
