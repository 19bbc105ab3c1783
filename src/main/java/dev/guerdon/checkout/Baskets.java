package dev.guerdon.checkout;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Line;
import dev.guerdon.problem.Problem;
import dev.guerdon.programme.Programme;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a basket as a shop sends it into the facts that rules read. */
final class Baskets {
    private Baskets() {}

    /** The basket at list price. */
    static Basket basket(Programme programme, String id, Instant at, LocalDate date, BasketBody body) {
        return new Basket(
                id,
                at,
                date,
                orEmpty(body.channel()),
                orEmpty(body.store()),
                orEmpty(body.payment()),
                programme.currency().code(),
                programme
                        .currency()
                        .round(body.shipping() == null ? BigDecimal.ZERO : body.shipping())
                        .amount(),
                lines(programme, body),
                body.coupons() == null ? Set.of() : Set.copyOf(body.coupons()),
                body.attributes() == null ? Map.of() : body.attributes());
    }

    private static List<Line> lines(Programme programme, BasketBody body) {
        List<Line> lines = new ArrayList<>(body.lines().size());
        Set<String> ids = new HashSet<>();
        for (BasketBody.Line line : body.lines()) {
            if (!ids.add(line.lineId())) {
                throw Problem.INVALID.at(
                        "lines[" + lines.size() + "].lineId",
                        "The line \"" + line.lineId() + "\" is there twice: give each line an id of its own.");
            }
            lines.add(line(programme, line));
        }
        return lines;
    }

    private static Line line(Programme programme, BasketBody.Line line) {
        BigDecimal amount = line.amount(programme.currency()).amount();
        return new Line(
                line.lineId(),
                line.sku(),
                orEmpty(line.category()),
                orEmpty(line.brand()),
                line.tags() == null ? Set.of() : Set.copyOf(line.tags()),
                line.quantity(),
                line.unitPrice(),
                amount,
                amount,
                amount,
                line.attributes() == null ? Map.of() : line.attributes());
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
