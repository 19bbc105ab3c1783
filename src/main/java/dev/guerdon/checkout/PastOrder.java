package dev.guerdon.checkout;

import dev.guerdon.facts.Member;
import dev.guerdon.request.Json;
import java.time.Instant;

/**
 * A stored order as it was asked, still in the form in which it is stored: many are read at a time, and reading the JSON is
 * the costly part.
 *
 * @param memberId null for a guest
 * @param rulebook version of the rules that decided it
 * @param decision as it was answered; null where it was not asked for
 */
public record PastOrder(
        String orderId,
        String memberId,
        Instant at,
        String rulebook,
        String decision,
        String body,
        String facts,
        String circumstances) {

    /** The question of that time, to be put to any rulebook. */
    public PastQuestion question(Json json) {
        return new PastQuestion(
                orderId,
                at,
                json.read(body, BasketBody.class),
                facts == null ? null : json.read(facts, Member.class),
                Circumstances.stored(circumstances, json));
    }
}
