package dev.guerdon.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A person in the programme, as one decision sees them. Dated facts are as of the decision's moment, the others as stored.
 * Missing numbers are -1, words "", sets empty, dates null.
 *
 * @param today the decision's date in the programme's zone
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Member(
        Person person,
        Standing standing,
        Map<String, Wallet> wallets,
        Purchases purchases,
        Map<String, Bought> boughtByCategory,
        Map<String, ActivityRecord> activitiesByType,
        Map<String, CampaignRecord> campaignsByCode,
        Scores scores,
        Holdings holdings,
        LocalDate today) {

    /** Who the member is. {@code birthday} may be null. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Person(
            String id,
            LocalDate joinedOn,
            LocalDate birthday,
            String referredBy,
            String locale,
            String zone,
            Map<String, String> attributes,
            Set<String> consents,
            Set<String> tags) {

        /** Someone who joins on a day and of whom nothing else is known. */
        public static Person joining(String id, LocalDate on) {
            return new Person(id, on, null, "", "", "", Map.of(), Set.of(), Set.of());
        }

        Person with(Set<String> now) {
            return new Person(id, joinedOn, birthday, referredBy, locale, zone, attributes, consents, now);
        }

        public Person {
            referredBy = orEmpty(referredBy);
            locale = orEmpty(locale);
            zone = orEmpty(zone);
            attributes = attributes == null ? Map.of() : attributes;
            consents = consents == null ? Set.of() : consents;
            tags = tags == null ? Set.of() : tags;
        }
    }

    /**
     * Where the member stands.
     *
     * @param reached the tier and all below it, rising
     * @param tierUntil null while the tier has no end
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Standing(
            String tier,
            List<String> reached,
            LocalDate tierSince,
            LocalDate tierUntil,
            String stage,
            Set<String> segments) {
        public Standing {
            reached = reached == null ? List.of() : reached;
            stage = orEmpty(stage);
            segments = segments == null ? Set.of() : segments;
        }
    }

    /**
     * What was bought, in money and orders, as of the decision's moment.
     *
     * @param averageGapDays -1 below two orders
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Purchases(
            BigDecimal spend90d,
            BigDecimal spend12m,
            BigDecimal spendThisQuarter,
            BigDecimal spendThisYear,
            BigDecimal spendLastYear,
            BigDecimal spendLifetime,
            int orders,
            int orders90d,
            int orders12m,
            LocalDate firstOrderOn,
            LocalDate lastOrderOn,
            BigDecimal averageOrderValue,
            BigDecimal averageGapDays) {
        private static final BigDecimal NO_GAP = BigDecimal.valueOf(-1);

        public static final Purchases NONE = new Purchases(
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                0,
                0,
                null,
                null,
                BigDecimal.ZERO,
                NO_GAP);
    }

    /** One wallet: what is in it now, and what was earned net of clawback. */
    public record Wallet(
            @Fact(value = "points in it that can be used now", least = 0)
            long balance,

            @Fact("points earned in the last twelve months, net of clawback")
            long earned12m,

            @Fact("points earned this calendar year, net of clawback")
            long earnedThisYear,

            @Fact("points earned last calendar year, net of clawback")
            long earnedLastYear,

            @Fact("points ever earned, net of clawback") long earnedLifetime,
            long pending,
            long debt) {
        public static final Wallet EMPTY = new Wallet(0, 0, 0, 0, 0, 0, 0);
    }

    /** What the member bought of one category, but for orders of which nothing of it is left. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Bought(
            @Fact(value = "orders with this category", least = 0)
            int orders,

            @Fact(value = "units bought, less those that came back", least = 0)
            long quantity,

            @Fact(value = "money spent on it, less what came back", least = 0)
            BigDecimal spend,

            LocalDate firstOn,

            @Fact("day of the last order with this category")
            LocalDate lastOn,

            @Fact(value = "days since the last one; -1 before the first", least = -1)
            int daysSince,

            @Fact(value = "average days between orders with this category; -1 below two", least = -1)
            BigDecimal averageGapDays) {
        public static final Bought NEVER = new Bought(0, 0, BigDecimal.ZERO, null, null, -1, BigDecimal.valueOf(-1));
    }

    /** What the member did of one activity type. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ActivityRecord(
            @Fact(value = "how often", least = 0) int count,
            @Fact("day of the last one") LocalDate lastOn,

            @Fact(value = "days since the last one; -1 before the first", least = -1)
            int daysSince) {
        public static final ActivityRecord NEVER = new ActivityRecord(0, null, -1);
    }

    /** What the member had of one campaign. */
    public record CampaignRecord(
            @Fact(value = "how often the member had something of it", least = 0)
            int uses,

            @Fact(value = "days since the last time; -1 before the first", least = -1)
            int daysSinceLast) {
        public static final CampaignRecord NEVER = new CampaignRecord(0, -1);
    }

    /** Recency, frequency and monetary scores, 1 to 5; 0 when not yet scored. */
    public record Scores(int recency, int frequency, int monetary) {
        public static final Scores NONE = new Scores(0, 0, 0);
    }

    /** Badges and benefits held now. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Holdings(Set<String> badges, Set<String> benefits) {
        public static final Holdings NONE = new Holdings(Set.of(), Set.of());

        public Holdings {
            badges = badges == null ? Set.of() : badges;
            benefits = benefits == null ? Set.of() : benefits;
        }
    }

    public Member {
        wallets = wallets == null ? Map.of() : wallets;
        boughtByCategory = boughtByCategory == null ? Map.of() : boughtByCategory;
        activitiesByType = activitiesByType == null ? Map.of() : activitiesByType;
        campaignsByCode = campaignsByCode == null ? Map.of() : campaignsByCode;
        purchases = purchases == null ? Purchases.NONE : purchases;
        scores = scores == null ? Scores.NONE : scores;
        holdings = holdings == null ? Holdings.NONE : holdings;
    }

    /** Someone who joins on a day, in the first tier. */
    public static Member joining(String id, LocalDate on, String firstTier) {
        return new Member(
                Person.joining(id, on),
                new Standing(firstTier, List.of(firstTier), on, null, "", Set.of()),
                Map.of(),
                Purchases.NONE,
                Map.of(),
                Map.of(),
                Map.of(),
                Scores.NONE,
                Holdings.NONE,
                on);
    }

    public Member with(Standing now) {
        return new Member(
                person,
                now,
                wallets,
                purchases,
                boughtByCategory,
                activitiesByType,
                campaignsByCode,
                scores,
                holdings,
                today);
    }

    public Member with(Purchases now) {
        return new Member(
                person,
                standing,
                wallets,
                now,
                boughtByCategory,
                activitiesByType,
                campaignsByCode,
                scores,
                holdings,
                today);
    }

    public Member withBought(Map<String, Bought> now) {
        return new Member(
                person, standing, wallets, purchases, now, activitiesByType, campaignsByCode, scores, holdings, today);
    }

    public Member withWallet(String name, Wallet now) {
        Map<String, Wallet> all = new TreeMap<>(wallets);
        all.put(name, now);
        return new Member(
                person,
                standing,
                Map.copyOf(all),
                purchases,
                boughtByCategory,
                activitiesByType,
                campaignsByCode,
                scores,
                holdings,
                today);
    }

    public Member withGifts(Set<String> tags, Holdings held, Map<String, CampaignRecord> campaigns) {
        return new Member(
                person.with(tags),
                standing,
                wallets,
                purchases,
                boughtByCategory,
                activitiesByType,
                campaigns,
                scores,
                held,
                today);
    }

    @Fact("the member's id, as the shop chose it")
    public String id() {
        return person.id();
    }

    @Fact("day of joining")
    public LocalDate joinedOn() {
        return person.joinedOn();
    }

    @Fact(value = "whole days since joining", least = 0)
    public int daysSinceJoined() {
        return daysSince(person.joinedOn());
    }

    @Fact("birthday; a comparison with a missing one does not hold")
    public LocalDate birthday() {
        return person.birthday();
    }

    @Fact("whether the birthday is in this month")
    public boolean birthdayThisMonth() {
        return person.birthday() != null && person.birthday().getMonth() == today.getMonth();
    }

    @Fact("whether the birthday is today (29 February: on the 28th in other years)")
    public boolean birthdayToday() {
        return isAnniversary(person.birthday());
    }

    @Fact(value = "the tier", word = Word.TIER)
    public String tier() {
        return standing.tier();
    }

    @Fact(value = "the tier's place in rising order, from 0", least = 0)
    public int tierRank() {
        return Math.max(0, standing.reached().size() - 1);
    }

    @Fact("whether the member's tier is this one or a higher")
    public boolean atLeast(@Names(Word.TIER) String tier) {
        return standing.reached().contains(tier);
    }

    @Fact("day the tier was reached")
    public LocalDate tierSince() {
        return standing.tierSince();
    }

    @Fact("last day of the tier; missing when it has no end")
    public LocalDate tierUntil() {
        return standing.tierUntil();
    }

    @Fact(value = "points that can be spent now", least = 0)
    public long points() {
        return wallet("points").balance();
    }

    @Fact(value = "points earned that can't be spent yet", least = 0)
    public long pendingPoints() {
        return wallet("points").pending();
    }

    @Fact(value = "points clawed back that the member no longer had", least = 0)
    public long debt() {
        return wallet("points").debt();
    }

    @Fact("one wallet, with balance, earned12m, earnedThisYear, earnedLastYear, earnedLifetime")
    public Wallet wallet(@Names(Word.WALLET) String name) {
        return wallets.getOrDefault(name, Wallet.EMPTY);
    }

    @Fact(value = "spend of the last 90 days", least = 0)
    public BigDecimal spend90d() {
        return purchases.spend90d();
    }

    @Fact(value = "spend of the last twelve months", least = 0)
    public BigDecimal spend12m() {
        return purchases.spend12m();
    }

    @Fact(value = "spend of this calendar quarter", least = 0)
    public BigDecimal spendThisQuarter() {
        return purchases.spendThisQuarter();
    }

    @Fact(value = "spend of this calendar year", least = 0)
    public BigDecimal spendThisYear() {
        return purchases.spendThisYear();
    }

    @Fact(value = "spend of the last calendar year", least = 0)
    public BigDecimal spendLastYear() {
        return purchases.spendLastYear();
    }

    @Fact(value = "spend since joining", least = 0)
    public BigDecimal spendLifetime() {
        return purchases.spendLifetime();
    }

    @Fact(value = "orders that were not cancelled or wholly returned", least = 0)
    public int orders() {
        return purchases.orders();
    }

    @Fact(value = "orders of the last 90 days, counted like orders", least = 0)
    public int orders90d() {
        return purchases.orders90d();
    }

    @Fact(value = "orders of the last twelve months, counted like orders", least = 0)
    public int orders12m() {
        return purchases.orders12m();
    }

    @Fact("day of the first order")
    public LocalDate firstOrderOn() {
        return purchases.firstOrderOn();
    }

    @Fact("day of the last order")
    public LocalDate lastOrderOn() {
        return purchases.lastOrderOn();
    }

    @Fact(value = "whole days since the last order; -1 before the first", least = -1)
    public int daysSinceLastOrder() {
        return daysSince(purchases.lastOrderOn());
    }

    @Fact(value = "spend since joining, by order; 0 before the first", least = 0)
    public BigDecimal averageOrderValue() {
        return purchases.averageOrderValue();
    }

    @Fact(value = "average days between orders; -1 below two", least = -1)
    public BigDecimal averageGapDays() {
        return purchases.averageGapDays();
    }

    @Fact("what was bought of a category, with orders, quantity, spend, lastOn, daysSince, averageGapDays")
    public Bought bought(@Names(Word.CATEGORY) String category) {
        return boughtByCategory.getOrDefault(category, Bought.NEVER);
    }

    @Fact("what was done of an activity type, with count, lastOn, daysSince")
    public ActivityRecord activity(@Names(Word.ACTIVITY) String type) {
        return activitiesByType.getOrDefault(type, ActivityRecord.NEVER);
    }

    @Fact("day of the last activity of any type")
    public LocalDate lastActivityOn() {
        LocalDate last = null;
        for (ActivityRecord activity : activitiesByType.values()) {
            if (activity.lastOn() != null && (last == null || activity.lastOn().isAfter(last))) {
                last = activity.lastOn();
            }
        }
        return last;
    }

    @Fact(value = "whole days since the last activity of any type; -1 before the first", least = -1)
    public int daysSinceLastActivity() {
        return daysSince(lastActivityOn());
    }

    @Fact("what the member had of a campaign, with uses, daysSinceLast")
    public CampaignRecord campaign(@Names(Word.CAMPAIGN) String code) {
        return campaignsByCode.getOrDefault(code, CampaignRecord.NEVER);
    }

    @Fact(value = "recency score, 1 to 5; 0 when not yet scored", least = 0, most = 5)
    public int recency() {
        return scores.recency();
    }

    @Fact(value = "frequency score, 1 to 5; 0 when not yet scored", least = 0, most = 5)
    public int frequency() {
        return scores.frequency();
    }

    @Fact(value = "monetary score, 1 to 5; 0 when not yet scored", least = 0, most = 5)
    public int monetary() {
        return scores.monetary();
    }

    @Fact(value = "lifecycle stage; \"\" before the first segments run", word = Word.STAGE)
    public String stage() {
        return standing.stage();
    }

    @Fact(value = "segments", word = Word.SEGMENT)
    public Set<String> segments() {
        return standing.segments();
    }

    @Fact(value = "tags", word = Word.TAG)
    public Set<String> tags() {
        return person.tags();
    }

    @Fact(value = "badges held", word = Word.BADGE)
    public Set<String> badges() {
        return holdings.badges();
    }

    @Fact(value = "benefits held now", word = Word.BENEFIT)
    public Set<String> benefits() {
        return holdings.benefits();
    }

    @Fact("id of the member who referred this one; \"\" without")
    public String referredBy() {
        return person.referredBy();
    }

    @Fact(value = "message channels the member agreed to", word = Word.MESSAGE_CHANNEL)
    public Set<String> consents() {
        return person.consents();
    }

    @Fact(value = "attributes the shop keeps, as attributes[\"name\"]; \"\" when missing", word = Word.ATTRIBUTE)
    public Map<String, String> attributes() {
        return person.attributes();
    }

    @Fact("whether today is the anniversary of a date kept as attribute")
    public boolean anniversaryToday(@Names(Word.ATTRIBUTE) String attribute) {
        return isAnniversary(dateOrNull(person.attributes().getOrDefault(attribute, "")));
    }

    @Fact("the member's locale, such as \"en-GB\"; \"\" when missing")
    public String locale() {
        return person.locale();
    }

    @Fact("the member's own time zone; \"\" when missing")
    public String zone() {
        return person.zone();
    }

    private static LocalDate dateOrNull(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }

    private boolean isAnniversary(LocalDate date) {
        return date != null
                && !today.isBefore(date)
                && date.plusYears(today.getYear() - (long) date.getYear()).equals(today);
    }

    private int daysSince(LocalDate date) {
        return date == null ? -1 : (int) Math.max(0, ChronoUnit.DAYS.between(date, today));
    }

    private static String orEmpty(String word) {
        return word == null ? "" : word;
    }
}
