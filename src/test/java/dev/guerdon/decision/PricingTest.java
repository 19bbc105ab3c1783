package dev.guerdon.decision;

import static dev.guerdon.decision.Shop.by;
import static dev.guerdon.decision.Shop.line;
import static dev.guerdon.decision.Shop.money;
import static dev.guerdon.decision.Shop.number;
import static dev.guerdon.proposal.RulePackage.DISCOUNTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.facts.Line;
import dev.guerdon.money.Money;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Verbs.Discounts;
import java.util.List;
import org.junit.jupiter.api.Test;

class PricingTest {
    private static final Line MUG = line("mug", "gifts", 1, "10.00");
    private static final Line TEA = line("tea", "groceries", 3, "4.00");

    @Test
    void hundredPercentOffLeavesNothing() {
        Line odd = line("odd", "gifts", 3, "3.3333");

        assertThat(total(Discounts.percentOff(number("100")), odd, MUG, TEA)).isEqualTo(money("0"));
    }

    @Test
    void percentOfTheBasketWorksOnWhatTheLinesOwnDiscountsLeft() {
        Shop shop = Shop.selling(MUG)
                .rule(DISCOUNTS, "Promotion", Discounts.percentOff(MUG, number("40")))
                .rule(DISCOUNTS, "Voucher", Discounts.percentOff(number("70")));

        assertThat(shop.decision().pricing().total()).isEqualTo(money("1.80"));
    }

    @Test
    void percentsOfOneLineAddUpToAtMostTheWhole() {
        Shop shop = Shop.selling(MUG)
                .rule(DISCOUNTS, "A", Discounts.percentOff(MUG, number("60")))
                .rule(DISCOUNTS, "B", Discounts.percentOff(MUG, number("60")));

        assertThat(shop.decision().pricing().total()).isEqualTo(money("0"));
    }

    @Test
    void payPercentIsTheOtherEndOfPercentOff() {
        assertThat(total(Discounts.payPercent(number("88")), MUG)).isEqualTo(money("8.80"));
    }

    @Test
    void lowestFixedPriceCountsAndOnlyBelowTheListPrice() {
        Decision decision = Shop.selling(MUG)
                .rule(DISCOUNTS, "Dear", Discounts.fixedPrice(MUG, number("12")))
                .rule(DISCOUNTS, "Eight", Discounts.fixedPrice(MUG, number("8")))
                .rule(DISCOUNTS, "Nine", Discounts.fixedPrice(MUG, number("9")))
                .decision();

        assertThat(decision.pricing().total()).isEqualTo(money("8.00"));
        assertThat(decision.effects())
                .extracting(Decision.Effect::status)
                .containsExactly("rejected", "applied", "rejected");
    }

    @Test
    void ofTwoEqualOffersTheFirstCounts() {
        Decision decision = Shop.selling(MUG)
                .rule(DISCOUNTS, "B", Discounts.fixedPrice(MUG, number("8")))
                .rule(DISCOUNTS, "A", Discounts.fixedPrice(MUG, number("8")))
                .decision();

        assertThat(decision.effects()).extracting(Decision.Effect::amount).containsExactly(money("2.00"), null);
    }

    /** Eight twice and nine: without both eights nine would count, so they add one, and not two. */
    @Test
    void ofTwoEqualOffersTheFirstAddsWhatIsLostWithoutBoth() {
        Decision decision = Shop.selling(MUG)
                .rule(DISCOUNTS, "A", Discounts.fixedPrice(MUG, number("8")))
                .rule(DISCOUNTS, "B", Discounts.fixedPrice(MUG, number("8")))
                .rule(DISCOUNTS, "C", Discounts.fixedPrice(MUG, number("9")))
                .decision();

        assertThat(decision.effects()).extracting(Decision.Effect::amount).containsExactly(money("1.00"), null, null);
        assertThat(decision.effects())
                .extracting(Decision.Effect::because)
                .containsExactly(
                        null, "another rule gives the line the same price", "not the lowest price of the line");
    }

    /** Each of two takes all; without both nine would be taken off. */
    @Test
    void ofTwoOffersOnTheBasketTheFirstAddsWhatIsLostWithoutBoth() {
        Line tea = line("tea", "groceries", 3, "4.00");
        Decision decision = Shop.selling(tea)
                .rule(DISCOUNTS, "A", Discounts.amountOff(number("12")))
                .rule(DISCOUNTS, "B", Discounts.amountOff(number("13")))
                .rule(DISCOUNTS, "C", Discounts.amountOff(number("9")))
                .decision();

        assertThat(decision.pricing().total()).isEqualTo(money("0"));
        assertThat(decision.effects()).extracting(Decision.Effect::amount).containsExactly(money("3.00"), null, null);
    }

    @Test
    void whatTakesNothingOffSaysWhy() {
        Line penny = line("penny", "gifts", 1, "0.05");
        assertThat(whyIdle(MUG, Discounts.fixedPrice(MUG, number("10"))))
                .isEqualTo("not below the list price of the line");
        assertThat(whyIdle(MUG, Discounts.fixedPrice(MUG, number("9.996"))))
                .isEqualTo("it comes to nothing once it is rounded");
        assertThat(whyIdle(penny, Discounts.percentOff(number("5"))))
                .isEqualTo("it comes to nothing once it is rounded");
        assertThat(whyIdle(penny, Discounts.percentOff(penny, number("5"))))
                .isEqualTo("it comes to nothing once it is rounded");
        assertThat(whyIdle(MUG, Discounts.percentOff(number("5")), Discounts.amountOff(number("10"))))
                .isEqualTo("nothing is left to take off");
        assertThat(whyIdle(MUG, Discounts.percentOff(MUG, number("5")), Discounts.fixedPrice(MUG, number("0"))))
                .isEqualTo("nothing is left to take off");
        assertThat(whyIdle(MUG, Discounts.amountOffFrom(number("10"), number("0.001"))))
                .isEqualTo("it comes to nothing once it is rounded");
        assertThat(whyIdle(TEA, Discounts.cheapestFree("groceries", 4)))
                .isEqualTo("it takes 4 units of it, and there are 3");
        assertThat(whyIdle(TEA, Discounts.cheapestFree("groceries", 3), Discounts.cheapestFree("groceries", 2)))
                .isEqualTo("the units that it would free cost nothing already");
    }

