package dev.guerdon.rulebook.settings;

import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.Catalogue;
import dev.guerdon.programme.Programme;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings as far as they could be understood, and everything that is wrong with them.
 *
 * @param settings empty without a currency, a zone or tiers: then nothing can be judged by them
 */
public record SettingsReading(Optional<Settings> settings, List<Finding> findings) {
    private static final String PROGRAMME = "programme.yaml";
    private static final String CATALOGUE = "catalogue.yaml";

    /** Reads all YAML files of a rulebook but its scenarios. Nothing is thrown. */
    public static SettingsReading of(RuleFiles files) {
        List<Finding> findings = new ArrayList<>();
        Optional<Programme> programme = programme(files, findings);
        Programme orElse = programme.orElse(ProgrammeReader.UNKNOWN);
        Catalogue catalogue = catalogue(files, programme, findings);
        Map<String, Campaign> campaigns = new TreeMap<>();
        for (String code : files.campaigns()) {
            campaigns.put(code, campaign(code, files, orElse, findings));
        }
        return new SettingsReading(
                programme.map(known -> new Settings(known, catalogue, campaigns)),
                findings.stream().sorted().toList());
    }

    private static Optional<Programme> programme(RuleFiles files, List<Finding> findings) {
        Optional<String> text = files.text(PROGRAMME);
        if (text.isEmpty()) {
            findings.add(Finding.error(
                    PROGRAMME, "The file is missing; it must say at least the currency, the zone and the tiers."));
            return Optional.empty();
        }
        YamlFile file = YamlFile.of(PROGRAMME, text.get());
        Optional<Programme> programme = file.isReadable() ? ProgrammeReader.read(file.map()) : Optional.empty();
        findings.addAll(file.findings());
        return programme;
    }

    private static Catalogue catalogue(RuleFiles files, Optional<Programme> programme, List<Finding> findings) {
        YamlFile file = YamlFile.of(CATALOGUE, files.text(CATALOGUE).orElse(""));
        Catalogue catalogue = new CatalogueReader(programme.map(Programme::tiers)).read(file.map());
        findings.addAll(file.findings());
        return catalogue;
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
