package dev.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.ledger.Audit.Discrepancy;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class LedgerTest {
    private static LedgerDatabase database;
    private final Wallet wallet = new Wallet(UUID.randomUUID().toString(), "points");

    @BeforeContainer
    static void start() {
        database = new LedgerDatabase();
    }

    @AfterContainer
    static void stop() {
        database.close();
    }

    @Provide
    Arbitrary<List<Step>> anything() {
        return Step.anything();
    }

    @Property(tries = 60)
    void aHistoryInTheDatabaseIsTheSameAsOnPaper(@ForAll("anything") List<Step> steps) {
        Wallet another = new Wallet(UUID.randomUUID().toString(), "points");
        Shelf paper = new Shelf();
        for (Step step : steps) {
            step.takeIn(paper);
            step.takeIn(database.wallet(another));
        }

        Book book = database.read(another);
        assertThat(book.account()).isEqualTo(paper.account());
        assertThat(book.openLots()).isEqualTo(paper.<List<Lot>>inBook(Book::openLots));
        assertThat(database.<List<EntryView>>ask(reads -> History.page(reads, another, Integer.MAX_VALUE, 1000)))
                .hasSize(paper.entries().size());
        assertThat(database.<List<Discrepancy>>ask(Audit::discrepancies)).isEmpty();
    }

    @Example
    void aBookThatWasNotReadYetCanNotBeOpened() {
        Opening opening = Ledger.open(new RoundTrip(), wallet);

        assertThatThrownBy(opening::book).isInstanceOf(IllegalStateException.class);
    }

    @Example
    void whoeverNeverEarnedHasAnEmptyBook() {
        assertThat(database.read(wallet).account()).isEqualTo(Account.NEW);
        assertThat(database.read(wallet).balance(Calendar.noonOf(Calendar.FIRST_OF_JUNE)))
                .isEqualTo(Balance.EMPTY);
    }

    @Example
    void manyBooksAreReadTogether() {
        Wallet other = new Wallet(UUID.randomUUID().toString(), "points");
        earn(wallet, 0, 100);
        earn(other, 0, 7);

        Map<String, Opening> openings = database.ask(
                reads -> Ledger.open(reads, "points", List.of(wallet.memberId(), other.memberId(), "nobody")));

        Moment now = Calendar.noonOf(Calendar.FIRST_OF_JUNE);
        assertThat(openings.get(wallet.memberId()).book().spendable(now)).isEqualTo(100);
        assertThat(openings.get(other.memberId()).book().spendable(now)).isEqualTo(7);
        assertThat(openings.get("nobody").book().spendable(now)).isZero();
    }

    @Example
    void earningNeedsNoLots() {
        earn(wallet, 0, 100);
        Book book = database.ask(reads -> Ledger.openForEarning(reads, wallet)).book();
        Occasion order = Calendar.order(1, "o2");

        book.earn(order, Calendar.points(5, order), Term.OPEN);
        database.write(wallet, book.changes());

        assertThat(database.read(wallet).account().earned()).isEqualTo(105);
        assertThatThrownBy(() -> book.spend(order, 1)).hasMessageContaining("earning only");
    }

    @Example
    void whatCameBackBeforeIsKnownInALaterTransaction() {
        earn(wallet, 0, 100);
        Step.Source here = database.wallet(wallet);
        Cause order = Cause.order("o1");
        here.inBook(book -> book.spend(Calendar.order(1, "o1"), 60));

        long first = here.toUndo(order, book -> book.giveBack(Calendar.comingBack(2, "r1"), order, 50, 14));
        long second = here.toUndo(order, book -> book.giveBack(Calendar.comingBack(3, "r2"), order, 50, 14));

        assertThat(first).isEqualTo(50);
        assertThat(second).isEqualTo(10);
    }

    @Example
    void entriesComeNewestFirstInPages() {
        earn(wallet, 0, 1);
        earn(wallet, 1, 2);
        earn(wallet, 2, 3);

        List<EntryView> first = database.ask(reads -> History.page(reads, wallet, Integer.MAX_VALUE, 2));
        List<EntryView> second =
                database.ask(reads -> History.page(reads, wallet, first.get(1).entry(), 2));

        assertThat(first).extracting(EntryView::points).containsExactly(3L, 2L);
        assertThat(second).extracting(EntryView::points).containsExactly(1L);
        assertThat(second.get(0).cause()).isEqualTo(Cause.order("o0"));
        assertThat(second.get(0).at()).isEqualTo(Calendar.order(0, "o0").at());
        assertThat(second.get(0).recordedAt()).isNotNull();
    }

    @Example
    void twoWritersWhoReadTheSameBookCanNotBothSpendIt() {
        earn(wallet, 0, 100);
        Book here = database.read(wallet);
        Book there = database.read(wallet);
        here.spend(Calendar.order(1, "here"), 100);
        there.spend(Calendar.order(1, "there"), 100);

        database.write(wallet, here.changes());

        assertThatThrownBy(() -> database.write(wallet, there.changes())).hasMessageContaining("ledger_entry_pkey");
        assertThat(database.read(wallet).account().redeemed()).isEqualTo(100);
    }

    @Example
    void theDatabaseRefusesWhatBreaksTheLaw() {
        earn(wallet, 0, 100);

        assertRefused("update ledger_account set available = available + 1", "ledger_account_law");
        assertRefused(
                "update ledger_account set available = available - 1000, pending = pending + 1000",
                "ledger_account_not_negative");
        assertRefused(
                "update ledger_account set debt = debt - 1000, pending = pending - 1000",
                "ledger_account_not_negative");
        assertRefused("update ledger_account set entries = -1", "ledger_account_not_negative");
        assertRefused("update ledger_lot set lot_no = 0", "ledger_lot_numbers");
        assertRefused("update ledger_lot set points = 0, remaining = 0", "ledger_lot_points");
        assertRefused("update ledger_lot set points = 1000000000001", "ledger_lot_points");
        assertRefused("update ledger_lot set remaining = -1", "ledger_lot_points");
        assertRefused("update ledger_lot set remaining = 101", "ledger_lot_points");
        assertRefused("update ledger_lot set lapsed = 101", "ledger_lot_points");
        assertRefused("update ledger_lot set clawed_back = 101", "ledger_lot_points");
        assertRefused("update ledger_lot set clawed_back = -1", "ledger_lot_points");
        assertRefused("update ledger_entry set available = 1000", "only ever added");
        assertRefused("delete from ledger_entry", "only ever added");
    }

    @Example
    void theDatabaseRefusesEntriesOfTheWrongShape() {
        assertRefused(insertEntry("spend", "1", "5", "null"), "ledger_entry_shape");
        assertRefused(insertEntry("donate", "1", "5", "null"), "ledger_entry_shape");
        assertRefused(insertEntry("earn", "null", "5", "null"), "ledger_entry_lot_or_debt");
        assertRefused(insertEntry("claw-back", "1", "-5", "null"), "ledger_entry_undoes");
        assertRefused(insertEntry("adjust", "1", "5", "null"), "ledger_entry_reason");
    }

    @Example
    void theAuditFindsWhatWasTamperedWith() throws SQLException {
        earn(wallet, 0, 100);
        String mine = " where member_id = '" + wallet.memberId() + "'";

        database.execute("update ledger_lot set remaining = 99" + mine);
        List<Discrepancy> lotAndAccount = database.ask(Audit::discrepancies);
        database.execute("update ledger_lot set remaining = 100" + mine);
        database.execute("update ledger_account set earned = 101, available = 101" + mine);
        List<Discrepancy> account = database.ask(Audit::discrepancies);
        database.execute("update ledger_account set earned = 100, available = 100" + mine);

        assertThat(lotAndAccount)
                .containsExactlyInAnyOrder(
                        new Discrepancy(wallet.memberId(), "points", null),
                        new Discrepancy(wallet.memberId(), "points", 1));
        assertThat(account).containsExactly(new Discrepancy(wallet.memberId(), "points", null));
        assertThat(database.<List<Discrepancy>>ask(Audit::discrepancies)).isEmpty();
    }

    @Example
    void earnedPointsAreCountedInTheirWindowsNetOfClawback() {
        earnOn(LocalDate.of(2024, 7, 1), "o1", 1);
        earnOn(LocalDate.of(2025, 3, 1), "o2", 10);
        earnOn(LocalDate.of(2025, 6, 15), "o3", 100);
        earnOn(LocalDate.of(2025, 6, 16), "o4", 1000);
        earnOn(LocalDate.of(2026, 1, 1), "o5", 10000);
        earnOn(LocalDate.of(2026, 6, 16), "later", 100000);
        undo(LocalDate.of(2026, 6, 1), "o5", 4000);
        undo(LocalDate.of(2026, 6, 17), "o4", 1);

        // On 15 June at noon: twelve months go back to 15 June of last year at noon, that moment itself left out.
        assertThat(earnedOn(LocalDate.of(2026, 6, 15))).isEqualTo(new Earned(7000, 6000, 1110, 7111));
        assertThat(earnedOn(LocalDate.of(2026, 5, 31))).isEqualTo(new Earned(11100, 10000, 1110, 11111));
        assertThat(earnedOn(LocalDate.of(2024, 6, 30))).isEqualTo(Earned.NOTHING);
    }

    @Example
    void spendingAndLapsingDoNotLowerWhatWasEarned() {
        Step.Source here = database.wallet(wallet);
        Occasion order = Calendar.order(0, "o1");
        here.inBook(book -> book.earn(order, Calendar.points(100, order), Term.until(Calendar.day(5))));
        here.inBook(book -> book.spend(Calendar.order(1, "o2"), 60));
        here.inBook(book -> book.expire(Calendar.nightly(6)));

        assertThat(earnedOn(Calendar.day(7)).last12Months()).isEqualTo(100);
    }

    @Example
    void onlyQualifyingAdjustmentsCountAsEarned() {
        Step.Source here = database.wallet(wallet);
        here.inBook(book -> book.credit(Calendar.byHand(0, "a"), 5, Term.OPEN, correction(false)));
        here.inBook(book -> book.credit(Calendar.byHand(0, "b"), 70, Term.OPEN, correction(true)));
        here.inBook(book -> book.debit(Calendar.byHand(0, "c"), 30, correction(true)));
        here.inBook(book -> book.debit(Calendar.byHand(0, "d"), 2, correction(false)));

        assertThat(earnedOn(Calendar.day(1)).lifetime()).isEqualTo(40);
    }

    @Example
    void yearsBeginInTheProgrammesZone() {
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");
        Moment newYear =
                new Moment(ZonedDateTime.of(2026, 1, 1, 0, 30, 0, 0, tokyo).toInstant(), tokyo);
        Occasion order = new Occasion(Cause.order("o1"), newYear, "v");
        database.wallet(wallet).inBook(book -> book.earn(order, Calendar.points(9, order), Term.OPEN));

        Map<String, Earned> earned =
                database.ask(reads -> History.earned(reads, "points", Map.of(wallet.memberId(), newYear)));

        assertThat(earned.get(wallet.memberId())).isEqualTo(new Earned(9, 9, 0, 9));
    }

    @Example
    void nightlyRunsVisitWhoHasOpenOrDueLots() {
        Wallet later = new Wallet("~2" + wallet.memberId(), "points");
        Wallet sooner = new Wallet("~1" + wallet.memberId(), "points");
        Occasion order = Calendar.order(0, "o1");
        Earning pending = Calendar.points(10, order)
                .availableAt(Calendar.noonOf(Calendar.day(14)).at());
        database.wallet(later).inBook(book -> book.earn(order, pending, Term.OPEN));
        earn(sooner, 0, 10);

        assertThat(database.<List<String>>ask(reads -> Visits.withOpenLots(reads, "~", 1)))
                .containsExactly(sooner.memberId());
        assertThat(database.<List<String>>ask(reads -> Visits.withOpenLots(reads, sooner.memberId(), 1)))
                .containsExactly(later.memberId());
        assertThat(dueOn(13)).isEmpty();
        assertThat(dueOn(14)).containsExactly(later.memberId());

        database.wallet(later).inBook(book -> {
            book.release(Calendar.nightly(14));
            return book;
        });
        assertThat(dueOn(14)).isEmpty();
    }

    private static List<String> dueOn(int day) {
        return database.ask(reads -> Visits.withDueLots(reads, Calendar.noonOf(Calendar.day(day)), "~", 10));
    }

    private static void assertRefused(String sql, String because) {
        assertThatThrownBy(() -> database.execute(sql))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(because);
    }

    private static String insertEntry(String kind, String lot, String available, String undoes) {
        return "insert into ledger_entry (member_id, wallet, entry_no, kind, lot_no, available, pending, debt, cause,"
                + " cause_id, at, rulebook, undoes) values ('odd', 'points', 9, '" + kind + "', " + lot + ", "
                + available
                + ", 0, 0, 'order', 'o1', now(), 'v', " + undoes + ")";
    }

    private static Correction correction(boolean qualifying) {
        return new Correction("counted by hand", "ann", qualifying, false);
    }

    private static void earn(Wallet wallet, int day, long points) {
        Occasion order = Calendar.order(day, "o" + day);
        database.wallet(wallet).inBook(book -> book.earn(order, Calendar.points(points, order), Term.OPEN));
    }

    private void earnOn(LocalDate day, String orderId, long points) {
        Occasion order = Calendar.on(day, Cause.order(orderId));
        database.wallet(wallet).inBook(book -> book.earn(order, Calendar.points(points, order), Term.OPEN));
    }

    private void undo(LocalDate day, String orderId, long points) {
        Occasion back = Calendar.on(day, new Cause(Cause.Event.RETURN, orderId + "/r1"));
        database.wallet(wallet).toUndo(Cause.order(orderId), book -> book.clawBack(back, Cause.order(orderId), points));
    }

    private Earned earnedOn(LocalDate day) {
        Map<String, Earned> earned =
                database.ask(reads -> History.earned(reads, "points", Map.of(wallet.memberId(), Calendar.noonOf(day))));
        return earned.get(wallet.memberId());
    }
}
