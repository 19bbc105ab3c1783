package dev.guerdon.campaign;

import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.Campaign.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * What one member used of a campaign, seen from a day: in the period of its limit that the day lies in, and the days of the
 * uses next to it.
 *
 * @param lastOn of the last use up to that day, or null
 * @param nextOn of the first use after that day, which is in the past; or null
 */
record MemberSpent(Spent inPeriod, LocalDate lastOn, LocalDate nextOn) {
    static final MemberSpent NOTHING = new MemberSpent(Spent.NOTHING, null, null);
    private static final LocalDate LONG_AGO = LocalDate.of(1, 1, 1);
    private static final LocalDate FAR_AHEAD = LocalDate.of(9999, 12, 31);

    static MemberSpent of(ResultSet row) throws SQLException {
        return new MemberSpent(
                Spent.of(row), row.getObject("last_on", LocalDate.class), row.getObject("next_on", LocalDate.class));
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

    /** The last day of the period that a day lies in. */
    static LocalDate endOf(Period period, LocalDate on) {
        LocalDate start = startOf(period, on);
        return switch (period) {
            case EVER -> FAR_AHEAD;
            case DAY -> on;
            case WEEK -> start.plusDays(6);
            case MONTH -> start.plusMonths(1).minusDays(1);
            case YEAR -> start.plusYears(1).minusDays(1);
        };
    }

    /** What the campaign leaves the member on that day. */
    Left of(Campaign campaign, LocalDate on) {
        Left left = inPeriod.of(campaign.perMember(), "the member's limit of ", per(campaign.per()) + " is reached");
        return left.and(rest(campaign.every(), on));
    }

    private Left rest(int every, LocalDate on) {
        String often = "the member can have it " + (every == 1 ? "once a day" : "once in " + every + " days");
        if (every > 0 && lastOn != null && on.isBefore(lastOn.plusDays(every))) {
            return Left.closed(often + ", next on " + lastOn.plusDays(every));
        } else if (every > 0 && nextOn != null && nextOn.isBefore(on.plusDays(every))) {
            return Left.closed(often + ", and had it on " + nextOn);
        }
        return Left.ALL;
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
