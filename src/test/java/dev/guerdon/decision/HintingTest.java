package dev.guerdon.decision;

import static dev.guerdon.decision.Shop.inCampaign;
import static dev.guerdon.decision.Shop.inGroup;
import static dev.guerdon.decision.Shop.line;
import static dev.guerdon.decision.Shop.money;
import static dev.guerdon.decision.Shop.number;
import static dev.guerdon.proposal.RulePackage.DISCOUNTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.facts.Line;
import dev.guerdon.proposal.Origin;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.Verbs.Discounts;
import dev.guerdon.proposal.WithinReach;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HintingTest {
    private static final Line TEA = line("1", "tea", 9, "20.00");
    private static final Line SOCKS = line("2", "socks", 2, "4.00");

    @Test
    void aThresholdOfACondition() {
        Decision.Hint hint = hint(Shop.selling(TEA).within(subtotal("199", Discounts.amountOff(number("50")))));
        assertThat(hint)
                .isEqualTo(new Decision.Hint(
                        "19.00 more for 50.00 off",
                        "Rule",
                        "Rule",
                        null,
                        "subtotal",
                        new BigDecimal("19.00"),
                        "50.00 off"));
    }

    @Test
    void aThresholdOfAVerbIsJudgedOnWhatTheLinesOwnDiscountsLeft() {
        Shop shop = Shop.selling(TEA)
                .rule(DISCOUNTS, "Ten off the tea", Discounts.amountOff(TEA, number("10")))
                .rule(DISCOUNTS, "From 200", Discounts.amountOffFrom(number("200"), number("25")));
        assertThat(texts(shop)).containsExactly("30.00 more for 25.00 off");
    }

    @Test
    void anotherRoundOfWhatIsGivenForEveryThreshold() {
        assertThat(texts(every("150"))).isEmpty();
        assertThat(texts(every("100"))).containsExactly("20.00 more for another 5.00 off");
        assertThat(texts(every("181"))).containsExactly("1.00 more for 5.00 off");
        assertThat(texts(every("90"))).isEmpty();
    }

    private static Shop every(String threshold) {
        return Shop.selling(TEA).rule(DISCOUNTS, "Every", Discounts.amountOffEvery(number(threshold), number("5")));
    }

    @Test
    void aThresholdIsNotNearWhileMoreThanHalfOfItIsMissing() {
        assertThat(texts(from("360"))).containsExactly("180.00 more for 5.00 off");
        assertThat(texts(from("360.01"))).isEmpty();
        assertThat(texts(from("180"))).isEmpty();
    }

    private static Shop from(String threshold) {
        return Shop.selling(TEA).rule(DISCOUNTS, "From", Discounts.amountOffFrom(number(threshold), number("5")));
    }

    @Test
    void unitsThatAreMissingUntilTheCheapestIsFree() {
        assertThat(texts(threeForTwo(SOCKS))).containsExactly("1 more of socks: the cheapest is free");
        assertThat(texts(threeForTwo(line("2", "socks", 5, "4.00"))))
                .containsExactly("1 more of socks: one more is free");
        assertThat(texts(threeForTwo(line("2", "socks", 3, "4.00")))).isEmpty();
        assertThat(texts(threeForTwo(line("2", "socks", 1, "4.00")))).isEmpty();
    }

    private static Shop threeForTwo(Line line) {
        return Shop.selling(line).rule(DISCOUNTS, "Three for two", Discounts.cheapestFree("socks", 3));
    }

    @Test
    void whatIsFreeInGroupsIsNotPromisedWithoutThem() {
        Proposal free = Discounts.cheapestFree("socks", 3);
        assertThat(texts(Shop.selling(TEA, SOCKS).within(subtotal("200", free))))
                .isEmpty();
        assertThat(texts(Shop.selling(TEA, line("2", "socks", 3, "4.00")).within(subtotal("200", free))))
                .containsExactly("20.00 more: the cheapest is free");
    }

    @Test
    void whatEndsOnTheWayToAVerbsThresholdIsSetAgainstIt() {
        Proposed below = Shop.by(DISCOUNTS, "Below", Discounts.percentOff(number("20")));
        Shop shop = Shop.selling(TEA)
                .proposing(below)
                .rule(DISCOUNTS, "From", Discounts.amountOffFrom(number("200"), number("10")));
        assertThat(texts(shop)).containsExactly("20.00 more for 8.00 off");
        Proposal from = Discounts.amountOffFrom(number("200"), number("10"));
        Shop itself = Shop.selling(TEA).rule(DISCOUNTS, "From", from);
        assertThat(texts(itself)).hasSize(1);
        assertThat(texts(itself.ending(Shop.by(DISCOUNTS, "From", from).origin())))
                .isEmpty();
        assertThat(texts(shop.ending(below.origin()))).isEmpty();
    }

    @Test
    void anAmountIsToldAsItComes() {
        Proposal half = Discounts.percentOff(number("50"));
        assertThat(texts(Shop.selling(TEA)
                        .rule(DISCOUNTS, "Half", half)
                        .within(subtotal("200", Discounts.amountOff(number("10"))))))
                .containsExactly("20.00 more for 5.00 off");
        assertThat(texts(Shop.selling(line("1", "fee", 1, "180.00"))
                        .within(subtotal("200", Discounts.amountOff(number("50"))))))
                .containsExactly("20.00 more for 20.00 off");
    }

    @Test
    void whatIsMissingIsNotRoundedDown() {
        Shop shop = Shop.selling(TEA).rule(DISCOUNTS, "From", Discounts.amountOffFrom(number("200.001"), number("5")));
        assertThat(texts(shop)).containsExactly("20.01 more for 5.00 off");
    }

    @Test
    void whatTakesMoreThanItGivesIsNoHint() {
        Shop shop = Shop.selling(TEA, line("2", "socks", 4, "12.25"))
                .rule(DISCOUNTS, "Every second", Discounts.cheapestFree("socks", 2));
        WithinReach socks = new WithinReach(
                Shop.by(DISCOUNTS, "Rule", Discounts.amountOff(number("5"))).origin(),
                "amountOf(\"socks\")",
                WithinReach.By.CATEGORY,
                "socks",
                false,
                number("49.00"),
                number("50.00"));
        assertThat(texts(shop.within(new Shop.Reach(socks, List.of(Discounts.amountOff(number("5")))))))
                .isEmpty();
    }

    @Test
    void atMostThreeAndTheNearestFirst() {
        Shop shop = Shop.selling(TEA)
                .within(
                        by("A", "210", Discounts.percentOff(number("10"))),
                        by("B", "190", Discounts.freeShipping(), Discounts.gift("MUG", 1)),
                        by("C", "300", Discounts.gift("MUG", 2)),
                        by("D", "200", Discounts.amountOff(number("5"))))
                .shipping("7.00");
        assertThat(texts(shop))
                .containsExactly(
                        "10.00 more for free shipping and MUG as a gift",
                        "20.00 more for 5.00 off",
                        "30.00 more for 10 percent off");
    }

    @Test
    void whatChangesNothingIsNoHint() {
        assertThat(texts(Shop.selling(TEA).within(subtotal("190", Discounts.freeShipping()))))
                .isEmpty();
        assertThat(texts(Shop.selling(TEA).within(subtotal("190", Discounts.hint("Hello")))))
                .isEmpty();
        assertThat(texts(Shop.selling(TEA)
                        .rule(DISCOUNTS, "All free", Discounts.percentOff(number("100")))
                        .within(subtotal("190", Discounts.amountOff(number("5"))))))
                .isEmpty();
    }

    @Test
    void ofAGroupOnlyWhatIsBetterThanWhatIsThere() {
        Proposed rival = inGroup("group", DISCOUNTS, "Rival", Discounts.amountOff(number("10")));
        assertThat(texts(Shop.selling(TEA).proposing(rival).within(inTheGroup("10"))))
                .isEmpty();
        assertThat(texts(Shop.selling(TEA).proposing(rival).within(inTheGroup("11"))))
                .containsExactly("20.00 more for 11.00 off");
        assertThat(texts(Shop.selling(TEA).within(inTheGroup("10")))).containsExactly("20.00 more for 10.00 off");
    }

    private static Shop.Reach inTheGroup(String off) {
        return inTheGroup("Rule", "200", off);
    }

    private static Shop.Reach inTheGroup(String rule, String wanted, String off) {
        Proposal amount = Discounts.amountOff(number(off));
        return within(inGroup("group", DISCOUNTS, rule, amount).origin(), wanted, amount);
    }

    @Test
    void ofAGroupNothingThatABetterOneTakesAwayOnTheWay() {
        Shop.Reach better = inTheGroup("Better", "200", "10");
        assertThat(texts(Shop.selling(TEA).within(better, inTheGroup("Rule", "210", "5"))))
                .containsExactly("20.00 more for 10.00 off");
        assertThat(texts(Shop.selling(TEA).within(better, inTheGroup("Rule", "210", "11"))))
                .containsExactly("20.00 more for 10.00 off", "30.00 more for 11.00 off");
        assertThat(texts(Shop.selling(TEA).within(better, inTheGroup("Rule", "190", "5"))))
                .containsExactly("10.00 more for 5.00 off", "20.00 more for 10.00 off");
    }

    @Test
    void aCampaignThatIsClosedOrCantPayIsNoHint() {
        Proposal off = Discounts.amountOff(number("5"));
        Origin spring = inCampaign("spring", DISCOUNTS, "Rule", off).origin();
        Shop shop = Shop.selling(TEA).within(within(spring, "200", off));
        assertThat(texts(shop)).hasSize(1);
        assertThat(texts(shop.gate("spring", moneyLeft("5.00")))).hasSize(1);
        assertThat(texts(shop.gate("spring", moneyLeft("4.99")))).isEmpty();
        assertThat(texts(shop.gate("spring", Gate.closed("it is over")))).isEmpty();
    }

    private static Gate moneyLeft(String amount) {
        return new Gate(null, Long.MAX_VALUE, Long.MAX_VALUE, Optional.of(money(amount)));
    }

    @Test
    void aThresholdOfTheVerbMustBeReachedWithThatOfTheCondition() {
        Proposal every = Discounts.amountOffEvery(number("100"), number("5"));
        assertThat(texts(Shop.selling(TEA).within(subtotal("200", every)))).containsExactly("20.00 more for 10.00 off");
        Proposal from = Discounts.amountOffFrom(number("250"), number("5"));
        assertThat(texts(Shop.selling(TEA).within(subtotal("200", from)))).isEmpty();
    }

    @Test
    void whatEndsAtTheThresholdIsSetAgainstWhatBeginsThere() {
        Proposal off = Discounts.amountOff(number("5"));
        Proposed below = Shop.by(DISCOUNTS, "Below", Discounts.percentOff(number("10")));
        Shop shop = Shop.selling(TEA).rule(DISCOUNTS, "Below", Discounts.percentOff(number("10")));
        assertThat(texts(shop.within(subtotal("200", off)))).containsExactly("20.00 more for 4.50 off");
        assertThat(texts(shop.ending(below.origin()))).isEmpty();
    }

    private static Shop.Reach subtotal(String wanted, Proposal... gives) {
        return by("Rule", wanted, gives);
    }

    private static Shop.Reach by(String rule, String wanted, Proposal... gives) {
        return within(Shop.by(DISCOUNTS, rule, gives[0]).origin(), wanted, gives);
    }

    private static Shop.Reach within(Origin origin, String wanted, Proposal... gives) {
        WithinReach reach = new WithinReach(
                origin, "subtotal", WithinReach.By.ALL, "", false, new BigDecimal("180.00"), number(wanted));
        return new Shop.Reach(reach, List.of(gives));
    }

    private static Decision.Hint hint(Shop shop) {
        return shop.decision().hints().get(0);
    }

    private static List<String> texts(Shop shop) {
        return shop.decision().hints().stream().map(Decision.Hint::text).toList();
    }
}
