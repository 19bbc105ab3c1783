package dev.guerdon.rulebook.settings;

import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.Campaign.Limit;
import dev.guerdon.programme.Campaign.Period;
import dev.guerdon.rulebook.yaml.Dates;
import dev.guerdon.rulebook.yaml.YamlMap;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@code campaign.yaml}. */
final class CampaignReader {
    private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,4}) days?");
    private static final List<String> LIMITS = List.of("uses", "points", "amount");
    private static final int MOST_DAYS = 36_525;
    private static final long MOST = 1_000_000_000_000L;

    private final String code;
    private final Currency currency;
    private final ZoneId zone;

    CampaignReader(String code, Currency currency, ZoneId zone) {
        this.code = code;
        this.currency = currency;
        this.zone = zone;
    }

    Campaign read(YamlMap yaml) {
        Instant from = yaml.filled("from").flatMap(this::beginning).orElse(Instant.MIN);
        Instant until = yaml.filled("until").flatMap(this::end).orElse(Instant.MAX);
        if (!from.isBefore(until)) {
            yaml.report("until", "The campaign ends before it begins.");
        }
        YamlMap perMember = yaml.map("perMember");
        Limit limit = limit(perMember);
        Period period = period(perMember, limit);
        perMember.done();
        int every = yaml.filled("every").flatMap(CampaignReader::days).orElse(0);
        YamlMap budget = yaml.map("budget");
        Limit whole = limit(budget);
        budget.done();
        yaml.notSupported("holdout");
        yaml.notSupported("variants");
        yaml.done();
        return new Campaign(code, from, until, limit, period, every, whole);
    }

    private Optional<Instant> beginning(YamlValue value) {
        return moment(value, day -> day.atStartOfDay(zone).toInstant(), OffsetDateTime::toInstant);
    }

    /** The first moment after the end: a day is included to its end, a time itself. */
    private Optional<Instant> end(YamlValue value) {
        return moment(
                value,
                day -> day.plusDays(1).atStartOfDay(zone).toInstant(),
                time -> time.toInstant().plusNanos(1));
    }

    private static Optional<Instant> moment(
            YamlValue value, Function<LocalDate, Instant> ofDay, Function<OffsetDateTime, Instant> ofTime) {
        Optional<String> text = value.word();
        Optional<Instant> moment = text.flatMap(written ->
                Dates.day(written).map(ofDay).or(() -> Dates.time(written).map(ofTime)));
        if (text.isPresent() && moment.isEmpty()) {
            value.report(value.name() + " must be a day such as 2026-06-01, or a time with its offset such as"
                    + " 2026-06-01T10:00:00+02:00.");
        }
        return moment;
    }

    private Limit limit(YamlMap yaml) {
        return new Limit(
                yaml.number("uses", 1, MOST, Long.MAX_VALUE),
                yaml.number("points", 1, MOST, Long.MAX_VALUE),
                yaml.decimal("amount", "0", String.valueOf(MOST), currency.decimals())
                        .map(Money::new)
                        .map(currency::round));
    }

    private static Period period(YamlMap perMember, Limit limit) {
        Optional<YamlValue> per = perMember.filled("per");
        if (per.isPresent() && !limit.isLimit() && isWithoutLimit(perMember)) {
            perMember.reportKey("per", "per needs a limit beside it: uses, points or amount.");
        }
        return perMember.choice("per", Period.class, Period.EVER);
    }

    /** One that is wrong, or misspelt, is told by itself. */
    private static boolean isWithoutLimit(YamlMap yaml) {
        return LIMITS.stream()
                .noneMatch(key -> yaml.get(key).isPresent() || yaml.unread().contains(key));
    }

    private static Optional<Integer> days(YamlValue value) {
        Optional<String> text = value.word();
        Optional<Integer> days = text.map(DAYS::matcher)
                .filter(Matcher::matches)
                .map(matched -> Integer.parseInt(matched.group(1)))
                .filter(count -> count <= MOST_DAYS);
        if (text.isPresent() && days.isEmpty()) {
            value.report(value.name() + " must be a number of days, such as \"180 days\".");
        }
        return days;
    }
}
