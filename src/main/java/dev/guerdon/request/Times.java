package dev.guerdon.request;

import dev.guerdon.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The moment of a call: now where it is left out. It is cut to what the database keeps, so that what is said to happen at the
 * same moment does, also when one of the two was stored before.
 */
public final class Times {
    private static final Duration MOST_AHEAD = Duration.ofMinutes(5);
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Times() {}

    /** The moment of a change: not more than five minutes ahead. */
    public static OffsetDateTime ofChange(OffsetDateTime given, Clock clock, ZoneId zone) {
        return ofChange("at", given, clock, zone);
    }

    /** The same for a moment that has another name in the body. */
    public static OffsetDateTime ofChange(String field, OffsetDateTime given, Clock clock, ZoneId zone) {
        OffsetDateTime at = ofQuestion(field, given, clock, zone);
        if (at.toInstant().isAfter(clock.instant().plus(MOST_AHEAD))) {
            throw Problem.FUTURE.at(field, "It lies more than 5 minutes ahead: send it when it has happened.");
        }
        return at;
    }

    /** The moment of an evaluation: any. */
    public static OffsetDateTime ofQuestion(OffsetDateTime given, Clock clock, ZoneId zone) {
        return ofQuestion("at", given, clock, zone);
    }

    private static OffsetDateTime ofQuestion(String field, OffsetDateTime given, Clock clock, ZoneId zone) {
        if (given == null) {
            // as exact as the database keeps it, so that what is decided now can be decided again
            return OffsetDateTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.MICROS);
        }
        Instant at = given.toInstant();
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw Problem.INVALID.at(field, "It must lie between 1970 and 2200.");
        }
        return given.truncatedTo(ChronoUnit.MICROS);
    }
}
