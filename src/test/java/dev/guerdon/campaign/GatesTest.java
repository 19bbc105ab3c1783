package dev.guerdon.campaign;

import static dev.guerdon.campaign.Shop.NOON;
import static dev.guerdon.campaign.Shop.ZONE;
import static dev.guerdon.campaign.Shop.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.Campaign.Limit;
import dev.guerdon.programme.Campaign.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Example;

class GatesTest {
    private final Shop shop = new Shop();
    private final String member = UUID.randomUUID().toString();

    @Example
    void nothingIsReadOfCampaignsThatAreNotLimitedOrDoNotRun() {
        RoundTrip reads = new RoundTrip();
        Campaign open = Shop.budget(Limit.NONE);
        Campaign over = new Campaign("over", Instant.MIN, NOON, Shop.uses(1), Period.EVER, 0, Limit.NONE);

        Gates gates = Gates.read(reads, List.of(open, over), member, NOON, ZONE);

        assertThat(reads.isEmpty()).isTrue();
        assertThat(gates.left()).isEmpty();
    }

    @Example
    void whatNobodyUsedIsLeftWhole() {
        Limit limit = new Limit(3, 500, Optional.of(Money.of("20.00")));

        assertThat(shop.left(Shop.perMember(limit, Period.EVER), member, NOON))
                .isEqualTo(new Left(null, 3, 500, Optional.of(Money.of("20.00"))));
    }

    @Example
    void theLesserOfBudgetAndMembersLimitIsLeft() {
        Campaign campaign = Shop.campaign(
                new Limit(2, 900, Optional.empty()), Period.EVER, 0, new Limit(9, 500, Optional.of(Money.of("9.00"))));
        shop.order("o1", member, NOON, 100, "2.50", campaign);

        assertThat(shop.left(campaign, member, NOON)).isEqualTo(new Left(null, 1, 400, Optional.of(Money.of("6.50"))));
    }

    @Example
    void oneMembersUsesDoNotCountForAnother() {
        Campaign campaign = Shop.perMember(Shop.uses(1), Period.EVER);
        shop.order(member, NOON, campaign);

        assertThat(shop.left(campaign, member, NOON).closedBecause())
                .isEqualTo("the member's limit of 1 use is reached");
        assertThat(shop.left(campaign, "another", NOON).uses()).isEqualTo(1);
    }

    @Example
    void aDayEndsAtMidnightInTheProgrammesZone() {
        Campaign campaign = Shop.perMember(Shop.uses(1), Period.DAY);
        shop.order(member, time("2026-06-18T07:59"), campaign); // 17 June in UTC

        assertThat(shop.left(campaign, member, time("2026-06-18T23:59")).closedBecause())
                .isEqualTo("the member's limit of 1 use a day is reached");
        assertThat(shop.left(campaign, member, time("2026-06-19T00:00")).uses()).isEqualTo(1);
    }

    @Example
    void aWeekBeginsOnMonday() {
        Campaign campaign = Shop.perMember(Shop.uses(1), Period.WEEK);
        shop.order(member, time("2026-06-15T00:00"), campaign); // a Monday; Sunday in UTC

        assertThat(shop.left(campaign, member, time("2026-06-21T23:59")).closedBecause())
                .isEqualTo("the member's limit of 1 use a week is reached");
        assertThat(shop.left(campaign, member, time("2026-06-22T00:00")).uses()).isEqualTo(1);
    }

    @Example
    void aMonthBeginsOnTheFirst() {
        Campaign campaign = Shop.perMember(Shop.points(50), Period.MONTH);
        shop.order("o1", member, time("2026-07-01T00:00"), 50, "0", campaign); // 30 June in UTC

        assertThat(shop.left(campaign, member, time("2026-07-31T23:59")).closedBecause())
                .isEqualTo("the member's limit of 50 points a month is reached");
        assertThat(shop.left(campaign, member, time("2026-08-01T00:00")).points())
                .isEqualTo(50);
    }

