package dev.guerdon.campaign;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.Rows;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.Campaign.Limit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes what campaigns gave, and takes it from their budgets. The first use adds the statements, later ones only rows to
 * them; a budget's row is one that many orders wait for, so take after everything else was written.
 */
public final class Taking {
    private static final String GUEST = "";

    private static final String WRITE_USES = """
            insert into campaign_use (member_id, campaign, cause, cause_id, at, used_on, points, amount, counted)
            select *
              from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::date[],
                          ?::bigint[], ?::numeric[], ?::boolean[]) as taken""";

    // Rows are locked in order of campaign, so that two orders never wait for each other.
    private static final String TAKE = """
            with asked as (
                select *
                  from unnest(?::text[], ?::bigint[], ?::numeric[], ?::bigint[], ?::bigint[], ?::numeric[])
                       as asked (campaign, points, amount, most_uses, most_points, most_amount))
            insert into campaign_total as total (campaign, uses, points, amount)
            select campaign, 1, points, amount
              from asked
             where 1 <= most_uses and points <= most_points and amount <= coalesce(most_amount, amount)
             order by campaign
                on conflict (campaign) do update
               set uses = total.uses + 1, points = total.points + excluded.points,
                   amount = total.amount + excluded.amount
             where (select total.uses + 1 <= most_uses
                           and total.points + excluded.points <= most_points
                           and total.amount + excluded.amount <= coalesce(most_amount, total.amount + excluded.amount)
                      from asked
                     where asked.campaign = total.campaign)
            returning campaign""";

    private static final String GIVE_BACK = """
            with given_back as (
                delete from campaign_use
                 where member_id = ? and cause = ? and cause_id = ?
                returning campaign, points, amount, counted),
            locked as (
                select total.campaign, given_back.points, given_back.amount
                  from campaign_total total
                  join given_back on given_back.campaign = total.campaign and given_back.counted
                 order by total.campaign
                   for update of total)
            update campaign_total total
               set uses = total.uses - 1, points = total.points - locked.points,
                   amount = total.amount - locked.amount
              from locked
             where locked.campaign = total.campaign""";

    private record Use(
            Campaign campaign,
            String memberId,
            String cause,
            String causeId,
            Instant at,
            LocalDate on,
            long points,
            BigDecimal amount) {
        String code() {
            return campaign.code();
        }

        boolean isCounted() {
            return budget().isLimit();
        }

        Limit budget() {
            return campaign.budget();
        }

        BigDecimal mostAmount() {
            return budget().amount().map(Money::amount).orElse(null);
        }
    }

    private final RoundTrip writes;
    private final Rows<Use> uses = new Rows<>();
    private final Rows<Use> counted = new Rows<>();
    private final Set<String> taken = new HashSet<>();

    private Taking(RoundTrip writes) {
        this.writes = writes;
    }

    public static Taking of(RoundTrip writes) {
        return new Taking(writes);
    }

    /**
     * One use of a campaign, limited or not. Of one cause a campaign is used once, for all that it gave.
     *
     * @param memberId null for a guest
     * @param on the day in the programme's zone
     * @param points 0 or more
     * @param amount 0 or more
     */
    public void take(
            Campaign campaign,
            String memberId,
            String cause,
            String causeId,
            Instant at,
            LocalDate on,
            long points,
            Money amount) {
        Use use = new Use(campaign, orGuest(memberId), cause, causeId, at, on, points, amount.amount());
        if (uses.isEmpty()) {
            writeUses();
        }
        uses.add(use);
        if (use.isCounted()) {
            if (counted.isEmpty()) {
                takeFromBudgets();
            }
            counted.add(use);
        }
    }

    private void writeUses() {
        writes.write(
                WRITE_USES,
                uses.column("text", Use::memberId),
                uses.column("text", Use::code),
                uses.column("text", Use::cause),
                uses.column("text", Use::causeId),
                uses.column("timestamptz", Use::at),
                uses.column("date", Use::on),
                uses.column("bigint", Use::points),
                uses.column("numeric", Use::amount),
                uses.column("boolean", Use::isCounted));
    }

    private void takeFromBudgets() {
        writes.query(
                TAKE,
                row -> taken.add(row.getString("campaign")),
                counted.column("text", Use::code),
                counted.column("bigint", Use::points),
                counted.column("numeric", Use::amount),
                counted.column("bigint", use -> use.budget().uses()),
                counted.column("bigint", use -> use.budget().points()),
                counted.column("numeric", Use::mostAmount));
    }

    /**
     * The campaigns whose budget did not hold what was to be taken, once the round trip has run. If there is one, the
     * transaction must be rolled back.
     */
    public Set<String> exhausted() {
        Set<String> exhausted = new TreeSet<>();
        counted.forEach(use -> exhausted.add(use.code()));
        exhausted.removeAll(taken);
        return exhausted;
    }

    /**
     * Undoes the uses of one cause, and gives them back to the budgets that they were taken from.
     *
     * @param memberId null for a guest
     */
    public static void giveBack(RoundTrip writes, String memberId, String cause, String causeId) {
        writes.change(GIVE_BACK, orGuest(memberId), cause, causeId);
    }

    private static String orGuest(String memberId) {
        return memberId == null ? GUEST : memberId;
    }
}
