package dev.guerdon.terms;

import dev.guerdon.facts.Line;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.rulebook.language.Checked;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a statement proposes for a line, whichever: it is tried on two lines that have no number in common. So the terms can
 * tell the number that it gives for all, or for each unit of money or each article.
 *
 * @param per what the number is given for, such as {@code each 1.00 paid}; "" where it is the same for all lines
 */
record Sample(Proposal proposal, BigDecimal number, String per) {
    private static final List<Line> LINES = List.of(line(2, "700", "500", "300"), line(3, "1100", "1300", "1700"));

    private static Line line(int quantity, String amount, String net, String paid) {
        return new Line(
                "1",
                "",
                "",
                "",
                Set.of(),
                quantity,
                new BigDecimal("19"),
                new BigDecimal(amount),
                new BigDecimal(net),
                new BigDecimal(paid),
                Map.of());
    }

    /** Empty where it depends on other facts than lines, or on something else of them. */
    static Optional<Sample> of(Checked.Rule rule, Checked.Statement statement) {
        if (statement.constant() != null) {
            return Optional.of(
                    new Sample(statement.constant(), statement.constant().value(), ""));
        } else if (!readsLinesOnly(rule, statement)) {
            return Optional.empty();
        }
        try {
            return between(proposal(statement, LINES.get(0)), proposal(statement, LINES.get(1)));
        } catch (IllegalArgumentException outOfBounds) {
            return Optional.empty();
        }
    }

    private static boolean readsLinesOnly(Checked.Rule rule, Checked.Statement statement) {
        Map<Integer, Class<?>> facts = new HashMap<>();
        collect(rule.conditions(), facts);
        return statement.others().stream().allMatch(slot -> facts.get(slot) == Line.class);
    }

    private static void collect(List<Checked.Part> parts, Map<Integer, Class<?>> facts) {
        for (Checked.Part part : parts) {
            if (part instanceof Checked.Match match) {
                facts.put(match.slot(), match.fact());
            } else if (part instanceof Checked.All all) {
                collect(all.parts(), facts);
            }
        }
    }

    private static Proposal proposal(Checked.Statement statement, Line line) {
        return statement
                .making()
                .of(statement.others().stream().map(slot -> line).toArray());
    }

    private static Optional<Sample> between(Proposal one, Proposal other) {
        if (one.value() == null || one.value().compareTo(other.value()) == 0) {
            return Optional.of(new Sample(one, one.value(), ""));
        }
        return rate(one, other, Line::paid, "each 1.00 paid")
                .or(() -> rate(one, other, Line::net, "each 1.00 of the price"))
                .or(() -> rate(one, other, Line::amount, "each 1.00 of the list price"))
                .or(() -> rate(one, other, line -> BigDecimal.valueOf(line.quantity()), "each article"));
    }

    private static Optional<Sample> rate(Proposal one, Proposal other, Function<Line, BigDecimal> measure, String per) {
        BigDecimal ofOne = measure.apply(LINES.get(0));
        BigDecimal ofOther = measure.apply(LINES.get(1));
        boolean isRate = one.value().multiply(ofOther).compareTo(other.value().multiply(ofOne)) == 0;
        return isRate
                ? Optional.of(new Sample(one, one.value().divide(ofOne, MathContext.DECIMAL32), per))
                : Optional.empty();
    }
}
