package dev.guerdon.decision;

import static dev.guerdon.decision.Shop.inCampaign;
import static dev.guerdon.decision.Shop.inGroup;
import static dev.guerdon.decision.Shop.line;
import static dev.guerdon.decision.Shop.money;
import static dev.guerdon.decision.Shop.number;
import static dev.guerdon.proposal.RulePackage.DISCOUNTS;
import static dev.guerdon.proposal.RulePackage.EARNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.facts.Line;
import dev.guerdon.proposal.Origin;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.Verbs.Discounts;
import dev.guerdon.proposal.Verbs.Earning;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CampaignsTest {
    private static final Line MUG = line("mug", "gifts", 1, "10.00");
    private static final Proposed THREE_OFF =
            inCampaign("spring", DISCOUNTS, "Three off", Discounts.amountOff(number("3")));

    @Test
    void closedCampaignGivesNothingAndSaysWhy() {
        Decision decision = Shop.selling(MUG)
                .proposing(THREE_OFF)
                .gate("spring", Gate.closed("ended on 2026-05-31"))
                .decision();

        assertThat(decision.pricing().discount()).isEqualTo(money("0"));
        assertThat(decision.effects().get(0).because()).isEqualTo("ended on 2026-05-31");
    }

    @Test
    void effectThatDoesNotFitTheBudgetIsRejectedWhole() {
        Decided decided = Shop.selling(MUG)
                .proposing(THREE_OFF)
                .gate("spring", moneyLeft("2.99"))
                .decide();

        assertThat(decided.decision().pricing().discount()).isEqualTo(money("0"));
        assertThat(decided.decision().effects().get(0).status()).isEqualTo("rejected");
        assertThat(decided.booking().campaigns()).isEmpty();
    }

    @Test
    void effectThatFitsTheBudgetExactlyApplies() {
        Decided decided = Shop.selling(MUG)
                .proposing(THREE_OFF)
                .gate("spring", moneyLeft("3.00"))
                .decide();

        assertThat(decided.decision().pricing().discount()).isEqualTo(money("3.00"));
        assertThat(decided.booking().campaigns()).containsEntry("spring", new Booking.Taken(0, money("3.00")));
    }

    @Test
    void severalEffectsShareOneBudget() {
        Decision decision = Shop.selling(MUG)
                .proposing(THREE_OFF, inCampaign("spring", DISCOUNTS, "Two off", Discounts.amountOff(number("2"))))
                .gate("spring", moneyLeft("4.00"))
                .decision();

        assertThat(decision.pricing().discount()).isEqualTo(money("3.00"));
        assertThat(decision.effects()).extracting(Decision.Effect::status).containsExactly("applied", "rejected");
    }

    @Test
    void overlappingEffectsOfOneCampaignNeverTakeMoreThanIsLeft() {
        Decided decided = Shop.selling(MUG)
                .proposing(
                        inCampaign("spring", DISCOUNTS, "A", Discounts.percentOff(number("60"))),
                        inCampaign("spring", DISCOUNTS, "B", Discounts.percentOff(number("60"))))
                .gate("spring", moneyLeft("9.00"))
                .decide();

        assertThat(decided.decision().pricing().discount()).isEqualTo(money("6.00"));
        assertThat(decided.booking().campaigns()).containsEntry("spring", new Booking.Taken(0, money("6.00")));
    }

    @Test
    void offerThatStandsInForAnotherOfItsCampaignIsPaidInFull() {
        Decided decided = Shop.selling(MUG)
                .proposing(
                        inCampaign("spring", DISCOUNTS, "Four", Discounts.fixedPrice(MUG, number("4"))),
                        inCampaign("spring", DISCOUNTS, "Six", Discounts.fixedPrice(MUG, number("6"))))
                .gate("spring", moneyLeft("5.00"))
                .decide();

        assertThat(decided.decision().pricing().total()).isEqualTo(money("6.00"));
        assertThat(decided.booking().campaigns()).containsEntry("spring", new Booking.Taken(0, money("4.00")));
    }

    @Test
    void campaignPaysOnlyWhatItAddsToTheAlwaysOnRules() {
        Decided decided = Shop.selling(MUG)
                .rule(EARNING, "Hundred", Earning.points(number("100")))
                .rule(EARNING, "Gold doubles", Earning.times(number("2")))
                .proposing(inCampaign("spring", EARNING, "Spring triples", Earning.times(number("3"))))
                .decide();

        assertThat(decided.booking().campaigns()).containsEntry("spring", new Booking.Taken(100, money("0")));
    }

    @Test
    void hintAloneIsNoUse() {
        Decided decided = Shop.selling(MUG)
                .proposing(inCampaign("spring", DISCOUNTS, "Hint", Discounts.hint("3 more for a gift")))
                .decide();

        assertThat(decided.decision().effects().get(0).status()).isEqualTo("applied");
        assertThat(decided.booking().campaigns()).isEmpty();
    }

    @Test
    void giftAloneIsAUse() {
        Decided decided = Shop.selling(MUG)
                .proposing(inCampaign("spring", EARNING, "Badge", Earning.badge("early-bird")))
                .decide();

        assertThat(decided.booking().campaigns()).containsOnlyKeys("spring");
    }

    @Test
    void pointsThatAGuestIsOnlyToldOfAreNoUse() {
        Shop guest = Shop.selling(MUG).guest().proposing(inCampaign("spring", EARNING, "Hundred", Earning.bonus(100)));
        assertThat(guest.decide().booking().campaigns()).isEmpty();
        assertThat(guest.proposing(THREE_OFF).decide().booking().campaigns())
                .containsEntry("spring", new Booking.Taken(0, money("3.00")));
    }

    @Test
    void usedUpCampaignIsClosed() {
        Decision decision = Shop.selling(MUG)
                .proposing(THREE_OFF)
                .gate("spring", new Gate(null, 0, Long.MAX_VALUE, Optional.empty()))
                .decision();

        assertThat(decision.effects().get(0).because()).isEqualTo("all uses of the campaign are taken");
    }

    @Test
    void onlyTheBestOfAGroupCounts() {
        Decision decision = Shop.selling(MUG)
                .proposing(
                        inGroup("offer", DISCOUNTS, "Four off", Discounts.amountOff(number("4"))),
                        inGroup("offer", DISCOUNTS, "Half price", Discounts.percentOff(number("50"))))
                .decision();

        assertThat(decision.pricing().discount()).isEqualTo(money("5.00"));
        assertThat(decision.effects().get(0).because()).isEqualTo("better offer of its group: Half price");
    }

    @Test
    void equallyGoodOffersOfAGroupAreDecidedByName() {
        Decision decision = Shop.selling(MUG)
                .proposing(
                        inGroup("offer", DISCOUNTS, "B", Discounts.amountOff(number("5"))),
                        inGroup("offer", DISCOUNTS, "A", Discounts.percentOff(number("50"))))
                .decision();

        assertThat(decision.effects()).extracting(Decision.Effect::status).containsExactly("applied", "rejected");
    }

    @Test
    void closedCampaignLeavesBeforeItsGroupIsJudged() {
        Decision decision = Shop.selling(MUG)
                .proposing(
                        inGroup("offer", DISCOUNTS, "Always", Discounts.amountOff(number("1"))),
                        spring(Discounts.amountOff(number("5"))))
                .gate("spring", Gate.closed("ended"))
                .decision();

        assertThat(decision.pricing().discount()).isEqualTo(money("1.00"));
    }

    @Test
    void nextBestOfAGroupCountsWhenTheBudgetDoesNotHoldTheBest() {
        Decision decision = Shop.selling(MUG)
                .proposing(
                        inGroup("offer", DISCOUNTS, "Always", Discounts.amountOff(number("1"))),
                        spring(Discounts.amountOff(number("5"))))
                .gate("spring", moneyLeft("4.99"))
                .decision();

        assertThat(decision.pricing().discount()).isEqualTo(money("1.00"));
    }

    private static Proposed spring(Proposal proposal) {
        return new Proposed(new Origin(DISCOUNTS, "Spring", "Spring", "spring", "offer"), proposal, Set.of());
    }

    private static Gate moneyLeft(String amount) {
        return new Gate(null, Long.MAX_VALUE, Long.MAX_VALUE, Optional.of(money(amount)));
    }
}
