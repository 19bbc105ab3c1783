package dev.guerdon.checkout;

import dev.guerdon.campaign.Taking;
import dev.guerdon.database.Database;
import dev.guerdon.database.DatabaseFailure;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.Decision;
import dev.guerdon.decision.Gate;
import dev.guerdon.decision.HandedCoupon;
import dev.guerdon.decision.Question;
import dev.guerdon.decision.Returning;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Today;
import dev.guerdon.holding.CouponUses;
import dev.guerdon.holding.Gifts;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.Cause;
import dev.guerdon.ledger.Ledger;
import dev.guerdon.ledger.Moment;
import dev.guerdon.ledger.Occasion;
import dev.guerdon.ledger.Opening;
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
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes back parts of an order, or all of it: refund, clawback, gifts, tier; each id once. */
@ApplicationScoped
public class TakingBack {
    private final LiveRulebook live;
    private final Database database;
    private final Json json;
    private final Clock clock;
    private final Judging judging;

    TakingBack(LiveRulebook live, Database database, Json json, Clock clock, Judging judging) {
        this.live = live;
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.judging = judging;
    }

    /** The answer as JSON, and whether it was booked just now or before. */
    public record TakenBack(String answer, boolean isNew) {}

    /** What is asked for. {@code lines} null: everything that remains. */
    private record Wish(
            String orderId,
            String kind,
            String returnId,
            OffsetDateTime at,
            Fingerprint fingerprint,
            List<ReturnBody.Line> lines,
            String body) {

        String causeId() {
            return kind.equals(ReturnRow.RETURN) ? orderId + "/" + returnId : orderId;
        }

        Cause cause() {
            return new Cause(kind.equals(ReturnRow.RETURN) ? Cause.Event.RETURN : Cause.Event.CANCELLATION, causeId());
        }
    }

    /** Takes back units of lines. */
    public TakenBack takeBack(String orderId, String returnId, ReturnBody body) {
        Ids.checked(returnId, "returnId");
        OffsetDateTime at =
                Times.ofChange(body.at(), clock, live.current().programme().zone());
        return carryOut(new Wish(
                orderId, ReturnRow.RETURN, returnId, at, Fingerprint.of(body), body.lines(), json.write(body)));
    }

    /** Undoes an order; coupons come back. */
    public TakenBack cancel(String orderId, CancellationBody body) {
        OffsetDateTime at =
                Times.ofChange(body.at(), clock, live.current().programme().zone());
        return carryOut(
                new Wish(orderId, ReturnRow.CANCELLATION, "", at, Fingerprint.of(body), null, json.write(body)));
    }

    private TakenBack carryOut(Wish wish) {
        try {
            return database.transaction(connection -> carryOut(connection, wish));
        } catch (DatabaseFailure failure) {
            if (!failure.isLostRace()) {
                throw failure;
            }
            return database.transaction(connection -> carryOut(connection, wish));
        }
    }

    private TakenBack carryOut(Connection connection, Wish wish) throws SQLException {
        OrderRow found = find(connection, wish.orderId());
        Rulebook rulebook = live.version(found.rulebook());
        RoundTrip reads = new RoundTrip();
        Opening opening = null;
        Wallet wallet = null;
        if (found.memberId() != null) {
            wallet = new Wallet(found.memberId(), Programme.POINTS);
            MemberWrites.lock(reads, found.memberId());
        } else {
            OrderRow.lock(reads, found.orderId());
        }
        List<OrderRow> order = OrderRow.read(reads, wish.orderId());
        List<ReturnRow> before = ReturnRow.read(reads, wish.orderId());
        if (wallet != null) {
            opening = Ledger.openToUndo(reads, wallet, Cause.order(wish.orderId()));
        }
        Map<String, MemberRow> member = found.memberId() == null
                ? Map.of()
                : MemberRow.current(
                        reads, found.memberId(), rulebook.programme().firstTier());
        reads.run(connection);
        for (ReturnRow row : before) {
            if (row.is(wish.kind(), wish.returnId())) {
                return answered(row, wish);
            }
        }
        Book book = opening == null ? null : opening.book();
        Undoing undoing = new Undoing(
                connection,
                rulebook,
                wish,
                OrderAsSold.of(order.get(0), rulebook.programme(), json),
                before,
                book,
                wallet);
        return undoing.carryOut(tierOf(member, found.memberId()));
    }

