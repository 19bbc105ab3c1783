package dev.guerdon.rehearsal;

import dev.guerdon.decision.Decision;
import dev.guerdon.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules made of a situation. What a situation of its kind does not have is empty.
 *
 * @param effects all of them, rejected ones too
 */
record Outcome(
        Optional<Decision.Pricing> pricing,
        Optional<Decision.Redemption> redemption,
        Optional<Long> points,
        Optional<String> tier,
        Optional<String> stage,
        Optional<Set<String>> segments,
        Optional<Expected.Lapse> expiresOn,
        List<Decision.Effect> effects) {

    /** Nothing but effects and the points among them. */
    static Outcome of(List<Decision.Effect> effects, long points) {
        return new Outcome(
                Optional.empty(),
                Optional.empty(),
                Optional.of(points),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                effects);
    }

    Outcome with(Expected.Lapse lapse) {
        return new Outcome(pricing, redemption, points, tier, stage, segments, Optional.of(lapse), effects);
    }

    Outcome inTier(String reached) {
        return new Outcome(pricing, redemption, points, Optional.of(reached), stage, segments, expiresOn, effects);
    }

    Outcome at(Optional<String> placed, Set<String> among) {
        return new Outcome(pricing, redemption, points, tier, placed, Optional.of(among), expiresOn, effects);
    }

    Optional<Money> discount() {
        return pricing.map(Decision.Pricing::discount);
    }

    Optional<Money> total() {
        return pricing.map(Decision.Pricing::total);
    }

    Optional<Money> shipping() {
        return pricing.map(Decision.Pricing::shipping);
    }

    /** Effects of a type that apply. */
    List<Decision.Effect> applied(String type) {
        return effects.stream()
                .filter(each -> each.applies() && each.type().equals(type))
                .toList();
    }
}
