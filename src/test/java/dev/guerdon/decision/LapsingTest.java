package dev.guerdon.decision;

import static dev.guerdon.decision.Shop.by;
import static dev.guerdon.proposal.RulePackage.EXPIRY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Verbs.Expiry;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LapsingTest {
    private static final LocalDate EARNED = LocalDate.of(2026, 1, 31);

    @Test
    void withoutAProposalPointsDoNotLapse() {
        assertThat(lapse()).isEmpty();
    }

    @Test
    void latestDayWins() {
        assertThat(lapse(Expiry.lapseAfterDays(10), Expiry.lapseOn(LocalDate.of(2026, 2, 5))))
                .contains(LocalDate.of(2026, 2, 10));
    }

    @Test
    void neverBeatsEveryDay() {
        assertThat(lapse(Expiry.lapseAfterDays(36_525), Expiry.lapseNever())).isEmpty();
    }

    @Test
    void monthsAndQuartersEndOnTheirLastDay() {
        assertThat(lapse(Expiry.lapseAfterMonths(1))).contains(LocalDate.of(2026, 2, 28));
        assertThat(lapse(Expiry.lapseAfterMonths(0))).contains(LocalDate.of(2026, 1, 31));
        assertThat(lapse(Expiry.lapseAfterQuarters(0))).contains(LocalDate.of(2026, 3, 31));
        assertThat(lapse(Expiry.lapseAfterQuarters(4))).contains(LocalDate.of(2027, 3, 31));
    }

    @Test
    void inactivityCountsFromTheLastOrderOrActivity() {
        Proposal month = Expiry.lapseAfterInactivity(1);

        assertThat(Lapsing.decide(Arrays.asList(by(EXPIRY, "Idle", month)), EARNED, LocalDate.of(2026, 3, 31)))
                .contains(LocalDate.of(2026, 4, 30));
        assertThat(lapse(month)).contains(LocalDate.of(2026, 2, 28));
    }

    private static Optional<LocalDate> lapse(Proposal... proposals) {
        return Lapsing.decide(
                Arrays.stream(proposals).map(each -> by(EXPIRY, "Rule", each)).toList(), EARNED, null);
    }
}
