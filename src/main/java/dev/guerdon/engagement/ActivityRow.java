package dev.guerdon.engagement;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.facts.Activity;
import dev.guerdon.request.Fingerprint;
import java.util.List;

/**
 * An activity as it is stored.
 *
 * @param counted false: beyond what the day's limit lets count
 */
record ActivityRow(
        String memberId,
        Activity activity,
        boolean counted,
        String rulebook,
        Fingerprint fingerprint,
        String body,
        String answer) {
    private static final String BY_ID =
            "select fingerprint, answer from activity where member_id = ? and activity_id = ?";

    private static final String INSERT = """
            insert into activity (member_id, activity_id, activity_type, at, done_on, subject, counted, rulebook, fingerprint,
                                  body, answer)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json)""";

    static List<Stored> read(RoundTrip reads, String memberId, String activityId) {
        return Stored.read(reads, BY_ID, memberId, activityId);
    }

    void insert(RoundTrip writes) {
        writes.write(
                INSERT,
                memberId,
                activity.id(),
                activity.type(),
                activity.at(),
                activity.date(),
                activity.subject(),
                counted,
                rulebook,
                fingerprint.bytes(),
                body,
                answer);
    }
}
