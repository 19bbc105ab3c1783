package dev.guerdon.engagement;

import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.Rewarding;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.Cause;
import dev.guerdon.ledger.Correction;
import dev.guerdon.ledger.Ledger;
import dev.guerdon.ledger.Moment;
import dev.guerdon.ledger.Occasion;
import dev.guerdon.ledger.Opening;
import dev.guerdon.ledger.Spending.NotEnough;
import dev.guerdon.ledger.Term;
import dev.guerdon.member.Members;
import dev.guerdon.member.Needs;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** Corrects a member's points by hand; each correction once. */
@ApplicationScoped
public class Adjusting {
    private static final String BY_ID =
            "select fingerprint, answer from adjustment where member_id = ? and adjustment_id = ?";

    private static final String INSERT = """
            insert into adjustment (member_id, adjustment_id, at, points, reason, actor, fingerprint, answer)
            values (?, ?, ?, ?, ?, ?, ?, ?::json)""";

    private final LiveRulebook live;
    private final Database database;
    private final Json json;
    private final Clock clock;

    Adjusting(LiveRulebook live, Database database, Json json, Clock clock) {
        this.live = live;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Gives points, which then lapse as the expiry rules say, or takes them like spending.
     *
     * @throws dev.guerdon.problem.Refusal when the member is unknown, for another body under the same id, and when more would be
     *     taken than there is and debt is not allowed
     */
    public Recorded adjust(String memberId, String adjustmentId, AdjustmentBody body) {
        Ids.checked(memberId, "memberId");
        Ids.checked(adjustmentId, "adjustmentId");
        if (body.points() == 0) {
            throw Problem.INVALID.at(
                    "points", "0 points correct nothing: say how many are given, or taken (negative).");
        }
        Rulebook rulebook = live.current();
        OffsetDateTime at =
                Times.ofChange(body.at(), clock, rulebook.programme().zone());
        Wish wish = new Wish(rulebook, memberId, adjustmentId, at, body.withDefaults());
        return database.transactionUntilKept(connection -> adjust(connection, wish));
    }

    /** A correction that is asked for, under which rulebook. */
    private record Wish(
            Rulebook rulebook, String memberId, String adjustmentId, OffsetDateTime at, AdjustmentBody body) {

        boolean isGiving() {
            return body.points() > 0;
        }

        Instant instant() {
            return at.toInstant();
        }

        Moment moment() {
            return new Moment(instant(), rulebook.programme().zone());
        }

        Occasion occasion() {
            return new Occasion(new Cause(Cause.Event.ADJUSTMENT, adjustmentId), moment(), rulebook.version());
        }

        Correction correction() {
            return new Correction(body.reason(), body.actor(), body.qualifying(), body.allowDebt());
        }

        /** The last day of points that are given, or null. */
        LocalDate lastDay(Member member) {
            return Rewarding.lastDay(
                            rulebook.programme(),
                            member,
                            Today.of(rulebook.programme(), instant()),
                            Cause.Event.ADJUSTMENT.code(),
                            body.points(),
                            (rulePackage, facts) -> rulebook.propose(rulePackage, facts, instant()))
                    .orElse(null);
        }

        AdjustmentAnswer answer(LocalDate expiresOn, Book book) {
            return new AdjustmentAnswer(
                    memberId,
                    adjustmentId,
                    at,
                    body.points(),
                    body.reason(),
                    body.actor(),
                    body.qualifying(),
                    expiresOn,
                    PointsLeft.of(book, moment()));
        }
    }

    private Recorded adjust(Connection connection, Wish wish) throws SQLException {
        RoundTrip reads = new RoundTrip();
        KnownMember member = KnownMember.lock(reads, wish.memberId());
        List<Stored> stored = Stored.read(reads, BY_ID, wish.memberId(), wish.adjustmentId());
        Opening opening = Ledger.open(reads, member.points());
        Members facts = wish.isGiving() ? readFacts(reads, wish) : null;
        reads.run(connection);
        member.require();
        Fingerprint fingerprint = Fingerprint.of(wish.body());
        if (!stored.isEmpty()) {
            return stored.get(0).again(fingerprint, "The adjustment \"" + wish.adjustmentId() + "\"");
        }
        Book book = opening.book();
        LocalDate expiresOn = facts == null ? null : wish.lastDay(facts.member(wish.memberId()));
        if (wish.isGiving()) {
            book.credit(wish.occasion(), wish.body().points(), Term.until(expiresOn), wish.correction());
        } else {
            take(book, wish);
        }
        String answer = json.write(wish.answer(expiresOn, book));
        RoundTrip writes = new RoundTrip();
        insert(writes, wish, fingerprint, answer);
        Ledger.write(writes, member.points(), book.changes());
        writes.run(connection);
        return new Recorded(answer, true);
    }

    private static Members readFacts(RoundTrip reads, Wish wish) {
        Rulebook rulebook = wish.rulebook();
        return Members.read(reads, rulebook.programme(), Needs.of(rulebook.uses()), wish.memberId(), wish.moment());
    }

    private static void take(Book book, Wish wish) {
        long points = -wish.body().points();
        if (book.debit(wish.occasion(), points, wish.correction()) instanceof NotEnough few) {
            throw Problem.NOT_ENOUGH_POINTS.because("The member has " + few.had() + " points, " + points
                    + " are to be taken: take fewer, or say \"allowDebt\": true.");
        }
    }

    private static void insert(RoundTrip writes, Wish wish, Fingerprint fingerprint, String answer) {
        AdjustmentBody body = wish.body();
        writes.write(
                INSERT,
                wish.memberId(),
                wish.adjustmentId(),
                wish.instant(),
                body.points(),
                body.reason(),
                body.actor(),
                fingerprint.bytes(),
                answer);
    }
}
