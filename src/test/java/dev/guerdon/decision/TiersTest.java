package dev.guerdon.decision;

import static dev.guerdon.decision.Shop.by;
import static dev.guerdon.proposal.RulePackage.TIERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.programme.Programme.Downgrade;
import dev.guerdon.programme.Programme.TierPolicy;
import dev.guerdon.programme.Programme.Validity;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Verbs.Tiers;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TiersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 18);
    private static final LocalDate LONG_AGO = LocalDate.of(2025, 1, 1);
    private static final TierStanding PLATINUM = new TierStanding("platinum", LONG_AGO, null);

    @Test
    void highestQualificationCountsAndUpIsAtOnce() {
        TierStanding now = judge(
                Downgrade.NEVER,
                new TierStanding("basic", LONG_AGO, null),
                Tiers.qualifiesFor("silver"),
                Tiers.qualifiesFor("gold", LocalDate.of(2026, 12, 31)));

        assertThat(now).isEqualTo(new TierStanding("gold", TODAY, LocalDate.of(2026, 12, 31)));
    }

    @Test
    void memberWhoStillQualifiesStaysSinceThen() {
        assertThat(judge(Downgrade.TO_QUALIFIED, PLATINUM, Tiers.qualifiesFor("platinum")))
                .isEqualTo(PLATINUM);
    }

    @Test
    void comingDownFollowsThePolicy() {
        Proposal silver = Tiers.qualifiesFor("silver");

        assertThat(judge(Downgrade.NEVER, PLATINUM, silver)).isEqualTo(PLATINUM);
        assertThat(judge(Downgrade.ONE_STEP, PLATINUM, silver)).isEqualTo(new TierStanding("gold", TODAY, null));
        assertThat(judge(Downgrade.TO_QUALIFIED, PLATINUM, silver)).isEqualTo(new TierStanding("silver", TODAY, null));
        assertThat(judge(Downgrade.TO_QUALIFIED, PLATINUM)).isEqualTo(new TierStanding("basic", TODAY, null));
    }

    @Test
    void oneStepIsOneADayHoweverOftenTheMemberIsJudged() {
        TierStanding once = judge(Downgrade.ONE_STEP, PLATINUM);
        assertThat(once).isEqualTo(new TierStanding("gold", TODAY, null));
        assertThat(judge(Downgrade.ONE_STEP, once)).isEqualTo(once);
        assertThat(judge(Downgrade.ONE_STEP, new TierStanding("gold", TODAY.minusDays(1), null)))
                .isEqualTo(new TierStanding("silver", TODAY, null));
    }

    @Test
    void tierIsHeldToItsLastDayAndThroughTheGrace() {
        TierStanding untilToday = new TierStanding("gold", LONG_AGO, TODAY);
        TierStanding graceEnds = new TierStanding("gold", LONG_AGO, TODAY.minusDays(30));
        TierStanding graceOver = new TierStanding("gold", LONG_AGO, TODAY.minusDays(31));

        assertThat(judge(Downgrade.TO_QUALIFIED, untilToday)).isEqualTo(untilToday);
        assertThat(judge(30, graceEnds)).isEqualTo(graceEnds);
        assertThat(judge(30, graceOver).tier()).isEqualTo("basic");
    }

    @Test
    void renewalMovesTheLastDayOnlyForward() {
        TierStanding held = new TierStanding("gold", LONG_AGO, LocalDate.of(2026, 12, 31));

        assertThat(judge(Downgrade.NEVER, held, Tiers.qualifiesFor("gold", LocalDate.of(2027, 12, 31))))
                .isEqualTo(new TierStanding("gold", LONG_AGO, LocalDate.of(2027, 12, 31)));
        assertThat(judge(Downgrade.NEVER, held, Tiers.qualifiesFor("gold", LocalDate.of(2026, 8, 1))))
                .isEqualTo(held);
    }

    @Test
    void qualificationWhoseLastDayIsOverDoesNotCount() {
        TierStanding basic = new TierStanding("basic", LONG_AGO, null);

        assertThat(judge(Downgrade.NEVER, basic, Tiers.qualifiesFor("gold", TODAY.minusDays(1))))
                .isEqualTo(basic);
    }

    private static TierStanding judge(Downgrade downgrade, TierStanding current, Proposal... proposals) {
        return judge(new TierPolicy(downgrade, 0, Validity.ROLLING), current, proposals);
    }

    private static TierStanding judge(int graceDays, TierStanding current) {
        return judge(new TierPolicy(Downgrade.TO_QUALIFIED, graceDays, Validity.ROLLING), current);
    }

    private static TierStanding judge(TierPolicy policy, TierStanding current, Proposal... proposals) {
        return dev.guerdon.decision.Tiers.judge(
                policy,
                Shop.TIERS,
                current,
                Arrays.stream(proposals).map(each -> by(TIERS, "Rule", each)).toList(),
                TODAY);
    }
}
