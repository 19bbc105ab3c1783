package dev.guerdon.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What makes points move, when (it may lie in the past), and under which rulebook.
 *
 * @param rulebook version of the rulebook that decided
 */
public record Occasion(Cause cause, Moment when, String rulebook) {
    public Occasion {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(rulebook, "rulebook");
    }

    Instant at() {
        return when.at();
    }

    LocalDate on() {
        return when.on();
    }

    /** Points become available when they were promised to be, whenever that is noticed, and because they were earned. */
    Occasion releaseOf(Lot lot) {
        return new Occasion(lot.cause(), new Moment(lot.earning().availableAt(), when.zone()), rulebook);
    }

    /** Points that lapsed before now without anyone having written it down. */
    Occasion lapseOf(Lot lot) {
        return new Occasion(new Cause(Cause.Event.EXPIRY, lot.term().expiresOn().toString()), when, rulebook);
    }
}
