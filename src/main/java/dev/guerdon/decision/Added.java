package dev.guerdon.decision;

import dev.guerdon.facts.Line;
import dev.guerdon.money.Currency;
import dev.guerdon.proposal.WithinReach;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a customer might buy besides: a line of which no more is known than what a hint names. */
final class Added {
    /** No line of a basket has it. */
    private static final String ID = "";

    private Added() {}

    /**
     * What is missing, bought: for so much money, or so many units at the lowest price that the basket has for such; empty where
     * those would be more than a line can have.
     *
     * @param lines of the basket
     */
    static Optional<Line> line(WithinReach within, List<Line> lines, Currency currency) {
        if (!within.isUnits()) {
            BigDecimal amount = within.missing().setScale(currency.decimals(), RoundingMode.CEILING);
            return Optional.of(line(within, lines, 1, amount, amount));
        }
        BigDecimal units = within.missing();
        BigDecimal price = lines.stream()
                .filter(each -> counts(within, each))
                .map(Line::unitPrice)
                .min(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        BigDecimal amount = currency.round(price.multiply(units)).amount();
        return Optional.of(units)
                .filter(each -> each.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
                .map(each -> line(within, lines, each.intValueExact(), price, amount));
    }

    private static Line line(
            WithinReach within, List<Line> lines, int quantity, BigDecimal unitPrice, BigDecimal amount) {
        String of = within.of();
        // of an article that is in the basket already its category, brand and tags are known, too
        Optional<Line> same = within.by() == WithinReach.By.SKU
                ? lines.stream().filter(each -> counts(within, each)).findFirst()
                : Optional.empty();
        return new Line(
                ID,
                within.by() == WithinReach.By.SKU ? of : "",
                within.by() == WithinReach.By.CATEGORY
                        ? of
                        : same.map(Line::category).orElse(""),
                within.by() == WithinReach.By.BRAND ? of : same.map(Line::brand).orElse(""),
                within.by() == WithinReach.By.TAG
                        ? Set.of(of)
                        : same.map(Line::tags).orElse(Set.of()),
                quantity,
                unitPrice,
                amount,
                amount,
                amount,
                Map.of());
    }

    private static boolean counts(WithinReach within, Line line) {
        return switch (within.by()) {
            case ALL -> true;
            case CATEGORY -> line.category().equals(within.of());
            case TAG -> line.tags().contains(within.of());
            case BRAND -> line.brand().equals(within.of());
            case SKU -> line.sku().equals(within.of());
        };
    }
}
