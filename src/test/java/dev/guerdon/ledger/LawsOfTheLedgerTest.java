package dev.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class LawsOfTheLedgerTest {

    @Provide
    Arbitrary<List<Step>> anything() {
        return Step.anything();
    }

    @Property
    void lawsHoldAfterEveryStepWhateverHappens(@ForAll("anything") List<Step> steps) {
        Shelf shelf = new Shelf();
        for (Step step : steps) {
            step.takeIn(shelf);
            Laws.hold(shelf);
        }
    }

    @Property
    void whatNightlyRunsWriteChangesNothingThatCanBeSpent(
            @ForAll("anything") List<Step> steps, @ForAll @IntRange(max = 60) int today) {
        Shelf shelf = new Shelf();
        steps.forEach(step -> step.takeIn(shelf));
        Occasion night = Calendar.nightly(today);

        long before = shelf.<Long>inBook(book -> book.spendable(night.when()));
        shelf.inBook(book -> book.expire(night));
        long after = shelf.inBook(book -> book.spendable(night.when()));

        assertThat(after).isEqualTo(before).isEqualTo(shelf.account().available());
    }

    @Property
    void cancellingAnOrderAtOnceLeavesNothingOfIt(
            @ForAll @LongRange(min = 1, max = Points.MOST) long earned,
            @ForAll @LongRange(min = 1, max = Points.MOST) long had) {
        Shelf shelf = new Shelf();
        Occasion before = Calendar.order(0, "before");
        shelf.inBook(book -> book.earn(before, Calendar.points(had, before), Term.OPEN));
        Occasion order = Calendar.order(1, "o1");
        shelf.inBook(book -> book.spend(order, had));
        shelf.inBook(book -> book.earn(order, Calendar.points(earned, order), Term.OPEN));

        Occasion back = Calendar.comingBack(2, "o1");
        shelf.toUndo(Cause.order("o1"), book -> book.clawBack(back, Cause.order("o1"), Long.MAX_VALUE));
        shelf.toUndo(Cause.order("o1"), book -> book.giveBack(back, Cause.order("o1"), Long.MAX_VALUE, 14));

        assertThat(shelf.account().available()).isEqualTo(had);
        assertThat(shelf.account().redeemed()).isZero();
        assertThat(shelf.account().earned() - shelf.account().clawedBack()).isEqualTo(had);
    }

    @Property
    void nothingOfAnOrderThatCameBackIsEverThereAgain(
            @ForAll @IntRange(max = 60) int lastDay,
            @ForAll @IntRange(max = 60) int pendingDays,
            @ForAll @IntRange(max = 60) int backOn,
            @ForAll @IntRange(max = 60) int today) {
        Shelf shelf = new Shelf();
        Occasion order = Calendar.order(0, "o1");
        Earning earning = Calendar.points(100, order)
                .availableAt(Calendar.noonOf(Calendar.day(pendingDays)).at());
        shelf.inBook(book -> book.earn(order, earning, Term.until(Calendar.day(lastDay))));

        Occasion back = Calendar.comingBack(backOn, "o1");
        shelf.toUndo(Cause.order("o1"), book -> book.clawBack(back, Cause.order("o1"), Long.MAX_VALUE));
        // An expiry run that decides the open lots anew.
        shelf.inBook(book -> {
            book.openLots().forEach(lot -> book.redate(lot.number(), null));
            return book;
        });

        assertThat(shelf.<Long>inBook(book -> book.spendable(Calendar.noonOf(Calendar.day(today)))))
                .isZero();
        assertThat(shelf.account().pending()).isZero();
        Laws.hold(shelf);
    }

    @Property
    void pointsOutOfBoundsAreRefused(@ForAll @LongRange(min = Long.MIN_VALUE, max = 0) long none) {
        Occasion order = Calendar.order(0, "o1");
        Book book = Book.of(Account.NEW, List.of());

        assertThatThrownBy(() -> Calendar.points(none, order)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Calendar.points(Points.MOST + 1, order)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.spend(order, none)).isInstanceOf(IllegalArgumentException.class);
        assertThat(book.changes().isEmpty()).isTrue();
    }
}
