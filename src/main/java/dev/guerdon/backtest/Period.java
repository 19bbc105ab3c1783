package dev.guerdon.backtest;

import dev.guerdon.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Whole days in a programme's zone.
 *
 * @param from first day
 * @param until last day
 */
record Period(LocalDate from, LocalDate until, ZoneId zone) {
    private static final int USUAL_DAYS = 366;
    private static final int MOST_DAYS = 3_660;
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    /**
     * The days that were asked for.
     *
     * @param from null: a year back from the last
     * @param until null: today
     */
    static Period asked(LocalDate from, LocalDate until, LocalDate today, ZoneId zone) {
        LocalDate last = until == null ? today : checked("until", until);
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : checked("from", from);
        if (first.isAfter(last)) {
            throw Problem.INVALID.at("from", "It lies behind the last day, " + last + ".");
        } else if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw Problem.INVALID.at(
                    "from",
                    "A backtest covers at most " + MOST_DAYS + " days: begin on " + last.minusDays(MOST_DAYS - 1L)
                            + " or later, or end earlier.");
        }
        return new Period(first, last, zone);
    }

    private static LocalDate checked(String field, LocalDate day) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw Problem.INVALID.at(field, "It must lie between 1970 and 2200.");
        }
        return day;
    }

    /** The first moment. */
    Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first moment after it. */
    Instant end() {
        return until.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The last moment, as exact as the database keeps it. */
    Instant lastMoment() {
        return end().minus(1, ChronoUnit.MICROS);
    }
}
