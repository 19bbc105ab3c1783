package dev.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.guerdon.ledger.Spending.NotEnough;
import dev.guerdon.ledger.Spending.Portion;
import dev.guerdon.ledger.Spending.Spent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BookTest {
    private static final Correction WITHIN_MEANS = new Correction("mistake at the till", "ann", false, false);
    private static final Correction INTO_DEBT = new Correction("fraud", "ann", false, true);

    private final Shelf shelf = new Shelf();

    @AfterEach
    void lawsHold() {
        Laws.hold(shelf);
    }

    @Nested
    class Earnings {
        @Test
        void arePendingUntilTheyAreAvailable() {
            earnPending(0, "o1", 100, 14);

            assertThat(shelf.account().pending()).isEqualTo(100);
            assertThat(spendable(13)).isZero();
            assertThat(spendable(14)).isEqualTo(100);
        }

        @Test
        void areReleasedAtTheTimeTheyWerePromisedForWheneverTheRunComes() {
            earnPending(0, "o1", 100, 14);

            release(20);

            Entry release = shelf.entries(Kind.RELEASE).get(0);
            assertThat(release.at()).isEqualTo(Calendar.noonOf(Calendar.day(14)).at());
            assertThat(release.cause()).isEqualTo(Cause.order("o1"));
            assertThat(shelf.account().available()).isEqualTo(100);
        }

        @Test
        void repayDebtFirst() {
            debit(0, 40, INTO_DEBT);

            earn(1, "o1", 100);

            assertThat(shelf.account().debt()).isZero();
            assertThat(shelf.account().available()).isEqualTo(60);
            assertThat(shelf.account().earned()).isEqualTo(100);
            assertThat(kinds()).containsExactly(Kind.ADJUST, Kind.EARN, Kind.REPAY);
        }

        @Test
        void thatWereWhollyRepaidLeaveAnEmptyLotThatCanStillBeTakenBack() {
            debit(0, 40, INTO_DEBT);
            earn(1, "o1", 30);

            assertThat(shelf.lot(1).isOpen()).isFalse();
            assertThat(clawBack(2, "o1", 30)).isEqualTo(30);
            assertThat(shelf.account().debt()).isEqualTo(40);
        }

        @Test
        void beyondAnyBoundAreRefusedInsteadOfOverflowing() {
            Account full = new Account(Long.MAX_VALUE, 0, 0, 0, 0, Long.MAX_VALUE, 0, 0, 1, 1);
            Book book = Book.forEarning(full);
            Occasion order = Calendar.order(0, "o1");

            assertThatThrownBy(() -> book.earn(order, Calendar.points(1, order), Term.OPEN))
                    .isInstanceOf(ArithmeticException.class);
        }
    }

    @Nested
    class Spendings {
        @Test
        void takeTheLotThatLapsesFirstThenTheOldestThenThoseWithoutEnd() {
            earn(0, "endless", 10);
            earn(1, "late", 10, 30);
            earn(2, "soon", 10, 20);
            earn(3, "alsoLate", 10, 30);

            assertThat(spend(4, "o5", 35))
                    .isEqualTo(new Spent(
                            List.of(new Portion(3, 10), new Portion(2, 10), new Portion(4, 10), new Portion(1, 5))));
        }

        /** Field pains 15 and 16: bulk confirmation drives a balance below zero. */
        @Test
        void neverTakeMoreThanThereIs() {
            earn(0, "o1", 100);

            assertThat(spend(1, "q1", 60)).isInstanceOf(Spent.class);
            assertThat(spend(1, "q2", 60)).isEqualTo(new NotEnough(40));
            assertThat(spend(1, "q3", 40)).isInstanceOf(Spent.class);
            assertThat(spend(1, "q4", 1)).isEqualTo(new NotEnough(0));
            assertThat(shelf.account().available()).isZero();
        }

        /** Field pain 26: a redemption charged to a lot that was already empty. */
        @Test
        void neverTakeFromAnEmptyLot() {
            earn(0, "o1", 10, 10);
            earn(0, "o2", 10, 20);
            spend(1, "r1", 10);

            assertThat(spend(2, "r2", 10)).isEqualTo(new Spent(List.of(new Portion(2, 10))));
        }

        /** Field pains 24 and 26: spending changes nothing of what was earned. */
        @Test
        void leaveWhatWasEarnedAsItWas() {
            earn(0, "o1", 100);
            spend(1, "r1", 100);

            assertThat(shelf.account().earned()).isEqualTo(100);
            assertThat(shelf.entries(Kind.SPEND))
                    .allMatch(entry -> entry.detail().qualifiesAt() == null);
        }

        @Test
        void releaseWhatIsDueFirst() {
            earnPending(0, "o1", 100, 14);

            assertThat(spend(13, "o2", 1)).isEqualTo(new NotEnough(0));
            assertThat(spend(14, "o2", 100)).isInstanceOf(Spent.class);
            assertThat(kinds()).containsExactly(Kind.EARN, Kind.RELEASE, Kind.SPEND);
        }

        @Test
        void mayUsePointsOnTheirLastDayButNotAfter() {
            earn(0, "o1", 100, 10);

            assertThat(spendable(10)).isEqualTo(100);
            assertThat(spendable(11)).isZero();
            assertThat(spend(11, "o2", 1)).isEqualTo(new NotEnough(0));
            assertThat(spend(10, "late event", 1)).isInstanceOf(Spent.class);
        }

        @Test
        void canNotBeMadeInABookThatWasOpenedForEarning() {
            assertThatThrownBy(() -> shelf.forEarning(book -> book.spend(Calendar.order(0, "o1"), 1)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class Returns {
        /** Field pain 7: a refund that leaves the points earned. */
        @Test
        void takeBackWhatWasEarned() {
            earn(0, "o1", 100);

            assertThat(clawBack(1, "o1", 30)).isEqualTo(30);
            assertThat(clawBack(2, "o1", Long.MAX_VALUE)).isEqualTo(70);
            assertThat(clawBack(3, "o1", Long.MAX_VALUE)).isZero();
            assertThat(shelf.account().clawedBack()).isEqualTo(100);
            assertThat(shelf.account().available()).isZero();
        }

        @Test
        void takeFromPendingThenFromTheOrdersOwnLotThenInSpendingOrderThenBecomeDebt() {
            earn(0, "other soon", 10, 20);
            earn(0, "other late", 10, 40);
            earn(0, "o1", 50);
            spend(1, "o2", 45);
            earnPending(1, "o3", 5, 14);

            // Left: o1 25, o3 5 pending; the two dated ones went first.
            assertThat(clawBack(2, "o1", 50)).isEqualTo(50);

            assertThat(shelf.entries(Kind.CLAW_BACK))
                    .extracting(Entry::lot, entry -> entry.delta().net())
                    .containsExactly(tuple(4, -5L), tuple(3, -25L), tuple(null, -20L));
            assertThat(shelf.account().debt()).isEqualTo(20);
        }

        @Test
        void takeFromOtherLotsInTheOrderInWhichTheyAreSpent() {
            earn(0, "o1", 30, 10);
            spend(1, "o2", 30);
            earn(2, "endless", 20);
            earn(3, "dated", 20, 40);

            clawBack(4, "o1", 30);

            assertThat(shelf.lot(3).remaining()).isZero();
            assertThat(shelf.lot(2).remaining()).isEqualTo(10);
            assertThat(shelf.lot(1).clawedBack()).isEqualTo(30);
        }

        @Test
        void doNotTakeASecondTimeWhatLapsed() {
            earn(0, "o1", 100, 10);
            spend(1, "o2", 60);
            expire(11);

            assertThat(clawBack(12, "o1", 100)).isEqualTo(60);
            assertThat(shelf.account().debt()).isEqualTo(60);
        }

        @Test
        void takeTheSameWhetherOrNotTheExpiryRunWasHere() {
            earn(0, "o1", 100, 10);
            spend(1, "o2", 60);

            assertThat(clawBack(12, "o1", 100)).isEqualTo(60);
            expire(12);
            assertThat(shelf.account().expired()).isEqualTo(40);
            assertThat(shelf.account().debt()).isEqualTo(60);
        }

        /** Or an expiry rule that decides anew, or a redemption with an earlier date, would find them again. */
        @Test
        void leaveNothingOfWhatLapsedBeforeAnybodyWroteItDown() {
            earn(0, "o1", 100, 10);

            assertThat(clawBack(12, "o1", Long.MAX_VALUE)).isZero();

            assertThat(shelf.account().expired()).isEqualTo(100);
            assertThat(shelf.lot(1).isOpen()).isFalse();
            assertThat(spendable(9)).isZero();
        }

        @Test
        void thatTakeNothingLeaveALotAsItIs() {
            earn(0, "o1", 100, 10);

            assertThat(clawBack(12, "o1", 0)).isZero();

            assertThat(shelf.account().expired()).isZero();
        }

        @Test
        void countLapsedPointsOfEachLotOfAnOrderByItself() {
            earn(0, "o1", 100);
            earn(0, "o1", 50, 5);
            expire(6);

            assertThat(shelf.<Long>toUndo(Cause.order("o1"), book -> book.clawBack(Calendar.comingBack(7, "r"), 2, 50)))
                    .isZero();
            assertThat(clawBack(7, "o1", 150)).isEqualTo(100);
        }

        /** Field pain 8: a refund takes spent points a second time. */
        @Test
        void giveSpentPointsBackToTheLotsTheyCameFrom() {
            earn(0, "soon", 10, 20);
            earn(0, "late", 10, 40);
            spend(1, "o1", 15);

            assertThat(giveBack(2, "o1", 7)).isEqualTo(7);
            assertThat(shelf.lot(2).remaining()).isEqualTo(10);
            assertThat(shelf.lot(1).remaining()).isEqualTo(2);
            assertThat(giveBack(3, "o1", Long.MAX_VALUE)).isEqualTo(8);
            assertThat(giveBack(4, "o1", Long.MAX_VALUE)).isZero();
            assertThat(shelf.account().redeemed()).isZero();
            assertThat(spendable(4)).isEqualTo(20);
        }

        @Test
        void leavePointsGivenBackAtLeastTheMinimumDays() {
            earn(0, "o0", 10, 20);
            spend(1, "o1", 10);
            giveBack(19, "o1", 10);

            assertThat(shelf.lot(1).term().expiresOn()).isEqualTo(Calendar.day(33));
            redate(1, 20);
            assertThat(shelf.lot(1).term().expiresOn()).isEqualTo(Calendar.day(33));
            redate(1, 50);
            assertThat(shelf.lot(1).term().expiresOn()).isEqualTo(Calendar.day(50));
        }

        @Test
        void neverShortenTheLifeOfPointsGivenBack() {
            earn(0, "o0", 10, 90);
            spend(1, "o1", 10);
            giveBack(2, "o1", 10);

            assertThat(shelf.lot(1).term().expiresOn()).isEqualTo(Calendar.day(90));
        }

        @Test
        void doNotReviveWhatLapsedInTheSameLot() {
            earn(0, "o0", 10, 20);
            spend(1, "o1", 4);

            giveBack(21, "o1", 4);

            assertThat(shelf.account().expired()).isEqualTo(6);
            assertThat(spendable(21)).isEqualTo(4);
        }

        @Test
        void repayDebtOutOfPointsGivenBack() {
            earn(0, "o0", 10);
            spend(1, "o1", 10);
            clawBack(2, "o0", 10);
            assertThat(shelf.account().debt()).isEqualTo(10);

            giveBack(3, "o1", 10);

            assertThat(shelf.account().debt()).isZero();
            assertThat(shelf.account().available()).isZero();
            assertThat(shelf.account().redeemed()).isZero();
        }

        @Test
        void needABookThatWasOpenedForThem() {
            earn(0, "o1", 10);
            Occasion back = Calendar.comingBack(1, "r");

            assertThatThrownBy(() -> shelf.inBook(book -> book.clawBack(back, Cause.order("o1"), 1)))
                    .hasMessageContaining("not opened to undo");
            assertThatThrownBy(() -> shelf.inBook(book -> book.giveBack(back, Cause.order("o1"), 1, 14)))
                    .hasMessageContaining("not opened to undo");
        }
    }

    @Nested
    class Lapses {
        /** Field pain 27: points that never expire. */
        @Test
        void takeWhatRemainsAtTheStartOfTheNextDayAndOnlyOnce() {
            earn(0, "o1", 100, 10);
            spend(1, "o2", 30);

            assertThat(expire(10)).isZero();
            assertThat(expire(11)).isEqualTo(70);
            assertThat(expire(12)).isZero();
            assertThat(shelf.account().expired()).isEqualTo(70);
        }

        @Test
        void spareWhatIsPending() {
            Occasion order = Calendar.order(0, "o1");
            Earning pending = Calendar.points(10, order)
                    .availableAt(Calendar.noonOf(Calendar.day(14)).at());
            shelf.inBook(book -> book.earn(order, pending, Term.until(Calendar.day(5))));

            assertThat(expire(10)).isZero();
            assertThat(expire(14)).isEqualTo(10);
        }

        @Test
        void followTheDateDecidedLastUnlessItWasPromised() {
            earn(0, "o1", 10, 5);
            Occasion order = Calendar.order(0, "o2");
            shelf.inBook(book -> book.earn(order, Calendar.points(7, order), Term.promisedUntil(Calendar.day(5))));

            redate(1, null);
            redate(2, null);

            assertThat(expire(6)).isEqualTo(7);
            assertThat(spendable(600)).isEqualTo(10);
        }

        @Test
        void areAnnouncedWithAllPointsOfTheEarliestDay() {
            earn(0, "o1", 10, 20);
            earn(1, "o2", 5, 20);
            earn(2, "o3", 7, 30);
            earn(3, "gone", 3, 4);

            Balance balance = shelf.inBook(book -> book.balance(Calendar.noonOf(Calendar.day(5))));

            assertThat(balance.next()).isEqualTo(new Balance.Next(15, Calendar.day(20)));
            assertThat(balance.available()).isEqualTo(22);
            assertThat(balance.expired()).isEqualTo(3);
            assertThat(shelf.account().expired()).isZero();
        }
    }

    @Nested
    class Corrections {
        @Test
        void upwardsAreALotAndRepayDebt() {
            debit(0, 10, INTO_DEBT);
            shelf.inBook(book -> book.credit(Calendar.byHand(1, "j2"), 30, Term.until(Calendar.day(9)), WITHIN_MEANS));

            assertThat(shelf.account().adjusted()).isEqualTo(20);
            assertThat(spendable(9)).isEqualTo(20);
            assertThat(spendable(10)).isZero();
        }

        @Test
        void downwardsAreRefusedWhenTheyWouldOverdraw() {
            earn(0, "o1", 10);

            assertThat(debit(1, 11, WITHIN_MEANS)).isEqualTo(new NotEnough(10));
            assertThat(shelf.account().available()).isEqualTo(10);
        }

        @Test
        void downwardsBecomeDebtWhereThatIsAllowed() {
            earn(0, "o1", 10);

            assertThat(debit(1, 11, INTO_DEBT)).isEqualTo(new Spent(List.of(new Portion(1, 10))));
            assertThat(shelf.account().debt()).isEqualTo(1);
            assertThat(shelf.entries(Kind.ADJUST))
                    .extracting(entry -> entry.detail().reason())
                    .containsOnly("fraud");
        }

        @Test
        void intoDebtAreRepaidByPendingPointsOnceTheseAreReleased() {
            earnPending(0, "o1", 100, 14);
            debit(1, 30, INTO_DEBT);

            assertThat(spendable(14)).isEqualTo(70);
            assertThat(spend(14, "o2", 71)).isEqualTo(new NotEnough(70));
            assertThat(spend(14, "o2", 70)).isInstanceOf(Spent.class);
            assertThat(shelf.account().debt()).isZero();
        }
    }

    private void earn(int day, String orderId, long points) {
        Occasion order = Calendar.order(day, orderId);
        shelf.inBook(book -> book.earn(order, Calendar.points(points, order), Term.OPEN));
    }

    private void earn(int day, String orderId, long points, int lastDay) {
        Occasion order = Calendar.order(day, orderId);
        shelf.inBook(book -> book.earn(order, Calendar.points(points, order), Term.until(Calendar.day(lastDay))));
    }

    private void earnPending(int day, String orderId, long points, int availableOn) {
        Occasion order = Calendar.order(day, orderId);
        Earning pending = Calendar.points(points, order)
                .availableAt(Calendar.noonOf(Calendar.day(availableOn)).at());
        shelf.inBook(book -> book.earn(order, pending, Term.OPEN));
    }

    private Spending spend(int day, String orderId, long points) {
        return shelf.inBook(book -> book.spend(Calendar.order(day, orderId), points));
    }

    private Spending debit(int day, long points, Correction correction) {
        return shelf.inBook(book -> book.debit(Calendar.byHand(day, "j1"), points, correction));
    }

    private long clawBack(int day, String orderId, long points) {
        Cause order = Cause.order(orderId);
        return shelf.toUndo(order, book -> book.clawBack(Calendar.comingBack(day, orderId + "/r"), order, points));
    }

    private long giveBack(int day, String orderId, long points) {
        Cause order = Cause.order(orderId);
        return shelf.toUndo(order, book -> book.giveBack(Calendar.comingBack(day, orderId + "/r"), order, points, 14));
    }

    private void release(int day) {
        shelf.inBook(book -> {
            book.release(Calendar.nightly(day));
            return book;
        });
    }

    private long expire(int day) {
        return shelf.inBook(book -> book.expire(Calendar.nightly(day)));
    }

    private void redate(int lot, Integer lastDay) {
        shelf.inBook(book -> {
            book.redate(lot, lastDay == null ? null : Calendar.day(lastDay));
            return book;
        });
    }

    private long spendable(int day) {
        return shelf.<Long>inBook(book -> book.spendable(Calendar.noonOf(Calendar.day(day))));
    }

    private List<Kind> kinds() {
        return shelf.entries().stream().map(Entry::kind).toList();
    }
}
