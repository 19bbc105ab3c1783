package dev.guerdon.backtest;

import static java.util.stream.Collectors.groupingBy;

import dev.guerdon.checkout.PastQuestion;
import dev.guerdon.decision.Decision;
import dev.guerdon.programme.Programme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all orders under one rulebook come to: together, and by tier, campaign and rule. */
final class Sums {
    private static final String GUESTS = "";

    private final Map<String, Gain> byTier = new HashMap<>();
    private final Map<String, Gain> byCampaign = new HashMap<>();
    private final Map<RuleName, Gain> byRule = new HashMap<>();
    private Gain total = Gain.NOTHING;

    void add(PastQuestion order, Side.Attempt attempt) {
        Gain gain = Gain.of(attempt.question().basket(), attempt.decided());
        total = total.plus(gain);
        byTier.merge(Optional.ofNullable(order.tier()).orElse(GUESTS), gain, Gain::plus);
        attempt.decided()
                .booking()
                .campaigns()
                .forEach((code, taken) -> byCampaign.merge(
                        code, Gain.of(code, taken, attempt.decided().decision()), Gain::plus));
        byRule(attempt.decided().decision()).forEach((rule, given) -> byRule.merge(rule, given, Gain::plus));
    }

    private static Map<RuleName, Gain> byRule(Decision decision) {
        Map<RuleName, List<Decision.Effect>> effects =
                decision.effects().stream().filter(Decision.Effect::applies).collect(groupingBy(RuleName::of));
        Map<RuleName, Gain> rules = new HashMap<>();
        effects.forEach((rule, ofRule) -> rules.put(rule, Gain.of(decision, ofRule)));
        return rules;
    }

    Given total(Programme programme) {
        return Given.of(total, programme);
    }

    /** In which orders were placed; guests' under "". */
    Set<String> tiers() {
        return byTier.keySet();
    }

    Given ofTier(String tier, Programme programme) {
        return Given.of(byTier.getOrDefault(tier, Gain.NOTHING), programme);
    }

    Given ofCampaign(String code, Programme programme) {
        return Given.of(byCampaign.getOrDefault(code, Gain.NOTHING), programme);
    }

    Given ofRule(RuleName rule, Programme programme) {
        return Given.of(byRule.getOrDefault(rule, Gain.NOTHING), programme);
    }
}
