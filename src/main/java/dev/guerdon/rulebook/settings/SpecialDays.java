package dev.guerdon.rulebook.settings;

import dev.guerdon.programme.SpecialDay;
import dev.guerdon.rulebook.yaml.Dates;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads special days, such as {@code monthly on 8} or {@code 2026-11-01..2026-11-11}. */
final class SpecialDays {
    private static final Pattern MONTHLY = Pattern.compile("monthly on ([1-9]|[12][0-9]|3[01])");
    private static final Pattern WEEKLY = Pattern.compile("weekly on ([a-z]+)");
    private static final Pattern YEARLY = Pattern.compile("yearly on ([0-9]{2}-[0-9]{2})");
    private static final Pattern RANGE = Pattern.compile("(.+?)\\s*\\.\\.\\s*(.+)");

    private SpecialDays() {}

    static Optional<SpecialDay> read(YamlValue value) {
        Optional<String> text = value.word();
        Optional<SpecialDay> day = text.flatMap(SpecialDays::parse);
        if (text.isPresent() && day.isEmpty()) {
            value.report(value.name() + " must be \"monthly on 8\", \"weekly on monday\", \"yearly on 06-18\","
                    + " a day such as 2026-11-11 or a range such as 2026-11-01..2026-11-11.");
        }
        day.filter(SpecialDays::isEmpty).ifPresent(range -> value.report(value.name() + " ends before it begins."));
        return day;
    }

    private static Optional<SpecialDay> parse(String text) {
        Matcher monthly = MONTHLY.matcher(text);
        Matcher weekly = WEEKLY.matcher(text);
        Matcher yearly = YEARLY.matcher(text);
        if (monthly.matches()) {
            return Optional.of(new SpecialDay.Monthly(Integer.parseInt(monthly.group(1))));
        } else if (weekly.matches()) {
            return dayOfWeek(weekly.group(1)).map(SpecialDay.Weekly::new);
        } else if (yearly.matches()) {
            return monthDay(yearly.group(1)).map(SpecialDay.Yearly::new);
        }
        return range(text);
    }

    private static Optional<SpecialDay> range(String text) {
        Matcher range = RANGE.matcher(text);
        boolean isRange = range.matches();
        Optional<LocalDate> from = Dates.day(isRange ? range.group(1) : text);
        Optional<LocalDate> until = Dates.day(isRange ? range.group(2) : text);
        return from.flatMap(first -> until.map(last -> new SpecialDay.Range(first, last)));
    }

    private static Optional<DayOfWeek> dayOfWeek(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    private static Optional<MonthDay> monthDay(String text) {
        try {
            return Optional.of(MonthDay.parse("--" + text));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static boolean isEmpty(SpecialDay day) {
        return day instanceof SpecialDay.Range range && range.until().isBefore(range.from());
    }
}
