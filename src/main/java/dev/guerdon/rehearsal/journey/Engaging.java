package dev.guerdon.rehearsal.journey;

import dev.guerdon.decision.Rewarding;
import dev.guerdon.decision.Rewarding.Reward;
import dev.guerdon.facts.Activity;
import dev.guerdon.facts.Today;
import dev.guerdon.giving.RewardWrites;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.Cause;
import dev.guerdon.ledger.Correction;
import dev.guerdon.ledger.Occasion;
import dev.guerdon.ledger.Spending;
import dev.guerdon.ledger.Spending.NotEnough;
import dev.guerdon.ledger.Term;
import dev.guerdon.problem.Problem;
import dev.guerdon.proposal.RulePackage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What happens outside of a basket: activities, redemptions, corrections. */
final class Engaging {
    private final Life life;

    Engaging(Life life) {
        this.life = life;
    }

    /** Records an activity and gives what the rules give for it. */
    Happened act(Step.Deed deed, Instant at, Heard heard) {
        Today today = life.today(at);
        Activity activity = life.deeds().next(deed, at, today.date());
        int number = life.deeds().ofDay(deed.type(), today.date()) + 1;
        Optional<String> whyNot = life.programme().whyNotCounted(deed.type(), number);
        if (whyNot.isPresent()) {
            heard.notAsked(RulePackage.ACTIVITIES, whyNot.get());
            return Happened.of(new Happened.Given(0, null), List.of(), heard);
        }
        Rewarding.Occasion what = new Rewarding.Occasion(
                life.programme(),
                RulePackage.ACTIVITIES,
                life.memberWithHoldings(at),
                today,
                List.of(activity),
                Cause.Event.ACTIVITY.code(),
                life.gates(at));
        Reward reward = Rewarding.decide(what, heard.at(at));
        life.deeds().add(activity);
        return give(reward, life.occasion(new Cause(Cause.Event.ACTIVITY, deed.id()), at), heard);
    }

    private Happened give(Reward reward, Occasion occasion, Heard heard) {
        Instant at = occasion.when().at();
        Book book = life.purse().open();
        Instant available = life.programme()
                .availableFrom(at.atZone(life.programme().zone()).toOffsetDateTime())
                .toInstant();
        RewardWrites.points(book, occasion, available, reward.lots());
        life.purse().keep(book);
        life.take(occasion, reward.campaigns());
        Happened.Given given = new Happened.Given(reward.points(), reward.expiresOn());
        return Happened.of(given, life.give(occasion, reward.effects()), heard);
    }

    /** Spends points. */
    Happened redeem(Step.Redemption step, Instant at, Heard heard) {
        Book book = life.purse().open();
        requireEnough(book.spend(life.occasion(Cause.redemption(step.id()), at), step.points()), step.points());
        life.purse().keep(book);
        return Happened.nothing(heard);
    }

    /** Gives the points of a redemption back; a second time there is nothing left to give. */
    Happened giveBack(Step.RedemptionCancellation step, Instant at, Heard heard) {
        Cause redemption = Cause.redemption(step.id());
        Book book = life.purse().openToUndo(redemption);
        Occasion occasion = life.occasion(new Cause(Cause.Event.REDEMPTION_CANCELLATION, step.id()), at);
        book.giveBack(
                occasion, redemption, Long.MAX_VALUE, life.programme().points().minimumDaysAfterReturn());
        life.purse().keep(book);
        return Happened.nothing(heard);
    }

    /** Corrects points by hand. */
    Happened adjust(Step.Adjustment step, Instant at, Heard heard) {
        Occasion occasion = life.occasion(new Cause(Cause.Event.ADJUSTMENT, step.id()), at);
        Correction correction = new Correction("journey", "journey", step.qualifying(), step.allowDebt());
        Book book = life.purse().open();
        if (step.points() > 0) {
            book.credit(occasion, step.points(), Term.until(lastDay(step.points(), at, heard)), correction);
        } else {
            requireEnough(book.debit(occasion, -step.points(), correction), -step.points());
        }
        life.purse().keep(book);
        return Happened.nothing(heard);
    }

    private LocalDate lastDay(long points, Instant at, Heard heard) {
        return Rewarding.lastDay(
                        life.programme(),
                        life.member(at),
                        life.today(at),
                        Cause.Event.ADJUSTMENT.code(),
                        points,
                        heard.at(at))
                .orElse(null);
    }

    private static void requireEnough(Spending spending, long points) {
        if (spending instanceof NotEnough few) {
            throw Problem.NOT_ENOUGH_POINTS.because(
                    "The member has " + few.had() + " points, " + points + " are to be taken.");
        }
    }
}
