package dev.guerdon.engagement;

import dev.guerdon.ledger.Balance;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.Moment;

/** The member's points after a change. */
public record PointsLeft(long available, long pending, long debt) {

    static PointsLeft of(Book book, Moment at) {
        Balance balance = book.balance(at);
        return new PointsLeft(balance.available(), balance.pending(), balance.debt());
    }
}
