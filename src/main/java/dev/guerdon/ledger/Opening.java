package dev.guerdon.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A book on its way: complete once the round trip that reads it has run. */
public final class Opening {
    private final List<Lot> lots = new ArrayList<>();
    private final List<PastSpending> spendings = new ArrayList<>();
    private final Function<Opening, Book> binding;
    private Account account;

    private Opening(Function<Opening, Book> binding) {
        this.binding = binding;
    }

    static Opening forEarning() {
        return new Opening(read -> Book.forEarning(read.account));
    }

    static Opening ofOpenLots() {
        return new Opening(read -> Book.of(read.account, read.lots));
    }

    static Opening toUndo(Cause cause) {
        return new Opening(read -> Book.toUndo(cause, read.account, read.lots, read.spendings));
    }

    void read(Account found) {
        account = found;
    }

    void read(Lot lot) {
        lots.add(lot);
    }

    void read(PastSpending spending) {
        spendings.add(spending);
    }

    /**
     * The book, each time afresh as it was read.
     *
     * @throws IllegalStateException if the round trip has not run
     */
    public Book book() {
        if (account == null) {
            throw new IllegalStateException("the round trip that reads this book has not run");
        }
        return binding.apply(this);
    }
}
