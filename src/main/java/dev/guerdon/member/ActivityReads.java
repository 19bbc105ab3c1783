package dev.guerdon.member;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.Rows;
import dev.guerdon.facts.Member.ActivityRecord;
import dev.guerdon.ledger.Moment;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Reads what members did outside of baskets, by type, each as of a moment. */
final class ActivityReads {
    private static final String ACTIVITIES = """
            select a.member_id, activity_type, count(*) as many, max(done_on) as last_on
              from unnest(?::text[], ?::timestamptz[]) as seen (member_id, now)
              join activity a on a.member_id = seen.member_id and a.counted and a.at <= seen.now
             group by a.member_id, activity_type""";

    private final Map<String, Map<String, ActivityRecord>> activities = new HashMap<>();

    /** @param seen the moment by member */
    void add(RoundTrip reads, Map<String, Moment> seen) {
        Rows<Map.Entry<String, Moment>> rows = Rows.of(seen.entrySet());
        reads.query(
                ACTIVITIES,
                row -> {
                    String member = row.getString("member_id");
                    LocalDate last = row.getObject("last_on", LocalDate.class);
                    int days =
                            (int) ChronoUnit.DAYS.between(last, seen.get(member).on());
                    activities
                            .computeIfAbsent(member, id -> new HashMap<>())
                            .put(row.getString("activity_type"), new ActivityRecord(row.getInt("many"), last, days));
                },
                rows.column("text", Map.Entry::getKey),
                rows.column("timestamptz", each -> each.getValue().at()));
    }

    Map<String, ActivityRecord> of(String memberId) {
        return activities.getOrDefault(memberId, Map.of());
    }
}
