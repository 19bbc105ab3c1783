package dev.guerdon.rulebook.review;

import dev.guerdon.programme.Campaign;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.settings.Settings;
import dev.guerdon.rulebook.yaml.YamlFile;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rules and campaigns that are over, or whose times never meet. One whose time ran out by itself is no mistake, as the shop must
 * be able to go on changing other rules; but somebody should take it out. One that is over when it is written is.
 */
final class Windows {
    private final Settings settings;
    private final Instant now;
    private final Optional<Rulebook> live;

    Windows(Settings settings, Instant now, Optional<Rulebook> live) {
        this.settings = settings;
        this.now = now;
        this.live = live;
    }

    void check(Draft rule) {
        if (!rule.isSound(rule.metadataAt("from")) || !rule.isSound(rule.metadataAt("until"))) {
            return;
        }
        Campaign campaign =
                settings.campaigns().get(String.valueOf(rule.origin().campaign()));
        if (campaign != null && !overlap(rule, campaign)) {
            boolean isLate = !rule.from().isBefore(campaign.until());
            rule.refuse(
                    rule.metadataAt(isLate ? "from" : "until"),
                    "the rule would run only " + (isLate ? "after" : "before") + " its campaign " + campaign.code()
                            + " does: it never fires");
        } else if (!rule.until().isAfter(now)
                && (campaign == null || campaign.until().isAfter(now))) {
            if (isNew(rule)) {
                rule.refuse(
                        rule.metadataAt("until"),
                        "the rule is over from the start, since " + lastDay(rule.until())
                                + ": give it another @until, or leave it out");
            } else {
                rule.warn(
                        rule.metadataAt("until"),
                        "the rule is over since " + lastDay(rule.until()) + ": take it out, or give it another @until");
            }
        }
    }

    /** Whether it did not run so far, or ran up to another end. */
    private boolean isNew(Draft rule) {
        return live.isPresent()
                && live.get().rules(rule.origin().rulePackage()).stream()
                        .noneMatch(known ->
                                known.origin().rule().equals(rule.origin().rule())
                                        && known.until().equals(rule.until()));
    }

    private boolean isNew(Campaign campaign) {
        return live.isPresent()
                && Optional.ofNullable(live.get().campaigns().get(campaign.code()))
                        .filter(known -> known.until().equals(campaign.until()))
                        .isEmpty();
    }

    /** Where a campaign is over, that is said of it and not of each of its rules. */
    void checkCampaigns(RuleFiles files, Consumer<Finding> found) {
        for (Campaign campaign : settings.campaigns().values()) {
            if (!campaign.until().isAfter(now)) {
                String path = "campaigns/" + campaign.code() + "/campaign.yaml";
                YamlFile.of(path, files.text(path).orElse(""))
                        .map()
                        .get("until")
                        .ifPresent(until -> found.accept(over(campaign, path, until)));
            }
        }
    }

    private Finding over(Campaign campaign, String path, YamlValue until) {
        String day = lastDay(campaign.until());
        return isNew(campaign)
                ? Finding.error(
                        path,
                        until.line(),
                        until.column(),
                        "The campaign is over from the start, since " + day
                                + "; give it another end (one that ends it today is today), or take its folder out.")
                : Finding.warning(
                        path,
                        until.line(),
                        until.column(),
                        "The campaign is over since " + day + "; take its folder out, or give it another end.");
    }

    private static boolean overlap(Draft rule, Campaign campaign) {
        return rule.from().isBefore(campaign.until()) && campaign.from().isBefore(rule.until());
    }

    private String lastDay(Instant end) {
        return end.minusNanos(1)
                .atZone(settings.programme().zone())
                .toLocalDate()
                .toString();
    }
}
