package dev.guerdon.decision;

import static dev.guerdon.decision.Shop.line;
import static dev.guerdon.decision.Shop.money;
import static dev.guerdon.decision.Shop.number;
import static dev.guerdon.proposal.RulePackage.REDEMPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.facts.Line;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Verbs.Redemption;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RedeemingTest {
    private static final Line MUG = line("mug", "gifts", 1, "10.00");
    private static final Line TEA = line("tea", "groceries", 3, "4.00");
    private static final Proposal CENT = Redemption.rate(number("0.01"));

    @Test
    void pointsThatCannotPayAreNotTaken() {
        Decision.Redemption redemption = redeem(1500, 9000, CENT);

        assertThat(redemption.points()).isEqualTo(1000);
        assertThat(redemption.amount()).isEqualTo(money("10.00"));
        assertThat(redemption.because()).isEqualTo("1000 of the 1500 points are all that can pay here");
    }

    @Test
    void noMoreThanTheMemberHasIsTaken() {
        Decision.Redemption redemption = redeem(800, 300, CENT);

        assertThat(redemption.points()).isEqualTo(300);
        assertThat(redemption.maxPoints()).isEqualTo(300);
        assertThat(redemption.because()).isEqualTo("the member has only 300 points");
    }

    @Test
    void pointsThatPayLessThanTheSmallestCoinAreNotTaken() {
        assertThat(redeem(4, 100, Redemption.rate(number("0.001"))).points()).isZero();
        assertThat(redeem(14, 100, Redemption.rate(number("0.001"))).points()).isEqualTo(10);
    }

    @Test
    void rateNextToNothingTakesNoPoints() {
        assertThat(redeem(900, 9000, Redemption.rate(number("1e-30"))).points()).isZero();
    }

    @Test
    void lowestShareBoundsThePayment() {
        Decision.Redemption redemption =
                redeem(900, 9000, CENT, Redemption.maxShare(number("50")), Redemption.maxShare(number("30")));

        assertThat(redemption.amount()).isEqualTo(money("3.00"));
        assertThat(redemption.maxPoints()).isEqualTo(300);
    }

    @Test
    void belowTheHighestMinimumNothingIsTaken() {
        Decision.Redemption redemption = redeem(150, 9000, CENT, Redemption.minPoints(100), Redemption.minPoints(200));

        assertThat(redemption.points()).isZero();
        assertThat(redemption.because()).isEqualTo("at least 200 points can be used at once");
        assertThat(redemption.maxPoints()).isEqualTo(1000);
    }

    @Test
    void largestStepsAreTakenFirstAndTheRestStays() {
        Decision.Redemption redemption =
                redeem(350, 9000, Redemption.step(100, number("1.00")), Redemption.step(250, number("3.00")));

        assertThat(redemption.points()).isEqualTo(350);
        assertThat(redemption.amount()).isEqualTo(money("4.00"));
        assertThat(redeem(399, 9000, Redemption.step(100, number("1.00"))).points())
                .isEqualTo(300);
    }

    @Test
    void stepDearerThanTheBasketDoesNotFit() {
        assertThat(redeem(500, 9000, Redemption.step(500, number("10.01"))).points())
                .isZero();
    }

    @Test
    void stepsGoBeforeRates() {
        assertThat(redeem(150, 9000, CENT, Redemption.step(100, number("2.00"))).points())
                .isEqualTo(100);
    }

    @Test
    void lineWithTheHighestRateIsPaidFirst() {
        Decision decision = Shop.selling(MUG, TEA)
                .rule(REDEMPTION, "Everywhere", CENT)
                .rule(REDEMPTION, "Double on tea", Redemption.rate(TEA, number("0.02")))
                .redeem(700, 9000)
                .decision();

        assertThat(decision.redemption().lines())
                .containsExactly(
                        new Decision.PaidLine("mug", money("1.00")), new Decision.PaidLine("tea", money("12.00")));
        assertThat(decision.redemption().maxPoints()).isEqualTo(1600);
    }

    @Test
    void whatPointsPayLowersPaidNotThePrice() {
        Decided decided = Shop.selling(MUG)
                .rule(REDEMPTION, "Everywhere", CENT)
                .redeem(400, 9000)
                .decide();

        assertThat(decided.decision().pricing().total()).isEqualTo(money("10.00"));
        assertThat(decided.booking().lines().get(0).net()).isEqualByComparingTo("10.00");
        assertThat(decided.booking().lines().get(0).paid()).isEqualByComparingTo("6.00");
    }

    @Test
    void withoutRatesPointsPayNothing() {
        assertThat(redeem(100, 9000).because()).isEqualTo("points can't pay for this basket");
    }

    @Test
    void rateThatAddsNothingIsToldWhatIsTrueOfIt() {
        Proposal onTea = Redemption.rate(TEA, number("0.01"));
        assertThat(whyTeaIsRejected(0, 300, onTea)).startsWith("no points are to be used");
        assertThat(whyTeaIsRejected(0, 9000, onTea)).isEmpty();
        assertThat(whyTeaIsRejected(300, 300, onTea)).isEmpty();
        assertThat(whyTeaIsRejected(300, 300, Redemption.rate(TEA, number("0.005"))))
                .isEqualTo("the points that are taken pay for other lines, or for nothing here");
        assertThat(whyTeaIsRejected(300, 300, onTea, Redemption.rate(TEA, number("0.02"))))
                .isEqualTo("a higher rate counts");
        assertThat(whyTeaIsRejected(300, 300, onTea, Redemption.rate(TEA, number("0.01"))))
                .isEqualTo("a rate that is as high counts");
        assertThat(whyTeaIsRejected(1, 300, Redemption.rate(TEA, number("0.005")), Redemption.minPoints(10)))
                .isEqualTo("no points are taken: at least 10 points can be used at once");
        assertThat(whyTeaIsRejected(300, 300, onTea, Redemption.step(100, number("1.00"))))
                .isEqualTo("steps count here, rates do not");
    }

    private static String whyTeaIsRejected(long asked, long has, Proposal onTea, Proposal... others) {
        Shop shop = Shop.selling(MUG, TEA).redeem(asked, has);
        shop.rule(REDEMPTION, "Usual", Redemption.rate(MUG, number("0.01")), onTea)
                .rule(REDEMPTION, "Other", others);
        return shop.decision().effects().stream()
                .filter(each -> each.rule().equals("Usual") && "tea".equals(each.lineId()))
                .map(Decision.Effect::because)
                .filter(Objects::nonNull)
                .collect(Collectors.joining());
    }

    private static Decision.Redemption redeem(long asked, long has, Proposal... proposals) {
        Shop shop = Shop.selling(MUG).redeem(asked, has);
        for (int i = 0; i < proposals.length; i++) {
            shop.rule(REDEMPTION, "Rule " + i, proposals[i]);
        }
        return shop.decision().redemption();
    }
}
