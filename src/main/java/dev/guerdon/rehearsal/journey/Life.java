package dev.guerdon.rehearsal.journey;

import dev.guerdon.campaign.Tally;
import dev.guerdon.decision.Booking;
import dev.guerdon.decision.Decision.Effect;
import dev.guerdon.decision.Gate;
import dev.guerdon.decision.Rules;
import dev.guerdon.decision.TierStanding;
import dev.guerdon.decision.Tiers;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.giving.CampaignGates;
import dev.guerdon.giving.RewardWrites;
import dev.guerdon.holding.Belongings;
import dev.guerdon.holding.Held;
import dev.guerdon.ledger.Account;
import dev.guerdon.ledger.Balance;
import dev.guerdon.ledger.Cause;
import dev.guerdon.ledger.Earned;
import dev.guerdon.ledger.Moment;
import dev.guerdon.ledger.Occasion;
import dev.guerdon.ledger.Purse;
import dev.guerdon.member.Members;
import dev.guerdon.member.Needs;
import dev.guerdon.member.PurchaseHistory;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Rulebook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One member's life under a rulebook: all that the service would keep of it in its database. */
public final class Life {
    /** What leads to a tier that is not an order. */
    static final String NO_ORDER = "";

    private final Rulebook rulebook;
    private final Needs needs;
    private final Member.Person person;
    private final Member.Scores scores;
    private final Purse purse = new Purse();
    private final Tally tally = new Tally();
    private final Belongings belongings;
    private final PurchaseHistory purchases;
    private final Deeds deeds = new Deeds();
    private final Set<Letter> letters = new HashSet<>();
    private final List<TierChange> tierChanges = new ArrayList<>();
    private final Set<String> cameBack = new HashSet<>();
    private Member.Standing standing;

    /** Another tier, or another term of it, and the order that led to it. */
    private record TierChange(String orderId, TierStanding tier) {}

    /** Of one cause a message goes out once on each channel. */
    private record Letter(String cause, String causeId, String channel, String template) {}

    /**
     * Someone has just joined.
     *
     * @param scores which nothing in the member's own life changes
     */
    public Life(Rulebook rulebook, Member.Person person, Member.Scores scores) {
        this.rulebook = rulebook;
        this.needs = Needs.of(rulebook.uses());
        this.person = person;
        this.scores = scores;
        this.belongings = new Belongings(person.id(), rulebook.catalogue(), person.tags());
        this.purchases = new PurchaseHistory(programme());
        this.standing = Members.standing(programme(), programme().firstTier(), person.joinedOn(), null, "", Set.of());
    }

    /** The member as rules see them at a moment, which nothing lies after. Gifts that no rule asks for are not looked at. */
    public Member member(Instant at) {
        return member(at, needs.holdings() ? holdings(at) : Member.Holdings.NONE);
    }

    /** The same with all gifts, as activities see them. */
    Member memberWithHoldings(Instant at) {
        return member(at, holdings(at));
    }

    private Member member(Instant at, Member.Holdings holdings) {
        LocalDate today = on(at);
        return new Member(
                tagged(),
                standing,
                Map.of(Programme.POINTS, wallet(at)),
                purchases.purchases(at.atZone(programme().zone())),
                purchases.categories(today),
                deeds.records(today),
                campaigns(today),
                scores,
                holdings,
                today);
    }

    /** The badges and benefits that the member holds at a moment. */
    public Member.Holdings holdings(Instant at) {
        Held.Of held = belongings.held(on(at));
        return new Member.Holdings(held.badges(), held.benefits());
    }

    /** The points as they truly stand at a moment. */
    public Balance balance(Instant at) {
        return purse.open().balance(moment(at));
    }

    /** The points as they are booked. */
    public Account account() {
        return purse.account();
    }

    public Member.Standing standing() {
        return standing;
    }

    /** The definitions of coupons that can be used on the day of a moment. */
    public List<String> coupons(Instant at) {
        return belongings.coupons(on(at));
    }

    Rulebook rulebook() {
        return rulebook;
    }

    Programme programme() {
        return rulebook.programme();
    }

    Purse purse() {
        return purse;
    }

    Tally tally() {
        return tally;
    }

    Belongings belongings() {
        return belongings;
    }

    PurchaseHistory purchases() {
        return purchases;
    }

    Deeds deeds() {
        return deeds;
    }

    Today today(Instant at) {
        return Today.of(programme(), at);
    }

