package dev.guerdon.ledger;

import java.util.List;

/**
 * What can be spent of a wallet at a moment, once the round trip that reads it has run.
 *
 * @param overdue all open lots if one of them is due or past its last day, else none
 */
public record Spendable(Moment now, List<Lot> overdue) {

    /**
     * The points.
     *
     * @param account the wallet's, read in the same round trip
     */
    public long of(Account account) {
        return overdue.isEmpty()
                ? account.available()
                : Book.of(account, overdue).spendable(now);
    }
}
