package dev.guerdon.rulebook.settings;

import dev.guerdon.money.Currency;
import dev.guerdon.programme.Programme;
import dev.guerdon.programme.Programme.ActivityType;
import dev.guerdon.programme.Programme.Category;
import dev.guerdon.programme.Programme.Downgrade;
import dev.guerdon.programme.Programme.PointsPolicy;
import dev.guerdon.programme.Programme.Rounding;
import dev.guerdon.programme.Programme.TierPolicy;
import dev.guerdon.programme.Programme.Times;
import dev.guerdon.programme.Programme.Validity;
import dev.guerdon.programme.Programme.Wallet;
import dev.guerdon.programme.SpecialDay;
import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.yaml.YamlMap;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code programme.yaml}. */
final class ProgrammeReader {
    static final String ZONE = "zone";

    private static final String CURRENCY = "currency";
    private static final String TIERS = "tiers";
    private static final Set<String> KEYS = Set.of(
            "name",
            CURRENCY,
            ZONE,
            TIERS,
            "tierPolicy",
            "wallets",
            "points",
            "categories",
            "channels",
            "payments",
            "brands",
            "tags",
            "attributes",
            "stages",
            "segments",
            "messageChannels",
            "activities",
            "days");

    private static final int LONGEST_NAME = 200;
    private static final int MOST_DAYS = 3_660;
    private static final int MOST_PER_DAY = 1_000;
    private static final int COST_DECIMALS = 6;

    /** Of any currency: an amount of one that is not known is not wrong for its decimals. */
    private static final int MOST_DECIMALS = 4;

    private static final List<String> STAGES = List.of("new", "growing", "mature", "declining", "dormant");
    private static final List<String> MESSAGE_CHANNELS = List.of("app", "sms", "email");

    /** Stands in for a programme that can't be read, so that the other files are read all the same. */
    private static final Programme UNKNOWN = new Programme(
            "",
            new Currency("XXX", MOST_DECIMALS),
            ZoneOffset.UTC,
            List.of(),
            TierPolicy.DEFAULT,
            Map.of(Programme.POINTS, new Wallet(true)),
            PointsPolicy.DEFAULT,
            Map.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            STAGES,
            Set.of(),
            Set.copyOf(MESSAGE_CHANNELS),
            Map.of(),
            Map.of());

    private final YamlMap yaml;

    private ProgrammeReader(YamlMap yaml) {
        this.yaml = yaml;
    }

    /**
     * The programme as far as it could be read.
     *
     * @param missing of the keys that must be there those for which something stands in
     * @param unread keys whose names are not all known, as they are misspelt or one of their values can't be read
     */
    record Reading(Programme programme, Set<String> missing, Set<String> unread) {
        static final Reading NONE = new Reading(UNKNOWN, Set.of(CURRENCY, ZONE, TIERS), Set.of());
    }

    static Reading read(YamlMap yaml) {
        return new ProgrammeReader(yaml.expecting(KEYS)).read();
    }

