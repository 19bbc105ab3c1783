package dev.guerdon.checkout;

import dev.guerdon.campaign.Taking;
import dev.guerdon.database.Database;
import dev.guerdon.database.Overtaken;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.Booking;
import dev.guerdon.decision.Decided;
import dev.guerdon.decision.Decider;
import dev.guerdon.decision.Decision;
import dev.guerdon.decision.Question;
import dev.guerdon.giving.RewardWrites;
import dev.guerdon.holding.CouponUses;
import dev.guerdon.holding.Handed;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.Cause;
import dev.guerdon.ledger.Ledger;
import dev.guerdon.ledger.Moment;
import dev.guerdon.ledger.Occasion;
import dev.guerdon.ledger.Wallet;
import dev.guerdon.member.AfterOrder;
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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides an order and books it, once: a round trip that locks and reads, the decision, a round trip that writes, the commit.
 * One more where the member was remembered and something was written about them since. What was lost to somebody else in
 * between (a budget's last use, a coupon, the order's id) makes it decide again.
 */
@ApplicationScoped
public class Ordering {
    private final LiveRulebook live;
    private final Database database;
    private final Memory memory;
    private final Json json;
    private final Clock clock;

    Ordering(LiveRulebook live, Database database, Memory memory, Json json, Clock clock) {
        this.live = live;
        this.database = database;
        this.memory = memory;
        this.json = json;
        this.clock = clock;
    }

    /** What came of an order: the decision as JSON, and whether it was booked just now or before. */
    public record Ordered(String decision, boolean isNew) {}

    /**
     * Books an order.
     *
     * @throws dev.guerdon.problem.Refusal for another body under the same id, or another decision than expected
     */
    public Ordered order(String orderId, BasketBody body) {
        Ids.checked(orderId, "orderId");
        Rulebook rulebook = live.current();
        OffsetDateTime at =
                Times.ofChange(body.at(), clock, rulebook.programme().zone());
        Ordered ordered = database.transactionUntilKept(connection -> book(connection, rulebook, orderId, at, body));
        memory.forget(body.memberId());
        return ordered;
    }

    private Ordered book(Connection connection, Rulebook rulebook, String orderId, OffsetDateTime at, BasketBody body)
            throws SQLException {
        RoundTrip reads = new RoundTrip();
        AtomicLong revision = new AtomicLong();
        if (body.memberId() != null) {
            MemberWrites.enrolAndLock(
                    reads,
                    body.memberId(),
                    at.atZoneSameInstant(rulebook.programme().zone()).toLocalDate(),
                    rulebook.programme().firstTier(),
                    revision::set);
        }
        List<OrderRow> stored = OrderRow.read(reads, orderId);
        Optional<MemberReading> remembered = memory.of(body.memberId(), at.toInstant(), rulebook);
        Reading reading = remembered
                .map(member -> Reading.ofOrder(reads, rulebook, orderId, at, body, member.again(reads)))
                .orElseGet(() -> anew(reads, rulebook, orderId, at, body));
        reads.run(connection);
        Fingerprint fingerprint = Fingerprint.of(body.withoutDefaults());
        if (!stored.isEmpty()) {
            return answered(stored.get(0), fingerprint);
        }
        if (remembered.isPresent() && !remembered.get().isOf(revision.get())) {
            RoundTrip again = new RoundTrip();
            reading = anew(again, rulebook, orderId, at, body);
            again.run(connection);
        }
        Question question = reading.question();
        Decided decided =
                Decider.decide(question, (rulePackage, facts) -> rulebook.propose(rulePackage, facts, at.toInstant()));
        requireExpected(body.expect(), decided.decision());
        String decision = json.write(decided.decision());
        write(connection, new Order(rulebook, orderId, body, fingerprint, decision, reading, question, decided));
        return new Ordered(decision, true);
    }

    /** What is to be read where nothing is remembered of the member. */
    private static Reading anew(
            RoundTrip reads, Rulebook rulebook, String orderId, OffsetDateTime at, BasketBody body) {
        MemberReading member = MemberReading.once(reads, rulebook, body, at.toInstant());
        return Reading.ofOrder(reads, rulebook, orderId, at, body, member);
    }

    private static Ordered answered(OrderRow stored, Fingerprint fingerprint) {
        if (!fingerprint.equals(stored.fingerprint())) {
            throw Problem.CONFLICT.because("The order \"" + stored.orderId()
                    + "\" was booked with another body: send another order under an id of its own.");
        }
        return new Ordered(stored.decision(), false);
    }

