package dev.guerdon.checkout;

import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.Decider;
import dev.guerdon.decision.Decision;
import dev.guerdon.decision.Question;
import dev.guerdon.member.Needs;
import dev.guerdon.request.Times;
import dev.guerdon.rulebook.Asked;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.Rulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Decides a basket and stores nothing: one round trip to the database, none for a guest without coupons. */
@ApplicationScoped
public class Evaluating {
    private final LiveRulebook live;
    private final Database database;
    private final Clock clock;

    Evaluating(LiveRulebook live, Database database, Clock clock) {
        this.live = live;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Decides a basket.
     *
     * @param isExplained whether every rule is to say why it did or did not fire
     */
    public Decision evaluate(BasketBody body, boolean isExplained) {
        Rulebook rulebook = live.current();
        OffsetDateTime at =
                Times.ofQuestion(body.at(), clock, rulebook.programme().zone());
        RoundTrip reads = new RoundTrip();
        Reading reading = new Reading(reads, rulebook, Needs.of(rulebook.uses()), "", at, body);
        database.read(reads);
        Question question = reading.question();
        if (!isExplained) {
            return Decider.decide(
                            question, (rulePackage, facts) -> rulebook.propose(rulePackage, facts, at.toInstant()))
                    .decision();
        }
        Asked asked = rulebook.asking(at.toInstant(), question.unusableCoupons());
        return Retracing.explained(Decider.decide(question, asked::propose).decision(), question, asked);
    }
}
