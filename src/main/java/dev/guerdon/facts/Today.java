package dev.guerdon.facts;

import dev.guerdon.programme.Programme;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The day of the decision in the programme's zone.
 *
 * @param specialDays names of the special days that this day is
 */
public record Today(@Fact("the day") LocalDate date, Set<String> specialDays) {

    /** The day of a moment, with the special days that it is. */
    public static Today of(Programme programme, Instant at) {
        LocalDate date = at.atZone(programme.zone()).toLocalDate();
        return new Today(
                date,
                programme.days().entrySet().stream()
                        .filter(day -> day.getValue().includes(date))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Fact(value = "the year", least = 1969, most = 2200)
    public int year() {
        return date.getYear();
    }

    @Fact(value = "the month", least = 1, most = 12)
    public int month() {
        return date.getMonthValue();
    }

    @Fact(value = "the day of the month", least = 1, most = 31)
    public int dayOfMonth() {
        return date.getDayOfMonth();
    }

    @Fact(value = "the day of the week, \"monday\" to \"sunday\"", word = Word.DAY_OF_WEEK)
    public String dayOfWeek() {
        return date.getDayOfWeek().name().toLowerCase(Locale.ROOT);
    }

    @Fact("whether today is a special day of programme.yaml")
    public boolean is(@Names(Word.DAY) String day) {
        return specialDays.contains(day);
    }
}
