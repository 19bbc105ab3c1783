package dev.guerdon.rulebook;

import dev.guerdon.facts.Use;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.engine.DecisionTable;
import dev.guerdon.rulebook.engine.Inspection;
import dev.guerdon.rulebook.engine.Ruleset;
import dev.guerdon.rulebook.files.Place;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.language.Checked;
import dev.guerdon.rulebook.language.Parser;
import dev.guerdon.rulebook.language.Position;
import dev.guerdon.rulebook.language.RuleCheck;
import dev.guerdon.rulebook.language.RuleChecker;
import dev.guerdon.rulebook.language.RuleFile;
import dev.guerdon.rulebook.language.RuleText;
import dev.guerdon.rulebook.review.Draft;
import dev.guerdon.rulebook.review.Review;
import dev.guerdon.rulebook.review.Vetted;
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
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** One pass over all rule files: each rule is read and checked, all of them are reviewed together, then built. */
final class Vetting {
    private static final Logger LOG = Logger.getLogger(Vetting.class);

    /** Of one file: behind so many it is not looked at any further. */
    private static final int MOST_MISTAKES = 1_000;

    private final RuleFiles files;
    private final SettingsReading settings;
    private final KnownRules before;
    private final List<Finding> findings;
    private final RulesByPackage rules = new RulesByPackage();
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, KnownRules.File> read = new TreeMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<String> misread = new ArrayList<>();
    private boolean areFilesLegible;

    /** @param before whose files need not be read again where they are the same */
    Vetting(RuleFiles files, SettingsReading settings, KnownRules before, List<Finding> findings) {
        this.files = files;
        this.settings = settings;
        this.before = before;
        this.findings = findings;
        this.areFilesLegible = files.isWhole();
    }

    void vet() {
        vet(Place.RULES, (path, text) -> vet(path, text, text, UnaryOperator.identity(), UnaryOperator.identity()));
        vet(Place.TABLE, this::vetTable);
    }

    private void vet(Place place, BiConsumer<String, String> anew) {
        files.at(place)
                .forEach((path, text) -> before.file(path, text)
                        .ifPresentOrElse(known -> takeOver(path, known), () -> anew.accept(path, text)));
    }

    private void takeOver(String path, KnownRules.File known) {
        KnownRules.File same = known.telling(findings::add);
        rules.read(same.rulePackage(), same.uses());
        same.rules().forEach(rule -> names.add(rule.text().name()));
        vetAll(path, same.rules(), rules::enter, same.rulePackage(), findings.size());
        read.put(path, same);
    }

    /**
     * Looks at rules that could be read for what makes no sense, alone or together.
     *
     * @param live in place of which they would go live
     */
    void review(Instant now, Optional<Rulebook> live) {
        List<Finding> told = List.copyOf(findings);
        read.replaceAll((path, file) -> reviewed(file));
        List<Draft> whole = drafts.stream().filter(Draft::isWhole).toList();
        Review.reviewAlone(whole, settings.known());
        new Review(rules.all(), whole, settings.known(), files, told, findings::add).review(now, live);
    }

    private KnownRules.File reviewed(KnownRules.File file) {
        if (file.remarks().isPresent()) {
            findings.addAll(file.remarks().get());
            return file;
        }
        int begin = findings.size();
        Review.reviewAlone(file.rules().stream().map(Vetted::draft).toList(), settings.known());
        return file.with(List.copyOf(findings.subList(begin, findings.size())));
    }

    /** What was read, ready to be asked; only where nothing is wrong with it. */
    Optional<Rulebook> rulebook() {
        Map<RulePackage, Ruleset> rulesets = new EnumMap<>(RulePackage.class);
        Map<RulePackage, Map<String, Checked.Rule>> dated = new EnumMap<>(RulePackage.class);
        rules.packages().forEach(rulePackage -> {
            List<Checked.Rule> checked =
                    rules.of(rulePackage).stream().map(Vetted::rule).toList();
            build(rulePackage, checked).ifPresent(built -> rulesets.put(rulePackage, built));
            dated.put(rulePackage, dated(checked));
        });
        return rulesets.size() == rules.packages().size()
                ? settings.settings()
                        .map(set -> new Rulebook(
                                files,
                                set,
                                new KnownRules(files.settings(), Map.copyOf(read), Map.copyOf(rulesets)),
                                dated,
                                rules.uses()))
                : Optional.empty();
    }

