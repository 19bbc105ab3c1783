package dev.guerdon.campaign;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Campaign;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What campaigns give in decisions that are tried one after the other and not booked: budgets and members' limits are counted
 * as they are for those that are booked. Others may look at what is left while one takes.
 */
public final class TriedUses {
    private final Map<String, Campaign> limited = new LinkedHashMap<>();
    private final ZoneId zone;
    private final Map<String, Spent> byAll = new HashMap<>();
    private final Map<Holder, MemberUses> byMember = new HashMap<>();

    /** What one decision takes of one campaign. */
    public record Use(long points, Money amount) {}

    private record Holder(String memberId, String campaign) {}

    /** Of one member and campaign: the period that was counted last, and what was used in it. */
    private record MemberUses(LocalDate since, Spent inPeriod, LocalDate lastOn) {
        MemberSpent on(LocalDate start) {
            return new MemberSpent(since.equals(start) ? inPeriod : Spent.NOTHING, lastOn, null);
        }
    }

    private TriedUses(Collection<Campaign> campaigns, ZoneId zone) {
        campaigns.stream().filter(Campaign::isLimited).forEach(campaign -> limited.put(campaign.code(), campaign));
        this.zone = zone;
    }

    /** Counted from nothing, as if the campaigns began with the first decision. */
    public static TriedUses fromNothing(Collection<Campaign> campaigns, ZoneId zone) {
        return new TriedUses(campaigns, zone);
    }

    /** Counted from where the budgets stand now, once the round trip has run. */
    public static TriedUses fromNow(RoundTrip reads, Collection<Campaign> campaigns, ZoneId zone) {
        TriedUses uses = new TriedUses(campaigns, zone);
        Gates.readTotals(reads, uses.limited.values(), uses.byAll);
        return uses;
    }

    /**
     * What is left of the campaigns that are limited and run at a moment; all others are open without bounds.
     *
     * @param memberId null for a guest
     */
    public synchronized Map<String, Left> left(String memberId, Instant at) {
        Map<String, Left> left = new LinkedHashMap<>();
        limited.values().stream()
                .filter(campaign -> campaign.runsAt(at))
                .forEach(campaign -> left.put(campaign.code(), leftOf(campaign, memberId, on(at))));
        return left;
    }

    /**
     * Takes what a decision gave of each campaign, all of it or nothing. Decisions take in the order of their moments.
     *
     * @return false if something of it is not there any more: then it is to be decided again
     */
    public synchronized boolean take(String memberId, Instant at, Map<String, Use> uses) {
        boolean fits = uses.entrySet().stream()
                .filter(each -> limited.containsKey(each.getKey()))
                .allMatch(each -> fits(leftOf(limited.get(each.getKey()), memberId, on(at)), each.getValue()));
        if (fits) {
            note(memberId, at, uses);
        }
        return fits;
    }

    /** Counts what a decision gave, whether or not it fits. */
    public synchronized void note(String memberId, Instant at, Map<String, Use> uses) {
        uses.forEach((code, use) -> {
            Campaign campaign = limited.get(code);
            if (campaign != null) {
                note(campaign, memberId, on(at), use);
            }
        });
    }

    private void note(Campaign campaign, String memberId, LocalDate on, Use use) {
        String code = campaign.code();
        byAll.put(code, byAll.getOrDefault(code, Spent.NOTHING).plus(use.points(), use.amount()));
        if (memberId != null && (campaign.perMember().isLimit() || campaign.every() > 0)) {
            LocalDate since = MemberSpent.startOf(campaign.per(), on);
            Spent before = ofMember(campaign, memberId, on).inPeriod();
            byMember.put(
                    new Holder(memberId, code), new MemberUses(since, before.plus(use.points(), use.amount()), on));
        }
    }

    private Left leftOf(Campaign campaign, String memberId, LocalDate on) {
        Left ofBudget =
                byAll.getOrDefault(campaign.code(), Spent.NOTHING).of(campaign.budget(), "the budget of ", " is spent");
        return memberId == null
                ? ofBudget
                : ofMember(campaign, memberId, on).of(campaign, on).and(ofBudget);
    }

    private MemberSpent ofMember(Campaign campaign, String memberId, LocalDate on) {
        MemberUses uses = byMember.get(new Holder(memberId, campaign.code()));
        return uses == null ? MemberSpent.NOTHING : uses.on(MemberSpent.startOf(campaign.per(), on));
    }

    private static boolean fits(Left left, Use use) {
        return left.closedBecause() == null
                && left.uses() >= 1
                && left.points() >= use.points()
                && left.amount().map(most -> use.amount().compareTo(most) <= 0).orElse(true);
    }

    private LocalDate on(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
