package dev.guerdon.decision;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.RulePackage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes one decision about a basket: discounts, redemption, earning, expiry of what was earned, tiers. The same question
 * and rules always give the same decision. Rules that can't matter are not asked.
 */
public final class Decider {
    /** The packages of rules that a decision may ask. */
    public static final List<RulePackage> PACKAGES = List.of(
            RulePackage.DISCOUNTS, RulePackage.REDEMPTION, RulePackage.EARNING, RulePackage.EXPIRY, RulePackage.TIERS);

    private static final String SOURCE = "order";

    private final Question question;
    private final Programme programme;
    private final Hearing hearing;

    private Decider(Question question, Rules rules) {
        this.question = question;
        this.programme = question.programme();
        this.hearing = Hearing.of(
                programme,
                rules,
                question.member(),
                question.today(),
                question.basket().lines(),
                question.gates());
    }

    public static Decided decide(Question question, Rules rules) {
        return new Decider(question, rules).decide();
    }

    /** What the earning rules give for the basket alone, at the net and paid prices of its lines. */
    static Earnings earnings(Question question, Rules rules) {
        Decider decider = new Decider(question, rules);
        Earned earned = decider.earning(question.basket());
        return new Earnings(earned.total(), decider.hearing.effects());
    }

    /** Points, and all effects of the earning rules. */
    record Earnings(long points, List<Decision.Effect> effects) {}

    private Decided decide() {
        List<Object> facts = question.facts(question.basket(), true);
        Discounted discounted = Discounted.by(hearing, question.basket(), facts);
        Priced priced = discounted.priced();
        List<Decision.Hint> hints = new Hinting(question, discounted).hints(question.withinReach(facts));
        Basket costing = question.basket().withLines(withNet(priced));
        Redeemed redeemed = redemption(costing, priced);
        Basket paid = costing.withLines(withPaid(costing.lines(), redeemed));
        Earned earned = earning(paid);
        List<Booking.NewLot> lots = hearing.lots(earned, SOURCE);
        Member after = question.isGuest() ? null : memberAfter(paid.lines(), earned, redeemed);
        TierStanding tier = after == null ? null : tier(after);
        Decision decision = new Decision(
                question.rulebook(),
                question.isGuest() ? null : question.member().id(),
                question.at(),
                Told.pricing(programme.currency(), costing.lines(), priced),
                Told.redemption(programme.currency(), costing.lines(), redeemed),
                Told.points(costing.lines(), earned, programme.availableFrom(question.at()), lots),
                tier == null ? null : tierTold(after, tier),
                CouponUses.of(question.coupons(), hearing.verdicts(), coupon -> question.whyNothingFor(coupon, paid)),
                hearing.effects(),
                hints,
                null);
        List<Booking.NewLot> booked = question.isGuest() ? List.of() : lots;
        return new Decided(decision, new Booking(paid.lines(), booked, hearing.campaigns(), after, tier));
    }

    /**
     * Why the rules of a package had no say in a decision, for packages of which that can be.
     *
     * @param question that was decided
     */
    public static Map<RulePackage, String> whyNotAsked(Question question, Decision decision) {
        Map<RulePackage, String> why = new EnumMap<>(RulePackage.class);
        why.put(RulePackage.EXPIRY, question.isGuest() ? "a guest keeps no points" : "the order earns no points");
        String nothing = whyNothingToRedeem(question, decision.pricing().total());
        if (nothing != null) {
            why.put(RulePackage.REDEMPTION, nothing);
        }
        if (question.isGuest()) {
            why.put(RulePackage.TIERS, "a guest is in no tier");
        }
        return why;
    }

    private Redeemed redemption(Basket costing, Priced priced) {
        long available = question.isGuest() ? 0 : question.pointsAvailable();
        Redeeming redeeming =
                new Redeeming(programme.currency(), costing.lines(), priced.nets(), question.pointsAsked(), available);
        String why = whyNothingToRedeem(question, priced.total());
        if (why != null) {
            return redeeming.nothing(0, question.pointsAsked() > 0 ? why : null);
        }
        return hearing.judge(RulePackage.REDEMPTION, question.facts(costing, false), redeeming);
    }

    private static String whyNothingToRedeem(Question question, Money total) {
        if (question.isGuest()) {
            return "a guest has no points";
        } else if (question.pointsAvailable() <= 0) {
            return "the member has no points to use";
        }
        return total.isZero() ? "there is nothing to pay" : null;
    }

    private Earned earning(Basket paid) {
        return hearing.judge(
                RulePackage.EARNING,
                question.facts(paid, true),
                new PointsCalculation(programme.points(), paid.lines()));
    }

    private Member memberAfter(List<Line> paid, Earned earned, Redeemed redeemed) {
        Member after = question.afterwards().memberAfter(paid, earned.total(), redeemed.points());
        return AfterGifts.member(after, hearing.verdicts(), hearing.campaigns().keySet());
    }

    private TierStanding tier(Member after) {
        LocalDate today = question.today().date();
        Member.Standing before = question.member().standing();
        Optional<Proposal.QualifiesFor> best = hearing.judge(
                RulePackage.TIERS, List.of(after, question.today()), Tiers.qualification(programme.tiers(), today));
        return Tiers.judge(
                programme.tierPolicy(),
                programme.tiers(),
                new TierStanding(before.tier(), before.tierSince(), before.tierUntil()),
                best,
                today);
    }

    private List<Line> withNet(Priced priced) {
        List<Line> list = question.basket().lines();
        List<Line> lines = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            lines.add(list.get(i).withNet(priced.nets().get(i).amount()));
        }
        return lines;
    }

    private static List<Line> withPaid(List<Line> costing, Redeemed redeemed) {
        if (redeemed.points() == 0) {
            return costing;
        }
        List<Line> lines = new ArrayList<>(costing.size());
        for (int i = 0; i < costing.size(); i++) {
            Line line = costing.get(i);
            lines.add(line.withPaid(line.net().subtract(redeemed.byLine().get(i).amount())));
        }
        return lines;
    }

    private Decision.Tier tierTold(Member after, TierStanding tier) {
        int rank = programme.rankOf(tier.tier());
        boolean isHighest = rank == programme.tiers().size() - 1;
        String next = isHighest ? null : programme.tiers().get(rank + 1);
        List<Missing> missing = isHighest ? List.of() : question.afterwards().missing(inTier(after, tier, rank), next);
        return new Decision.Tier(question.member().tier(), tier.tier(), next, missing);
    }

    private Member inTier(Member member, TierStanding tier, int rank) {
        return member.with(new Member.Standing(
                tier.tier(),
                programme.tiers().subList(0, rank + 1),
                tier.since(),
                tier.until(),
                member.standing().stage(),
                member.standing().segments()));
    }
}
