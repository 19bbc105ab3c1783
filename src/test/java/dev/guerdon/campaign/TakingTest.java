package dev.guerdon.campaign;

import static dev.guerdon.campaign.Shop.NOON;
import static dev.guerdon.campaign.Shop.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.campaign.Uses.Record;
import dev.guerdon.database.MigratedDatabase;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.Campaign.Limit;
import dev.guerdon.programme.Campaign.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Example;

class TakingTest {
    private final Shop shop = new Shop();
    private final String member = UUID.randomUUID().toString();

    @Example
    void aBudgetOfThreeIsTakenByExactlyThreeOfEight() throws Exception {
        Campaign campaign = Shop.budget(Shop.uses(3));

        long taken = MigratedDatabase.atOnce(
                8,
                () -> shop.order(UUID.randomUUID().toString(), NOON, campaign).isEmpty());

        assertThat(taken).isEqualTo(3);
        assertThat(shop.left(campaign, member, NOON).closedBecause()).isEqualTo("the budget of 3 uses is spent");
    }

    @Example
    void ordersThatTakeInOppositeOrderDoNotWaitForEachOther() throws Exception {
        Campaign one = Shop.budget(Shop.uses(1000));
        Campaign two = Shop.budget(Shop.uses(1000));

        long taken = MigratedDatabase.atOnce(8, () -> {
            for (int i = 0; i < 10; i++) {
                String id = UUID.randomUUID().toString();
                shop.order(id, member, NOON, 0, "0", i % 2 == 0 ? one : two, i % 2 == 0 ? two : one);
                if (i % 3 == 0) {
                    shop.cancel(id, member);
                }
            }
            return true;
        });

        assertThat(taken).isEqualTo(8);
        assertThat(shop.left(one, member, NOON).uses()).isEqualTo(1000 - 8 * 6);
        assertThat(shop.left(two, member, NOON).uses()).isEqualTo(1000 - 8 * 6);
    }

    @Example
    void whatDoesNotFitTheBudgetIsNamedAndNothingIsKept() {
        Campaign small = Shop.budget(Shop.points(100));
        Campaign large = Shop.budget(Shop.points(1000));
        shop.order("o1", member, NOON, 60, "0", small, large);

        assertThat(shop.order("o2", member, NOON, 41, "0", large, small)).containsExactly(small.code());
        assertThat(shop.left(small, member, NOON).points()).isEqualTo(40);
        assertThat(shop.left(large, member, NOON).points()).isEqualTo(940);
        assertThat(shop.order("o3", member, NOON, 40, "0", small)).isEmpty();
    }

    @Example
    void theFirstUseToo() {
        Campaign campaign = Shop.budget(Shop.amount("5.00"));

        assertThat(shop.order("o1", member, NOON, 0, "5.01", campaign)).containsExactly(campaign.code());
        assertThat(shop.order("o2", member, NOON, 0, "5.00", campaign)).isEmpty();
        assertThat(shop.order("o3", member, NOON, 0, "0.01", campaign)).containsExactly(campaign.code());
    }

    @Example
    void aCancelledOrderGivesItsUsesBackOnce() {
        Campaign campaign =
                Shop.campaign(Shop.uses(1), Period.EVER, 0, new Limit(9, 500, Optional.of(Money.of("9.00"))));
        shop.order("o1", member, NOON, 100, "2.50", campaign);

        shop.cancel("o1", member);
        shop.cancel("o1", member);

        assertThat(shop.left(campaign, member, NOON)).isEqualTo(new Left(null, 1, 500, Optional.of(Money.of("9.00"))));
    }

    @Example
    void aGuestsOrderGivesItsUsesBackToo() {
        Campaign campaign = Shop.budget(Shop.uses(1));
        String order = UUID.randomUUID().toString();
        shop.order(order, null, NOON, 0, "0", campaign);

        shop.cancel(order, null);

        assertThat(shop.left(campaign, null, NOON).uses()).isEqualTo(1);
    }

    @Example
    void aUseFromBeforeTheBudgetIsNotGivenBackToIt() {
        Campaign before = Shop.budget(Limit.NONE);
        Campaign after =
                new Campaign(before.code(), before.from(), before.until(), Limit.NONE, Period.EVER, 0, Shop.uses(2));
        shop.order("o1", member, NOON, 0, "0", before);
        shop.order("o2", member, NOON, 0, "0", after);

        shop.cancel("o1", member);

        assertThat(shop.left(after, member, NOON).uses()).isEqualTo(1);
    }

    @Example
    void rulesAreToldHowOftenAndHowLongAgo() {
        Campaign open = Shop.budget(Limit.NONE);
        shop.order(member, time("2026-06-10T00:30"), open); // 9 June in UTC
        shop.order(member, time("2026-06-12T23:30"), open);
        shop.order(member, time("2026-06-19T00:30"), open);

        Uses uses = shop.uses(List.of(member, "nobody"), List.of(open.code(), "unused"), NOON);

        assertThat(uses.byMember().get(member)).isEqualTo(Map.of(open.code(), new Record(2, 6)));
        assertThat(uses.byMember().get("nobody")).isEmpty();
    }
}
