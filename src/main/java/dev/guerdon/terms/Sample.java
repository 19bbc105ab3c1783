package dev.guerdon.terms;

import dev.guerdon.facts.Line;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.rulebook.language.Checked;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement proposes for a line, whichever: it is tried on two lines that have no number in common, and on one that is not round. So the terms can
 * tell the number that it gives for all, or for each unit of money or each article.
 *
 * @param per what the number is given for; empty where it is the same for all lines
 */
record Sample(Proposal proposal, BigDecimal number, Optional<Per> per) {
    /** Numbers of which thirds, sevenths and the like are whole. */
    private static final BigDecimal WHOLE = BigDecimal.valueOf(2520);

    /** A third of something is told with so many decimals that times a line it is off by less. */
    private static final BigDecimal NEARLY = new BigDecimal("0.000001");

    private static final List<Line> LINES = List.of(line(2, 19, 5, 3), line(3, 23, 13, 17));

    /** Of no round number at all: what is the same for all lines is so for this one, too. */
    private static final Line ODD = new Line(
            "1",
            "",
            "",
            "",
            Set.of(),
            11,
            new BigDecimal("29.31"),
            new BigDecimal("322.41"),
            new BigDecimal("311.37"),
            new BigDecimal("307.01"),
            Map.of());

    /** What of a line a number is proportional to. */
    enum Measure {
        PAID,
        NET,
        AMOUNT,
        QUANTITY;

        private BigDecimal of(Line line) {
            return switch (this) {
                case PAID -> line.paid();
                case NET -> line.net();
                case AMOUNT -> line.amount();
                case QUANTITY -> BigDecimal.valueOf(line.quantity());
            };
        }
    }

    /** So many units of something, such as 1.00 paid. */
    record Per(BigDecimal units, Measure measure) {}

    private static Line line(int quantity, int unitPrice, int net, int paid) {
        return new Line(
                "1",
                "",
                "",
                "",
                Set.of(),
                quantity * WHOLE.intValue(),
                BigDecimal.valueOf(unitPrice),
                WHOLE.multiply(BigDecimal.valueOf((long) quantity * unitPrice)),
                WHOLE.multiply(BigDecimal.valueOf(net)),
                WHOLE.multiply(BigDecimal.valueOf(paid)),
                Map.of());
    }

    /** Empty where it depends on other facts than lines, or on something else of them. */
    static Optional<Sample> of(Checked.Rule rule, Checked.Statement statement) {
        if (statement.constant() != null) {
            return Optional.of(
                    new Sample(statement.constant(), statement.constant().value(), Optional.empty()));
        } else if (!readsLinesOnly(rule, statement)) {
            return Optional.empty();
        }
        try {
            Proposal one = proposal(statement, LINES.get(0));
            Proposal other = proposal(statement, LINES.get(1));
            Proposal odd = proposal(statement, ODD);
            return one.value() == null || one.value().compareTo(other.value()) == 0
                    ? same(one, odd)
                    : Arrays.stream(Measure.values())
                            .filter(measure -> isProportional(measure, one, LINES.get(0), other, LINES.get(1)))
                            .filter(measure -> isProportional(measure, one, LINES.get(0), odd, ODD))
                            .flatMap(measure -> rate(one, measure).stream())
                            .findFirst();
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

    private static Optional<Sample> same(Proposal one, Proposal odd) {
        return one.value() == null || one.value().compareTo(odd.value()) == 0
                ? Optional.of(new Sample(one, one.value(), Optional.empty()))
                : Optional.empty();
    }

    private static boolean isProportional(Measure measure, Proposal one, Line of, Proposal other, Line ofOther) {
        BigDecimal exact = one.value().multiply(measure.of(ofOther));
        return exact.subtract(other.value().multiply(measure.of(of))).abs().compareTo(NEARLY) < 0;
    }

    /** So much for each unit, or one for so many units. */
    private static Optional<Sample> rate(Proposal one, Measure measure) {
        BigDecimal ofOne = measure.of(LINES.get(0));
        return exact(one.value(), ofOne)
                .map(number -> new Sample(one, number, Optional.of(new Per(BigDecimal.ONE, measure))))
                .or(() -> exact(ofOne, one.value())
                        .map(units -> new Sample(one, BigDecimal.ONE, Optional.of(new Per(units, measure)))));
    }

    private static Optional<BigDecimal> exact(BigDecimal number, BigDecimal by) {
        try {
            return Optional.of(number.divide(by));
        } catch (ArithmeticException withoutEnd) {
            return Optional.empty();
        }
    }
}
