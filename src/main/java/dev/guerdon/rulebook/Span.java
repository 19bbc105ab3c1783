package dev.guerdon.rulebook;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a rule or a campaign runs, in words.
 *
 * @param from first moment, or {@link Instant#MIN}
 * @param until first moment after the end, or {@link Instant#MAX}
 * @param zone in which a day's first moment is told as the day
 */
public record Span(Instant from, Instant until, ZoneId zone) {

    /** Why nothing runs at a moment, such as {@code is over: it ran until 2026-11-11}; empty while it runs. */
    Optional<String> closedBecause(Instant at) {
        if (at.isBefore(from)) {
            return Optional.of("has not begun: it runs " + this);
        }
        return at.isBefore(until) ? Optional.empty() : Optional.of("is over: it ran " + this);
    }

    /** Such as {@code from 2026-11-01 until 2026-11-11}; "" without bounds. */
    @Override
    public String toString() {
        String start = from.equals(Instant.MIN) ? "" : "from " + start(from.atZone(zone));
        String end = until.equals(Instant.MAX) ? "" : "until " + end(until.atZone(zone));
        return (start + " " + end).strip();
    }

    private static String start(ZonedDateTime moment) {
        return isMidnight(moment) ? moment.toLocalDate().toString() : time(moment);
    }

    private static String end(ZonedDateTime moment) {
        return isMidnight(moment) ? moment.toLocalDate().minusDays(1).toString() : time(moment.minusNanos(1));
    }

    private static boolean isMidnight(ZonedDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static String time(ZonedDateTime moment) {
        OffsetDateTime time = moment.truncatedTo(ChronoUnit.SECONDS).toOffsetDateTime();
        return time.toString();
    }
}
