package dev.guerdon.giving;

import dev.guerdon.decision.Decision.Effect;
import dev.guerdon.holding.Given;
import dev.guerdon.holding.Given.GivenCoupon;
import dev.guerdon.message.Message;
import dev.guerdon.message.Templates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Renders the messages of one decision: they may speak of a coupon that their own rule gave with them, or else another rule of
 * their campaign.
 */
record MessageTexts(Map<String, String> templates, String memberId, Given given) {

    Message message(Effect effect) {
        String template = templates.getOrDefault(effect.text(), "");
        return new Message(effect.channel(), effect.text(), Templates.render(template, values(effect)), effect.rule());
    }

    private Map<String, String> values(Effect effect) {
        Map<String, String> values = new HashMap<>(Map.of("member.id", memberId));
        coupon(effect).ifPresent(coupon -> {
            values.put("coupon.code", coupon.code());
            values.put("coupon.until", Objects.toString(coupon.until(), ""));
        });
        return values;
    }

    private Optional<GivenCoupon> coupon(Effect effect) {
        return first(coupon -> coupon.rule().equals(effect.rule()))
                .or(() -> first(
                        coupon -> coupon.campaign() != null && coupon.campaign().equals(effect.campaign())));
    }

    private Optional<GivenCoupon> first(Predicate<GivenCoupon> wanted) {
        List<GivenCoupon> coupons = given.coupons();
        return coupons.stream().filter(wanted).findFirst();
    }
}
