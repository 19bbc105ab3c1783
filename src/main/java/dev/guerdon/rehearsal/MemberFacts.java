package dev.guerdon.rehearsal;

import dev.guerdon.facts.Member;
import dev.guerdon.facts.Member.ActivityRecord;
import dev.guerdon.facts.Member.Bought;
import dev.guerdon.facts.Member.CampaignRecord;
import dev.guerdon.facts.Member.Holdings;
import dev.guerdon.facts.Member.Person;
import dev.guerdon.facts.Member.Purchases;
import dev.guerdon.facts.Member.Scores;
import dev.guerdon.facts.Member.Standing;
import dev.guerdon.facts.Member.Wallet;
import dev.guerdon.facts.Word;
import dev.guerdon.programme.Programme;
import dev.guerdon.rulebook.yaml.YamlMap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a scenario's {@code member:}: facts by the names that rules use, each with a default. */
final class MemberFacts {
    private static final int MOST_DAYS = 36_525;
    private static final int MOST = 1_000_000_000;
    private static final int HIGHEST_SCORE = 5;
    private static final String MOST_MONEY = "1000000000000";
    private static final int DECIMALS = 4;
    private static final BigDecimal NO_GAP = BigDecimal.valueOf(-1);

    /** Stands for activities of a type that the scenario does not tell. */
    private static final String SOME_ACTIVITY = "";

    /** Facts that follow from others, and from which. */
    private static final Map<String, String> DERIVED =
            Map.of("tierRank", "tier", "birthdayToday", "birthday", "birthdayThisMonth", "birthday");

    private static final List<String> NOT_SUPPORTED =
            List.of("plan", "planUntil", "valuePercentile", "churnRisk", "lifetimeValue");

    private final YamlMap yaml;
    private final Words words;
    private final LocalDate today;

    private MemberFacts(YamlMap yaml, Words words, LocalDate today) {
        this.yaml = yaml;
        this.words = words;
        this.today = today;
    }

    static Member read(YamlMap yaml, Words words, LocalDate today) {
        return new MemberFacts(yaml, words, today).read();
    }

    private Member read() {
        LocalDate joinedOn = dayOrSince(yaml, "joinedOn", "daysSinceJoined").orElse(today);
        Member member = new Member(
                person(yaml, words, joinedOn),
                standing(joinedOn),
                Map.of(Programme.POINTS, wallet()),
                purchases(),
                words.byWord(yaml, "bought", Word.CATEGORY, this::bought),
                activities(),
                words.byWord(yaml, "campaign", Word.CAMPAIGN, MemberFacts::campaign),
                scores(yaml),
                new Holdings(words.words(yaml, "badges", Word.BADGE), words.words(yaml, "benefits", Word.BENEFIT)),
                today);
        DERIVED.forEach((derived, from) -> yaml.get(derived)
                .ifPresent(value -> value.report(derived + " follows from " + from + "; give that instead.")));
        NOT_SUPPORTED.forEach(yaml::notSupported);
        yaml.done();
        return member;
    }

    /** Who the member is. */
    static Person person(YamlMap yaml, Words words, LocalDate joinedOn) {
        return new Person(
                yaml.word("id").orElse("member"),
                joinedOn,
                yaml.day("birthday").orElse(null),
                yaml.word("referredBy").orElse(""),
                yaml.word("locale").orElse(""),
                yaml.word("zone").orElse(""),
                words.attributes(yaml),
                words.words(yaml, "consents", Word.MESSAGE_CHANNEL),
                words.words(yaml, "tags", Word.TAG));
    }

    private Standing standing(LocalDate joinedOn) {
        List<String> tiers = words.tiers();
        String tier = words.word(yaml, "tier", Word.TIER);
        int rank = Math.max(0, tiers.indexOf(tier));
        return new Standing(
                tiers.get(rank),
                tiers.subList(0, rank + 1),
                yaml.day("tierSince").orElse(joinedOn),
                yaml.day("tierUntil").orElse(null),
                words.word(yaml, "stage", Word.STAGE),
                words.words(yaml, "segments", Word.SEGMENT));
    }

