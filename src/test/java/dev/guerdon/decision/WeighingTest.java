package dev.guerdon.decision;

import static dev.guerdon.decision.Shop.number;
import static dev.guerdon.proposal.RulePackage.DISCOUNTS;
import static dev.guerdon.proposal.RulePackage.EARNING;
import static dev.guerdon.proposal.RulePackage.REDEMPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.facts.Line;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.proposal.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often a large basket is calculated: a few times, or deciding it takes the longer the square of its lines. */
class WeighingTest {
    private static final int LINES = 300;

    private final Line[] lines = IntStream.range(0, LINES)
            .mapToObj(i -> Shop.line("l" + i, i % 2 == 0 ? "gifts" : "fee", 2, "19.99"))
            .toArray(Line[]::new);
    private final Question question = Shop.selling(lines).shipping("4.90").question();
    private final Pricing pricing = new Pricing(question.programme(), question.basket());
    private int calculated;

    @Test
    void discountsOfEachLine() {
        List<Proposed> proposals = new ArrayList<>();
        for (int rule = 1; rule <= 8; rule++) {
            String percent = Integer.toString(rule);
            proposals.addAll(onEachLine(
                    DISCOUNTS, "percent " + rule, line -> Verbs.Discounts.percentOff(line, number(percent))));
        }
        proposals.add(Shop.by(DISCOUNTS, "basket", Verbs.Discounts.amountOffEvery(number("100"), number("3"))));

        weigh(pricing, proposals);

        assertThat(calculated).isEqualTo(2); // all, and what the one on the basket adds
    }

    @Test
    void pricesOfWhichOnlyTheLowestCounts() {
        List<Proposed> proposals = new ArrayList<>();
        for (int rule = 1; rule <= 8; rule++) {
            String price = Integer.toString(rule);
            proposals.addAll(
                    onEachLine(DISCOUNTS, "price " + rule, line -> Verbs.Discounts.fixedPrice(line, number(price))));
        }

        Weighing<Priced> weighing = weigh(pricing, proposals);

        assertThat(calculated).isEqualTo(1);
        assertThat(proposals).filteredOn(weighing::counts).hasSize(LINES);
    }

    @Test
    void pointsOfEachLine() {
        List<Proposed> proposals = new ArrayList<>();
        proposals.addAll(onEachLine(EARNING, "points", line -> Verbs.Earning.points(line, number("19.4"))));
        proposals.addAll(onEachLine(EARNING, "double", line -> Verbs.Earning.times(line, number("2"))));
        proposals.addAll(onEachLine(EARNING, "half more", line -> Verbs.Earning.times(line, number("1.5"))));

        for (Programme.Rounding rounding : Programme.Rounding.values()) {
            calculated = 0;
            Weighing<Earned> weighing = weigh(
                    new PointsCalculation(
                            new Programme.PointsPolicy(0, 14, number("0.01"), rounding, Programme.Times.BEST),
                            List.of(lines)),
                    proposals);
            assertThat(calculated).isEqualTo(1);
            assertThat(proposals).filteredOn(weighing::counts).hasSize(2 * LINES);
        }
    }

    @Test
    void pointsOfEachLineUnderACap() {
        List<Proposed> proposals = new ArrayList<>();
        proposals.addAll(onEachLine(EARNING, "points", line -> Verbs.Earning.points(line, number("19.4"))));
        proposals.add(Shop.by(EARNING, "cap", Verbs.Earning.cap(2L * LINES)));

        weigh(new PointsCalculation(Programme.PointsPolicy.DEFAULT, List.of(lines)), proposals);

        assertThat(calculated).isEqualTo(2); // all, and what the cap takes
    }

    @Test
    void ratesOfWhichOnlyTheHighestCounts() {
        List<Proposed> proposals = new ArrayList<>();
        proposals.add(Shop.by(REDEMPTION, "all", Verbs.Redemption.rate(number("0.02"))));
        proposals.addAll(onEachLine(REDEMPTION, "less", line -> Verbs.Redemption.rate(line, number("0.01"))));

        weigh(
                new Redeeming(question.programme().currency(), List.of(lines), pricing.listPrices(), 500, 900),
                proposals);

        assertThat(calculated).isLessThan(5);
    }

    private static List<Proposed> onEachLine(RulePackage rulePackage, String rule, Function<Line, Proposal> proposal) {
        return IntStream.range(0, LINES)
                .mapToObj(i -> Shop.by(rulePackage, rule, proposal.apply(Shop.line("l" + i, "", 1, "1"))))
                .toList();
    }

    private <T> Weighing<T> weigh(Calculation<T> calculation, List<Proposed> proposals) {
        return new Weighing<>(
                new Calculation<T>() {
                    @Override
                    public T with(List<Proposed> counting) {
                        calculated++;
                        return calculation.with(counting);
                    }

                    @Override
                    public Scales scales(List<Proposed> all, T outcome) {
                        return calculation.scales(all, outcome);
                    }

                    @Override
                    public Worth worth(T outcome) {
                        return calculation.worth(outcome);
                    }

                    @Override
                    public Function<Proposal, String> whyIdle(T outcome, List<Proposed> standing) {
                        return calculation.whyIdle(outcome, standing);
                    }
                },
                proposals);
    }
}
