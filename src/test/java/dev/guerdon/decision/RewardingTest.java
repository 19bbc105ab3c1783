package dev.guerdon.decision;

import static dev.guerdon.proposal.RulePackage.ACTIVITIES;
import static dev.guerdon.proposal.RulePackage.EXPIRY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.facts.Today;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.Verbs;
import dev.guerdon.proposal.Verbs.Activities;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RewardingTest {
    private static final Proposed FIVE = Shop.by(ACTIVITIES, "Check-in", Activities.points(5));
    private static final Proposed SPRING =
            Shop.inCampaign("spring", ACTIVITIES, "Spring check-in", Verbs.lapseAfterDays(Activities.points(20), 30));
    private static final Proposed A_YEAR = Shop.by(EXPIRY, "A year", Verbs.Expiry.lapseAfterMonths(12));

    @Test
    void pointsOfACampaignWithATermOfTheirOwnFormItsLot() {
        Rewarding.Reward reward = reward(Map.of());

        assertThat(reward.points()).isEqualTo(25);
        assertThat(reward.lots())
                .containsExactly(
                        new Booking.NewLot(5, LocalDate.of(2027, 6, 30), "activity", false),
                        new Booking.NewLot(20, LocalDate.of(2026, 7, 18), "spring", true));
    }

    @Test
    void campaignThatCannotGiveAllGivesNothing() {
        Rewarding.Reward reward = reward(Map.of("spring", new Gate(null, 1, 19, Optional.empty())));

        assertThat(reward.points()).isEqualTo(5);
        assertThat(reward.campaigns()).isEmpty();
        assertThat(reward.effects())
                .filteredOn(each -> "spring".equals(each.campaign()))
                .extracting(Decision.Effect::because)
                .containsExactly("more than is left of the campaign's budget or limit");
    }

    @Test
    void reminderOfAnExpiryRuleWaitsForTheExpiryRun() {
        Proposed reminder = Shop.by(EXPIRY, "Remind", Verbs.Expiry.message("app", "soon"));
        Rewarding.Reward reward = Rewarding.decide(
                occasion(Map.of()), (rulePackage, facts) -> rulePackage == EXPIRY ? List.of(reminder) : List.of(FIVE));

        assertThat(reward.effects())
                .extracting(Decision.Effect::because)
                .containsExactly(null, "reminders go out with the expiry run");
    }

    private static Rewarding.Reward reward(Map<String, Gate> gates) {
        return Rewarding.decide(
                occasion(gates),
                (rulePackage, facts) -> rulePackage == EXPIRY ? List.of(A_YEAR) : List.of(SPRING, FIVE));
    }

    private static Rewarding.Occasion occasion(Map<String, Gate> gates) {
        return new Rewarding.Occasion(
                Shop.selling().question().programme(),
                ACTIVITIES,
                Shop.member("basic"),
                new Today(Shop.DAY, Set.of()),
                List.of(),
                "activity",
                gates);
    }
}
