package dev.guerdon.ledger;

/**
 * The totals of a wallet: what came, what went and what is there. Each is a sum over the wallet's entries, and an account
 * that breaks the law <em>earned − clawedBack − redeemed − expired + adjusted = available + pending − debt</em> can't be
 * made. Only {@code adjusted} may be negative.
 *
 * @param available points booked as usable; some may be past their last day until the next expiry run
 * @param debt points clawed back that the member no longer had
 * @param lots how many lots there ever were
 * @param entries how many entries there are
 */
public record Account(
        long earned,
        long clawedBack,
        long redeemed,
        long expired,
        long adjusted,
        long available,
        long pending,
        long debt,
        int lots,
        int entries) {

    /** A wallet in which nothing has happened yet. */
    public static final Account NEW = new Account(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Account {
        long came = Math.addExact(Math.subtractExact(earned, clawedBack), adjusted);
        long net = Math.subtractExact(Math.subtractExact(came, redeemed), expired);
        long there = Math.subtractExact(Math.addExact(available, pending), debt);
        if (net != there) {
            throw new IllegalStateException("the account is out of balance: " + net + " is not " + there);
        }
        if (earned < 0 || clawedBack < 0 || redeemed < 0 || expired < 0 || available < 0 || pending < 0 || debt < 0) {
            throw new IllegalStateException("a total of the account is negative");
        }
    }

    /** The account with one entry more. */
    Account after(Entry entry) {
        Kind kind = entry.kind();
        Delta delta = entry.delta();
        long net = delta.net();
        return new Account(
                Math.addExact(earned, kind == Kind.EARN ? net : 0),
                Math.subtractExact(clawedBack, kind == Kind.CLAW_BACK ? net : 0),
                Math.subtractExact(redeemed, kind == Kind.SPEND || kind == Kind.GIVE_BACK ? net : 0),
                Math.subtractExact(expired, kind == Kind.EXPIRE ? net : 0),
                Math.addExact(adjusted, kind == Kind.ADJUST ? net : 0),
                Math.addExact(available, delta.available()),
                Math.addExact(pending, delta.pending()),
                Math.addExact(debt, delta.debt()),
                entry.lot() == null ? lots : Math.max(lots, entry.lot()),
                entry.number());
    }
}
