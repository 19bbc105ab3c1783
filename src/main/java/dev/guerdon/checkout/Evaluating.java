package dev.guerdon.checkout;

import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.Decider;
import dev.guerdon.decision.Decision;
import dev.guerdon.decision.Question;
import dev.guerdon.member.MemberRow;
import dev.guerdon.problem.Problem;
import dev.guerdon.request.Times;
import dev.guerdon.rulebook.Asked;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.Rulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides a basket and stores nothing: one round trip to the database, none for a guest without coupons. A second one where
 * the member was remembered and something was written about them since.
 */
@ApplicationScoped
public class Evaluating {
    private final LiveRulebook live;
    private final Database database;
    private final Memory memory;
    private final Clock clock;

    Evaluating(LiveRulebook live, Database database, Memory memory, Clock clock) {
        this.live = live;
        this.database = database;
        this.memory = memory;
        this.clock = clock;
    }

    /**
     * Decides a basket.
     *
     * @param isExplained whether every rule is to say why it did or did not fire
     */
    public Decision evaluate(BasketBody body, boolean isExplained) {
        if (body.expect() != null) {
            throw Problem.INVALID.at("expect", "An evaluation books nothing: say what you expect with the order.");
        }
        Rulebook rulebook = live.current();
        OffsetDateTime at =
                Times.ofQuestion(body.at(), clock, rulebook.programme().zone());
        Question question = reading(rulebook, at, body).question();
        if (!isExplained) {
            return Decider.decide(
                            question, (rulePackage, facts) -> rulebook.propose(rulePackage, facts, at.toInstant()))
                    .decision();
        }
        Asked asked = rulebook.asking(at.toInstant(), question.unusableCoupons());
        return Retracing.explained(Decider.decide(question, asked::propose).decision(), question, asked);
    }

    private Reading reading(Rulebook rulebook, OffsetDateTime at, BasketBody body) {
        if (body.memberId() == null) {
            RoundTrip reads = new RoundTrip();
            MemberReading guest = MemberReading.ofGuest(reads, rulebook, at.toInstant());
            return read(reads, Reading.ofEvaluation(reads, rulebook, at, body, guest));
        }
        return memory.of(body.memberId(), at.toInstant(), rulebook)
                .flatMap(before -> remembered(rulebook, at, body, before))
                .orElseGet(() -> anew(rulebook, at, body));
    }

    /** Empty if something was written about the member since. */
    private Optional<Reading> remembered(Rulebook rulebook, OffsetDateTime at, BasketBody body, MemberReading before) {
        RoundTrip reads = new RoundTrip();
        AtomicLong revision = new AtomicLong(-1);
        MemberRow.revision(reads, body.memberId(), revision::set);
        Reading reading = read(reads, Reading.ofEvaluation(reads, rulebook, at, body, before.again(reads)));
        return before.isOf(revision.get()) ? Optional.of(reading) : Optional.empty();
    }

    private Reading anew(Rulebook rulebook, OffsetDateTime at, BasketBody body) {
        RoundTrip reads = new RoundTrip();
        MemberReading member = MemberReading.toKeep(reads, rulebook, body.memberId(), at.toInstant());
        Reading reading = read(reads, Reading.ofEvaluation(reads, rulebook, at, body, member));
        memory.keep(member, at.toInstant());
        return reading;
    }

    private Reading read(RoundTrip reads, Reading reading) {
        database.read(reads);
        return reading;
    }
}
