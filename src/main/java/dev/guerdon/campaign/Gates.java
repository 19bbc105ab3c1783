package dev.guerdon.campaign;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.Rows;
import dev.guerdon.programme.Campaign;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What is left of the campaigns that are limited, for one member. Complete once the round trip has run. */
public final class Gates {
    private static final String MEMBER_USES = """
            select asked.campaign,
                   count(*) filter (where used_on between since and until) as uses,
                   coalesce(sum(points) filter (where used_on between since and until), 0) as points,
                   coalesce(sum(amount) filter (where used_on between since and until), 0) as amount,
                   max(used_on) filter (where used_on <= today) as last_on,
                   min(used_on) filter (where used_on > today) as next_on
              from unnest(?::text[], ?::date[], ?::date[]) as asked (campaign, since, until)
             cross join (select cast(? as date) as today) as moment
              join campaign_use u on u.member_id = ? and u.campaign = asked.campaign
             group by asked.campaign""";

    private static final String TOTALS =
            "select campaign, uses, points, amount from campaign_total where campaign = any (?)";

    private final List<Campaign> campaigns;
    private final boolean isMember;
    private final LocalDate on;
    private final Map<String, MemberSpent> byMember;
    private final Map<String, Spent> byAll = new HashMap<>();

    private Gates(List<Campaign> campaigns, boolean isMember, LocalDate on, Map<String, MemberSpent> byMember) {
        this.campaigns = campaigns;
        this.isMember = isMember;
        this.on = on;
        this.byMember = byMember;
    }

    /**
     * Reads of those campaigns that are limited and run at a moment; of none, nothing is read. Uses that lie later count,
     * too: who comes late with what happened before does not get more of a campaign than one who was in time.
     *
     * @param memberId null for a guest, for whom limits per member do not hold
     * @param zone the programme's, whose days, weeks (from Monday), months and years limits are counted in
     */
    public static Gates read(
            RoundTrip reads, Collection<Campaign> campaigns, String memberId, Instant at, ZoneId zone) {
        Gates gates =
                new Gates(limited(campaigns, at), memberId != null, LocalDate.ofInstant(at, zone), new HashMap<>());
        gates.readMember(reads, memberId);
        readTotals(reads, gates.campaigns, gates.byAll);
        return gates;
    }

    /** The same, with what the member had as it was read before: only the budgets are read anew. */
    public Gates again(RoundTrip reads) {
        Gates again = new Gates(campaigns, isMember, on, byMember);
        readTotals(reads, campaigns, again.byAll);
        return again;
    }

    /** Whether these are just those of the campaigns that are limited and run at a moment. */
    public boolean areOf(Collection<Campaign> all, Instant at) {
        return campaigns.equals(limited(all, at));
    }

    private static List<Campaign> limited(Collection<Campaign> campaigns, Instant at) {
        return campaigns.stream()
                .filter(campaign -> campaign.isLimited() && campaign.runsAt(at))
                .toList();
    }

    private void readMember(RoundTrip reads, String memberId) {
        Rows<Campaign> asked = those(campaign -> campaign.perMember().isLimit() || campaign.every() > 0);
        if (isMember && !asked.isEmpty()) {
            reads.query(
                    MEMBER_USES,
                    row -> byMember.put(row.getString("campaign"), MemberSpent.of(row)),
                    asked.column("text", Campaign::code),
                    asked.column("date", campaign -> MemberSpent.startOf(campaign.per(), on)),
                    asked.column("date", campaign -> MemberSpent.endOf(campaign.per(), on)),
                    on,
                    memberId);
        }
    }

    /** Reads what was used of the budgets of those campaigns that have one. */
    static void readTotals(RoundTrip reads, Collection<Campaign> campaigns, Map<String, Spent> totals) {
        Rows<Campaign> asked = Rows.of(campaigns.stream()
                .filter(campaign -> campaign.budget().isLimit())
                .toList());
        if (!asked.isEmpty()) {
            reads.query(
                    TOTALS,
                    row -> totals.put(row.getString("campaign"), Spent.of(row)),
                    asked.column("text", Campaign::code));
        }
    }

    private Rows<Campaign> those(Predicate<Campaign> wanted) {
        return Rows.of(campaigns.stream().filter(wanted).toList());
    }

    /** By code of the campaigns that are limited and run; all others are open without bounds. */
    public Map<String, Left> left() {
        Map<String, Left> left = new LinkedHashMap<>();
        campaigns.forEach(campaign -> left.put(campaign.code(), leftOf(campaign)));
        return left;
    }

    private Left leftOf(Campaign campaign) {
        Left ofBudget =
                byAll.getOrDefault(campaign.code(), Spent.NOTHING).of(campaign.budget(), "the budget of ", " is spent");
        if (!isMember) {
            return ofBudget;
        }
        return byMember.getOrDefault(campaign.code(), MemberSpent.NOTHING)
                .of(campaign, on)
                .and(ofBudget);
    }
}
