package dev.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What must hold of a wallet after whatever happened to it, worked out from its entries alone. */
final class Laws {
    private Laws() {}

    static void hold(Shelf shelf) {
        numbersHaveNoGaps(shelf);
        totalsAreSumsOfEntries(shelf);
        lotsAreSumsOfEntries(shelf);
        totalsAreSumsOfLots(shelf);
        nothingComesBackTwice(shelf);
    }

    private static void numbersHaveNoGaps(Shelf shelf) {
        assertThat(shelf.entries()).hasSize(shelf.account().entries());
        assertThat(shelf.lots()).hasSize(shelf.account().lots());
        for (int i = 0; i < shelf.entries().size(); i++) {
            assertThat(shelf.entries().get(i).number()).isEqualTo(i + 1);
        }
    }

    private static void totalsAreSumsOfEntries(Shelf shelf) {
        Account account = shelf.account();
        List<Entry> entries = shelf.entries();
        assertThat(account.available())
                .isEqualTo(sum(entries, any -> true, Delta::available))
                .isNotNegative();
        assertThat(account.pending())
                .isEqualTo(sum(entries, any -> true, Delta::pending))
                .isNotNegative();
        assertThat(account.debt())
                .isEqualTo(sum(entries, any -> true, Delta::debt))
                .isNotNegative();
        assertThat(account.earned()).isEqualTo(net(entries, Kind.EARN));
        assertThat(account.clawedBack())
                .isEqualTo(-net(entries, Kind.CLAW_BACK))
                .isNotNegative();
        assertThat(account.redeemed())
                .isEqualTo(-net(entries, Kind.SPEND) - net(entries, Kind.GIVE_BACK))
                .isNotNegative();
        assertThat(account.expired()).isEqualTo(-net(entries, Kind.EXPIRE)).isNotNegative();
        assertThat(account.adjusted()).isEqualTo(net(entries, Kind.ADJUST));
        assertThat(net(entries, Kind.RELEASE) + net(entries, Kind.REPAY)).isZero();
        assertThat(account.earned()
                        - account.clawedBack()
                        - account.redeemed()
                        - account.expired()
                        + account.adjusted())
                .isEqualTo(account.available() + account.pending() - account.debt());
    }

    private static void lotsAreSumsOfEntries(Shelf shelf) {
        for (Lot lot : shelf.lots()) {
            List<Entry> own = shelf.entries().stream()
                    .filter(entry -> entry.lot() != null && entry.lot() == lot.number())
                    .toList();
            assertThat(lot.remaining())
                    .isEqualTo(sum(own, any -> true, Delta::ofLot))
                    .isBetween(0L, lot.earning().points());
            assertThat(lot.lapsed()).isEqualTo(-net(own, Kind.EXPIRE));
            assertThat(lot.clawedBack())
                    .isEqualTo(-sum(
                            shelf.entries(Kind.CLAW_BACK),
                            entry -> entry.detail().undoes() == lot.bornBy(),
                            Delta::net))
                    .isBetween(0L, lot.earning().points());
        }
    }

    private static void totalsAreSumsOfLots(Shelf shelf) {
        assertThat(shelf.account().pending())
                .isEqualTo(shelf.lots().stream()
                        .filter(Lot::pending)
                        .mapToLong(Lot::remaining)
                        .sum());
        assertThat(shelf.account().available())
                .isEqualTo(shelf.lots().stream()
                        .filter(lot -> !lot.pending())
                        .mapToLong(Lot::remaining)
                        .sum());
    }

    private static void nothingComesBackTwice(Shelf shelf) {
        for (Entry spending : shelf.entries(Kind.SPEND)) {
            assertThat(shelf.givenBack(spending.number()))
                    .isLessThanOrEqualTo(-spending.delta().available());
        }
    }

    private static long net(List<Entry> entries, Kind kind) {
        return sum(entries, entry -> entry.kind() == kind, Delta::net);
    }

    private static long sum(List<Entry> entries, Predicate<Entry> which, ToLongFunction<Delta> part) {
        return entries.stream()
                .filter(which)
                .mapToLong(entry -> part.applyAsLong(entry.delta()))
                .sum();
    }
}
