package dev.guerdon.ledger;

/**
 * Points of one lot that were spent, and how many of them came back since.
 *
 * @param entry number of the entry that spent them
 */
record PastSpending(int entry, Cause cause, int lot, long points, long givenBack) {

    long canBeGivenBack() {
        return points - givenBack;
    }

    PastSpending givenBack(long more) {
        return new PastSpending(entry, cause, lot, points, givenBack + more);
    }
}
