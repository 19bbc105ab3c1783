package dev.guerdon.backtest;

import static java.util.stream.Collectors.toMap;

import dev.guerdon.backtest.BacktestResult.OrderDifference;
import dev.guerdon.backtest.BacktestResult.Outcome;
import dev.guerdon.backtest.BacktestResult.RuleDifference;
import dev.guerdon.backtest.BacktestResult.Told;
import dev.guerdon.decision.Decider;
import dev.guerdon.decision.Decision;
import dev.guerdon.money.Money;
import dev.guerdon.rulebook.Asked;
import dev.guerdon.rulebook.Reason;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells why an order is decided otherwise: which rules do something else, and why. */
final class Explaining {
    private final Side live;
    private final Side candidate;

    Explaining(Side live, Side candidate) {
        this.live = live;
        this.candidate = candidate;
    }

    OrderDifference explain(MostDifferent.Differing order) {
        return new OrderDifference(
                order.order().orderId(),
                order.order().memberId(),
                order.order().at(),
                order.worth(),
                outcome(order.live().decided().decision()),
                outcome(order.candidate().decided().decision()),
                rules(told(live, order.live()), told(candidate, order.candidate())));
    }

    private static Outcome outcome(Decision decision) {
        return new Outcome(
                decision.pricing().total(),
                decision.pricing().discount(),
                decision.pricing().shipping(),
                Gain.points(decision),
                decision.redemption().points(),
                decision.redemption().amount(),
                Difference.tier(decision));
    }

    private List<RuleDifference> rules(Map<RuleName, Told> before, Map<RuleName, Told> after) {
        SortedMap<RuleName, Optional<String>> all = RuleName.union(
                RuleName.all(live.rulebook(), Replay.PACKAGES), RuleName.all(candidate.rulebook(), Replay.PACKAGES));
        return all.entrySet().stream()
                .filter(rule -> isOther(before.get(rule.getKey()), after.get(rule.getKey())))
                .map(rule -> new RuleDifference(
                        rule.getKey().rulePackage().title(),
                        rule.getKey().rule(),
                        rule.getValue().orElse(null),
                        before.get(rule.getKey()),
                        after.get(rule.getKey())))
                .toList();
    }

    /** A rule that fires on neither side does not matter, although it may say otherwise why. */
    private static boolean isOther(Told one, Told other) {
        boolean firesAtAll = (one != null && one.fired()) || (other != null && other.fired());
        if (!firesAtAll || one == null || other == null) {
            return firesAtAll;
        }
        return one.fired() != other.fired()
                || !one.amount().equals(other.amount())
                || one.points() != other.points()
                || !Objects.equals(one.because(), other.because());
    }

    /** Decides once more, this time asking every rule why. */
    private static Map<RuleName, Told> told(Side side, Side.Attempt attempt) {
        Asked asked = side.rulebook().retracing(attempt.question().at().toInstant(), Map.of());
        Decision decision = Decider.decide(attempt.question(), asked::propose).decision();
        return asked.reasons().stream()
                .collect(toMap(
                        reason -> RuleName.of(reason.rulePackage(), reason.rule()),
                        reason -> told(side, decision, reason),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static Told told(Side side, Decision decision, Reason reason) {
        RuleName name = RuleName.of(reason.rulePackage(), reason.rule());
        List<Decision.Effect> effects = decision.effects().stream()
                .filter(effect -> RuleName.of(effect).equals(name))
                .toList();
        List<Decision.Effect> applied =
                effects.stream().filter(Decision.Effect::applies).toList();
        Money amount = Money.sum(applied.stream()
                .map(Decision.Effect::amount)
                .filter(Objects::nonNull)
                .toList());
        long points = applied.stream()
                .map(Decision.Effect::points)
                .filter(Objects::nonNull)
                .mapToLong(each -> each)
                .sum();
        String rejected =
                applied.isEmpty() && !effects.isEmpty() ? effects.get(0).because() : null;
        return new Told(
                reason.fired() && rejected == null,
                side.programme().currency().round(amount),
                points,
                reason.fired() ? rejected : reason.because());
    }
}
