package dev.guerdon.rulebook.review;

import dev.guerdon.facts.Activity;
import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Today;
import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.SpecialDay;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.language.Condition;
import dev.guerdon.rulebook.language.Condition.Pattern;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.Expression.Call;
import dev.guerdon.rulebook.language.Expression.Text;
import dev.guerdon.rulebook.settings.Settings;
import dev.guerdon.rulebook.yaml.YamlFile;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Rules and campaigns that are over, or whose times never meet. One whose time ran out by itself is no mistake, as the shop must
 * be able to go on changing other rules; but somebody should take it out. One that is over when it is written is.
 */
final class Windows {
    private static final String TODAY = Today.class.getSimpleName();
    private static final String YEAR = TODAY + " year";
    private static final Set<String> DATED =
            Set.of(TODAY, Basket.class.getSimpleName(), Activity.class.getSimpleName());

    /** What is never earlier than today, but in history. */
    private static final Set<String> DAYS = Set.of(YEAR, TODAY + " date", "Basket date", "Activity date");

    private final Settings settings;
    private final Instant now;
    private final Optional<Rulebook> live;

    Windows(Settings settings, Instant now, Optional<Rulebook> live) {
        this.settings = settings;
        this.now = now;
        this.live = live;
    }

    void check(Draft rule) {
        checkWindow(rule);
        if (rule.isWhole() && now.isAfter(Instant.MIN)) {
            checkDays(rule);
        }
    }

    private void checkDays(Draft rule) {
        List<Condition> conditions = rule.text().conditions();
        List<Pattern> required = conditions.stream().flatMap(Windows::required).toList();
        if (required.stream().noneMatch(pattern -> DATED.contains(pattern.fact()))) {
            return;
        }
        Collection<Class<?>> facts = rule.origin().rulePackage().facts();
        TierOrder tiers = new TierOrder(settings.programme().tiers());
        Claims claims = new Claims(new Subjects(facts, conditions, tiers), tiers);
        required.forEach(pattern -> pattern.constraints().stream()
                .filter(constraint -> constraint.binding() == null && rule.isSound(constraint.expression()))
                .flatMap(constraint -> Spelling.operands("&&", constraint.expression()))
                .forEach(condition -> checkDay(rule, condition, pattern, claims)));
    }

    /** Patterns without which the rule does not fire. */
    private static Stream<Pattern> required(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().flatMap(Windows::required);
        } else if (condition instanceof Condition.Some some) {
            return Stream.of(some.pattern());
        }
        return condition instanceof Pattern pattern ? Stream.of(pattern) : Stream.empty();
    }

    private void checkDay(Draft rule, Expression condition, Pattern own, Claims claims) {
        LocalDate today = LocalDate.ofInstant(now, settings.programme().zone());
        claims.of(condition, own, true)
                .filter(claim -> DAYS.contains(claim.subject().key()) && claim.canHold())
                .filter(claim -> !claim.allowsFrom(
                        claim.subject().key().equals(YEAR) ? BigDecimal.valueOf(today.getYear()) : today.toString()))
                .ifPresent(over -> rule.warn(
                        condition.at(), condition + " never comes again: take the rule out, or give it another day"));
        if (condition instanceof Call call
                && own.fact().equals(TODAY)
                && call.name().equals("is")
                && call.arguments().get(0) instanceof Text name
                && settings.programme().days().get(name.value()) instanceof SpecialDay.Range range
                && range.until().isBefore(today)) {
            rule.warn(
                    call.at(),
                    "the special day " + name + " is over since " + range.until()
                            + ": take the rule out, or give the day" + " another date in programme.yaml");
        }
    }

    private void checkWindow(Draft rule) {
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
