package dev.guerdon.ledger;

import dev.guerdon.ledger.Entry.Detail;
import dev.guerdon.ledger.Spending.NotEnough;
import dev.guerdon.ledger.Spending.Portion;
import dev.guerdon.ledger.Spending.Spent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * One member's wallet, opened for one transaction. It computes and remembers; {@link #changes} is what there is to write.
 * Occasions may lie in the past: they work on what is open now.
 *
 * <p>Points that are due are released before anything is taken, and points past their last day are not taken, so what
 * comes out does not depend on when the nightly runs were here.
 */
public final class Book {
    private final Journal journal;
    private final List<PastSpending> spendings;
    private final boolean knowsLots;
    private final Cause undoable;

    private Book(
            Account account,
            Collection<Lot> lots,
            Collection<PastSpending> spendings,
            boolean knowsLots,
            Cause undoable) {
        this.journal = new Journal(account, lots);
        this.spendings = new ArrayList<>(spendings);
        this.knowsLots = knowsLots;
        this.undoable = undoable;
    }

    /** A book into which points can only come; no lots need to be known for that. */
    static Book forEarning(Account account) {
        return new Book(account, List.of(), List.of(), false, null);
    }

    /** A book with all open lots. */
    static Book of(Account account, Collection<Lot> openLots) {
        return new Book(account, openLots, List.of(), true, null);
    }

    /** A book with all open lots, and all lots and spendings of something that shall be undone. */
    static Book toUndo(Cause cause, Account account, Collection<Lot> lots, Collection<PastSpending> spendings) {
        return new Book(account, lots, spendings, true, cause);
    }

    /** The totals as they stand now. */
    public Account account() {
        return journal.account();
    }

    /** The lots with points in them, pending ones included, in the order in which they are spent. */
    public List<Lot> openLots() {
        requireLots();
        return journal.lots().filter(Lot::isOpen).sorted(Lot.IN_SPENDING_ORDER).toList();
    }

    /** The lots that something gave, oldest first; empty ones only in a book that was opened to undo it. */
    public List<Lot> lotsOf(Cause cause) {
        return journal.lots().filter(lot -> lot.cause().equals(cause)).toList();
    }

    /** The wallet as it truly stands then: what is due counts as released, what is past its last day as lapsed. */
    public Balance balance(Moment now) {
        requireLots();
        Book tried = of(journal.account(), journal.lots().toList());
        tried.expire(new Occasion(new Cause(Cause.Event.EXPIRY, "tried"), now, ""));
        return Balance.of(tried.account(), tried.openLots());
    }

    /** Points that can be spent then. */
    public long spendable(Moment now) {
        return balance(now).available();
    }

    /** Points become a lot, pending until they are available; debt is repaid out of them first. */
    public Lot earn(Occasion occasion, Earning earning, Term term) {
        Lot lot = journal.bear(Kind.EARN, occasion, earning, term, Detail.qualifying(earning.qualifiesAt()));
        return repayOutOf(lot, occasion);
    }

    /** Pending points that are due become available. */
    public void release(Occasion occasion) {
        requireLots();
        journal.lots().filter(lot -> lot.isDue(occasion.when())).forEach(lot -> {
            Occasion due = occasion.releaseOf(lot);
            journal.post(Kind.RELEASE, lot, Delta.released(lot.remaining()), due, Detail.NONE);
            repayOutOf(journal.lot(lot.number()), due);
        });
    }

    /**
     * Takes points, oldest expiry first, then oldest first; all or nothing.
     *
     * @param points 1 to 10^12
     */
    public Spending spend(Occasion occasion, long points) {
        long had = spendable(occasion.when());
        if (had < Points.checked(points)) {
            return new NotEnough(had);
        }
        release(occasion);
        List<Portion> portions = portions(occasion.on(), points);
        for (Portion portion : portions) {
            int entry = take(Kind.SPEND, portion, occasion, Detail.NONE);
            spendings.add(new PastSpending(entry, occasion.cause(), portion.lot(), portion.points(), 0));
        }
        return new Spent(portions);
    }

