package dev.guerdon.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One wallet that is kept in memory instead of in the database: the same books are opened from it. */
public final class Purse {
    private Account account = Account.NEW;
    private final NavigableMap<Integer, Lot> lots = new TreeMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** A book from which points can be taken. */
    public Book open() {
        return Book.of(account, openLots());
    }

    /** A book in which all that something earned and spent can be undone, in whole or in part. */
    public Book openToUndo(Cause cause) {
        Set<Integer> touched = entries.stream()
                .filter(entry -> entry.cause().equals(cause) && entry.lot() != null)
                .map(Entry::lot)
                .collect(Collectors.toSet());
        List<Lot> read = lots.values().stream()
                .filter(lot -> lot.isOpen() || touched.contains(lot.number()))
                .toList();
        return Book.toUndo(cause, account, read, spendings(cause));
    }

    /** Keeps what was done in a book that was opened from it. */
    public void keep(Book book) {
        Changes changes = book.changes();
        account = changes.account();
        changes.lots().forEach(lot -> lots.put(lot.number(), lot));
        entries.addAll(changes.entries());
    }

    public Account account() {
        return account;
    }

    /** What was earned as of a moment, as tiers ask for it. */
    public Earned earned(Moment now) {
        List<Entry> qualifying = entries.stream()
                .filter(entry -> entry.detail().qualifiesAt() != null)
                .filter(entry -> !entry.detail().qualifiesAt().isAfter(now.at()))
                .filter(entry -> !entry.at().isAfter(now.at()))
                .toList();
        Instant thisYear = now.startOfYear(0);
        Instant lastYear = now.startOfYear(1);
        return new Earned(
                sum(qualifying, at -> at.isAfter(now.twelveMonthsBefore())),
                sum(qualifying, at -> !at.isBefore(thisYear)),
                sum(qualifying, at -> !at.isBefore(lastYear) && at.isBefore(thisYear)),
                sum(qualifying, at -> true));
    }

    private static long sum(List<Entry> qualifying, Predicate<Instant> window) {
        return qualifying.stream()
                .filter(entry -> window.test(entry.detail().qualifiesAt()))
                .mapToLong(entry -> entry.delta().net())
                .reduce(0, Math::addExact);
    }

    List<Lot> lots() {
        return List.copyOf(lots.values());
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    private List<Lot> openLots() {
        return lots.values().stream().filter(Lot::isOpen).toList();
    }

    private List<PastSpending> spendings(Cause cause) {
        return entries.stream()
                .filter(entry -> entry.kind() == Kind.SPEND && entry.cause().equals(cause))
                .map(entry -> new PastSpending(
                        entry.number(), cause, entry.lot(), -entry.delta().available(), givenBack(entry.number())))
                .toList();
    }

    long givenBack(int spending) {
        return entries.stream()
                .filter(entry ->
                        entry.kind() == Kind.GIVE_BACK && entry.detail().undoes() == spending)
                .mapToLong(entry -> entry.delta().available())
                .sum();
    }
}
