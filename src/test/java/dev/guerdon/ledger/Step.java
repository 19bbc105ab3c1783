package dev.guerdon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.ledger.Spending.NotEnough;
import dev.guerdon.ledger.Spending.Portion;
import dev.guerdon.ledger.Spending.Spent;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** One thing that may happen to a wallet; it checks what it alone can know. Days count from the first of June. */
sealed interface Step {

    /** Where books come from: paper or a database. */
    interface Source {
        <T> T inBook(Function<Book, T> work);

        <T> T toUndo(Cause cause, Function<Book, T> work);
    }

    void takeIn(Source source);

    record Earn(int day, int order, long points, int pendingDays, Integer lastsDays) implements Step {
        @Override
        public void takeIn(Source source) {
            Occasion occasion = Calendar.order(day, "o" + order);
            Earning earning = Calendar.points(points, occasion)
                    .availableAt(
                            Calendar.noonOf(Calendar.day(day + pendingDays)).at());
            Term term = lastsDays == null ? Term.OPEN : Term.until(Calendar.day(day + lastsDays));
            source.inBook(book -> book.earn(occasion, earning, term));
        }
    }

    record Spend(int day, int order, long points) implements Step {
        @Override
        public void takeIn(Source source) {
            Occasion occasion = Calendar.order(day, "o" + order);
            List<Lot> before = source.inBook(book -> {
                book.release(occasion);
                return book.openLots();
            });
            source.inBook(book -> {
                long spendable = book.spendable(occasion.when());
                Spending outcome = book.spend(occasion, points);
                if (outcome instanceof Spent spent) {
                    assertThat(spendable).isGreaterThanOrEqualTo(points);
                    assertTakenInOrder(spent, before);
                } else if (outcome instanceof NotEnough notEnough) {
                    assertThat(notEnough.had()).isEqualTo(spendable).isLessThan(points);
                    assertThat(book.changes().isEmpty()).isTrue();
                }
                return outcome;
            });
        }

        /** A lot gives only when those before it that can be spent gave all they had. */
        private void assertTakenInOrder(Spent spent, List<Lot> before) {
            Map<Integer, Long> taken =
                    spent.portions().stream().collect(Collectors.toMap(Portion::lot, Portion::points));
            long left = points;
            for (Lot lot : before) {
                long part = taken.getOrDefault(lot.number(), 0L);
                assertThat(part).isEqualTo(lot.isSpendableOn(Calendar.day(day)) ? Math.min(left, lot.remaining()) : 0);
                left -= part;
            }
            assertThat(left).isZero();
        }
    }

    record ClawBack(int day, int order, long points) implements Step {
        @Override
        public void takeIn(Source source) {
            Cause cause = Cause.order("o" + order);
            Occasion occasion = Calendar.comingBack(day, "o" + order);
            source.toUndo(cause, book -> {
                book.release(occasion);
                long possible =
                        book.lotsOf(cause).stream().mapToLong(this::stillEarned).sum();
                long debt = book.account().debt();
                long taken = book.clawBack(occasion, cause, points);
                assertThat(taken).isEqualTo(Math.min(points, possible));
                if (book.account().debt() > debt) {
                    assertThat(book.spendable(occasion.when())).isZero();
                    assertThat(book.account().pending()).isZero();
                }
                return taken;
            });
        }

        /** Earned − lapsed − clawed back before, where points past their last day are as good as lapsed. */
        private long stillEarned(Lot lot) {
            boolean over = !lot.pending()
                    && lot.term().expiresOn() != null
                    && lot.term().expiresOn().isBefore(Calendar.day(day));
            long lapsed = lot.lapsed() + (over ? lot.remaining() : 0);
            return Math.max(0, lot.earning().points() - lapsed - lot.clawedBack());
        }
    }

    record GiveBack(int day, int order, long points, int minimumDays) implements Step {
        @Override
        public void takeIn(Source source) {
            Occasion occasion = Calendar.comingBack(day, "o" + order);
            source.toUndo(Cause.order("o" + order), book -> {
                long redeemed = book.account().redeemed();
                long given = book.giveBack(occasion, Cause.order("o" + order), points, minimumDays);
                assertThat(given).isLessThanOrEqualTo(points);
                assertThat(book.account().redeemed()).isEqualTo(redeemed - given);
                return given;
            });
        }
    }

    record Expire(int day) implements Step {
        @Override
        public void takeIn(Source source) {
            Occasion occasion = Calendar.nightly(day);
            source.inBook(book -> {
                long spendable = book.spendable(occasion.when());
                long lapsed = book.expire(occasion);
                assertThat(book.openLots()).noneMatch(lot -> lot.isLapsedOn(Calendar.day(day)));
                assertThat(book.spendable(occasion.when())).isEqualTo(spendable);
                return lapsed;
            });
        }
    }

    record Redate(int day, int lot, Integer lastsDays) implements Step {
        @Override
        public void takeIn(Source source) {
            source.inBook(book -> {
                List<Lot> open = book.openLots();
                if (!open.isEmpty()) {
                    Lot chosen = open.get(lot % open.size());
                    book.redate(chosen.number(), lastsDays == null ? null : Calendar.day(day + lastsDays));
                }
                return open;
            });
        }
    }

    record Credit(int day, long points) implements Step {
        @Override
        public void takeIn(Source source) {
            Correction correction = new Correction("goodwill", "ann", true, false);
            source.inBook(book -> book.credit(Calendar.byHand(day, "up"), points, Term.OPEN, correction));
        }
    }

    record Debit(int day, long points, boolean allowDebt) implements Step {
        @Override
        public void takeIn(Source source) {
            Correction correction = new Correction("mistake", "ann", false, allowDebt);
            source.inBook(book -> {
                long net = book.account().adjusted();
                Spending outcome = book.debit(Calendar.byHand(day, "down"), points, correction);
                long taken = outcome instanceof Spent ? points : 0;
                assertThat(book.account().adjusted()).isEqualTo(net - taken);
                return outcome;
            });
        }
    }

    static Arbitrary<List<Step>> anything() {
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 60);
        Arbitrary<Integer> orders = Arbitraries.integers().between(1, 3);
        Arbitrary<Long> points = Arbitraries.longs().between(1, 100);
        Arbitrary<Long> few = Arbitraries.longs().between(1, 20);
        Arbitrary<Integer> lasts = Arbitraries.integers().between(0, 30).injectNull(0.3);
        Arbitrary<Integer> some = Arbitraries.integers().between(0, 14);
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        return Arbitraries.<Step>oneOf(
                        Combinators.combine(days, orders, points, some, lasts).as(Earn::new),
                        Combinators.combine(days, orders, points, Arbitraries.just(0), lasts)
                                .as(Earn::new),
                        Combinators.combine(days, orders, few).as(Spend::new),
                        Combinators.combine(days, orders, points).as(ClawBack::new),
                        Combinators.combine(days, orders, few, some).as(GiveBack::new),
                        days.map(Expire::new),
                        Combinators.combine(days, orders, lasts).as(Redate::new),
                        Combinators.combine(days, points).as(Credit::new),
                        Combinators.combine(days, points, either).as(Debit::new))
                .list()
                .ofMaxSize(25);
    }
}
