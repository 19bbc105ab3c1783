package dev.guerdon.rulebook.files;

import dev.guerdon.rulebook.Invisible;
import dev.guerdon.rulebook.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a path below the rules folder is for. */
public enum Place {
    PROGRAMME,
    CATALOGUE,
    CAMPAIGN,
    RULES,
    TABLE,
    SCENARIOS,
    JOURNEYS,
    /** Text for people, without effect. */
    PROSE,
    /** Nothing that may stand there. */
    NOWHERE;

    /** The folders of always-on rules; each must exist. */
    public static final List<String> BASE_FOLDERS =
            List.of("discounts", "redemption", "earning", "activities", "tiers", "expiry", "segments");

    private static final String CAMPAIGNS = "campaigns";
    private static final String SHORT_END = ".yml";
    private static final List<String> FOLDERS =
            Stream.concat(BASE_FOLDERS.stream(), Stream.of(CAMPAIGNS)).toList();
    private static final Pattern CAMPAIGN_CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    /** The place of a path with {@code /}, such as {@code campaigns/winback/campaign.yaml}. */
    public static Place of(String path) {
        List<String> names = Arrays.asList(path.split("/", -1));
        if (path.endsWith(".md")) {
            return PROSE;
        } else if (Invisible.adviceOn(path).isPresent()) {
            return NOWHERE;
        } else if (names.size() == 1) {
            return atTop(path);
        } else if (names.get(0).equals(CAMPAIGNS)) {
            return inCampaign(names);
        }
        return BASE_FOLDERS.contains(names.get(0)) ? inRules(path) : NOWHERE;
    }

    /** The code of the campaign to whose folder the path belongs; empty outside of campaigns. */
    public static Optional<String> campaignOf(String path) {
        String[] names = path.split("/", -1);
        return names.length > 2 && names[0].equals(CAMPAIGNS) ? Optional.of(names[1]) : Optional.empty();
    }

    /** Whether files there change what the rulebook does. */
    public boolean hasEffect() {
        return this != PROSE && this != NOWHERE;
    }

    /** Whether files there say what holds for all rules. */
    boolean isSetting() {
        return this == PROGRAMME || this == CATALOGUE || this == CAMPAIGN;
    }

    /** Whether files there say what must come of the rules. */
    private boolean isExample() {
        return this == SCENARIOS || this == JOURNEYS;
    }

    /** Why a file of this path can't be there, and what can. */
    static String whatMayStandAt(String path) {
        return Invisible.adviceOn(path)
                .map(advice -> "In the file's name " + advice + ".")
                .orElseGet(() -> whatMayStandBelow(path));
    }

    private static String whatMayStandBelow(String path) {
        if (path.endsWith(SHORT_END) && of(withLongEnd(path)) != NOWHERE) {
            return "Its name ends in .yaml here: rename it to " + withLongEnd(path) + ".";
        }
        String top = path.split("/", -1)[0];
        if (BASE_FOLDERS.contains(top)) {
            return "A rules folder holds *.drl, *.drl.csv, *.scenarios.yaml, *.journey.yaml and *.md only.";
        } else if (top.equals(CAMPAIGNS)) {
            return "campaigns/ holds a folder for each campaign, named by its code (letters, digits, - and _), and in it"
                    + " campaign.yaml, *.drl, *.drl.csv, *.scenarios.yaml, *.journey.yaml and *.md only.";
        }
        String advice = path.contains("/") ? "There is no such rules folder." + Nearest.advice(top, FOLDERS) + " " : "";
        return advice
                + "The rules folder holds programme.yaml, catalogue.yaml, *.scenarios.yaml, *.journey.yaml, *.md and the folders "
                + String.join(", ", FOLDERS) + " only.";
    }

    private static String withLongEnd(String path) {
        return path.substring(0, path.length() - SHORT_END.length()) + ".yaml";
    }

    private static Place atTop(String name) {
        return switch (name) {
            case "programme.yaml" -> PROGRAMME;
            case "catalogue.yaml" -> CATALOGUE;
            default -> inRules(name).isExample() ? inRules(name) : NOWHERE;
        };
    }

    private static Place inCampaign(List<String> names) {
        if (names.size() < 3 || !CAMPAIGN_CODE.matcher(names.get(1)).matches()) {
            return NOWHERE;
        }
        boolean settings = names.size() == 3 && names.get(2).equals("campaign.yaml");
        return settings ? CAMPAIGN : inRules(names.get(names.size() - 1));
    }

    private static Place inRules(String path) {
        if (path.endsWith(".drl")) {
            return RULES;
        } else if (path.endsWith(".drl.csv")) {
            return TABLE;
        }
        boolean isJourney = path.endsWith(".journey.yaml");
        return isJourney ? JOURNEYS : path.endsWith(".scenarios.yaml") ? SCENARIOS : NOWHERE;
    }
}
