package dev.guerdon.ledger;

/** By how much an entry changes what a member can use, will be able to use, and owes. */
public record Delta(long available, long pending, long debt) {

    /** Points come to a lot, or leave it when negative. */
    static Delta of(Lot lot, long points) {
        return lot.pending() ? new Delta(0, points, 0) : new Delta(points, 0, 0);
    }

    /** Points that are owed from now on. */
    static Delta owed(long points) {
        return new Delta(0, 0, points);
    }

    static Delta released(long points) {
        return new Delta(points, -points, 0);
    }

    /** Points of a lot pay for as much debt. */
    static Delta repaid(Lot lot, long points) {
        Delta paid = of(lot, -points);
        return new Delta(paid.available, paid.pending, -points);
    }

    /** What comes to the lot. */
    long ofLot() {
        return Math.addExact(available, pending);
    }

    /** What the member gains; negative: loses. */
    long net() {
        return Math.subtractExact(ofLot(), debt);
    }
}
