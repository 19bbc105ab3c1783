package dev.guerdon.rulebook.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Days and times as rule files write them. */
public final class Dates {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private Dates() {}

    /** A day such as {@code 2026-06-01}, of the years 1900 to 2999. */
    public static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> isSane(day.getYear()));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** A time such as {@code 2026-06-01T10:00:00+02:00}, of the years 1900 to 2999. */
    public static Optional<OffsetDateTime> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text)).filter(time -> isSane(time.getYear()));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static boolean isSane(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
