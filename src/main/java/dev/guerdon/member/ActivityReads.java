package dev.guerdon.member;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.RoundTrip.Elements;
import dev.guerdon.facts.Member.ActivityRecord;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what members did outside of baskets, by type, as of a moment. */
final class ActivityReads {
    private static final String ACTIVITIES = """
            select member_id, activity_type, count(*) as many, max(done_on) as last_on
              from activity
             where member_id = any (?) and counted and at <= ?
             group by member_id, activity_type""";

    private final Map<String, Map<String, ActivityRecord>> activities = new HashMap<>();

    void add(RoundTrip reads, Collection<String> memberIds, ZonedDateTime now) {
        reads.query(
                ACTIVITIES,
                row -> {
                    LocalDate last = row.getObject("last_on", LocalDate.class);
                    int days = (int) ChronoUnit.DAYS.between(last, now.toLocalDate());
                    activities
                            .computeIfAbsent(row.getString("member_id"), member -> new HashMap<>())
                            .put(row.getString("activity_type"), new ActivityRecord(row.getInt("many"), last, days));
                },
                new Elements("text", List.copyOf(memberIds)),
                now.toInstant());
    }

    Map<String, ActivityRecord> of(String memberId) {
        return activities.getOrDefault(memberId, Map.of());
    }
}
