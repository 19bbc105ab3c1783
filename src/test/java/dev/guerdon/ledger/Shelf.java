package dev.guerdon.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** One wallet as the database would keep it, on paper: books are opened from it and their changes applied to it. */
final class Shelf implements Step.Source {
    private Account account = Account.NEW;
    private final TreeMap<Integer, Lot> lots = new TreeMap<>();
    private final List<Entry> entries = new ArrayList<>();

    @Override
    public <T> T inBook(Function<Book, T> work) {
        return apply(Book.of(account, openLots()), work);
    }

    <T> T forEarning(Function<Book, T> work) {
        return apply(Book.forEarning(account), work);
    }

    @Override
    public <T> T toUndo(Cause cause, Function<Book, T> work) {
        List<Integer> touched = entries.stream()
                .filter(entry -> entry.cause().equals(cause) && entry.lot() != null)
                .map(Entry::lot)
                .toList();
        List<Lot> read = lots.values().stream()
                .filter(lot -> lot.isOpen() || touched.contains(lot.number()))
                .toList();
        return apply(Book.toUndo(cause, account, read, spendings(cause)), work);
    }

    private <T> T apply(Book book, Function<Book, T> work) {
        T answer = work.apply(book);
        Changes changes = book.changes();
        account = changes.account();
        changes.lots().forEach(lot -> lots.put(lot.number(), lot));
        entries.addAll(changes.entries());
        return answer;
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

    Account account() {
        return account;
    }

    List<Lot> lots() {
        return List.copyOf(lots.values());
    }

    Lot lot(int number) {
        return lots.get(number);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<Entry> entries(Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).toList();
    }
}