    Moment moment(Instant at) {
        return new Moment(at, programme().zone());
    }

    Occasion occasion(Cause cause, Instant at) {
        return new Occasion(cause, moment(at), rulebook.version());
    }

    /** What is left of campaigns. */
    Map<String, Gate> gates(Instant at) {
        return CampaignGates.of(tally.left(rulebook.campaigns().values(), at, on(at)));
    }

    /** Gives the gifts among the effects; the effects without the messages that went out before. */
    List<Effect> give(Occasion occasion, List<Effect> effects) {
        String cause = occasion.cause().event().code();
        String causeId = occasion.cause().id();
        belongings.give(
                RewardWrites.giftsAmong(effects),
                cause,
                causeId,
                occasion.when().on());
        return effects.stream()
                .filter(each -> !each.type().equals("message")
                        || !each.applies()
                        || isNew(cause, causeId, each.channel(), each.text()))
                .toList();
    }

    /** Whether a message has not gone out before; from now on it has. */
    boolean isNew(String cause, String causeId, String channel, String template) {
        return letters.add(new Letter(cause, causeId, channel, template));
    }

    void take(Occasion occasion, Map<String, Booking.Taken> campaigns) {
        Cause cause = occasion.cause();
        campaigns.forEach((code, taken) -> tally.take(
                code, cause.event().code(), cause.id(), occasion.when().on(), taken.points(), taken.amount()));
    }

    /** Judges the tier by what the rules say now. */
    void judge(Rules rules, Instant at) {
        settle(judged(rules, at, standing), NO_ORDER);
    }

    /** The same after something of an order came back. */
    void judgeWithout(String orderId, Rules rules, Instant at) {
        cameBack.add(orderId);
        TierStanding now = judged(rules, at, standing);
        TierStanding without = judged(rules, at, standingWithoutReturned());
        boolean countsWithout = Tiers.countsWithout(programme().tiers(), standing.tier(), now.tier(), without.tier());
        settle(countsWithout ? without : now, orderId);
    }

    private TierStanding judged(Rules rules, Instant at, Member.Standing from) {
        Today today = today(at);
        return Tiers.judge(
                programme().tierPolicy(),
                programme().tiers(),
                new TierStanding(from.tier(), from.tierSince(), from.tierUntil()),
                rules.propose(RulePackage.TIERS, List.of(member(at).with(from), today)),
                today.date());
    }

    private Member.Standing standingWithoutReturned() {
        TierStanding kept = new TierStanding(programme().firstTier(), person.joinedOn(), null);
        for (TierChange change : tierChanges) {
            kept = cameBack.contains(change.orderId()) ? kept : change.tier();
        }
        return in(kept);
    }

    /**
     * The member stands in a tier from now on.
     *
     * @param orderId whose booking or return led to it, or {@link #NO_ORDER}
     */
    void settle(TierStanding tier, String orderId) {
        boolean isChange = !tier.equals(new TierStanding(standing.tier(), standing.tierSince(), standing.tierUntil()));
        if (isChange) {
            tierChanges.add(new TierChange(orderId, tier));
        }
        standing = in(tier);
    }

    private Member.Standing in(TierStanding tier) {
        return Members.standing(
                programme(), tier.tier(), tier.since(), tier.until(), standing.stage(), standing.segments());
    }

    void place(String stage, Set<String> segments) {
        standing = Members.standing(
                programme(), standing.tier(), standing.tierSince(), standing.tierUntil(), stage, segments);
    }

    private Member.Person tagged() {
        return new Member.Person(
                person.id(),
                person.joinedOn(),
                person.birthday(),
                person.referredBy(),
                person.locale(),
                person.zone(),
                person.attributes(),
                person.consents(),
                belongings.tags());
    }

    private Member.Wallet wallet(Instant at) {
        Account account = purse.account();
        Earned earned = purse.earned(moment(at));
        return new Member.Wallet(
                account.available(),
                earned.last12Months(),
                earned.thisYear(),
                earned.lastYear(),
                earned.lifetime(),
                account.pending(),
                account.debt());
    }

    private Map<String, Member.CampaignRecord> campaigns(LocalDate today) {
        Map<String, Member.CampaignRecord> records = new TreeMap<>();
        tally.records(today)
                .forEach((code, record) ->
                        records.put(code, new Member.CampaignRecord(record.uses(), record.daysSinceLast())));
        return records;
    }

    private LocalDate on(Instant at) {
        return LocalDate.ofInstant(at, programme().zone());
    }
}
