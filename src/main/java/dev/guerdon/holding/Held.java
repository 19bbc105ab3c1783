package dev.guerdon.holding;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.RoundTrip.Elements;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The badges and benefits that members hold, as rules ask for them. Complete once the round trip has run. */
public final class Held {
    private static final String READ = """
            select member_id, code, true as is_badge
              from badge
             where member_id = any (?)
            union all
            select member_id, code, false
              from benefit
             where member_id = any (?) and revoked_at is null and ? between from_day and last_day""";

    /** What one member holds, by code. */
    public record Of(Set<String> badges, Set<String> benefits) {}

    private final Map<String, Of> byMember = new HashMap<>();

    private Held() {}

    /** Benefits as of a day in the programme's zone, badges as stored now; of no members, nothing is read. */
    public static Held read(RoundTrip reads, Collection<String> memberIds, LocalDate on) {
        Held held = new Held();
        memberIds.forEach(member -> held.byMember.put(member, new Of(new TreeSet<>(), new TreeSet<>())));
        if (!memberIds.isEmpty()) {
            Elements members = new Elements("text", List.copyOf(memberIds));
            reads.query(
                    READ,
                    row -> held.add(row.getString("member_id"), row.getString("code"), row.getBoolean("is_badge")),
                    members,
                    members,
                    on);
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