    /** Of the first discount, which comes after the others. */
    private static String whyIdle(Line line, Proposal idle, Proposal... others) {
        return Shop.selling(line)
                .rule(DISCOUNTS, "Others", others)
                .rule(DISCOUNTS, "Then", idle)
                .because("Then");
    }

    @Test
    void cheapestUnitsOfAllMatchingLinesAreFree() {
        Line coffee = line("coffee", "groceries", 4, "6.00");

        assertThat(total(Discounts.cheapestFree("groceries", 3), TEA, coffee)).isEqualTo(money("28.00"));
    }

    @Test
    void unitsAreSortedByTheirFixedPrice() {
        Line coffee = line("coffee", "groceries", 1, "6.00");
        Shop shop = Shop.selling(TEA, coffee)
                .rule(DISCOUNTS, "Coffee week", Discounts.fixedPrice(coffee, number("1.00")))
                .rule(DISCOUNTS, "Four for three", Discounts.cheapestFree("groceries", 4));

        assertThat(shop.decision().pricing().total()).isEqualTo(money("12.00"));
    }

    @Test
    void unitThatTwoOffersPickIsFreeOnce() {
        Shop shop = Shop.selling(TEA)
                .rule(DISCOUNTS, "Two for one", Discounts.cheapestFree("groceries", 2))
                .rule(DISCOUNTS, "Three for two", Discounts.cheapestFree("groceries", 3));

        assertThat(shop.decision().pricing().total()).isEqualTo(money("8.00"));
    }

    @Test
    void freeUnitsOfAnUnevenPriceAreRoundedOnce() {
        Line odd = line("odd", "groceries", 3, "3.3333");

        assertThat(total(Discounts.cheapestFree("groceries", 3), odd)).isEqualTo(money("6.67"));
        assertThat(total(Discounts.cheapestFree("groceries", 1), odd)).isEqualTo(money("0"));
    }

    @Test
    void thresholdHoldsAtTheBoundaryAndIsJudgedAfterTheLinesOwnDiscounts() {
        Proposal from = Discounts.amountOffFrom(number("10"), number("3"));

        assertThat(total(from, MUG)).isEqualTo(money("7.00"));
        Shop shop = Shop.selling(MUG)
                .rule(DISCOUNTS, "Cent off", Discounts.amountOff(MUG, number("0.01")))
                .rule(DISCOUNTS, "Three off from ten", from);
        assertThat(shop.decision().pricing().total()).isEqualTo(money("9.99"));
    }

    @Test
    void amountOffEveryFullThreshold() {
        assertThat(total(Discounts.amountOffEvery(number("10"), number("2")), MUG, TEA))
                .isEqualTo(money("18.00"));
    }

    @Test
    void feesAreNeitherDiscountedNorCountedIntoThresholds() {
        Line deposit = line("deposit", "fee", 1, "5.00");

        assertThat(total(Discounts.percentOff(number("100")), MUG, deposit)).isEqualTo(money("5.00"));
        assertThat(total(Discounts.amountOffFrom(number("11"), number("3")), MUG, deposit))
                .isEqualTo(money("15.00"));
    }

    @Test
    void amountBeyondTheBasketTakesNoMoreThanIsThere() {
        Decision decision = Shop.selling(MUG)
                .rule(DISCOUNTS, "Fifty off", Discounts.amountOff(number("50")))
                .decision();

        assertThat(decision.pricing().total()).isEqualTo(money("0"));
        assertThat(decision.effects().get(0).amount()).isEqualTo(money("10.00"));
    }

    @Test
    void freeShippingIsWorthTheShipping() {
        Decision decision = Shop.selling(MUG)
                .shipping("12.00")
                .rule(DISCOUNTS, "Free shipping", Discounts.freeShipping())
                .decision();

        assertThat(decision.pricing().shipping()).isEqualTo(money("0"));
        assertThat(decision.pricing().total()).isEqualTo(money("10.00"));
        assertThat(decision.effects().get(0).amount()).isEqualTo(money("12.00"));
    }

    @Test
    void unevenUnitPricesAreRoundedOncePerLineNotPerUnit() {
        assertThat(total(Discounts.percentOff(number("0")), line("bulk", "gifts", 1000, "1.1107")))
                .isEqualTo(money("1110.70"));
    }

    @Test
    void basketDiscountIsSpreadByLargestRemainder() {
        Line a = line("a", "gifts", 1, "1.00");
        Line b = line("b", "gifts", 1, "1.00");
        Line c = line("c", "gifts", 1, "1.00");
        Decision decision = Shop.selling(a, b, c)
                .proposing(by(DISCOUNTS, "One off", Discounts.amountOff(number("1"))))
                .decision();

        assertThat(decision.pricing().lines())
                .extracting(Decision.PricedLine::discount)
                .isEqualTo(List.of(money("0.34"), money("0.33"), money("0.33")));
    }

    private static Money total(Proposal proposal, Line... lines) {
        return Shop.selling(lines)
                .rule(DISCOUNTS, "Rule", proposal)
                .decision()
                .pricing()
                .total();
    }
}
