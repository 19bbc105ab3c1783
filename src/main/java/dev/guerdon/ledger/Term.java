package dev.guerdon.ledger;

import java.time.LocalDate;

/**
 * How long a lot can be used.
 *
 * @param expiresOn the last day to use it; null: it does not lapse
 * @param keptUntil a day before which no expiry rule may end it, because points came back to it; null: none
 * @param promised the rule that gave the points named their end, so expiry rules do not decide it
 */
public record Term(LocalDate expiresOn, LocalDate keptUntil, boolean promised) {
    /** Points do not lapse until an expiry rule says so. */
    public static final Term OPEN = new Term(null, null, false);

    /** The last day is what expiry rules say today; null: they do not lapse. */
    public static Term until(LocalDate lastDay) {
        return new Term(lastDay, null, false);
    }

    /** The last day was named together with the points and stays. */
    public static Term promisedUntil(LocalDate lastDay) {
        return new Term(lastDay, null, true);
    }

    boolean isOverOn(LocalDate day) {
        return expiresOn != null && expiresOn.isBefore(day);
    }

    /** What expiry rules say now; null: never. */
    Term decidedAnew(LocalDate lastDay) {
        return promised ? this : new Term(lastDay == null ? null : later(lastDay, keptUntil), keptUntil, false);
    }

    /** At least until that day, whatever expiry rules say later. */
    Term keptUntil(LocalDate day) {
        return new Term(expiresOn == null ? null : later(expiresOn, day), later(day, keptUntil), promised);
    }

    private static LocalDate later(LocalDate day, LocalDate orNone) {
        return orNone != null && orNone.isAfter(day) ? orNone : day;
    }
}
