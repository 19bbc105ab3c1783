package dev.guerdon.decision;

import static dev.guerdon.decision.Shop.inGroup;
import static dev.guerdon.decision.Shop.line;
import static dev.guerdon.proposal.RulePackage.DISCOUNTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.money.Money;
import dev.guerdon.proposal.Verbs.Discounts;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What users of other systems complain of in prices, each as it is here. */
class FieldPainsTest {

    /** Field pains 1 and 4: everything off leaves 0.01 due, or less than nothing. */
    @Test
    void everythingOffLeavesNothingToPayOnAnyLine() {
        Decision decision = Shop.selling(
                        line("1", "tea", 3, "0.3333"), line("2", "tea", 7, "0.0149"), line("3", "tea", 1, "999.99"))
                .rule(DISCOUNTS, "All", Discounts.percentOff(number("100")))
                .decision();
        assertThat(decision.pricing().total()).isEqualTo(Money.of("0.00"));
        assertThat(decision.pricing().lines())
                .allSatisfy(each -> assertThat(each.net()).isEqualTo(Money.of("0.00")));
        assertThat(Shop.selling(line("1", "tea", 6, "2.55"))
                        .rule(DISCOUNTS, "More than there is", Discounts.amountOff(number("100.00")))
                        .decision()
                        .pricing()
                        .total())
                .isEqualTo(Money.of("0.00"));
    }

    /** Field pain 3: the parts of a discount do not add up to it. */
    @Test
    void thePartsOfADiscountAddUpToIt() {
        Decision decision = Shop.selling(
                        line("1", "tea", 1, "10.00"), line("2", "books", 1, "10.00"), line("3", "toys", 1, "10.00"))
                .rule(DISCOUNTS, "One", Discounts.amountOff(number("1.00")))
                .decision();
        assertThat(decision.pricing().lines())
                .extracting(each -> each.discount().amount())
                .containsExactly(number("0.34"), number("0.33"), number("0.33"));
    }

    /** Field pain 5: what is rounded for each piece grows with their number. */
    @Test
    void aLineIsRoundedOnceAndNotForEachPiece() {
        assertThat(Shop.selling(line("1", "tea", 1_000, "1.1109"))
                        .decision()
                        .pricing()
                        .subtotal())
                .isEqualTo(Money.of("1110.90"));
    }

    /** Field pain 6: a voucher is taken of the price before other discounts, until goods are free. */
    @Test
    void aDiscountIsTakenOfWhatTheOneBeforeLeft() {
        Decision decision = Shop.selling(line("1", "tea", 1, "100.00"))
                .rule(DISCOUNTS, "Promotion", Discounts.percentOff(Shop.line("1", "tea", 1, "100.00"), number("40")))
                .rule(DISCOUNTS, "Voucher", Discounts.percentOff(number("70")))
                .decision();
        assertThat(decision.pricing().total()).isEqualTo(Money.of("18.00"));
    }

    /** Field pain 19: nothing says which of two discounts excludes the other. */
    @Test
    void ofAGroupOnlyTheBestCounts() {
        Decision decision = Shop.selling(line("1", "tea", 1, "100.00"))
                .proposing(
                        inGroup("g", DISCOUNTS, "Percent", Discounts.percentOff(number("12"))),
                        inGroup("g", DISCOUNTS, "Amount", Discounts.amountOff(number("11.99"))))
                .decision();
        assertThat(decision.pricing().discount()).isEqualTo(Money.of("12.00"));
        assertThat(decision.effects())
                .extracting(each -> each.rule() + " " + each.status())
                .containsExactly("Amount rejected", "Percent applied");
    }

    private static BigDecimal number(String number) {
        return new BigDecimal(number);
    }
}