    @Example
    void aYearBeginsOnTheFirstOfJanuary() {
        Campaign campaign = Shop.perMember(Shop.amount("20.00"), Period.YEAR);
        shop.order("o1", member, time("2026-01-01T00:00"), 0, "20.00", campaign); // 2025 in UTC

        assertThat(shop.left(campaign, member, time("2026-12-31T23:59")).closedBecause())
                .isEqualTo("the member's limit of 20.00 a year is reached");
        assertThat(shop.left(campaign, member, time("2027-01-01T00:00")).amount())
                .contains(Money.of("20.00"));
    }

    @Example
    void afterAUseTheCampaignRestsForSoManyDays() {
        Campaign campaign = Shop.every(180);
        shop.order(member, time("2026-01-01T23:00"), campaign);

        assertThat(shop.left(campaign, member, time("2026-06-29T23:59")).closedBecause())
                .isEqualTo("the member can have it once in 180 days, next on 2026-06-30");
        assertThat(shop.left(campaign, member, time("2026-06-30T00:00"))).isEqualTo(Left.ALL);
    }

    @Example
    void whoComesLateGetsNoMoreThanWhoCameInTime() {
        Campaign ever = Shop.perMember(Shop.uses(1), Period.EVER);
        Campaign monthly = Shop.perMember(Shop.uses(1), Period.MONTH);
        shop.order(member, NOON, ever, monthly);

        assertThat(shop.left(ever, member, NOON.minusSeconds(1)).closedBecause())
                .isEqualTo("the member's limit of 1 use is reached");
        assertThat(shop.left(monthly, member, time("2026-06-01T00:00")).closedBecause())
                .isEqualTo("the member's limit of 1 use a month is reached");
        assertThat(shop.left(monthly, member, time("2026-05-31T23:59")).uses()).isEqualTo(1);
    }

    @Example
    void aCampaignRestsBeforeALaterUseToo() {
        Campaign campaign = Shop.every(180);
        shop.order(member, time("2026-06-30T00:00"), campaign);

        assertThat(shop.left(campaign, member, time("2026-01-02T00:00")).closedBecause())
                .isEqualTo("the member can have it once in 180 days, and had it on 2026-06-30");
        assertThat(shop.left(campaign, member, time("2026-01-01T23:59"))).isEqualTo(Left.ALL);
    }

    @Example
    void guestsMeetTheBudgetOnly() {
        Campaign campaign = Shop.campaign(Shop.uses(1), Period.EVER, 30, Shop.uses(2));

        shop.order(null, NOON, campaign);
        assertThat(shop.left(campaign, null, NOON).uses()).isEqualTo(1);
        shop.order(null, NOON, campaign);
        assertThat(shop.left(campaign, null, NOON).closedBecause()).isEqualTo("the budget of 2 uses is spent");
    }

    @Example
    void whileMoneyRemainsSpentPointsDoNotCloseTheCampaign() {
        Campaign campaign = Shop.budget(new Limit(Long.MAX_VALUE, 100, Optional.of(Money.of("5.00"))));

        shop.order("o1", member, NOON, 100, "4.00", campaign);
        assertThat(shop.left(campaign, member, NOON))
                .isEqualTo(new Left(null, Long.MAX_VALUE, 0, Optional.of(Money.of("1.00"))));
        shop.order("o2", member, NOON, 0, "1.00", campaign);
        assertThat(shop.left(campaign, member, NOON).closedBecause())
                .isEqualTo("the budget of 100 points and 5.00 is spent");
    }

    @Example
    void manyCampaignsAreReadTogether() {
        Campaign daily = Shop.perMember(Shop.uses(1), Period.DAY);
        Campaign yearly = Shop.perMember(Shop.uses(3), Period.YEAR);
        shop.order(member, time("2026-06-17T12:00"), daily, yearly);

        assertThat(shop.left(List.of(daily, yearly), member, NOON))
                .hasEntrySatisfying(
                        daily.code(), left -> assertThat(left.uses()).isEqualTo(1))
                .hasEntrySatisfying(
                        yearly.code(), left -> assertThat(left.uses()).isEqualTo(2));
    }
}
