package dev.guerdon.checkout;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.Decision;
import dev.guerdon.holding.Gift;
import dev.guerdon.holding.Gifts;
import dev.guerdon.message.Message;
import dev.guerdon.message.Outbox;
import dev.guerdon.message.Templates;
import dev.guerdon.rulebook.Rulebook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gives what an order's rules gave besides points: coupons, benefits, badges, tags and messages. */
final class OrderGifts {
    private OrderGifts() {}

    static void give(
            RoundTrip writes, Rulebook rulebook, String memberId, String orderId, Instant at, Decision decision) {
        List<Gift> gifts = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        for (Decision.Effect effect : decision.effects()) {
            if (effect.applies()) {
                add(effect, memberId, rulebook, gifts, messages);
            }
        }
        LocalDate on = at.atZone(rulebook.programme().zone()).toLocalDate();
        if (!gifts.isEmpty()) {
            Gifts.give(writes, memberId, gifts, rulebook.catalogue(), "order", orderId, at, on, rulebook.version());
        }
        if (!messages.isEmpty()) {
            Outbox.write(writes, memberId, messages, "order", orderId, at, rulebook.version());
        }
    }

    private static void add(
            Decision.Effect effect, String memberId, Rulebook rulebook, List<Gift> gifts, List<Message> messages) {
        switch (effect.type()) {
            case "coupon" -> gifts.add(new Gift(Gift.Kind.COUPON, effect.code(), effect.rule(), effect.campaign()));
            case "benefit" -> gifts.add(new Gift(Gift.Kind.BENEFIT, effect.code(), effect.rule(), effect.campaign()));
            case "badge" -> gifts.add(new Gift(Gift.Kind.BADGE, effect.code(), effect.rule(), effect.campaign()));
            case "tag" -> gifts.add(new Gift(Gift.Kind.TAG, effect.code(), effect.rule(), effect.campaign()));
            case "message" ->
                messages.add(new Message(
                        effect.channel(),
                        effect.text(),
                        Templates.render(
                                rulebook.catalogue().templates().getOrDefault(effect.text(), ""),
                                Map.of("member.id", memberId)),
                        effect.rule()));
            default -> {
                // everything else is told, not held
            }
        }
    }
}