    /**
     * Returns spent points to the lots they came from, last spent first. Never more than were spent and have not come back
     * before. Debt is repaid out of them first.
     *
     * @param spentBy what spent the points; the book must have been opened to undo it
     * @param points 0 or more; {@link Long#MAX_VALUE} for all
     * @param minimumDays days that the points can at least be used
     * @return the points given back
     */
    public long giveBack(Occasion occasion, Cause spentBy, long points, int minimumDays) {
        requireUndoable(spentBy);
        long left = Points.orNone(points);
        for (int i = spendings.size() - 1; i >= 0; i--) {
            PastSpending spending = spendings.get(i);
            long part = spending.cause().equals(spentBy) ? Math.min(left, spending.canBeGivenBack()) : 0;
            if (part > 0) {
                restore(occasion, spending, part, minimumDays);
                spendings.set(i, spending.givenBack(part));
                left -= part;
            }
        }
        return points - left;
    }

    /**
     * Takes back what something gave, from its lots in turn. Of one lot never more is taken back than earned − lapsed −
     * taken back before.
     *
     * @param earnedBy what gave the points; the book must have been opened to undo it
     * @param points 0 or more; {@link Long#MAX_VALUE} for all
     * @return the points taken back, debt included
     */
    public long clawBack(Occasion occasion, Cause earnedBy, long points) {
        requireUndoable(earnedBy);
        long left = Points.orNone(points);
        for (Lot lot : lotsOf(earnedBy)) {
            left -= clawBack(occasion, lot.number(), left);
        }
        return points - left;
    }

    /**
     * Takes back what was earned with one lot: from what is pending first, then from the lot itself, then from the others
     * in the order in which they are spent; the rest becomes debt.
     *
     * @param points 0 or more; {@link Long#MAX_VALUE} for all
     * @return the points taken back: at most earned − lapsed − taken back before
     */
    public long clawBack(Occasion occasion, int lot, long points) {
        release(occasion);
        if (points > 0) {
            // Or what is left of a lot that was taken back could be used once its last day is decided anew.
            lapseUnwritten(lot, occasion);
        }
        Lot origin = journal.lot(lot);
        long taken = Math.min(Points.orNone(points), origin.canBeTakenBack());
        long owed = taken;
        for (Lot payer : payers(origin, occasion.on())) {
            long part = Math.min(owed, payer.remaining());
            if (part > 0) {
                take(Kind.CLAW_BACK, new Portion(payer.number(), part), occasion, Detail.takingBack(origin));
                owed -= part;
            }
        }
        if (owed > 0) {
            journal.post(Kind.CLAW_BACK, null, Delta.owed(owed), occasion, Detail.takingBack(origin));
        }
        journal.put(journal.lot(lot).takenBack(taken));
        return taken;
    }

    /** Lots past their last day lose what remains of them; returns the points lapsed. */
    public long expire(Occasion occasion) {
        release(occasion);
        return openLots().stream()
                .filter(lot -> lot.isLapsedOn(occasion.on()))
                .mapToLong(lot -> lapse(lot, occasion))
                .reduce(0, Math::addExact);
    }

    /**
     * Gives a lot the last day that expiry rules say now. It stays as it is where its end was promised, and is kept at least
     * as long as points that came back to it need.
     *
     * @param lastDay null: it does not lapse
     */
    public void redate(int lot, LocalDate lastDay) {
        Lot before = journal.lot(lot);
        journal.put(before.with(before.term().decidedAnew(lastDay)));
    }

    /** A correction upwards: a lot that is available at once; debt is repaid out of it first. */
    public Lot credit(Occasion occasion, long points, Term term, Correction correction) {
        Earning earning = new Earning(points, "adjustment", correction.qualifying(), occasion.at(), occasion.at());
        Detail detail = Detail.correcting(correction, occasion.at());
        return repayOutOf(journal.bear(Kind.ADJUST, occasion, earning, term, detail), occasion);
    }

