package dev.guerdon.engagement;

import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.Cause;
import dev.guerdon.ledger.Ledger;
import dev.guerdon.ledger.Moment;
import dev.guerdon.ledger.Occasion;
import dev.guerdon.ledger.Opening;
import dev.guerdon.ledger.Spending.NotEnough;
import dev.guerdon.problem.Problem;
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

/** Spends points outside of a basket, and gives them back; each redemption once. */
@ApplicationScoped
public class Redeeming {
    private final LiveRulebook live;
    private final Database database;
    private final Json json;
    private final Clock clock;

    Redeeming(LiveRulebook live, Database database, Json json, Clock clock) {
        this.live = live;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Spends points.
     *
     * @throws dev.guerdon.problem.Refusal when the member is unknown or has too few, or for another body under the same id
     */
    public Recorded redeem(String memberId, String redemptionId, RedemptionBody body) {
        requirePoints(body);
        Wish wish = wish(memberId, redemptionId, body.at(), Fingerprint.of(body));
        return database.transactionUntilKept(connection -> redeem(connection, wish, body.points()));
    }

    /**
     * Gives the points of a redemption back to where they came from.
     *
     * @throws dev.guerdon.problem.Refusal when member or redemption are unknown, or it was cancelled with another body
     */
    public Recorded cancel(String memberId, String redemptionId, RedemptionCancellationBody body) {
        Wish wish = wish(memberId, redemptionId, body.at(), Fingerprint.of(body));
        return database.transactionUntilKept(connection -> cancel(connection, wish));
    }

    private static void requirePoints(RedemptionBody body) {
        if (body.reward() != null) {
            throw Problem.UNSUPPORTED.at(
                    "reward", "Rewards can't be redeemed yet: say how many points are to be spent.");
        } else if (body.points() == null) {
            throw Problem.INVALID.at("points", "Say how many points are to be spent.");
        }
    }

    /** What is asked for, under which rulebook. */
    private record Wish(
            Rulebook rulebook, String memberId, String redemptionId, OffsetDateTime at, Fingerprint fingerprint) {

        Moment moment() {
            return new Moment(at.toInstant(), rulebook.programme().zone());
        }

        Occasion occasion(Cause.Event event) {
            return new Occasion(new Cause(event, redemptionId), moment(), rulebook.version());
        }

        RedemptionAnswer answer(long points, String status, Book book) {
            return new RedemptionAnswer(memberId, redemptionId, at, points, status, PointsLeft.of(book, moment()));
        }
    }

    private Wish wish(String memberId, String redemptionId, OffsetDateTime given, Fingerprint fingerprint) {
        Ids.checked(memberId, "memberId");
        Ids.checked(redemptionId, "redemptionId");
        Rulebook rulebook = live.current();
        OffsetDateTime at = Times.ofChange(given, clock, rulebook.programme().zone());
        return new Wish(rulebook, memberId, redemptionId, at, fingerprint);
    }

    private Recorded redeem(Connection connection, Wish wish, long points) throws SQLException {
        RoundTrip reads = new RoundTrip();
        KnownMember member = KnownMember.lock(reads, wish.memberId());
        List<RedemptionRow> rows = RedemptionRow.read(reads, wish.memberId(), wish.redemptionId());
        Opening opening = Ledger.open(reads, member.points());
        reads.run(connection);
        member.require();
        if (!rows.isEmpty()) {
            return rows.get(0).redemption().again(wish.fingerprint(), "The redemption \"" + wish.redemptionId() + "\"");
        }
        Book book = opening.book();
        if (book.spend(wish.occasion(Cause.Event.REDEMPTION), points) instanceof NotEnough few) {
            throw Problem.NOT_ENOUGH_POINTS.because(
                    "The member has " + few.had() + " points to spend, " + points + " are asked for.");
        }
        String answer = json.write(wish.answer(points, RedemptionAnswer.REDEEMED, book));
        RoundTrip writes = new RoundTrip();
        new RedemptionRow(wish.at().toInstant(), points, new Stored(wish.fingerprint(), answer), null)
                .insert(writes, wish.memberId(), wish.redemptionId());
        Ledger.write(writes, member.points(), book.changes());
        writes.run(connection);
        return new Recorded(answer, true);
    }

    private Recorded cancel(Connection connection, Wish wish) throws SQLException {
        Cause redemption = Cause.redemption(wish.redemptionId());
        RoundTrip reads = new RoundTrip();
        KnownMember member = KnownMember.lock(reads, wish.memberId());
        List<RedemptionRow> rows = RedemptionRow.read(reads, wish.memberId(), wish.redemptionId());
        Opening opening = Ledger.openToUndo(reads, member.points(), redemption);
        reads.run(connection);
        member.require();
        RedemptionRow row = rows.stream().findFirst().orElseThrow(() -> unknown(wish));
        if (row.cancellation() != null) {
            return row.cancellation().again(wish.fingerprint(), "The cancellation of \"" + wish.redemptionId() + "\"");
        }
        requireAfter(row, wish);
        Book book = opening.book();
        int minimumDays = wish.rulebook().programme().points().minimumDaysAfterReturn();
        long back = book.giveBack(
                wish.occasion(Cause.Event.REDEMPTION_CANCELLATION), redemption, row.points(), minimumDays);
        String answer = json.write(wish.answer(back, RedemptionAnswer.CANCELLED, book));
        RoundTrip writes = new RoundTrip();
        RedemptionRow.cancel(
                writes,
                wish.memberId(),
                wish.redemptionId(),
                wish.at().toInstant(),
                new Stored(wish.fingerprint(), answer));
        Ledger.write(writes, member.points(), book.changes());
        writes.run(connection);
        return new Recorded(answer, true);
    }

    private static RuntimeException unknown(Wish wish) {
        return Problem.NOT_FOUND.because("The member has no redemption \"" + wish.redemptionId() + "\".");
    }

    private static void requireAfter(RedemptionRow row, Wish wish) {
        if (wish.at().toInstant().isBefore(row.at())) {
            throw Problem.INVALID.at("at", "It lies before the redemption itself (" + row.at() + ").");
        }
    }
}
