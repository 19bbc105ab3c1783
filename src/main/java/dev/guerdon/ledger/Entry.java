package dev.guerdon.ledger;

import java.time.Instant;

/**
 * One movement on the ledger. Entries are only ever added; a mistake is corrected by another entry.
 *
 * @param number from 1 without gaps within the wallet
 * @param lot the lot that points came to or left; null where they became debt
 * @param at business time
 * @param rulebook version of the rulebook that decided
 */
public record Entry(
        int number, Kind kind, Integer lot, Delta delta, Cause cause, Instant at, String rulebook, Detail detail) {

    /**
     * What only some entries say.
     *
     * @param undoes number of the entry whose points these were: of a claw-back the earning, of a give-back the spending
     * @param qualifiesAt the moment of earning to which it adds or from which it takes where tiers ask; null: it counts for
     *     no tier
     * @param reason of an adjustment
     * @param actor of an adjustment
     */
    public record Detail(Integer undoes, Instant qualifiesAt, String reason, String actor) {
        static final Detail NONE = new Detail(null, null, null, null);

        static Detail qualifying(Instant at) {
            return new Detail(null, at, null, null);
        }

        static Detail undoing(int entry) {
            return new Detail(entry, null, null, null);
        }

        static Detail takingBack(Lot origin) {
            return new Detail(origin.bornBy(), origin.earning().qualifiesAt(), null, null);
        }

        static Detail correcting(Correction correction, Instant at) {
            return new Detail(null, correction.qualifying() ? at : null, correction.reason(), correction.actor());
        }
    }
}