    /**
     * A correction downwards, taken like spending; what is missing becomes debt where that is allowed.
     *
     * @param points 1 to 10^12, to be taken
     */
    public Spending debit(Occasion occasion, long points, Correction correction) {
        long had = spendable(occasion.when());
        if (had < Points.checked(points) && !correction.allowDebt()) {
            return new NotEnough(had);
        }
        release(occasion);
        Detail detail = Detail.correcting(correction, occasion.at());
        List<Portion> portions = portions(occasion.on(), points);
        portions.forEach(portion -> take(Kind.ADJUST, portion, occasion, detail));
        long owed = points - portions.stream().mapToLong(Portion::points).sum();
        if (owed > 0) {
            journal.post(Kind.ADJUST, null, Delta.owed(owed), occasion, detail);
        }
        return new Spent(portions);
    }

    /** What there is to write. */
    public Changes changes() {
        return journal.changes();
    }

    private List<Portion> portions(LocalDate on, long points) {
        List<Portion> portions = new ArrayList<>();
        long left = points;
        for (Lot lot : openLots()) {
            long part = lot.isSpendableOn(on) ? Math.min(left, lot.remaining()) : 0;
            if (part > 0) {
                portions.add(new Portion(lot.number(), part));
                left -= part;
            }
        }
        return portions;
    }

    private List<Lot> payers(Lot origin, LocalDate on) {
        return journal.lots()
                .filter(lot -> lot.isOpen() && !lot.isLapsedOn(on))
                .sorted(Comparator.comparing((Lot lot) -> !lot.pending())
                        .thenComparing(lot -> lot.number() != origin.number())
                        .thenComparing(lot -> !lot.cause().equals(origin.cause()))
                        .thenComparing(Lot.IN_SPENDING_ORDER))
                .toList();
    }

    private int take(Kind kind, Portion portion, Occasion occasion, Detail detail) {
        Lot lot = journal.lot(portion.lot());
        return journal.post(kind, lot, Delta.of(lot, -portion.points()), occasion, detail);
    }

    private void restore(Occasion occasion, PastSpending spending, long points, int minimumDays) {
        // Or the later last day would bring back what lapsed since the last expiry run.
        lapseUnwritten(spending.lot(), occasion);
        Lot kept = journal.lot(spending.lot());
        journal.put(kept.with(kept.term().keptUntil(occasion.on().plusDays(minimumDays))));
        journal.post(Kind.GIVE_BACK, kept, Delta.of(kept, points), occasion, Detail.undoing(spending.entry()));
        repayOutOf(journal.lot(kept.number()), occasion);
    }

    /** Writes down what lapsed of a lot since the last expiry run. */
    private void lapseUnwritten(int number, Occasion occasion) {
        Lot lot = journal.lot(number);
        if (lot.isOpen() && lot.isLapsedOn(occasion.on())) {
            lapse(lot, occasion.lapseOf(lot));
        }
    }

    private long lapse(Lot lot, Occasion occasion) {
        journal.post(Kind.EXPIRE, lot, Delta.of(lot, -lot.remaining()), occasion, Detail.NONE);
        return lot.remaining();
    }

    private Lot repayOutOf(Lot lot, Occasion occasion) {
        long repaid = Math.min(account().debt(), lot.remaining());
        if (repaid > 0) {
            journal.post(Kind.REPAY, lot, Delta.repaid(lot, repaid), occasion, Detail.NONE);
        }
        return journal.lot(lot.number());
    }

    private void requireLots() {
        if (!knowsLots) {
            throw new IllegalStateException("this book was opened for earning only");
        }
    }

    private void requireUndoable(Cause cause) {
        if (!cause.equals(undoable)) {
            throw new IllegalStateException("this book was not opened to undo " + cause);
        }
    }
}
