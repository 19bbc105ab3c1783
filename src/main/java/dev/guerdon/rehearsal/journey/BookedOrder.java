package dev.guerdon.rehearsal.journey;

import dev.guerdon.decision.Decided;
import dev.guerdon.decision.Decision;
import dev.guerdon.decision.HandedCoupon;
import dev.guerdon.decision.Question;
import dev.guerdon.decision.Returning;
import dev.guerdon.facts.Line;
import dev.guerdon.problem.Problem;
import dev.guerdon.programme.Programme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An order that was booked, and what is left of it.
 *
 * @param units left of each line
 * @param points that what is left earns
 */
record BookedOrder(Question question, Decided decided, Map<String, Integer> units, long points, boolean isCancelled) {

    static BookedOrder of(Question question, Decided decided) {
        Map<String, Integer> units = new LinkedHashMap<>();
        question.basket().lines().forEach(line -> units.put(line.id(), line.quantity()));
        long points = decided.decision().points().earned();
        return new BookedOrder(question, decided, units, points, false);
    }

    Decision decision() {
        return decided.decision();
    }

    /** What is left of its lines. */
    List<Line> lines() {
        Programme programme = question.programme();
        return Returning.remaining(programme.currency(), decided.booking().lines(), units);
    }

    /**
     * The order after units came back; what its lines earn is not yet worked out.
     *
     * @param back by line; empty: all that are left
     * @throws dev.guerdon.problem.Refusal if more comes back than is left
     */
    BookedOrder without(Map<String, Integer> back) {
        if (isCancelled) {
            throw Problem.ALREADY_CANCELLED.because("The order was cancelled: nothing of it can come back.");
        }
        Map<String, Integer> left = new LinkedHashMap<>(units);
        left.replaceAll((line, quantity) -> back.isEmpty() ? 0 : quantity - back.getOrDefault(line, 0));
        left.forEach((line, quantity) -> {
            if (quantity < 0) {
                throw Problem.TOO_MANY_RETURNED.because(
                        "Only " + units.get(line) + " of line \"" + line + "\" are left to come back.");
            }
        });
        return new BookedOrder(question, decided, left, points, false);
    }

    BookedOrder earning(long now) {
        return new BookedOrder(question, decided, units, now, isCancelled);
    }

    BookedOrder cancelled() {
        return new BookedOrder(question, decided, units, points, true);
    }

    boolean isGone() {
        return units.values().stream().allMatch(left -> left == 0);
    }

    /** The question of the earning step as it was, about what is left. */
    Question questionOfEarning() {
        Set<String> used = decision().coupons().stream()
                .filter(use -> use.status().equals(Decision.CouponUse.USED))
                .map(Decision.CouponUse::code)
                .collect(Collectors.toSet());
        List<HandedCoupon> coupons = question.coupons().stream()
                .filter(coupon -> used.contains(coupon.code()))
                .toList();
        return new Question(
                question.programme(),
                question.rulebook(),
                question.at(),
                question.today(),
                question.member(),
                question.basket().withLines(lines()),
                coupons,
                0,
                0,
                question.gates(),
                null);
    }
}
