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
import dev.guerdon.rulebook.language.Position;
import dev.guerdon.rulebook.language.RuleChecker;
import dev.guerdon.rulebook.language.RuleFile;
import dev.guerdon.rulebook.language.RuleText;
import dev.guerdon.rulebook.review.Review;
import dev.guerdon.rulebook.review.Vetted;
import dev.guerdon.rulebook.settings.SettingsReading;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** One pass over all rule files: each rule is read and checked, all of them are reviewed together, then built. */
final class Vetting {
    private static final Logger LOG = Logger.getLogger(Vetting.class);
    private static final int MOST_RULES = 5_000;

    /** The engine takes each way through the branches of a rule for a rule of its own. */
    private static final int MOST_WAYS = 10_000;

    /** Of one file: behind so many it is not looked at any further. */
    private static final int MOST_MISTAKES = 1_000;

    private final RuleFiles files;
    private final SettingsReading settings;
    private final List<Finding> findings;
    private final Map<RulePackage, Set<Use>> uses = new EnumMap<>(RulePackage.class);
    private final Map<RulePackage, Map<String, Vetted>> rules = new EnumMap<>(RulePackage.class);
    private final Map<RulePackage, Long> ways = new EnumMap<>(RulePackage.class);

    Vetting(RuleFiles files, SettingsReading settings, List<Finding> findings) {
        this.files = files;
        this.settings = settings;
        this.findings = findings;
    }

    void vet() {
        files.at(Place.RULES)
                .forEach((path, text) ->
                        vet(Parser.read(path, text, findings::add), UnaryOperator.identity(), findings::add));
        files.at(Place.TABLE).forEach(this::vetTable);
    }

    /** Looks at rules that are well written each by itself for what makes no sense, alone or together. */
    void review(Instant now) {
        boolean areAllRead = findings.stream().noneMatch(Finding::isError);
        List<Vetted> all = rules.values().stream()
                .flatMap(byName -> byName.values().stream())
                .toList();
        Set<String> misread = settings.findings().stream()
                .filter(Finding::isError)
                .map(Finding::file)
                .collect(Collectors.toSet());
        new Review(all, settings.known(), files, misread, findings::add).review(now, areAllRead);
    }

    /** What was read, ready to be asked; only where nothing is wrong with it. */
    Optional<Rulebook> rulebook() {
        Map<RulePackage, Ruleset> rulesets = new EnumMap<>(RulePackage.class);
        Map<RulePackage, Map<String, Checked.Rule>> dated = new EnumMap<>(RulePackage.class);
        rules.forEach((rulePackage, byName) -> {
            List<Checked.Rule> checked =
                    byName.values().stream().map(Vetted::rule).toList();
            build(rulePackage, checked).ifPresent(built -> rulesets.put(rulePackage, built));
            dated.put(rulePackage, dated(checked));
        });
        return rulesets.size() == rules.size()
                ? settings.settings().map(known -> new Rulebook(files, known, rulesets, dated, uses))
                : Optional.empty();
    }

    /** Rules that were checked one by one can be built together, as far as we know; the engine has the last word. */
    private Optional<Ruleset> build(RulePackage rulePackage, List<Checked.Rule> checked) {
        try {
            return Optional.of(Ruleset.of(checked));
        } catch (RuntimeException engineRefuses) {
            LOG.errorf(engineRefuses, "The rules of package %s can't be built", rulePackage.title());
            findings.add(Finding.error(
                    rulePackage.title(), "The rules of this package can't be built: " + engineRefuses.getMessage()));
            return Optional.empty();
        }
    }

