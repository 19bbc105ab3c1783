package dev.guerdon.ledger;

import java.time.LocalDate;
import java.time.ZoneId;

/** Occasions of the tests: a programme in London, each day looked at at noon. */
final class Calendar {
    static final ZoneId ZONE = ZoneId.of("Europe/London");
    static final LocalDate FIRST_OF_JUNE = LocalDate.of(2026, 6, 1);

    private Calendar() {}

    static Moment noonOf(LocalDate day) {
        return new Moment(day.atTime(12, 0).atZone(ZONE).toInstant(), ZONE);
    }

    static Occasion on(LocalDate day, Cause cause) {
        return new Occasion(cause, noonOf(day), "3f9c2a71d0b4");
    }

    /** The occasion so many days after the first of June. */
    static Occasion onDay(int days, Cause cause) {
        return on(day(days), cause);
    }

    static LocalDate day(int days) {
        return FIRST_OF_JUNE.plusDays(days);
    }

    static Occasion order(int days, String id) {
        return onDay(days, Cause.order(id));
    }

    static Occasion comingBack(int days, String id) {
        return onDay(days, new Cause(Cause.Event.RETURN, id));
    }

    static Occasion nightly(int days) {
        return onDay(days, new Cause(Cause.Event.EXPIRY, "run-" + days));
    }

    static Occasion byHand(int days, String id) {
        return onDay(days, new Cause(Cause.Event.ADJUSTMENT, id));
    }

    static Earning points(long points, Occasion occasion) {
        return Earning.of(points, "order", occasion.at());
    }
}
