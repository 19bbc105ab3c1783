package dev.guerdon.checkout;

import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.Cause;
import dev.guerdon.ledger.Ledger;
import dev.guerdon.ledger.Opening;
import dev.guerdon.ledger.Wallet;
import dev.guerdon.member.MemberRow;
import dev.guerdon.member.MemberWrites;
import dev.guerdon.problem.Problem;
import dev.guerdon.programme.Programme;
import dev.guerdon.request.Fingerprint;
import dev.guerdon.request.Ids;
import dev.guerdon.request.Json;
import dev.guerdon.request.Times;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.Rulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes back parts of an order, or all of it: refund, clawback, gifts, tier; each id once. */
@ApplicationScoped
public class TakingBack {
    private final LiveRulebook live;
    private final Database database;
    private final Json json;
    private final Clock clock;

    TakingBack(LiveRulebook live, Database database, Json json, Clock clock) {
        this.live = live;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** The answer as JSON, and whether it was booked just now or before. */
    public record TakenBack(String answer, boolean isNew) {}

    /** Takes back units of lines. */
    public TakenBack takeBack(String orderId, String returnId, ReturnBody body) {
        Ids.checked(returnId, "returnId");
        OffsetDateTime at =
                Times.ofChange(body.at(), clock, live.current().programme().zone());
        return carryOut(new ReturnWish(
                orderId,
                ReturnRow.RETURN,
                returnId,
                at,
                body.at() == null,
                Fingerprint.of(body),
                body.lines(),
                json.write(body)));
    }

    /** Undoes an order; coupons come back. */
    public TakenBack cancel(String orderId, CancellationBody body) {
        OffsetDateTime at =
                Times.ofChange(body.at(), clock, live.current().programme().zone());
        return carryOut(new ReturnWish(
                orderId,
                ReturnRow.CANCELLATION,
                "",
                at,
                body.at() == null,
                Fingerprint.of(body),
                null,
                json.write(body)));
    }

    private TakenBack carryOut(ReturnWish wish) {
        return database.transactionUntilKept(connection -> carryOut(connection, wish));
    }

    /**
     * The order says whom to lock; under the lock the returns so far and the points are read; then everything is written,
     * and in the same round trip the member's facts are read anew; at last the tier, and the answer that tells it.
     */
    private TakenBack carryOut(Connection connection, ReturnWish asked) throws SQLException {
        OrderRow found = find(connection, asked.orderId());
        ReturnWish wish = asked.of(found.at());
        Rulebook rulebook = live.version(found.rulebook());
        Situation situation = Situation.read(connection, found, rulebook);
        for (ReturnRow row : situation.before()) {
            if (row.is(wish.kind(), wish.returnId())) {
                return answered(row, wish);
            }
        }
        requireOpen(found, situation.before(), wish);
        Undoing undoing = new Undoing(
                wish,
                rulebook,
                OrderAsSold.of(found, rulebook.programme(), json),
                situation.before().stream()
                        .map(row -> json.read(row.answer(), ReturnAnswer.class))
                        .toList());
        RoundTrip writes = new RoundTrip();
        undoing.write(writes, situation.book());
        Judging judging = situation
                .member()
                .map(member -> Judging.ofReturn(writes, live.current(), member, wish.instant()))
                .orElse(null);
        writes.run(connection);
        RoundTrip last = new RoundTrip();
        ReturnAnswer.Tier tier = judging == null
                ? null
                : new ReturnAnswer.Tier(situation.tier(), judging.write(last, wish.kind(), wish.causeId()));
        String answer = json.write(undoing.answer(tier));
        ReturnRow.answer(last, wish.orderId(), wish.kind(), wish.returnId(), answer);
        last.run(connection);
        return new TakenBack(answer, true);
    }

    private static OrderRow find(Connection connection, String orderId) throws SQLException {
        RoundTrip reads = new RoundTrip();
        List<OrderRow> order = OrderRow.read(reads, orderId);
        reads.run(connection);
        if (order.isEmpty()) {
            throw Problem.UNKNOWN_ORDER.because("There is no order \"" + orderId + "\": book it first.");
        }
        return order.get(0);
    }

    /**
     * What was read under the lock.
     *
     * @param book null for a guest
     */
    private record Situation(List<ReturnRow> before, Book book, Optional<MemberRow> member) {

        static Situation read(Connection connection, OrderRow order, Rulebook rulebook) throws SQLException {
            RoundTrip reads = new RoundTrip();
            String memberId = order.memberId();
            if (memberId == null) {
                OrderRow.lock(reads, order.orderId());
                List<ReturnRow> before = ReturnRow.read(reads, order.orderId());
                reads.run(connection);
                return new Situation(before, null, Optional.empty());
            }
            MemberWrites.lock(reads, memberId);
            List<ReturnRow> before = ReturnRow.read(reads, order.orderId());
            Opening opening =
                    Ledger.openToUndo(reads, new Wallet(memberId, Programme.POINTS), Cause.order(order.orderId()));
            Map<String, MemberRow> rows =
                    MemberRow.current(reads, memberId, rulebook.programme().firstTier());
            reads.run(connection);
            return new Situation(before, opening.book(), Optional.of(rows.get(memberId)));
        }

        String tier() {
            return member.map(row -> row.tier().name()).orElse(null);
        }
    }

    private static TakenBack answered(ReturnRow row, ReturnWish wish) {
        if (!wish.fingerprint().equals(row.fingerprint())) {
            throw Problem.CONFLICT.because("This " + wish.kind() + " was booked with another body"
                    + (wish.isReturn() ? ": send another return under an id of its own." : "."));
        }
        return new TakenBack(row.answer(), false);
    }

    private static void requireOpen(OrderRow order, List<ReturnRow> before, ReturnWish wish) {
        if (wish.instant().isBefore(order.at())) {
            throw Problem.INVALID.at("at", "It lies before the order itself (" + order.at() + ").");
        }
        for (ReturnRow row : before) {
            if (row.kind().equals(ReturnRow.CANCELLATION)) {
                throw Problem.ALREADY_CANCELLED.because(
                        "The order \"" + wish.orderId() + "\" was cancelled: nothing of it can come back.");
            }
        }
    }
}
