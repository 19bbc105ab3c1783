package dev.guerdon.ledger;

/**
 * Qualifying points earned, net of clawback, as of a moment: what tiers ask. Spending and lapsing do not lower it. A window
 * takes in what was earned in it, less what of that had been taken back by then.
 *
 * @param last12Months earned after the moment twelve months before
 * @param thisYear earned in the calendar year of the moment
 * @param lastYear earned in the calendar year before
 */
public record Earned(long last12Months, long thisYear, long lastYear, long lifetime) {
    public static final Earned NOTHING = new Earned(0, 0, 0, 0);
}
