package dev.guerdon.campaign;

import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.Campaign.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * What one member used of a campaign: in the running period of its limit, and the day of the last use ever.
 *
 * @param lastOn null before the first
 */
record MemberSpent(Spent inPeriod, LocalDate lastOn) {
    static final MemberSpent NOTHING = new MemberSpent(Spent.NOTHING, null);
    private static final LocalDate LONG_AGO = LocalDate.of(1, 1, 1);

    static MemberSpent of(ResultSet row) throws SQLException {
        return new MemberSpent(Spent.of(row), row.getObject("last_on", LocalDate.class));
    }

    /** The first day of the period that a day lies in. */
    static LocalDate startOf(Period period, LocalDate on) {
        return switch (period) {
            case EVER -> LONG_AGO;
            case DAY -> on;
            case WEEK -> on.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> on.withDayOfMonth(1);
            case YEAR -> on.withDayOfYear(1);
        };
    }

    /** What the campaign leaves the member on a day. */
    Left of(Campaign campaign, LocalDate on) {
        Left left = inPeriod.of(campaign.perMember(), "the member's limit of ", per(campaign.per()) + " is reached");
        return left.and(rest(campaign.every(), on));
    }

    private Left rest(int every, LocalDate on) {
        if (every == 0 || lastOn == null || !on.isBefore(lastOn.plusDays(every))) {
            return Left.ALL;
        }
        String often = every == 1 ? "once a day" : "once in " + every + " days";
        return Left.closed("the member can have it " + often + ", next on " + lastOn.plusDays(every));
    }

    private static String per(Period period) {
        return switch (period) {
            case EVER -> "";
            case DAY -> " a day";
            case WEEK -> " a week";
            case MONTH -> " a month";
            case YEAR -> " a year";
        };
    }
}
