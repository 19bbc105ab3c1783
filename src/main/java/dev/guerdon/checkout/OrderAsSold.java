package dev.guerdon.checkout;

import dev.guerdon.decision.Decision;
import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import dev.guerdon.money.Money;
import dev.guerdon.problem.Problem;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.request.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stored order as it was sold: its lines with what they cost and what of it was paid in money, the member as decided upon
 * (null for a guest's), and what else the decision depended on.
 */
record OrderAsSold(
        OrderRow row, Decision decision, Basket basket, List<Line> lines, Member member, Circumstances circumstances) {

    static OrderAsSold of(OrderRow row, Programme programme, Json json) {
        Decision decision = json.read(row.decision(), Decision.class);
        BasketBody body = json.read(row.body(), BasketBody.class);
        LocalDate date = row.at().atZone(programme.zone()).toLocalDate();
        Basket basket = Baskets.basket(programme, row.orderId(), row.at(), date, body);
        Map<String, Money> byPoints = new HashMap<>();
        decision.redemption().lines().forEach(line -> byPoints.put(line.lineId(), line.amount()));
        List<Line> sold = new ArrayList<>();
        for (int i = 0; i < basket.lines().size(); i++) {
            Line line = basket.lines().get(i);
            Money net = decision.pricing().lines().get(i).net();
            Money paid = net.minus(byPoints.getOrDefault(line.id(), Money.ZERO));
            sold.add(line.withNet(net.amount()).withPaid(paid.amount()));
        }
        Member member = row.facts() == null ? null : json.read(row.facts(), Member.class);
        Circumstances circumstances = Circumstances.stored(row.circumstances(), json);
        return new OrderAsSold(row, decision, basket.withLines(sold), List.copyOf(sold), member, circumstances);
    }

    /** Whether the redemption rules had a say: only where there were points and something to pay. */
    boolean askedOfPoints() {
        return member != null
                && !decision.pricing().total().isZero()
                && (member.points() > 0 || has(RulePackage.REDEMPTION));
    }

    private boolean has(RulePackage rulePackage) {
        return decision.effects().stream()
                .anyMatch(effect -> effect.rulePackage().equals(rulePackage.title()));
    }

    /**
     * Units that remain of each line.
     *
     * @param returned units that came back before
     */
    Map<String, Integer> remaining(Map<String, Integer> returned) {
        Map<String, Integer> units = new LinkedHashMap<>();
        lines.forEach(line -> units.put(line.id(), line.quantity() - returned.getOrDefault(line.id(), 0)));
        return units;
    }

    /**
     * Units that remain after a return.
     *
     * @throws dev.guerdon.problem.Refusal if a line is not there, or more comes back than remains
     */
    static Map<String, Integer> after(Map<String, Integer> remaining, List<ReturnBody.Line> back) {
        Map<String, Integer> after = new LinkedHashMap<>(remaining);
        for (int i = 0; i < back.size(); i++) {
            ReturnBody.Line line = back.get(i);
            String field = "lines[" + i + "]";
            Integer left = after.get(line.lineId());
            if (left == null) {
                throw Problem.INVALID.at(field + ".lineId", "The order has no line \"" + line.lineId() + "\".");
            } else if (line.quantity() > left) {
                throw Problem.TOO_MANY_RETURNED.at(
                        field + ".quantity",
                        "Only " + left + " of line \"" + line.lineId() + "\" are left to come back.");
            }
            after.put(line.lineId(), left - line.quantity());
        }
        return after;
    }
}