    private static void requireExpected(BasketBody.Expect expect, Decision decision) {
        if (expect == null) {
            return;
        }
        boolean isOther = (expect.total() != null
                        && expect.total().compareTo(decision.pricing().total().amount()) != 0)
                || (expect.rulebook() != null && !expect.rulebook().equals(decision.rulebook()));
        if (isOther) {
            throw Problem.DECISION_CHANGED
                    .because("Nothing was booked: show the customer this decision and send what is expected now.")
                    .with(decision);
        }
    }

    /** An order that was decided and is to be written. */
    private record Order(
            Rulebook rulebook,
            String orderId,
            BasketBody body,
            Fingerprint fingerprint,
            String decision,
            Reading reading,
            Question question,
            Decided decided) {

        Programme programme() {
            return rulebook.programme();
        }

        String memberId() {
            return body.memberId();
        }

        Instant at() {
            return question.at().toInstant();
        }

        Booking booking() {
            return decided.booking();
        }

        Occasion occasion() {
            return new Occasion(
                    Cause.order(orderId), new Moment(at(), programme().zone()), rulebook.version());
        }
    }

    private void write(Connection connection, Order order) throws SQLException {
        RoundTrip writes = new RoundTrip();
        Booking booking = order.booking();
        new OrderRow(
                        order.orderId(),
                        order.memberId(),
                        order.at(),
                        order.rulebook().version(),
                        order.fingerprint(),
                        json.write(order.body()),
                        order.decision(),
                        order.question().isGuest()
                                ? null
                                : json.write(order.question().member()),
                        circumstances(order.question()),
                        null)
                .insert(writes, order.question().today().date(), AfterOrder.spend(order.programme(), booking.lines()));
        Instant judgedAt = order.reading().memberRow().map(MemberRow::judgedAt).orElse(null);
        boolean isLate = judgedAt != null && judgedAt.isAfter(order.at());
        if (!order.question().isGuest()) {
            writeMember(writes, order, isLate);
        }
        CouponUses coupons = useCoupons(writes, order);
        Taking taking = RewardWrites.campaigns(
                writes, order.rulebook(), order.memberId(), order.occasion(), booking.campaigns());
        Judging judging = isLate
                ? Judging.ofLateOrder(
                        writes, order.rulebook(), order.reading().memberRow().orElseThrow(), judgedAt)
                : null;
        writes.run(connection);
        if (coupons.raced() || !taking.exhausted().isEmpty()) {
            throw new Overtaken();
        }
        if (judging != null) {
            RoundTrip last = new RoundTrip();
            judging.write(last, "order", order.orderId());
            last.run(connection);
        }
    }

    private String circumstances(Question question) {
        Circumstances found = Circumstances.of(question);
        return found.isNone() ? null : json.write(found);
    }

    /** Writes points, gifts and, unless it was already judged later than this order, the tier. */
    private static void writeMember(RoundTrip writes, Order order, boolean isLate) {
        Booking booking = order.booking();
        Instant at = order.at();
        CategoryPurchases.write(
                writes,
                order.memberId(),
                order.orderId(),
                order.orderId(),
                at,
                order.question().today().date(),
                List.of(),
                booking.lines());
        writePoints(writes, order);
        RewardWrites.gifts(
                writes,
                order.rulebook(),
                order.memberId(),
                order.occasion(),
                order.decided().decision().effects());
        if (!isLate) {
            MemberWrites.judge(
                    writes,
                    order.memberId(),
                    Judging.judged(order.question().member(), booking, at),
                    "order",
                    order.orderId(),
                    order.rulebook().version());
        }
    }

    private static void writePoints(RoundTrip writes, Order order) {
        Book book = order.reading().book();
        long redeemed = order.decided().decision().redemption().points();
        if (redeemed > 0) {
            book.spend(order.occasion(), redeemed);
        }
        Instant available = order.decided().decision().points().availableAt().toInstant();
        RewardWrites.points(book, order.occasion(), available, order.booking().lots());
        Ledger.write(writes, new Wallet(order.memberId(), Programme.POINTS), book.changes());
    }

    private static CouponUses useCoupons(RoundTrip writes, Order order) {
        CouponUses uses = CouponUses.of(writes);
        Map<String, String> status = new java.util.HashMap<>();
        order.decided().decision().coupons().forEach(coupon -> status.put(coupon.code(), coupon.status()));
        for (Handed.Code code : order.reading().coupons()) {
            if (Decision.CouponUse.USED.equals(status.get(code.code()))) {
                uses.use(
                        code,
                        order.rulebook().catalogue().coupons().get(code.definition()),
                        order.memberId(),
                        order.orderId(),
                        order.at());
            }
        }
        return uses;
    }
}
