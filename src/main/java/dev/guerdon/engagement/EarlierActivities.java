package dev.guerdon.engagement;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.facts.Activity;
import dev.guerdon.facts.Activity.Earlier;
import dev.guerdon.facts.Today;
import dev.guerdon.facts.Use;
import dev.guerdon.rulebook.Rulebook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a member did before of one type, as far as some rule asks for it. As of the moment of the activity that is decided, but
 * for the day's limit: there all of the day count, or late ones could go beyond it. Complete once the round trip has run.
 */
final class EarlierActivities {
    private static final String OF_TYPE = " from activity where member_id = ? and activity_type = ? and counted";

    private static final String OF_DAY = "select count(*) as many" + OF_TYPE + " and at >= ? and at < ?";

    private static final String EVER = "select count(*) as many" + OF_TYPE + " and at <= ?";

    private static final String DAYS_IN_A_ROW = """
            select count(*) as many
              from (select done_on, row_number() over (order by done_on desc) as ago
                      from (select distinct done_on
                              from activity
                             where member_id = ? and activity_type = ? and counted and at <= ? and done_on < ?) as days)
                   as numbered
             where done_on = cast(? as date) - cast(ago as integer)""";

    private static final String SINCE =
            "select done_on, subject" + OF_TYPE + " and at <= ? and done_on > ? and done_on <= ?";

    private static final Set<String> WINDOWS = Set.of("countWithin", "countOfSubjectWithin", "subjectsWithin");

    private final Rulebook rulebook;
    private final String memberId;
    private final String type;
    private final Instant at;
    private final LocalDate on;
    private final List<Earlier> recent = new ArrayList<>();
    private int ever;
    private int daysInARow;
    private int ofDay;

    /** Adds what has to be read to a round trip. */
    EarlierActivities(RoundTrip reads, Rulebook rulebook, String memberId, String type, Instant at, Today today) {
        this.rulebook = rulebook;
        this.memberId = memberId;
        this.type = type;
        this.at = at;
        this.on = today.date();
        readOfDay(reads);
        readCounts(reads);
        readRecent(reads);
    }

    private void readOfDay(RoundTrip reads) {
        ZoneId zone = rulebook.programme().zone();
        Instant start = on.atStartOfDay(zone).toInstant();
        Instant end = on.plusDays(1).atStartOfDay(zone).toInstant();
        reads.query(OF_DAY, row -> ofDay = row.getInt("many"), memberId, type, start, end);
    }

    private void readCounts(RoundTrip reads) {
        if (rulebook.reads(Activity.class, "countLifetime")) {
            reads.query(EVER, row -> ever = row.getInt("many"), memberId, type, at);
        }
        if (rulebook.reads(Activity.class, "streakDays")) {
            reads.query(DAYS_IN_A_ROW, row -> daysInARow = row.getInt("many"), memberId, type, at, on, on);
        }
    }

    private void readRecent(RoundTrip reads) {
        int days = longestWindow();
        if (days > 0) {
            reads.query(
                    SINCE,
                    row -> recent.add(new Earlier(row.getObject("done_on", LocalDate.class), row.getString("subject"))),
                    memberId,
                    type,
                    at,
                    on.minusDays(days),
                    on);
        }
    }

    /** The most days that any rule looks back; 0 when none does. */
    private int longestWindow() {
        int today = rulebook.reads(Activity.class, "countToday") ? 1 : 0;
        return rulebook.uses().stream()
                .filter(use -> use.fact() == Activity.class && WINDOWS.contains(use.property()))
                .map(Use::argument)
                .mapToInt(Integer::parseInt)
                .reduce(today, Math::max);
    }

    /** Why one more of the day does not count; empty where it does. */
    Optional<String> whyNoMore() {
        return rulebook.programme().whyNotCounted(type, ofDay + 1);
    }

    /** The activity that comes after them, as rules see it. */
    Activity next(String activityId, ActivityBody body) {
        return new Activity(
                activityId,
                type,
                at,
                on,
                body.subject(),
                body.attributes(),
                ever + 1,
                daysInARow + 1,
                List.copyOf(recent));
    }
}
