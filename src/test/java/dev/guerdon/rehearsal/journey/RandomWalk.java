package dev.guerdon.rehearsal.journey;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Line;
import dev.guerdon.rulebook.Rulebook;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Moves that nobody thought of; the same seed makes the same ones. */
final class RandomWalk {
    private static final List<List<String>> COUPONS = List.of(
            List.of(), List.of("HELLO"), List.of("AGAIN"), List.of("OPEN5"), List.of("AGAIN", "OPEN5", "HELLO"));

    private final Random random;
    private final Rulebook rulebook;
    private final List<Basket> orders = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private Instant now;

    RandomWalk(long seed, Rulebook rulebook, Instant begin) {
        this.random = new Random(seed);
        this.rulebook = rulebook;
        this.now = begin;
    }

    List<Move> moves(int count) {
        for (int i = 0; i < count; i++) {
            Step step = step(i);
            moves.add(new Move(step, now));
        }
        return moves;
    }

    private Step step(int number) {
        return switch (orders.isEmpty() ? random.nextInt(5) : random.nextInt(12)) {
            case 0, 1, 5, 6 -> order(number);
            case 2, 7 -> {
                now = now.plus(1 + random.nextInt(70), ChronoUnit.HOURS);
                yield new Step.Waiting();
            }
            case 3 ->
                new Step.Deed(
                        "deed-" + number,
                        random.nextBoolean() ? "check-in" : "review",
                        "T" + random.nextInt(2),
                        Map.of());
            case 4 -> new Step.Adjustment("adjustment-" + number, 1 + random.nextInt(60), random.nextBoolean(), false);
            case 8, 9 -> goodsBack(number);
            case 10 -> new Step.Redemption("redemption-" + number, 1 + random.nextInt(60));
            default -> {
                boolean isCancelled = random.nextInt(3) == 0;
                yield isCancelled
                        ? new Step.Cancellation(oneOf(orders).id())
                        : new Step.Adjustment(
                                "adjustment-" + number, -1L - random.nextInt(90), true, random.nextBoolean());
            }
        };
    }

    private Step order(int number) {
        LocalDate date = now.atZone(rulebook.programme().zone()).toLocalDate();
        List<Line> lines = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 1; i <= count; i++) {
            lines.add(line(Integer.toString(i)));
        }
        Basket basket =
                new Basket("order-" + number, now, date, "", "", "", "EUR", BigDecimal.ZERO, lines, Set.of(), Map.of());
        orders.add(basket);
        return new Step.Order(basket, oneOf(COUPONS), random.nextBoolean() ? 0 : random.nextInt(150));
    }

    private Line line(String id) {
        int quantity = 1 + random.nextInt(4);
        BigDecimal price = BigDecimal.valueOf(random.nextInt(9_000), 2);
        BigDecimal amount = price.multiply(BigDecimal.valueOf(quantity));
        String category = oneOf(List.of("tea", "tea", "cups", "fee"));
        return new Line(id, "S" + id, category, "", Set.of(), quantity, price, amount, amount, amount, Map.of());
    }

    private Step goodsBack(int number) {
        Basket order = oneOf(orders);
        Line line = oneOf(order.lines());
        Map<String, Integer> units =
                random.nextInt(4) == 0 ? Map.of() : Map.of(line.id(), 1 + random.nextInt(line.quantity()));
        return new Step.Return(order.id(), "return-" + number, units);
    }

    private <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
