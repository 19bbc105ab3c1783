package dev.guerdon.rulebook.settings;

import dev.guerdon.facts.Word;
import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.Catalogue;
import dev.guerdon.programme.Programme;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.yaml.YamlFile;
import dev.guerdon.rulebook.yaml.YamlMap;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The settings as far as they could be understood, and everything that is wrong with them.
 *
 * @param known what could be read; a stand-in for the rest
 * @param isWhole false without a currency, a zone or tiers: then nothing can be decided by them
 * @param isZoneKnown whether it is known when a day begins
 * @param unknown kinds of words of which it is not known which there are, as their file is missing or no YAML, or their key
 *     misspelt or of another kind
 */
public record SettingsReading(
        Settings known, boolean isWhole, boolean isZoneKnown, Set<Word> unknown, List<Finding> findings) {
    private static final String PROGRAMME = "programme.yaml";
    private static final String CATALOGUE = "catalogue.yaml";
    private static final Set<Word> OF_CATALOGUE = EnumSet.of(Word.COUPON, Word.BENEFIT, Word.BADGE, Word.TEMPLATE);
    private static final Map<String, Word> BY_KEY = Map.ofEntries(
            Map.entry("currency", Word.CURRENCY),
            Map.entry("tiers", Word.TIER),
            Map.entry("stages", Word.STAGE),
            Map.entry("segments", Word.SEGMENT),
            Map.entry("messageChannels", Word.MESSAGE_CHANNEL),
            Map.entry("days", Word.DAY),
            Map.entry("categories", Word.CATEGORY),
            Map.entry("channels", Word.CHANNEL),
            Map.entry("payments", Word.PAYMENT),
            Map.entry("brands", Word.BRAND),
            Map.entry("tags", Word.TAG),
            Map.entry("attributes", Word.ATTRIBUTE),
            Map.entry("activities", Word.ACTIVITY),
            Map.entry("coupons", Word.COUPON),
            Map.entry("benefits", Word.BENEFIT),
            Map.entry("badges", Word.BADGE),
            Map.entry("templates", Word.TEMPLATE));
    private static final Set<Word> OF_NO_FILE =
            EnumSet.of(Word.ANY, Word.COUPON_CODE, Word.CAMPAIGN, Word.DAY_OF_WEEK, Word.PLAN);

    /** Settings with which nothing is wrong. */
    public static SettingsReading whole(Settings settings) {
        return new SettingsReading(settings, true, true, Set.of(), List.of());
    }

    /** Reads all YAML files of a rulebook but its scenarios. Nothing is thrown. */
    public static SettingsReading of(RuleFiles files) {
        List<Finding> findings = new ArrayList<>();
        ProgrammeReader.Reading reading = programme(files, findings);
        Programme programme = reading.programme();
        YamlFile catalogueFile = YamlFile.of(CATALOGUE, files.text(CATALOGUE).orElse(""));
        Set<Word> unknown = unknown(reading, catalogueFile.isReadable());
        Optional<List<String>> tiers = Optional.of(programme.tiers()).filter(known -> !unknown.contains(Word.TIER));
        YamlMap catalogueMap = catalogueFile.map();
        Catalogue catalogue = new CatalogueReader(tiers).read(catalogueMap);
        unknown.addAll(wordsOf(catalogueMap.unread()));
        findings.addAll(catalogueFile.findings());
        Map<String, Campaign> campaigns = new TreeMap<>();
        for (String code : files.campaigns()) {
            campaigns.put(code, campaign(code, files, programme, findings));
        }
        return new SettingsReading(
                new Settings(programme, catalogue, campaigns),
                reading.missing().isEmpty(),
                !reading.missing().contains(ProgrammeReader.ZONE),
                unknown,
                findings.stream().sorted().toList());
    }

    private static Set<Word> unknown(ProgrammeReader.Reading programme, boolean isCatalogueRead) {
        Set<Word> unknown = EnumSet.noneOf(Word.class);
        if (programme.equals(ProgrammeReader.Reading.NONE)) {
            unknown.addAll(EnumSet.allOf(Word.class));
            unknown.removeAll(OF_CATALOGUE);
            unknown.removeAll(OF_NO_FILE);
        }
        if (!isCatalogueRead) {
            unknown.addAll(OF_CATALOGUE);
        }
        unknown.addAll(wordsOf(programme.missing()));
        unknown.addAll(wordsOf(programme.unread()));
        return unknown;
    }

    private static List<Word> wordsOf(Set<String> keys) {
        return keys.stream().flatMap(key -> Stream.ofNullable(BY_KEY.get(key))).toList();
    }

    /** The settings, where they are whole. */
    public Optional<Settings> settings() {
        return isWhole ? Optional.of(known) : Optional.empty();
    }

    /** The words of a kind that files may name; empty: they may name any, or it is not known which. */
    public Optional<Set<String>> words(Word kind) {
        return unknown.contains(kind) ? Optional.empty() : known.words(kind);
    }

    private static ProgrammeReader.Reading programme(RuleFiles files, List<Finding> findings) {
        Optional<String> text = files.text(PROGRAMME);
        if (text.isEmpty()) {
            findings.add(Finding.error(
                    PROGRAMME, "The file is missing; it must say at least the currency, the zone and the tiers."));
            return ProgrammeReader.Reading.NONE;
        }
        YamlFile file = YamlFile.of(PROGRAMME, text.get());
        ProgrammeReader.Reading programme =
                file.isReadable() ? ProgrammeReader.read(file.map()) : ProgrammeReader.Reading.NONE;
        findings.addAll(file.findings());
        return programme;
    }

    /** A campaign whose file went away must not run on without its dates and budget, so that is an error. */
    private static Campaign campaign(String code, RuleFiles files, Programme programme, List<Finding> findings) {
        String path = "campaigns/" + code + "/campaign.yaml";
        Optional<String> text = files.text(path);
        if (text.isEmpty()) {
            findings.add(Finding.error(
                    path, "The file is missing; an empty one says that the campaign has no dates and no limits."));
        }
        YamlFile file = YamlFile.of(path, text.orElse(""));
        Campaign campaign = new CampaignReader(code, programme.currency(), programme.zone()).read(file.map());
        findings.addAll(file.findings());
        return campaign;
    }
}