    private Reading read() {
        Optional<Currency> currency = currency();
        Optional<ZoneId> zone = zone();
        List<String> tiers = tiers();
        Programme programme = new Programme(
                yaml.text("name", LONGEST_NAME, ""),
                currency.orElse(UNKNOWN.currency()),
                zone.orElse(UNKNOWN.zone()),
                tiers,
                tierPolicy(),
                wallets(),
                pointsPolicy(),
                categories(),
                set("channels"),
                set("payments"),
                set("brands"),
                set("tags"),
                set("attributes"),
                orElse(yaml.words("stages"), STAGES),
                set("segments"),
                Set.copyOf(orElse(yaml.words("messageChannels"), MESSAGE_CHANNELS)),
                activities(),
                days());
        yaml.done();
        Set<String> unread = new HashSet<>(yaml.unread());
        if (programme.days().size() < yaml.map("days").keys().size()) {
            unread.add("days");
        }
        Set<String> missing = Stream.of(
                        currency.isEmpty() ? CURRENCY : "", zone.isEmpty() ? ZONE : "", tiers.isEmpty() ? TIERS : "")
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toSet());
        return new Reading(programme, missing, unread);
    }

    private Optional<Currency> currency() {
        return required(CURRENCY, "such as EUR").flatMap(YamlValue::word).flatMap(code -> {
            try {
                return Optional.of(Currency.of(code));
            } catch (IllegalArgumentException unknown) {
                Set<String> known = java.util.Currency.getAvailableCurrencies().stream()
                        .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                        .map(java.util.Currency::getCurrencyCode)
                        .collect(Collectors.toSet());
                yaml.report(CURRENCY, "There is no currency \"" + code + "\"." + Nearest.advice(code, known));
                return Optional.empty();
            }
        });
    }

    private Optional<ZoneId> zone() {
        return required(ZONE, "such as Europe/London").flatMap(YamlValue::word).flatMap(id -> {
            try {
                return Optional.of(ZoneId.of(id));
            } catch (DateTimeException unknown) {
                Set<String> known = ZoneId.getAvailableZoneIds();
                yaml.report(ZONE, "There is no time zone \"" + id + "\"." + Nearest.advice(id, known));
                return Optional.empty();
            }
        });
    }

    private List<String> tiers() {
        Optional<YamlValue> tiers = required(TIERS, "in rising order, such as [basic, gold]");
        List<String> words = yaml.words(TIERS);
        tiers.filter(value -> value.isList() && words.isEmpty())
                .ifPresent(value -> value.report("tiers must have at least one tier: everyone starts in the first."));
        return words;
    }

    private Optional<YamlValue> required(String key, String example) {
        Optional<YamlValue> value = yaml.get(key);
        if (value.isEmpty()) {
            yaml.report(key, "The programme must have a key \"" + key + "\", " + example + ".");
        }
        return value;
    }

    private TierPolicy tierPolicy() {
        YamlMap policy = yaml.map("tierPolicy");
        TierPolicy read = new TierPolicy(
                policy.choice("downgrade", Downgrade.class, TierPolicy.DEFAULT.downgrade()),
                policy.integer("graceDays", 0, MOST_DAYS, TierPolicy.DEFAULT.graceDays()),
                policy.choice("valid", Validity.class, TierPolicy.DEFAULT.valid()));
        if (read.valid() != Validity.ROLLING) {
            policy.report("valid", "Tiers by calendar year are not supported yet; leave it out or say rolling.");
        }
        policy.done();
        return read;
    }

    private Map<String, Wallet> wallets() {
        YamlMap wallets = yaml.map("wallets");
        wallets.all().forEach((name, value) -> {
            YamlMap wallet = value.map();
            boolean redeemable = wallet.yesOrNo("redeemable", true);
            wallet.done();
            if (!name.equals(Programme.POINTS)) {
                wallets.reportKey(name, "Wallets other than points are not supported yet; leave it out.");
            } else if (!redeemable) {
                wallet.report("redeemable", "The wallet points is always redeemable.");
            }
        });
        return Map.of(Programme.POINTS, new Wallet(true));
    }

    private PointsPolicy pointsPolicy() {
        YamlMap points = yaml.map("points");
        PointsPolicy otherwise = PointsPolicy.DEFAULT;
        PointsPolicy policy = new PointsPolicy(
                points.integer("availableAfterDays", 0, MOST_DAYS, otherwise.availableAfterDays()),
                points.integer("minimumDaysAfterReturn", 0, MOST_DAYS, otherwise.minimumDaysAfterReturn()),
                points.decimal("cost", "0", "1000000", COST_DECIMALS).orElse(otherwise.cost()),
                points.choice("rounding", Rounding.class, otherwise.rounding()),
                points.choice("times", Times.class, otherwise.times()));
        points.done();
        return policy;
    }

    private Map<String, Category> categories() {
        return Named.in(yaml.map("categories"), category -> new Category(category.yesOrNo("spend", true)));
    }

    private Map<String, ActivityType> activities() {
        return Named.in(yaml.map("activities"), type -> new ActivityType(type.integer("perDay", 0, MOST_PER_DAY, 0)));
    }

    private Map<String, SpecialDay> days() {
        return Named.values(yaml.map("days"), SpecialDays::read);
    }

    private Set<String> set(String key) {
        return new LinkedHashSet<>(yaml.words(key));
    }

    private static List<String> orElse(List<String> words, List<String> otherwise) {
        return words.isEmpty() ? otherwise : words;
    }
}
