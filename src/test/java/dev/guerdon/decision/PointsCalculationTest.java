package dev.guerdon.decision;

import static dev.guerdon.decision.Shop.line;
import static dev.guerdon.decision.Shop.number;
import static dev.guerdon.proposal.RulePackage.EARNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.facts.Line;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Verbs;
import dev.guerdon.proposal.Verbs.Earning;
import org.junit.jupiter.api.Test;

class PointsCalculationTest {
    private static final Line MUG = line("mug", "gifts", 1, "10.00");
    private static final Line TEA = line("tea", "groceries", 3, "4.00");
    private static final Proposal HUNDRED = Earning.points(MUG, number("100"));

    @Test
    void factorsGiveTogetherWhatThePolicySays() {
        Proposal line = Earning.times(MUG, number("3"));
        Proposal order = Earning.times(number("2"));

        assertThat(earned(Programme.Times.BEST, HUNDRED, line, order)).isEqualTo(300);
        assertThat(earned(Programme.Times.ADD, HUNDRED, line, order)).isEqualTo(400);
        assertThat(earned(Programme.Times.MULTIPLY, HUNDRED, line, order)).isEqualTo(600);
    }

    @Test
    void loneFactorBelowOneCountsAsItIs() {
        assertThat(earned(Programme.Times.BEST, HUNDRED, Earning.times(number("0.5"))))
                .isEqualTo(50);
    }

    @Test
    void factorOfALineDoesNotTouchTheOrdersPoints() {
        assertThat(earned(Programme.Times.BEST, Earning.points(number("10")), Earning.times(MUG, number("3"))))
                .isEqualTo(10);
        assertThat(earned(Programme.Times.BEST, Earning.points(number("10")), Earning.times(number("3"))))
                .isEqualTo(30);
    }

    @Test
    void noFactorTouchesABonus() {
        assertThat(earned(Programme.Times.BEST, HUNDRED, Earning.bonus(7), Earning.times(number("2"))))
                .isEqualTo(207);
    }

    @Test
    void pointsAreRoundedDownEachLineOrOnce() {
        Proposal[] halves = {Earning.points(MUG, number("1.5")), Earning.points(TEA, number("1.5"))};

        assertThat(shop(Programme.Rounding.LINE, Programme.Times.BEST, halves)
                        .decision()
                        .points()
                        .earned())
                .isEqualTo(2);
        Decision.Points once = shop(Programme.Rounding.ORDER, Programme.Times.BEST, halves)
                .decision()
                .points();
        assertThat(once.earned()).isEqualTo(3);
        assertThat(once.lines())
                .containsExactly(new Decision.EarningLine("mug", 2), new Decision.EarningLine("tea", 1));
    }

    @Test
    void anOrderEarnsNoMoreThanTheLedgerTakes() {
        Proposal mug = Earning.points(MUG, number("1000000000"));
        Proposal tea = Earning.points(TEA, number("1000000000"));

        assertThat(earned(Programme.Times.BEST, mug, tea, Earning.times(number("1000"))))
                .isEqualTo(1_000_000_000_000L);
    }

    @Test
    void lowestCapBoundsEverything() {
        assertThat(earned(Programme.Times.BEST, HUNDRED, Earning.bonus(50), Earning.cap(120), Earning.cap(130)))
                .isEqualTo(120);
    }

    @Test
    void capCutsLinesBeforeBonuses() {
        Decision decision = shop(
                        Programme.Rounding.LINE,
                        Programme.Times.BEST,
                        HUNDRED,
                        Earning.points(TEA, number("50")),
                        Earning.bonus(30),
                        Earning.cap(60))
                .decision();

        assertThat(decision.points().lines())
                .containsExactly(new Decision.EarningLine("mug", 20), new Decision.EarningLine("tea", 10));
    }

    @Test
    void whatTheCapLeavesNothingOfSaysSo() {
        Decision decision = shop(
                        Programme.Rounding.LINE, Programme.Times.BEST, HUNDRED, Earning.bonus(60), Earning.cap(60))
                .decision();

        assertThat(decision.effects().get(0).because()).isEqualTo("the cap of 60 points is reached");
        assertThat(decision.effects().get(1).points()).isEqualTo(60L);
    }