    private static Map<String, Checked.Rule> dated(List<Checked.Rule> checked) {
        Map<String, Checked.Rule> dated = new HashMap<>();
        checked.stream()
                .filter(Vetting::isDated)
                .forEach(rule -> dated.put(rule.origin().rule(), rule));
        return Map.copyOf(dated);
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
            vet(
                    Parser.read(path, table.rules(), inTable),
                    rule -> rule.standingAt(new Position(table.row(rule.at().line()), 0)),
                    inTable);
        } catch (DecisionTable.NotATable notATable) {
            findings.add(Finding.error(path, notATable.row(), 0, notATable.getMessage()));
        }
    }

    /** @param placed says of a rule where it stands in the file that was written */
    private void vet(RuleFile file, UnaryOperator<Checked.Rule> placed, Consumer<Finding> found) {
        String folder = file.file().substring(0, file.file().indexOf('/'));
        Optional<String> campaign = Place.campaignOf(file.file());
        Optional<RulePackage> named = RulePackage.of(file.packageName());
        if (named.isEmpty() && !file.packageName().isEmpty()) {
            refusePackage(
                    file,
                    "unknown package " + file.packageName() + "."
                            + Nearest.advice(file.packageName(), RulePackage.titles()),
                    found);
        } else if (campaign.isEmpty() && named.isPresent() && !folder.equals(file.packageName())) {
            refusePackage(file, whyNotHere(named.get()), found);
        }
        // A file whose package is not known is read as its folder has it, so that its other mistakes are told, too.
        named.or(() -> RulePackage.of(folder))
                .ifPresent(one -> vetAll(file, rule -> vet(rule, one, campaign.orElse(null), placed, found), one));
    }

    /** All rules of a file, unless there are too many of them, or too many that are wrong. */
    private void vetAll(RuleFile file, Consumer<RuleText> vet, RulePackage rulePackage) {
        int before = findings.size();
        for (RuleText rule : file.rules()) {
            if (isFull(rulePackage)) {
                return;
            } else if (findings.size() - before > MOST_MISTAKES) {
                findings.add(Finding.error(
                        file.file(),
                        "There are more than " + MOST_MISTAKES
                                + " mistakes in this file, and what stands behind them was not looked at."));
                return;
            }
            vet.accept(rule);
        }
    }

    /** It was told of the rule that was too much. */
    private boolean isFull(RulePackage rulePackage) {
        return rules.getOrDefault(rulePackage, Map.of()).size() > MOST_RULES
                || ways.getOrDefault(rulePackage, 0L) > MOST_WAYS;
    }

    private static String whyNotHere(RulePackage rulePackage) {
        return rulePackage == RulePackage.LIFECYCLE
                ? "lifecycle rules stand in campaigns only"
                : "rules of package " + rulePackage.title() + " stand in the folder " + rulePackage.title()
                        + "/ or in a campaign's";
    }

    private static void refusePackage(RuleFile file, String message, Consumer<Finding> found) {
        found.accept(Finding.error(
                file.file(), file.packageAt().line(), file.packageAt().column(), message));
    }

    private void vet(
            RuleText rule,
            RulePackage rulePackage,
            String campaign,
            UnaryOperator<Checked.Rule> placed,
            Consumer<Finding> found) {
        Map<String, Vetted> named = rules.computeIfAbsent(rulePackage, each -> new TreeMap<>());
        RuleChecker.check(
                        rulePackage,
                        rule,
                        campaign,
                        settings.known().programme().zone(),
                        settings::words,
                        uses(rulePackage),
                        found)
                .map(checked -> new Vetted(rule, placed.apply(checked), found))
                .ifPresent(vetted -> {
                    noteHeld(rule, rulePackage);
                    Vetted twin = named.putIfAbsent(rule.name(), vetted);
                    if (twin != null) {
                        vetted.refuse(
                                rule.at(),
                                "a rule of this name stands in " + twin.text().file() + " already");
                    } else if (named.size() > MOST_RULES) {
                        vetted.refuse(rule.at(), "a package has at most " + MOST_RULES + " rules");
                    } else if (ways.merge(rulePackage, vetted.rule().ways(), Long::sum) > MOST_WAYS) {
                        vetted.refuse(
                                rule.at(),
                                "up to here the branches of the package's rules can be combined in more than "
                                        + MOST_WAYS + " ways: write fewer of them with or");
                    }
                });
    }

    /** Whether a badge is held already decides what becomes of it. (For an activity it is always known.) */
    private void noteHeld(RuleText rule, RulePackage rulePackage) {
        if (rulePackage != RulePackage.ACTIVITIES
                && rule.consequence().stream()
                        .anyMatch(statement -> statement.verb().equals("badge"))) {
            uses(rulePackage).add(new Use(Member.class, "badges", ""));
        }
    }

    private Set<Use> uses(RulePackage rulePackage) {
        return uses.computeIfAbsent(rulePackage, each -> new HashSet<>());
    }
}
