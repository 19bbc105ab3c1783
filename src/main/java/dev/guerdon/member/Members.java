package dev.guerdon.member;

import dev.guerdon.campaign.Uses;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.facts.Member;
import dev.guerdon.holding.Held;
import dev.guerdon.ledger.Account;
import dev.guerdon.ledger.Earned;
import dev.guerdon.ledger.History;
import dev.guerdon.ledger.Ledger;
import dev.guerdon.ledger.Moment;
import dev.guerdon.ledger.Opening;
import dev.guerdon.programme.Programme;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The facts of one member, or of a page of them, as of a moment: read in one round trip, in as many statements however many
 * members they are, and only what some rule asks for. Complete once the round trip has run.
 */
public final class Members {
    private final Programme programme;
    private final Map<String, Moment> seen;
    private final Map<String, MemberRow> rows;
    private final Map<String, Opening> accounts;
    private final PurchaseReads purchases;
    private final ActivityReads activities = new ActivityReads();
    private final Map<String, Earned> earned;
    private final Uses campaigns;
    private final Held held;

    private Members(RoundTrip reads, Programme programme, Needs needs, Map<String, Moment> seen) {
        this.programme = programme;
        this.seen = seen;
        Map<String, Instant> moments = each(seen, Moment::at);
        this.rows = MemberRow.read(reads, moments, programme.firstTier());
        this.accounts = Ledger.openForEarning(reads, Programme.POINTS, seen.keySet());
        this.purchases = new PurchaseReads(seen);
        purchases.add(reads, needs);
        if (needs.activities()) {
            activities.add(reads, seen);
        }
        this.earned = needs.earnings() ? History.earned(reads, Programme.POINTS, seen) : Map.of();
        this.campaigns =
                needs.campaigns().isEmpty() ? null : Uses.read(reads, moments, needs.campaigns(), programme.zone());
        this.held = needs.holdings() ? Held.read(reads, each(seen, Moment::on)) : null;
    }

    private static <T> Map<String, T> each(Map<String, Moment> seen, Function<Moment, T> of) {
        Map<String, T> each = new LinkedHashMap<>();
        seen.forEach((member, moment) -> each.put(member, of.apply(moment)));
        return each;
    }

    /** Adds the reading of members, each as of a moment of their own, to a round trip. */
    public static Members read(RoundTrip reads, Programme programme, Needs needs, Map<String, Moment> seen) {
        return new Members(reads, programme, needs, seen);
    }

    /** The same of members as of one moment. */
    public static Members read(
            RoundTrip reads, Programme programme, Needs needs, Collection<String> memberIds, Moment at) {
        Map<String, Moment> seen = new LinkedHashMap<>();
        memberIds.forEach(member -> seen.put(member, at));
        return read(reads, programme, needs, seen);
    }

    /** The same of one member. */
    public static Members read(RoundTrip reads, Programme programme, Needs needs, String memberId, Moment at) {
        return read(reads, programme, needs, List.of(memberId), at);
    }

    /** The member as stored; empty for one who is unknown. */
    public Optional<MemberRow> row(String memberId) {
        return Optional.ofNullable(rows.get(memberId));
    }

    /** The member's points, ready to be earned more of. */
    public Opening account(String memberId) {
        return accounts.get(memberId);
    }

    /** The facts of a member; one who is unknown is seen as joining at the moment. */
    public Member member(String memberId) {
        MemberRow row = rows.get(memberId);
        if (row == null) {
            return Member.joining(memberId, seen.get(memberId).on(), programme.firstTier());
        }
        return new Member(
                row.person(),
                standing(row),
                Map.of(Programme.POINTS, wallet(memberId)),
                purchases.purchases(memberId),
                purchases.categories(memberId),
                activities.of(memberId),
                campaigns(memberId),
                row.scores(),
                held == null
                        ? Member.Holdings.NONE
                        : new Member.Holdings(
                                held.byMember().get(memberId).badges(),
                                held.byMember().get(memberId).benefits()),
                seen.get(memberId).on());
    }

    private Member.Standing standing(MemberRow row) {
        LocalDate since = row.tier().since();
        return standing(programme, row.tier().name(), since, row.tier().until(), row.stage(), row.segments());
    }

    /** A member as another programme sees them: which tiers lie below theirs is for the programme to say. */
    public static Member in(Programme programme, Member member) {
        Member.Standing then = member.standing();
        return member.with(
                standing(programme, then.tier(), then.tierSince(), then.tierUntil(), then.stage(), then.segments()));
    }

    /** A standing in a tier; one that the programme no longer has counts as the first. */
    public static Member.Standing standing(
            Programme programme,
            String tier,
            LocalDate since,
            LocalDate until,
            String stage,
            Collection<String> segments) {
        int rank = Math.max(0, programme.rankOf(tier));
        return new Member.Standing(
                programme.tiers().get(rank),
                programme.tiers().subList(0, rank + 1),
                since,
                until,
                stage,
                java.util.Set.copyOf(segments));
    }

    private Member.Wallet wallet(String memberId) {
        Account account = accounts.get(memberId).book().account();
        Earned windows = earned.getOrDefault(memberId, Earned.NOTHING);
        return new Member.Wallet(
                account.available(),
                windows.last12Months(),
                windows.thisYear(),
                windows.lastYear(),
                windows.lifetime(),
                account.pending(),
                account.debt());
    }

    private Map<String, Member.CampaignRecord> campaigns(String memberId) {
        if (campaigns == null) {
            return Map.of();
        }
        Map<String, Member.CampaignRecord> records = new TreeMap<>();
        campaigns
                .byMember()
                .getOrDefault(memberId, Map.of())
                .forEach((code, record) ->
                        records.put(code, new Member.CampaignRecord(record.uses(), record.daysSinceLast())));
        return records;
    }
}