    @Test
    void whatGivesNoPointSaysWhy() {
        Proposal few = Earning.points(TEA, number("0.4"));
        assertThat(whyIdle(few)).isEqualTo("comes to less than one point");
        assertThat(whyIdle(few, Earning.bonus(60), Earning.cap(60))).isEqualTo("comes to less than one point");
        assertThat(whyIdle(Earning.points(TEA, number("1")), Earning.bonus(60), Earning.cap(60)))
                .isEqualTo("the cap of 60 points is reached");
        assertThat(whyIdle(Earning.times(number("2")), Earning.bonus(60), Earning.cap(60)))
                .isEqualTo("there are no points to multiply");
        assertThat(whyIdle(Earning.times(number("2")), HUNDRED, Earning.cap(100)))
                .isEqualTo("the cap of 100 points is reached");
        assertThat(whyIdle(Earning.times(MUG, number("2")), HUNDRED, Earning.times(number("3"))))
                .isEqualTo("a higher factor counts");
        assertThat(whyIdle(Earning.times(number("2")), HUNDRED, Earning.times(MUG, number("3"))))
                .isEqualTo("a higher factor counts");
        assertThat(whyIdle(Earning.times(MUG, number("2")), HUNDRED, Earning.times(number("2"))))
                .isEqualTo("a factor that is as high counts");
        assertThat(whyIdle(Earning.times(TEA, number("2")), HUNDRED)).isEqualTo("there are no points to multiply");
        assertThat(whyIdle(Earning.times(number("1")), HUNDRED)).isEqualTo("a factor of 1 changes nothing");
        assertThat(whyIdle(Earning.times(number("1.001")), HUNDRED)).isEqualTo("comes to less than one point");
        assertThat(whyIdle(Earning.cap(100), HUNDRED)).isEqualTo("does not bound this order");
        assertThat(whyIdle(Earning.cap(60), HUNDRED, Earning.cap(60))).isEqualTo("a cap that is as low counts");
        assertThat(whyIdle(Earning.cap(70), HUNDRED, Earning.cap(60))).isEqualTo("a lower cap counts");
        assertThat(whyIdle(Earning.cap(100), HUNDRED, Earning.cap(60))).isEqualTo("does not bound this order");
    }

    /** Of the first proposal, which comes after the others. */
    private static String whyIdle(Proposal idle, Proposal... others) {
        return Shop.selling(MUG, TEA)
                .rule(EARNING, "Others", others)
                .rule(EARNING, "Then", idle)
                .because("Then");
    }

    @Test
    void pointsOfTheOrderWithATermOfTheirOwnAreMultipliedToo() {
        Decided decided = shop(
                        Programme.Rounding.LINE,
                        Programme.Times.BEST,
                        HUNDRED,
                        Verbs.lapseAfterDays(Earning.points(number("10")), 30),
                        Earning.times(number("2")))
                .decide();

        assertThat(decided.booking().lots()).extracting(Booking.NewLot::points).containsExactly(200L, 20L);
    }

    @Test
    void effectTellsWhatWouldBeLostWithoutIt() {
        Decision decision = shop(
                        Programme.Rounding.LINE,
                        Programme.Times.BEST,
                        HUNDRED,
                        Earning.times(number("2")),
                        Earning.times(MUG, number("3")))
                .decision();

        assertThat(decision.effects()).extracting(Decision.Effect::points).containsExactly(300L, null, 100L);
    }

    private static long earned(Programme.Times times, Proposal... proposals) {
        return shop(Programme.Rounding.LINE, times, proposals)
                .decision()
                .points()
                .earned();
    }

    private static Shop shop(Programme.Rounding rounding, Programme.Times times, Proposal... proposals) {
        Shop shop = Shop.selling(MUG, TEA).points(new Programme.PointsPolicy(0, 14, number("0.01"), rounding, times));
        for (int i = 0; i < proposals.length; i++) {
            shop.rule(EARNING, "Rule " + i, proposals[i]);
        }
        return shop;
    }
}