    /** Rules that were checked one by one can be built together, as far as we know; the engine has the last word. */
    private Optional<Ruleset> build(RulePackage rulePackage, List<Checked.Rule> checked) {
        try {
            return Optional.of(before.ruleset(rulePackage, checked).orElseGet(() -> Ruleset.of(checked)));
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
        DecisionTable.read(csv, mistake -> {
                    areFilesLegible = false;
                    findings.add(Finding.error(
                            path, mistake.place().row(), mistake.place().column(), mistake.message()));
                })
                .ifPresent(table -> vet(
                        path,
                        csv,
                        table.rules(),
                        rule -> rule.standingAt(table.rowOf(rule.at())),
                        finding -> inTable(finding, table)));
    }

    /** What is wrong with the head of a table is no rule's own mistake, and is told of all its rules alike. */
    private static Finding inTable(Finding finding, DecisionTable table) {
        DecisionTable.Place place = table.place(new Position(finding.line(), finding.column()), finding.message());
        return new Finding(
                finding.file(),
                place.row(),
                place.column(),
                place.isHead() ? null : finding.rule(),
                finding.message(),
                finding.severity());
    }

    /**
     * Reads and checks a file.
     *
     * @param drl the rules in it
     * @param placed says of a rule where it stands in the file that was written
     * @param told the same of what is found in a rule
     */
    private void vet(
            String path, String text, String drl, UnaryOperator<Checked.Rule> placed, UnaryOperator<Finding> told) {
        Consumer<Finding> found = KnownRules.telling(told, findings::add);
        int begin = findings.size();
        RuleFile file = Parser.read(path, drl, found);
        note(file, drl, findings.size() > begin);
        String folder = path.substring(0, path.indexOf('/'));
        Optional<String> campaign = Place.campaignOf(path);
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
        named.or(() -> RulePackage.of(folder)).ifPresent(one -> {
            List<Vetted> good = new ArrayList<>();
            Set<Use> used = new HashSet<>();
            vetAll(
                    path,
                    file.rules(),
                    rule -> enter(
                                    rule,
                                    RuleChecker.check(
                                            one,
                                            rule,
                                            campaign.orElse(null),
                                            settings.known().programme().zone(),
                                            settings::words,
                                            used,
                                            found),
                                    placed,
                                    found)
                            .ifPresent(good::add),
                    one,
                    begin);
            rules.read(one, used);
            read.put(path, new KnownRules.File(text, one, List.copyOf(good), Set.copyOf(used), told, Optional.empty()));
        });
    }

    private void note(RuleFile file, String drl, boolean isMisread) {
        file.rules().stream().flatMap(rule -> Stream.ofNullable(rule.name())).forEach(names::add);
        if (isMisread) {
            misread.add(drl);
        }
    }

    /** Of all rules, well written or not; empty where there is a file of which that can't be said. */
    Optional<RuleNames> ruleNames() {
        return areFilesLegible ? Optional.of(new RuleNames(names, misread)) : Optional.empty();
    }

    /** A rule after its check takes its place among the others, if it can; with a mistake in it, only its name does. */
    private Optional<Vetted> enter(
            RuleText rule, RuleCheck check, UnaryOperator<Checked.Rule> placed, Consumer<Finding> found) {
        if (check.rule().isEmpty()) {
            Draft draft = Draft.of(rule, check, found);
            rules.isFirstOfName(draft);
            drafts.add(draft);
        }
        return check.rule()
                .filter(checked -> isHarmless(checked, found))
                .map(checked -> new Vetted(rule, placed.apply(checked), found))
                .filter(rules::enter);
    }

    /** No rule text that we know of gets to be refused here: it would have to get by the grammar and the checks. */
    private static boolean isHarmless(Checked.Rule rule, Consumer<Finding> found) {
        Optional<Class<?>> unwanted = Inspection.unwantedIn(rule);
        unwanted.ifPresent(type -> found.accept(new Finding(
                rule.file(),
                rule.at().line(),
                rule.at().column(),
                rule.origin().rule(),
                "This rule holds something that no rule may hold (" + type.getName()
                        + "), and is kept out. Please tell those who make Guerdon, with its text.",
                Finding.Severity.ERROR)));
        return unwanted.isEmpty();
    }

    /**
     * All rules of a file, unless there are too many of them, or too many that are wrong.
     *
     * @param begin how much was found before the file
     */
    private <R> void vetAll(String path, List<R> ofFile, Consumer<R> vet, RulePackage rulePackage, int begin) {
        for (R rule : ofFile) {
            if (rules.isFull(rulePackage)) {
                return;
            } else if (findings.size() - begin > MOST_MISTAKES) {
                findings.add(Finding.error(
                        path,
                        "There are more than " + MOST_MISTAKES
                                + " mistakes in this file, and what stands behind them was not looked at."));
                return;
            }
            rules.expectIn(rulePackage);
            vet.accept(rule);
        }
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
}
