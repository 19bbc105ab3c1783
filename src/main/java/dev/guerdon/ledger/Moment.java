package dev.guerdon.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;

/** A point in business time; days, months and years are the programme's zone's. */
public record Moment(Instant at, ZoneId zone) {
    public Moment {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(zone, "zone");
    }

    /** The day it is. */
    public LocalDate on() {
        return LocalDate.ofInstant(at, zone);
    }

    /** Twelve months earlier; from 29 February to the 28th. */
    Instant twelveMonthsBefore() {
        return ZonedDateTime.ofInstant(at, zone).minusMonths(12).toInstant();
    }

    /** The first moment of this year, or of one so many years before. */
    Instant startOfYear(int yearsBefore) {
        return LocalDate.of(on().getYear() - yearsBefore, 1, 1)
                .atStartOfDay(zone)
                .toInstant();
    }
}