    private static String tierOf(Map<String, MemberRow> rows, String memberId) {
        return memberId == null ? null : rows.get(memberId).tier().name();
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

    private static TakenBack answered(ReturnRow row, Wish wish) {
        if (!wish.fingerprint().equals(row.fingerprint())) {
            throw Problem.CONFLICT.because("This " + wish.kind() + " was booked with another body"
                    + (wish.kind().equals(ReturnRow.RETURN) ? ": send another return under an id of its own." : "."));
        }
        return new TakenBack(row.answer(), false);
    }

    /** One return or cancellation under way. */
    private final class Undoing {
        private final Connection connection;
        private final Rulebook rulebook;
        private final Programme programme;
        private final Wish wish;
        private final OrderAsSold order;
        private final List<ReturnRow> before;
        private final Book book;
        private final Wallet wallet;

        Undoing(
                Connection connection,
                Rulebook rulebook,
                Wish wish,
                OrderAsSold order,
                List<ReturnRow> before,
                Book book,
                Wallet wallet) {
            this.connection = connection;
            this.rulebook = rulebook;
            this.programme = rulebook.programme();
            this.wish = wish;
            this.order = order;
            this.before = before;
            this.book = book;
            this.wallet = wallet;
        }

        TakenBack carryOut(String tierBefore) throws SQLException {
            requireOpen();
            Map<String, Integer> returned = new HashMap<>();
            long pointsSoFar = order.decision().points().earned();
            for (ReturnRow row : before) {
                ReturnAnswer answer = json.read(row.answer(), ReturnAnswer.class);
                answer.lines().forEach(line -> returned.merge(line.lineId(), line.quantity(), Integer::sum));
                pointsSoFar = answer.points().remaining();
            }
            Map<String, Integer> had = order.remaining(returned);
            List<ReturnBody.Line> back = wish.lines() == null ? all(had) : wish.lines();
            Map<String, Integer> left = OrderAsSold.after(had, back);
            List<Line> linesBefore = Returning.remaining(programme.currency(), order.lines(), had);
            List<Line> linesAfter = Returning.remaining(programme.currency(), order.lines(), left);
            return write(back, linesBefore, linesAfter, pointsSoFar, tierBefore);
        }

        private void requireOpen() {
            if (wish.at().toInstant().isBefore(order.row().at())) {
                throw Problem.INVALID.at(
                        "at", "It lies before the order itself (" + order.row().at() + ").");
            }
            for (ReturnRow row : before) {
                if (row.kind().equals(ReturnRow.CANCELLATION)) {
                    throw Problem.ALREADY_CANCELLED.because(
                            "The order \"" + wish.orderId() + "\" was cancelled: nothing of it can come back.");
                }
            }
        }

        private List<ReturnBody.Line> all(Map<String, Integer> had) {
            List<ReturnBody.Line> lines = new ArrayList<>();
            had.forEach((line, units) -> {
                if (units > 0) {
                    lines.add(new ReturnBody.Line(line, units));
                }
            });
            return lines;
        }

        private TakenBack write(
                List<ReturnBody.Line> back,
                List<Line> linesBefore,
                List<Line> linesAfter,
                long pointsSoFar,
                String tierBefore)
                throws SQLException {
            boolean isWhole = linesAfter.isEmpty();
            Decision.Redemption paid = order.decision().redemption();
            Returning.Refund refund =
                    Returning.refund(programme.currency(), linesBefore, linesAfter, paid.points(), paid.amount());
            Returning.Remainder remainder = Returning.remainder(
                    question(linesAfter),
                    (rulePackage, facts) ->
                            rulebook.propose(rulePackage, facts, order.row().at()),
                    pointsSoFar);
            RoundTrip writes = new RoundTrip();
            long clawedBack = 0;
            List<ReturnAnswer.Revoked> revoked = List.of();
            if (wallet != null) {
                clawedBack = movePoints(writes, refund.points(), pointsSoFar - remainder.points());
                revoked = revoke(writes, isWhole ? new Returning.Remainder(0, List.of()) : remainder);
                CategoryPurchases.write(
                        writes,
                        wallet.memberId(),
                        wish.orderId() + "/" + wish.returnId(),
                        wish.at().toInstant(),
                        order.basket().date(),
                        linesBefore,
                        linesAfter);
            }
            if (isWhole) {
                CouponUses.giveBackCoupons(writes, wish.orderId());
                Taking.giveBack(writes, order.row().memberId(), "order", wish.orderId());
            }
            OrderRow.markReturn(writes, wish.orderId(), isWhole ? wish.at().toInstant() : null);
            BigDecimal spend =
                    AfterOrder.spend(programme, linesBefore).subtract(AfterOrder.spend(programme, linesAfter));
            String tierAfter = tierBefore;
            insertDraft(writes, spend);
            writes.run(connection);
            if (wallet != null) {
                tierAfter = judging.judge(
                        connection,
                        live.current(),
                        wallet.memberId(),
                        wish.at().toInstant(),
                        wish.kind(),
                        wish.causeId());
            }
            String answer = json.write(new ReturnAnswer(
                    wish.orderId(),
                    wish.kind().equals(ReturnRow.RETURN) ? wish.returnId() : null,
                    wish.at(),
                    back,
                    new ReturnAnswer.Refund(refund.total(), refund.money(), refund.byPoints(), refund.points()),
                    new ReturnAnswer.Points(clawedBack, remainder.points()),
                    wallet == null ? null : new ReturnAnswer.Tier(tierBefore, tierAfter),
                    revoked,
                    isWhole));
            RoundTrip last = new RoundTrip();
            ReturnRow.answer(last, wish.orderId(), wish.kind(), wish.returnId(), answer);
            last.run(connection);
            return new TakenBack(answer, true);
        }

        /** The return's row must be there before the tier is judged; its answer, which tells the tier, comes after. */
        private void insertDraft(RoundTrip writes, BigDecimal spend) {
            new ReturnRow(wish.kind(), wish.returnId(), wish.fingerprint(), "{}")
                    .insert(writes, order.row(), wish.at().toInstant(), spend, wish.body());
        }

        /** The question of the earning step as it was, about what remains. */
        private Question question(List<Line> remaining) {
            List<HandedCoupon> coupons = new ArrayList<>();
            for (Decision.CouponUse use : order.decision().coupons()) {
                if (Decision.CouponUse.USED.equals(use.status())) {
                    coupons.add(HandedCoupon.usable(use.code(), definitionOf(use.code())));
                }
            }
            return new Question(
                    programme,
                    rulebook.version(),
                    order.decision().at(),
                    Today.of(programme, order.row().at()),
                    order.member(),
                    order.basket().withLines(remaining),
                    coupons,
                    0,
                    0,
                    gates(),
                    null);
        }

        /** A code is its definition, or the definition and a dash and letters. */
        private String definitionOf(String code) {
            return rulebook.catalogue().coupons().keySet().stream()
                    .filter(definition -> code.equals(definition) || code.startsWith(definition + "-"))
                    .max(java.util.Comparator.comparingInt(String::length))
                    .orElse(code);
        }

        /** A campaign that gave nothing of the order then gives nothing now. */
        private Map<String, Gate> gates() {
            Set<String> gave = new HashSet<>();
            order.decision().effects().stream()
                    .filter(Decision.Effect::applies)
                    .forEach(effect -> gave.add(String.valueOf(effect.campaign())));
            Map<String, Gate> gates = new HashMap<>();
            rulebook.campaigns().keySet().stream()
                    .filter(code -> !gave.contains(code))
                    .forEach(code -> gates.put(code, Gate.closed("it gave nothing when the order was placed")));
            return gates;
        }

        /** Points that paid go back, points that are no longer earned are taken; tells how many were taken. */
        private long movePoints(RoundTrip writes, long refunded, long lost) {
            Occasion occasion =
                    new Occasion(wish.cause(), new Moment(wish.at().toInstant(), programme.zone()), rulebook.version());
            Cause cause = Cause.order(wish.orderId());
            if (refunded > 0) {
                book.giveBack(occasion, cause, refunded, programme.points().minimumDaysAfterReturn());
            }
            long taken = lost > 0 ? book.clawBack(occasion, cause, lost) : 0;
            Ledger.write(writes, wallet, book.changes());
            return taken;
        }

        private List<ReturnAnswer.Revoked> revoke(RoundTrip writes, Returning.Remainder remainder) {
            List<Decision.Effect> lost = Returning.noLongerEarned(order.decision(), remainder);
            if (lost.isEmpty()) {
                return List.of();
            }
            Gifts.revoke(
                    writes,
                    wallet.memberId(),
                    "order",
                    wish.orderId(),
                    codes(lost, "coupon"),
                    codes(lost, "benefit"),
                    codes(lost, "badge"),
                    wish.at().toInstant());
            return lost.stream()
                    .map(effect -> new ReturnAnswer.Revoked(effect.type(), effect.code()))
                    .toList();
        }

        private static List<String> codes(List<Decision.Effect> effects, String type) {
            return effects.stream()
                    .filter(effect -> effect.type().equals(type))
                    .map(Decision.Effect::code)
                    .toList();
        }
    }
}
