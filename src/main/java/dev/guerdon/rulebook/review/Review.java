package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.settings.Settings;
import dev.guerdon.rulebook.yaml.YamlFile;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks over all rules and settings of a rulebook for what makes no sense, alone or together. */
public final class Review {
    private static final String CATALOGUE = "catalogue.yaml";
    private static final String PROGRAMME = "programme.yaml";

    private final List<Vetted> rules;
    private final List<Draft> drafts;
    private final Settings settings;
    private final RuleFiles files;
    private final List<Finding> told;
    private final Set<String> misread;
    private final Consumer<Finding> found;

    /**
     * @param drafts rules with a mistake in them
     * @param told what is wrong as far as it is known
     * @param found takes what else is wrong outside of rules
     */
    public Review(
            List<Vetted> rules,
            List<Draft> drafts,
            Settings settings,
            RuleFiles files,
            Collection<Finding> told,
            Consumer<Finding> found) {
        this.rules = rules;
        this.drafts = drafts;
        this.settings = settings;
        this.files = files;
        this.told = List.copyOf(told);
        this.misread = told.stream().filter(Finding::isError).map(Finding::file).collect(Collectors.toSet());
        this.found = found;
    }

    /** Whether these files are others of the same rulebook; else nothing of it is new, or all. */
    private boolean isEdited(Rulebook before) {
        Set<Map.Entry<String, String>> same = new HashSet<>(files.texts().entrySet());
        return before.files().texts().entrySet().stream().anyMatch(same::contains);
    }

    /** Tells what there is to tell of some rules each by itself. */
    public static void reviewAlone(List<Draft> rules, Settings settings) {
        rules.forEach(UnusedRows::check);
        TierOrder tiers = new TierOrder(settings.programme().tiers());
        rules.forEach(rule -> Contradictions.check(rule, tiers));
    }

    /**
     * Tells what there is to tell of all of them together.
     *
     * @param now what is over then is told
     * @param live the rules in place of which they would go live, whether they are others of the same rulebook or not
     */
    public void review(Instant now, Optional<Rulebook> live) {
        Twins.check(rules, new TierOrder(settings.programme().tiers()));
        Windows windows = new Windows(settings, now, live.filter(this::isEdited));
        List<Draft> all = Stream.concat(rules.stream().map(Vetted::draft), drafts.stream())
                .toList();
        all.forEach(windows::check);
        Days days = new Days(settings, now);
        all.forEach(days::check);
        windows.checkCampaigns(files, found);
        UnlimitedGifts unlimited = new UnlimitedGifts(settings, misread, all);
        all.forEach(unlimited::check);
        YamlFile catalogue = YamlFile.of(CATALOGUE, files.text(CATALOGUE).orElse(""));
        Placeholders.check(catalogue, found);
        HiddenLimits.ofCatalogue(catalogue, found);
        HiddenLimits.ofProgramme(YamlFile.of(PROGRAMME, files.text(PROGRAMME).orElse("")), found);
        Disguises.check(files, told, found);
        if (misread.isEmpty()) { // so that what is not used is really not used
            UnusedDefinitions.check(rules, catalogue, found);
            UnusedDefinitions.checkGrace(
                    rules, YamlFile.of(PROGRAMME, files.text(PROGRAMME).orElse("")), found);
            MessageWords.check(rules, catalogue, found);
            CouponRounds.check(rules, catalogue, found);
        }
    }
}
