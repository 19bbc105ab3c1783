package dev.guerdon.campaign;

import static dev.guerdon.campaign.Shop.NOON;
import static dev.guerdon.campaign.Shop.ZONE;
import static dev.guerdon.campaign.Shop.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.campaign.TriedUses.Use;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.Campaign.Limit;
import dev.guerdon.programme.Campaign.Period;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;

class TriedUsesTest {
    private static final Use TEN_POINTS = new Use(10, Money.of("1.00"));

    @Example
    void whatOneTookIsNotThereForAnother() {
        Campaign campaign = Shop.budget(Shop.points(15));
        TriedUses uses = uses(campaign);

        assertThat(take(uses, campaign, "ada", NOON)).isTrue();
        assertThat(uses.left("bob", NOON).get(campaign.code()).points()).isEqualTo(5);
        assertThat(take(uses, campaign, "bob", NOON)).isFalse();
        assertThat(uses.left("bob", NOON).get(campaign.code()).points()).isEqualTo(5);
    }

    @Example
    void ofSeveralCampaignsAllIsTakenOrNothing() {
        Campaign open = Shop.budget(Shop.points(15));
        Campaign narrow = Shop.budget(Shop.amount("0.50"));
        TriedUses uses = uses(open, narrow);

        assertThat(uses.take("ada", NOON, Map.of(open.code(), TEN_POINTS, narrow.code(), TEN_POINTS)))
                .isFalse();
        assertThat(uses.left("ada", NOON).get(open.code()).points()).isEqualTo(15);
    }

    @Example
    void aMembersLimitBeginsAnewWithEachPeriod() {
        Campaign campaign = Shop.perMember(Shop.uses(1), Period.MONTH);
        TriedUses uses = uses(campaign);

        assertThat(take(uses, campaign, "ada", time("2026-06-01T00:00"))).isTrue();
        assertThat(take(uses, campaign, "ada", time("2026-06-30T23:59"))).isFalse();
        assertThat(take(uses, campaign, "bob", time("2026-06-30T23:59"))).isTrue();
        assertThat(take(uses, campaign, "ada", time("2026-07-01T00:00"))).isTrue();
    }

    @Example
    void whatCanBeHadEverySoManyDaysRests() {
        Campaign campaign = Shop.every(30);
        TriedUses uses = uses(campaign);

        assertThat(take(uses, campaign, "ada", time("2026-06-01T12:00"))).isTrue();
        assertThat(uses.left("ada", time("2026-06-30T12:00"))
                        .get(campaign.code())
                        .closedBecause())
                .isEqualTo("the member can have it once in 30 days, next on 2026-07-01");
        assertThat(take(uses, campaign, "ada", time("2026-07-01T12:00"))).isTrue();
    }

    @Example
    void guestsHaveNoLimitOfTheirOwn() {
        Campaign campaign = Shop.perMember(Shop.uses(1), Period.EVER);
        TriedUses uses = uses(campaign);

        assertThat(take(uses, campaign, null, NOON)).isTrue();
        assertThat(take(uses, campaign, null, NOON)).isTrue();
    }

    @Example
    void campaignsWithoutLimitsAndThoseThatAreOverAreMissing() {
        Campaign open = Shop.budget(Limit.NONE);
        Campaign over = new Campaign("over", Instant.MIN, NOON, Shop.uses(1), Period.EVER, 0, Limit.NONE);
        TriedUses uses = uses(open, over);

        assertThat(uses.left("ada", NOON)).isEmpty();
        assertThat(take(uses, open, "ada", NOON)).isTrue();
    }

    @Example
    void whatIsLeftOfABudgetNowIsWhereItGoesOn() {
        Shop shop = new Shop();
        Campaign campaign = Shop.budget(Shop.uses(2));
        shop.order("ada", NOON, campaign);

        assertThat(shop.leftToTry(campaign, "bob", NOON).uses()).isEqualTo(1);
    }

    private static TriedUses uses(Campaign... campaigns) {
        return TriedUses.fromNothing(List.of(campaigns), ZONE);
    }

    private static boolean take(TriedUses uses, Campaign campaign, String memberId, Instant at) {
        return uses.take(memberId, at, Map.of(campaign.code(), TEN_POINTS));
    }
}
