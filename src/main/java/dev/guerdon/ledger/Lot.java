package dev.guerdon.ledger;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Points earned together, with one expiry. They are pending or available as a whole.
 *
 * @param number from 1 without gaps within the wallet
 * @param bornBy number of the entry that gave the points
 * @param cause what gave the points
 * @param remaining 0 to the points earned
 * @param lapsed points of it that lapsed
 * @param clawedBack points of this earning that were taken back, whichever lot paid for it
 */
public record Lot(
        int number,
        int bornBy,
        Cause cause,
        Earning earning,
        Term term,
        long remaining,
        boolean pending,
        long lapsed,
        long clawedBack) {

    /** Oldest expiry first, lots that do not lapse last; then oldest first. */
    static final Comparator<Lot> IN_SPENDING_ORDER = Comparator.comparing(
                    (Lot lot) -> lot.term().expiresOn(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(lot -> lot.earning().earnedAt())
            .thenComparing(Lot::number);

    public Lot {
        requireWithin(earning.points(), remaining, "remaining");
        requireWithin(earning.points(), lapsed, "lapsed");
        requireWithin(earning.points(), clawedBack, "clawed back");
    }

    private static void requireWithin(long earned, long part, String what) {
        if (part < 0 || part > earned) {
            throw new IllegalStateException("of " + earned + " points of a lot " + part + " can't be " + what);
        }
    }

    /** A lot that is about to get its points. */
    static Lot unborn(int number, int bornBy, Occasion occasion, Earning earning, Term term) {
        boolean pending = earning.availableAt().isAfter(occasion.at());
        return new Lot(number, bornBy, occasion.cause(), earning, term, 0, pending, 0, 0);
    }

    public boolean isOpen() {
        return remaining > 0;
    }

    /** Whether its last day was before that day. Pending points do not lapse. */
    boolean isLapsedOn(LocalDate day) {
        return !pending && term.isOverOn(day);
    }

    /** Whether it is time for the pending points to become available. */
    boolean isDue(Moment now) {
        return pending && isOpen() && !earning.availableAt().isAfter(now.at());
    }

    /** Whether its points can be spent on that day. */
    boolean isSpendableOn(LocalDate day) {
        return !pending && isOpen() && !term.isOverOn(day);
    }

    /** Points of this earning that may still be taken back: what lapsed or was taken back before is not taken again. */
    long canBeTakenBack() {
        return Math.max(0, earning.points() - lapsed - clawedBack);
    }

    /** The lot after an entry of its own. */
    Lot after(Entry entry) {
        long moved = entry.delta().ofLot();
        return new Lot(
                number,
                bornBy,
                cause,
                earning,
                term,
                Math.addExact(remaining, moved),
                pending && entry.kind() != Kind.RELEASE,
                lapsed - (entry.kind() == Kind.EXPIRE ? moved : 0),
                clawedBack);
    }

    Lot takenBack(long points) {
        return new Lot(number, bornBy, cause, earning, term, remaining, pending, lapsed, clawedBack + points);
    }

    Lot with(Term changed) {
        return new Lot(number, bornBy, cause, earning, changed, remaining, pending, lapsed, clawedBack);
    }
}
