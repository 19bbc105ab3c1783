package dev.guerdon.ledger;

import java.util.List;
import java.util.function.Function;

/** A purse for tests: books are opened from it, worked in and kept. */
final class Shelf implements Step.Source {
    private final Purse purse = new Purse();

    @Override
    public <T> T inBook(Function<Book, T> work) {
        return kept(purse.open(), work);
    }

    <T> T forEarning(Function<Book, T> work) {
        return kept(Book.forEarning(account()), work);
    }

    @Override
    public <T> T toUndo(Cause cause, Function<Book, T> work) {
        return kept(purse.openToUndo(cause), work);
    }

    private <T> T kept(Book book, Function<Book, T> work) {
        T answer = work.apply(book);
        purse.keep(book);
        return answer;
    }

    long givenBack(int spending) {
        return purse.givenBack(spending);
    }

    Account account() {
        return purse.account();
    }

    List<Lot> lots() {
        return purse.lots();
    }

    Lot lot(int number) {
        return purse.lots().stream()
                .filter(lot -> lot.number() == number)
                .findFirst()
                .orElse(null);
    }

    List<Entry> entries() {
        return purse.entries();
    }

    List<Entry> entries(Kind kind) {
        return entries().stream().filter(entry -> entry.kind() == kind).toList();
    }
}
