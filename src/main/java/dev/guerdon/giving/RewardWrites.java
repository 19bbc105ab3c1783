package dev.guerdon.giving;

import dev.guerdon.campaign.Taking;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.Booking;
import dev.guerdon.decision.Decision.Effect;
import dev.guerdon.holding.Gift;
import dev.guerdon.holding.Gifts;
import dev.guerdon.holding.Given;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.Earning;
import dev.guerdon.ledger.Occasion;
import dev.guerdon.ledger.Term;
import dev.guerdon.message.Message;
import dev.guerdon.message.Outbox;
import dev.guerdon.rulebook.Rulebook;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes what a decision gave besides money off. The caller holds the lock on the member's row. */
public final class RewardWrites {
    private static final String MESSAGE = "message";
    private static final Map<String, Gift.Kind> GIFTS = Map.of(
            "coupon", Gift.Kind.COUPON,
            "benefit", Gift.Kind.BENEFIT,
            "badge", Gift.Kind.BADGE,
            "tag", Gift.Kind.TAG);

    private RewardWrites() {}

    /**
     * Books points as they were decided: a lot for each term.
     *
     * @param available when they can be used
     */
    public static void points(Book book, Occasion occasion, Instant available, List<Booking.NewLot> lots) {
        for (Booking.NewLot lot : lots) {
            Term term = lot.ownTerm() ? Term.promisedUntil(lot.lapsesOn()) : Term.until(lot.lapsesOn());
            Earning earning =
                    Earning.of(lot.points(), lot.source(), occasion.when().at());
            book.earn(occasion, earning.availableAt(available), term);
        }
    }

    /** Gives the coupons, benefits, badges, tags and messages among the effects that apply. */
    public static void gifts(
            RoundTrip writes, Rulebook rulebook, String memberId, Occasion occasion, List<Effect> effects) {
        Given given = give(writes, rulebook, memberId, occasion, effects);
        MessageTexts texts = new MessageTexts(rulebook.catalogue().templates(), memberId, given);
        List<Message> messages = effects.stream()
                .filter(effect -> effect.applies() && effect.type().equals(MESSAGE))
                .map(texts::message)
                .toList();
        Outbox.write(
                writes,
                memberId,
                messages,
                occasion.cause().event().code(),
                occasion.cause().id(),
                occasion.when().at(),
                occasion.rulebook());
    }

    private static Given give(
            RoundTrip writes, Rulebook rulebook, String memberId, Occasion occasion, List<Effect> effects) {
        return Gifts.give(
                writes,
                memberId,
                giftsAmong(effects),
                rulebook.catalogue(),
                occasion.cause().event().code(),
                occasion.cause().id(),
                occasion.when().at(),
                occasion.when().on(),
                occasion.rulebook());
    }

    /** The coupons, benefits, badges and tags among effects that were earned. */
    public static List<Gift> giftsAmong(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> effect.isEarned() && GIFTS.containsKey(effect.type()))
                .map(effect -> new Gift(GIFTS.get(effect.type()), effect.code(), effect.rule(), effect.campaign()))
                .toList();
    }

    /**
     * Takes from campaigns. Do it last of all, because budgets are rows that many want at once; when the round trip has run
     * and one of them is exhausted, the transaction must be made again.
     *
     * @param memberId null for a guest
     */
    public static Taking campaigns(
            RoundTrip writes,
            Rulebook rulebook,
            String memberId,
            Occasion occasion,
            Map<String, Booking.Taken> campaigns) {
        Taking taking = Taking.of(writes);
        campaigns.forEach((code, taken) -> taking.take(
                rulebook.campaigns().get(code),
                memberId,
                occasion.cause().event().code(),
                occasion.cause().id(),
                occasion.when().at(),
                occasion.when().on(),
                taken.points(),
                taken.amount()));
        return taking;
    }
}