    private Wallet wallet() {
        long points = yaml.number("points", 0, MOST, 0);
        long pending = yaml.number("pendingPoints", 0, MOST, 0);
        long debt = yaml.number("debt", 0, MOST, 0);
        Map<String, Wallet> wallets = words.byWord(
                yaml,
                "wallet",
                Word.WALLET,
                wallet -> new Wallet(
                        wallet.number("balance", 0, MOST, points),
                        wallet.number("earned12m", 0, MOST, 0),
                        wallet.number("earnedThisYear", 0, MOST, 0),
                        wallet.number("earnedLastYear", 0, MOST, 0),
                        wallet.number("earnedLifetime", 0, MOST, 0),
                        pending,
                        debt));
        return wallets.getOrDefault(Programme.POINTS, new Wallet(points, 0, 0, 0, 0, pending, debt));
    }

    private Purchases purchases() {
        return new Purchases(
                money(yaml, "spend90d"),
                money(yaml, "spend12m"),
                money(yaml, "spendThisQuarter"),
                money(yaml, "spendThisYear"),
                money(yaml, "spendLastYear"),
                money(yaml, "spendLifetime"),
                count(yaml, "orders"),
                count(yaml, "orders90d"),
                count(yaml, "orders12m"),
                yaml.day("firstOrderOn").orElse(null),
                dayOrSince(yaml, "lastOrderOn", "daysSinceLastOrder").orElse(null),
                money(yaml, "averageOrderValue"),
                gap(yaml));
    }

    private Bought bought(YamlMap category) {
        Optional<LocalDate> lastOn = dayOrSince(category, "lastOn", "daysSince");
        int orders = count(category, "orders");
        BigDecimal gap = gap(category);
        return new Bought(
                orders,
                count(category, "quantity"),
                money(category, "spend"),
                lastOn.map(last -> last.minusDays(daysBetween(orders, gap))).orElse(null),
                lastOn.orElse(null),
                daysSince(lastOn),
                gap);
    }

    /** From the first order to the last. */
    private static long daysBetween(int orders, BigDecimal gap) {
        return orders < 2 || gap.signum() < 0
                ? 0
                : gap.multiply(BigDecimal.valueOf(orders - 1L))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue();
    }

    private Map<String, ActivityRecord> activities() {
        Map<String, ActivityRecord> byType =
                new TreeMap<>(words.byWord(yaml, "activity", Word.ACTIVITY, this::activity));
        dayOrSince(yaml, "lastActivityOn", "daysSinceLastActivity")
                .ifPresent(
                        last -> byType.put(SOME_ACTIVITY, new ActivityRecord(1, last, daysSince(Optional.of(last)))));
        return byType;
    }

    private ActivityRecord activity(YamlMap type) {
        Optional<LocalDate> lastOn = dayOrSince(type, "lastOn", "daysSince");
        return new ActivityRecord(count(type, "count"), lastOn.orElse(null), daysSince(lastOn));
    }

    private static CampaignRecord campaign(YamlMap campaign) {
        return new CampaignRecord(count(campaign, "uses"), campaign.integer("daysSinceLast", -1, MOST_DAYS, -1));
    }

    /** How the member compares with others; who is not told of is not scored. */
    static Scores scores(YamlMap yaml) {
        return new Scores(score(yaml, "recency"), score(yaml, "frequency"), score(yaml, "monetary"));
    }

    private static int score(YamlMap yaml, String key) {
        return yaml.integer(key, 0, HIGHEST_SCORE, 0);
    }

    private static int count(YamlMap yaml, String key) {
        return yaml.integer(key, 0, MOST, 0);
    }

    private static BigDecimal money(YamlMap yaml, String key) {
        return yaml.decimal(key, "0", MOST_MONEY, DECIMALS).orElse(BigDecimal.ZERO);
    }

    private static BigDecimal gap(YamlMap yaml) {
        return yaml.decimal("averageGapDays", "-1", String.valueOf(MOST_DAYS), DECIMALS)
                .orElse(NO_GAP);
    }

    /** A day, said as such or by the days since then; -1 says that there was none. */
    private Optional<LocalDate> dayOrSince(YamlMap from, String dayKey, String sinceKey) {
        Optional<LocalDate> day = from.day(dayKey);
        int since = from.integer(sinceKey, -1, MOST_DAYS, -1);
        if (day.isPresent() && from.get(sinceKey).isPresent()) {
            from.reportKey(sinceKey, sinceKey + " follows from " + dayKey + "; give one of them.");
        }
        return day.or(() -> since < 0 ? Optional.empty() : Optional.of(today.minusDays(since)));
    }

    private int daysSince(Optional<LocalDate> day) {
        return day.map(last -> (int) Math.max(0, ChronoUnit.DAYS.between(last, today)))
                .orElse(-1);
    }
}
