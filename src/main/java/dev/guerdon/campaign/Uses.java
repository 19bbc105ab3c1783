package dev.guerdon.campaign;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.RoundTrip.Elements;
import dev.guerdon.database.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What members had of campaigns, as rules ask for it. Complete once the round trip has run. */
public final class Uses {
    private static final String READ = """
            select u.member_id, campaign, count(*) as uses, max(used_on) as last_on
              from unnest(?::text[], ?::timestamptz[]) as seen (member_id, now)
              join campaign_use u on u.member_id = seen.member_id and u.at <= seen.now
             where campaign = any (?)
             group by u.member_id, campaign""";

    private static final String OF_CAUSE =
            "select campaign from campaign_use where member_id = ? and cause = ? and cause_id = ?";

    /**
     * What one member had of one campaign.
     *
     * @param daysSinceLast -1 before the first
     */
    @SuppressWarnings("JavaLangClash") // read as Uses.Record
    public record Record(int uses, int daysSinceLast) {
        public static final Record NEVER = new Record(0, -1);
    }

    private final Map<String, Map<String, Record>> byMember = new HashMap<>();

    private Uses() {}

    /**
     * Days are those of the programme's zone. Without campaigns or members nothing is read.
     *
     * @param seen the moment as of which it is wanted, by member
     */
    public static Uses read(RoundTrip reads, Map<String, Instant> seen, Collection<String> campaigns, ZoneId zone) {
        Uses uses = new Uses();
        seen.keySet().forEach(member -> uses.byMember.put(member, new HashMap<>()));
        if (seen.isEmpty() || campaigns.isEmpty()) {
            return uses;
        }
        Rows<Map.Entry<String, Instant>> members = Rows.of(seen.entrySet());
        reads.query(
                READ,
                row -> {
                    String member = row.getString("member_id");
                    LocalDate on = LocalDate.ofInstant(seen.get(member), zone);
                    long days = ChronoUnit.DAYS.between(row.getObject("last_on", LocalDate.class), on);
                    uses.byMember
                            .get(member)
                            .put(row.getString("campaign"), new Record(row.getInt("uses"), Math.toIntExact(days)));
                },
                members.column("text", Map.Entry::getKey),
                members.column("timestamptz", Map.Entry::getValue),
                new Elements("text", List.copyOf(campaigns)));
        return uses;
    }

    /** The campaigns that a member already used for a cause; filled when the round trip runs. */
    public static Set<String> of(RoundTrip reads, String memberId, String cause, String causeId) {
        Set<String> campaigns = new HashSet<>();
        reads.query(OF_CAUSE, row -> campaigns.add(row.getString(1)), memberId, cause, causeId);
        return campaigns;
    }

    /** By member, then by campaign; campaigns of which a member had nothing are missing. */
    public Map<String, Map<String, Record>> byMember() {
        return byMember;
    }
}
