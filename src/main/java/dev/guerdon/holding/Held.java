package dev.guerdon.holding;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The badges and benefits that members hold, as rules ask for them. Complete once the round trip has run. */
public final class Held {
    private static final String READ = """
            with seen as (select * from unnest(?::text[], ?::date[]) as seen (member_id, today))
            select member_id, code, true as is_badge
              from seen
              join badge using (member_id)
            union all
            select member_id, code, false
              from seen
              join benefit using (member_id)
             where revoked_at is null and today between from_day and last_day""";

    /** What one member holds, by code. */
    public record Of(Set<String> badges, Set<String> benefits) {}

    private final Map<String, Of> byMember = new HashMap<>();

    private Held() {}

    /**
     * Benefits as of a day, badges as stored now; of no members, nothing is read.
     *
     * @param seen the day in the programme's zone, by member
     */
    public static Held read(RoundTrip reads, Map<String, LocalDate> seen) {
        Held held = new Held();
        seen.keySet().forEach(member -> held.byMember.put(member, new Of(new TreeSet<>(), new TreeSet<>())));
        if (!seen.isEmpty()) {
            Rows<Map.Entry<String, LocalDate>> members = Rows.of(seen.entrySet());
            reads.query(
                    READ,
                    row -> held.add(row.getString("member_id"), row.getString("code"), row.getBoolean("is_badge")),
                    members.column("text", Map.Entry::getKey),
                    members.column("date", Map.Entry::getValue));
        }
        return held;
    }

    private void add(String memberId, String code, boolean isBadge) {
        Of of = byMember.get(memberId);
        (isBadge ? of.badges() : of.benefits()).add(code);
    }

    /** With an entry for each member that was asked for. */
    public Map<String, Of> byMember() {
        return byMember;
    }

    /** All that profiles show, by member, on a day in the programme's zone; of no members, nothing is read. */
    public static Map<String, HeldView> views(RoundTrip reads, Collection<String> memberIds, LocalDate on) {
        return memberIds.isEmpty() ? Map.of() : HeldView.read(reads, memberIds, on);
    }
}
