package dev.guerdon.rehearsal.journey;

import dev.guerdon.facts.Member;
import dev.guerdon.rulebook.Inquiry;
import dev.guerdon.rulebook.Rulebook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A journey that is played: steps are taken in the order of their moments. */
public final class Play {
    private final Life life;
    private final Shopping shopping;
    private final Engaging engaging;
    private final Nights nights;
    private final Minutes minutes = new Minutes();
    private Instant now;

    /** The member's life up to now. */
    public Play(Rulebook rulebook, Member.Person person, Member.Scores scores, Instant begin) {
        this.life = new Life(rulebook, person, scores);
        this.shopping = new Shopping(life);
        this.engaging = new Engaging(life);
        this.nights = new Nights(life);
        this.now = begin;
    }

    public Life life() {
        return life;
    }

    /** All that the rules were asked up to now, also in steps that could not be done; empty if that is too much to keep. */
    public Optional<List<Inquiry>> inquiries() {
        return minutes.inquiries();
    }

    /**
     * Takes a step.
     *
     * @param at not before the step before it
     * @throws dev.guerdon.problem.Refusal if it can't be done, and then nothing has changed; or if a rule runs away
     */
    public Happened take(Step step, Instant at) {
        Heard heard = new Heard(life.rulebook(), minutes);
        Happened happened = take(step, at, heard);
        now = at;
        return happened;
    }

    private Happened take(Step step, Instant at, Heard heard) {
        if (step instanceof Step.Order order) {
            return shopping.order(order, at, heard);
        } else if (step instanceof Step.Return back) {
            return shopping.takeBack(back, at, heard);
        } else if (step instanceof Step.Cancellation cancellation) {
            return shopping.cancel(cancellation, at, heard);
        } else if (step instanceof Step.Deed deed) {
            return engaging.act(deed, at, heard);
        } else if (step instanceof Step.Redemption redemption) {
            return engaging.redeem(redemption, at, heard);
        } else if (step instanceof Step.RedemptionCancellation cancellation) {
            return engaging.giveBack(cancellation, at, heard);
        } else if (step instanceof Step.Adjustment adjustment) {
            return engaging.adjust(adjustment, at, heard);
        } else if (step instanceof Step.Waiting) {
            return nights.pass(now, at, heard);
        }
        return step instanceof Step.Nightly ? nights.night(at, heard) : Happened.nothing(heard);
    }
}
