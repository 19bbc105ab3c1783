package dev.guerdon.rulebook.review;

import dev.guerdon.programme.Campaign;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.settings.Settings;
import dev.guerdon.rulebook.yaml.YamlFile;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Rules and campaigns that are over, or whose times never meet. One that is over is no mistake, as its time ran out by itself
 * and the shop must be able to go on changing other rules; but somebody should take it out.
 */
final class Windows {
    private final Settings settings;
    private final Instant now;

    Windows(Settings settings, Instant now) {
        this.settings = settings;
        this.now = now;
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
            rule.warn(
                    rule.metadataAt("until"),
                    "the rule is over since " + lastDay(rule.until()) + ": take it out, or give it another @until");
        }
    }

    /** Where a campaign is over, that is said of it and not of each of its rules. */
    void checkCampaigns(RuleFiles files, Consumer<Finding> found) {
        for (Campaign campaign : settings.campaigns().values()) {
            if (!campaign.until().isAfter(now)) {
                String path = "campaigns/" + campaign.code() + "/campaign.yaml";
                YamlFile.of(path, files.text(path).orElse(""))
                        .map()
                        .get("until")
                        .ifPresent(until -> found.accept(Finding.warning(
                                path,
                                until.line(),
                                until.column(),
                                "The campaign is over since " + lastDay(campaign.until())
                                        + "; take its folder out, or give it another end.")));
            }
        }
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
