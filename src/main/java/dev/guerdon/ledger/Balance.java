package dev.guerdon.ledger;

import java.time.LocalDate;
import java.util.List;

/**
 * A wallet as it truly stands at a moment, whenever the nightly runs were here last: points that are due count as
 * available, points past their last day as expired. The account's law holds of it.
 *
 * @param available points that can be spent
 * @param next what lapses next; null when nothing will
 */
public record Balance(
        long available,
        long pending,
        long debt,
        long earned,
        long clawedBack,
        long redeemed,
        long expired,
        long adjusted,
        Next next) {

    /** A wallet in which nothing has happened yet. */
    public static final Balance EMPTY = new Balance(0, 0, 0, 0, 0, 0, 0, 0, null);

    /** All points with the earliest last day. */
    public record Next(long points, LocalDate expiresOn) {}

    static Balance of(Account account, List<Lot> openLots) {
        return new Balance(
                account.available(),
                account.pending(),
                account.debt(),
                account.earned(),
                account.clawedBack(),
                account.redeemed(),
                account.expired(),
                account.adjusted(),
                nextOf(openLots));
    }

    private static Next nextOf(List<Lot> openLots) {
        List<Lot> dated = openLots.stream()
                .filter(lot -> !lot.pending() && lot.term().expiresOn() != null)
                .toList();
        LocalDate first = dated.stream()
                .map(lot -> lot.term().expiresOn())
                .min(LocalDate::compareTo)
                .orElse(null);
        return first == null ? null : new Next(pointsUntil(first, dated), first);
    }

    private static long pointsUntil(LocalDate day, List<Lot> dated) {
        return dated.stream()
                .filter(lot -> day.equals(lot.term().expiresOn()))
                .mapToLong(Lot::remaining)
                .reduce(0, Math::addExact);
    }
}
