package dev.guerdon.rulebook;

import dev.guerdon.facts.Member;
import dev.guerdon.facts.Use;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.engine.DecisionTable;
import dev.guerdon.rulebook.engine.Ruleset;
import dev.guerdon.rulebook.files.Place;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.language.Checked;
import dev.guerdon.rulebook.language.Parser;
import dev.guerdon.rulebook.language.RuleChecker;
import dev.guerdon.rulebook.language.RuleFile;
import dev.guerdon.rulebook.language.RuleText;
import dev.guerdon.rulebook.settings.Settings;
import dev.guerdon.rulebook.settings.SettingsReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Rule files on their way to become a rulebook.
 *
 * @param rulebook empty when there is an error among the findings
 * @param findings everything that is wrong, in order of place
 */
public record Candidate(RuleFiles files, Optional<Rulebook> rulebook, List<Finding> findings) {
    private static final Logger LOG = Logger.getLogger(Candidate.class);
    private static final char NUL = 0;

    /** Vets files and makes a rulebook of them. Nothing is thrown: what is wrong is a finding. */
    public static Candidate of(RuleFiles files) {
        List<Finding> findings = new ArrayList<>(files.findings());
        files.texts().forEach((path, text) -> {
            if (text.indexOf(NUL) >= 0) { // no archive takes it
                findings.add(Finding.error(path, "The character with the code 0 can't stand in a text."));
            }
        });
        SettingsReading reading = SettingsReading.of(files);
        findings.addAll(reading.findings());
        Optional<Rulebook> rulebook =
                reading.settings().map(settings -> new Vetting(files, settings, findings).rulebook());
        boolean isGood = findings.stream().noneMatch(Finding::isError);
        return new Candidate(
                files,
                isGood ? rulebook : Optional.empty(),
                findings.stream().sorted().toList());
    }

    /** The same candidate with more found wrong. */
    public Candidate with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        boolean isGood = all.stream().noneMatch(Finding::isError);
        return new Candidate(
                files,
                isGood ? rulebook : Optional.empty(),
                all.stream().sorted().toList());
    }

    /** One pass over all rule files. */
    private static final class Vetting {
        private static final int MOST_RULES = 5_000;

        private final RuleFiles files;
        private final Settings settings;
        private final List<Finding> findings;
        private final Set<Use> uses = new HashSet<>();
        private final Map<RulePackage, Map<String, Checked.Rule>> rules = new EnumMap<>(RulePackage.class);

        Vetting(RuleFiles files, Settings settings, List<Finding> findings) {
            this.files = files;
            this.settings = settings;
            this.findings = findings;
        }

        Rulebook rulebook() {
            files.at(Place.RULES).forEach((path, text) -> vet(Parser.read(path, text, findings::add), findings::add));
            files.at(Place.TABLE).forEach(this::vetTable);
            Map<RulePackage, Ruleset> rulesets = new EnumMap<>(RulePackage.class);
            Map<RulePackage, Map<String, Checked.Rule>> dated = new EnumMap<>(RulePackage.class);
            rules.forEach((rulePackage, byName) -> {
                build(rulePackage, List.copyOf(byName.values())).ifPresent(built -> rulesets.put(rulePackage, built));
                Map<String, Checked.Rule> watched = new HashMap<>(byName);
                watched.values().removeIf(rule -> !isDated(rule));
                dated.put(rulePackage, Map.copyOf(watched));
            });
            return new Rulebook(files, settings, rulesets, dated, uses);
        }

        /** Rules that were checked one by one can be built together, as far as we know; the engine has the last word. */
        private Optional<Ruleset> build(RulePackage rulePackage, List<Checked.Rule> checked) {
            try {
                return Optional.of(Ruleset.of(checked));
            } catch (RuntimeException engineRefuses) {
                LOG.errorf(engineRefuses, "The rules of package %s can't be built", rulePackage.title());
                findings.add(Finding.error(
                        rulePackage.title(),
                        "The rules of this package can't be built: " + engineRefuses.getMessage()));
                return Optional.empty();
            }
        }

        private static boolean isDated(Checked.Rule rule) {
            return rule.origin().campaign() != null
                    || !rule.from().equals(Instant.MIN)
                    || !rule.until().equals(Instant.MAX);
        }

        private void vetTable(String path, String csv) {
            try {
                DecisionTable table = DecisionTable.read(csv);
                Consumer<Finding> inTable = finding -> findings.add(new Finding(
                        path, table.row(finding.line()), 0, finding.rule(), finding.message(), finding.severity()));
                vet(Parser.read(path, table.rules(), inTable), inTable);
            } catch (IllegalArgumentException notATable) {
                findings.add(Finding.error(path, notATable.getMessage()));
            }
        }

        private void vet(RuleFile file, Consumer<Finding> found) {
            if (file.packageName().isEmpty()) {
                return;
            }
            Optional<RulePackage> rulePackage = RulePackage.of(file.packageName());
            if (rulePackage.isEmpty()) {
                found.accept(Finding.error(
                        file.file(),
                        file.packageAt().line(),
                        file.packageAt().column(),
                        "unknown package " + file.packageName() + "."
                                + Nearest.advice(file.packageName(), RulePackage.titles())));
                return;
            }
            Optional<String> campaign = Place.campaignOf(file.file());
            if (isInPlace(file, rulePackage.get(), campaign, found)) {
                file.rules().forEach(rule -> vet(rule, rulePackage.get(), campaign.orElse(null), found));
            }
        }

        private static boolean isInPlace(
                RuleFile file, RulePackage rulePackage, Optional<String> campaign, Consumer<Finding> found) {
            String folder = file.file().substring(0, file.file().indexOf('/'));
            if (campaign.isPresent() || folder.equals(rulePackage.title())) {
                return true;
            }
            found.accept(Finding.error(
                    file.file(),
                    file.packageAt().line(),
                    file.packageAt().column(),
                    rulePackage == RulePackage.LIFECYCLE
                            ? "lifecycle rules stand in campaigns only"
                            : "rules of package " + rulePackage.title() + " stand in the folder " + rulePackage.title()
                                    + "/ or in a campaign's"));
            return false;
        }

        private void vet(RuleText rule, RulePackage rulePackage, String campaign, Consumer<Finding> found) {
            Map<String, Checked.Rule> named = rules.computeIfAbsent(rulePackage, each -> new TreeMap<>());
            RuleChecker.check(rulePackage, rule, campaign, settings.programme().zone(), settings::words, uses, found)
                    .ifPresent(checked -> {
                        noteHeld(rule, rulePackage);
                        Checked.Rule twin = named.putIfAbsent(rule.name(), checked);
                        if (twin != null) {
                            report(rule, "a rule of this name stands in " + twin.file() + " already", found);
                        } else if (named.size() > MOST_RULES) {
                            report(rule, "a package has at most " + MOST_RULES + " rules", found);
                        }
                    });
        }

        /** Whether a badge is held already decides what becomes of it. (For an activity it is always known.) */
        private void noteHeld(RuleText rule, RulePackage rulePackage) {
            if (rulePackage != RulePackage.ACTIVITIES
                    && rule.consequence().stream()
                            .anyMatch(statement -> statement.verb().equals("badge"))) {
                uses.add(new Use(Member.class, "badges", ""));
            }
        }

        private static void report(RuleText rule, String message, Consumer<Finding> found) {
            found.accept(new Finding(
                    rule.file(), rule.at().line(), rule.at().column(), rule.name(), message, Finding.Severity.ERROR));
        }
    }
}
