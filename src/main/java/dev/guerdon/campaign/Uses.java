package dev.guerdon.campaign;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.RoundTrip.Elements;
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
            select member_id, campaign, count(*) as uses, max(used_on) as last_on
              from campaign_use
             where member_id = any (?) and campaign = any (?) and at <= ?
             group by member_id, campaign""";

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

    /** As of a moment; days are those of the programme's zone. Without campaigns or members nothing is read. */
    public static Uses read(
            RoundTrip reads, Collection<String> memberIds, Collection<String> campaigns, Instant at, ZoneId zone) {
        Uses uses = new Uses();
        memberIds.forEach(member -> uses.byMember.put(member, new HashMap<>()));
        if (memberIds.isEmpty() || campaigns.isEmpty()) {
            return uses;
        }
        LocalDate on = LocalDate.ofInstant(at, zone);
        reads.query(
                READ,
                row -> {
                    long days = ChronoUnit.DAYS.between(row.getObject("last_on", LocalDate.class), on);
                    uses.byMember
                            .get(row.getString("member_id"))
                            .put(row.getString("campaign"), new Record(row.getInt("uses"), Math.toIntExact(days)));
                },
                new Elements("text", List.copyOf(memberIds)),
                new Elements("text", List.copyOf(campaigns)),
                at);
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
