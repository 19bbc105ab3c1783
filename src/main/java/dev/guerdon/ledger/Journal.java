package dev.guerdon.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What was read of a wallet, and every entry posted since. All changes of points go through {@link #post}. */
final class Journal {
    private Account account;
    private final NavigableMap<Integer, Lot> lots = new TreeMap<>();
    private final Set<Integer> changedLots = new TreeSet<>();
    private final List<Entry> entries = new ArrayList<>();

    Journal(Account account, Collection<Lot> known) {
        this.account = account;
        known.forEach(lot -> lots.put(lot.number(), lot));
    }

    Account account() {
        return account;
    }

    /**
     * The lot as it stands now.
     *
     * @throws IllegalStateException if it was not read
     */
    Lot lot(int number) {
        Lot lot = lots.get(number);
        if (lot == null) {
            throw new IllegalStateException("lot " + number + " was not read");
        }
        return lot;
    }

    Stream<Lot> lots() {
        return List.copyOf(lots.values()).stream();
    }

    void put(Lot lot) {
        if (!lot.equals(lots.put(lot.number(), lot))) {
            changedLots.add(lot.number());
        }
    }

    /** A new lot with its points in it. */
    Lot bear(Kind kind, Occasion occasion, Earning earning, Term term, Entry.Detail detail) {
        int number = Math.incrementExact(account.lots());
        Lot lot = Lot.unborn(number, nextEntry(), occasion, earning, term);
        put(lot);
        post(kind, lot, Delta.of(lot, earning.points()), occasion, detail);
        return lot(number);
    }

    /** Adds an entry to the account and its lot; returns the entry's number. */
    int post(Kind kind, Lot lot, Delta delta, Occasion occasion, Entry.Detail detail) {
        Entry entry = new Entry(
                nextEntry(),
                kind,
                lot == null ? null : lot.number(),
                delta,
                occasion.cause(),
                occasion.at(),
                occasion.rulebook(),
                detail);
        account = account.after(entry);
        entries.add(entry);
        if (lot != null) {
            put(lot(lot.number()).after(entry));
        }
        return entry.number();
    }

    Changes changes() {
        return new Changes(account, changedLots.stream().map(lots::get).toList(), entries);
    }

    private int nextEntry() {
        return Math.incrementExact(account.entries());
    }
}
