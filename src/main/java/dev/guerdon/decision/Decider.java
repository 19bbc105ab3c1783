package dev.guerdon.decision;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Lot;
import dev.guerdon.facts.Member;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes one decision about a basket: discounts, redemption, earning, expiry of what was earned, tiers. The same question
 * and rules always give the same decision. Rules that can't matter are not asked.
 */
public final class Decider {
    private final Question question;
    private final Rules rules;
    private final Programme programme;
    private final Budgets budgets;
    private final List<Verdict> verdicts = new ArrayList<>();

    private Decider(Question question, Rules rules) {
        this.question = question;
        this.rules = rules;
        this.programme = question.programme();
        this.budgets = new Budgets(question.gates());
    }

    public static Decided decide(Question question, Rules rules) {
        return new Decider(question, rules).decide();
    }

    /** What the earning rules give for the basket alone, at the net and paid prices of its lines. */
    static Earnings earnings(Question question, Rules rules) {
        Decider decider = new Decider(question, rules);
        Earned earned = decider.earning(question.basket());
        return new Earnings(
                earned.total(),
                Effects.of(decider.verdicts, question.programme().currency()));
    }

    /** Points, and all effects of the earning rules. */
    record Earnings(long points, List<Decision.Effect> effects) {}

    private Decided decide() {
        Priced priced = pricing();
        Basket costing = question.basket().withLines(withNet(priced));
        Redeemed redeemed = redemption(costing, priced);
        Basket paid = costing.withLines(withPaid(costing.lines(), redeemed));
        Earned earned = earning(paid);
        List<Booking.NewLot> lots = lots(earned, expiry(earned));
        Member after = question.isGuest() ? null : memberAfter(paid.lines(), earned, redeemed);
        TierStanding tier = after == null ? null : tier(after);
        Decision decision = new Decision(
                question.rulebook(),
                question.isGuest() ? null : question.member().id(),
                question.at(),
                Told.pricing(programme.currency(), costing.lines(), priced),
                Told.redemption(programme.currency(), costing.lines(), redeemed),
                Told.points(costing.lines(), earned, availableAt(), lots),
                tier == null ? null : tierTold(after, tier),
                CouponUses.of(question.coupons(), verdicts),
                Effects.of(verdicts, programme.currency()),
                null);
        return new Decided(decision, booking(paid.lines(), lots, after, tier));
    }

    private Priced pricing() {
        return judge(
                RulePackage.DISCOUNTS,
                question.facts(question.basket(), true),
                new Pricing(programme, question.basket()));
    }

    private Redeemed redemption(Basket costing, Priced priced) {
        long available = question.isGuest() ? 0 : question.pointsAvailable();
        Redeeming redeeming =
                new Redeeming(programme.currency(), costing.lines(), priced.nets(), question.pointsAsked(), available);
        if (question.isGuest()) {
            return redeeming.nothing(0, question.pointsAsked() > 0 ? "a guest has no points" : null);
        } else if (available <= 0) {
            return redeeming.nothing(0, question.pointsAsked() > 0 ? "the member has no points to use" : null);
        } else if (priced.total().isZero()) {
            return redeeming.nothing(0, question.pointsAsked() > 0 ? "there is nothing to pay" : null);
        }
        return judge(RulePackage.REDEMPTION, question.facts(costing, false), redeeming);
    }

    private Earned earning(Basket paid) {
        return judge(
                RulePackage.EARNING,
                question.facts(paid, true),
                new PointsCalculation(programme.points(), paid.lines()));
    }

    /** When points without a term of their own lapse. */
    private Optional<LocalDate> expiry(Earned earned) {
        long points = earned.lots().getOrDefault(Term.USUAL, 0L);
        if (points == 0 || question.isGuest()) {
            return Optional.empty();
        }
        LocalDate today = question.today().date();
        Lot lot = new Lot(Programme.POINTS, Term.USUAL.source(), today, points, points, null, -1);
        List<Object> facts = List.of(question.member(), lot, question.today());
        return Lapsing.day(judge(RulePackage.EXPIRY, facts, Lapsing.ofNewLot(today)));
    }

    private Member memberAfter(List<Line> paid, Earned earned, Redeemed redeemed) {
        return question.afterwards().memberAfter(paid, earned.total(), redeemed.points());
    }

    private TierStanding tier(Member after) {
        LocalDate today = question.today().date();
        Member.Standing before = question.member().standing();
        Optional<Proposal.QualifiesFor> best = judge(
                RulePackage.TIERS, List.of(after, question.today()), Tiers.qualification(programme.tiers(), today));
        return Tiers.judge(
                programme.tierPolicy(),
                programme.tiers(),
                new TierStanding(before.tier(), before.tierSince(), before.tierUntil()),
                best,
                today);
    }

    private <T> T judge(RulePackage rulePackage, List<Object> facts, Calculation<T> calculation) {
        List<Proposed> proposals = Proposals.counted(
                rules.propose(rulePackage, facts), question.basket().lines());
        Judging.Judgement<T> judgement = new Judging<>(
                        calculation,
                        budgets,
                        question.member(),
                        programme.points().cost())
                .judge(proposals);
        verdicts.addAll(judgement.verdicts());
        return judgement.outcome();
    }

    private List<Line> withNet(Priced priced) {
        List<Line> lines = new ArrayList<>(priced.nets().size());
        for (int i = 0; i < priced.nets().size(); i++) {
            lines.add(question.basket()
                    .lines()
                    .get(i)
                    .withNet(priced.nets().get(i).amount()));
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

    private List<Booking.NewLot> lots(Earned earned, Optional<LocalDate> usualEnd) {
        LocalDate today = question.today().date();
        List<Booking.NewLot> lots = new ArrayList<>(earned.lots().size());
        earned.lots().forEach((term, points) -> {
            boolean own = term.days() > 0;
            LocalDate lapsesOn = own ? today.plusDays(term.days()) : usualEnd.orElse(null);
            lots.add(new Booking.NewLot(points, lapsesOn, term.source(), own));
        });
        return lots;
    }

    private OffsetDateTime availableAt() {
        int days = programme.points().availableAfterDays();
        OffsetDateTime at = question.at();
        return days == 0
                ? at
                : at.atZoneSameInstant(programme.zone())
                        .plusDays(days)
                        .toOffsetDateTime()
                        .withOffsetSameInstant(at.getOffset());
    }

    private Decision.Tier tierTold(Member after, TierStanding tier) {
        int rank = programme.rankOf(tier.tier());
        boolean isHighest = rank == programme.tiers().size() - 1;
        String next = isHighest ? null : programme.tiers().get(rank + 1);
        List<Missing> missing = isHighest ? List.of() : question.afterwards().missing(after, next);
        return new Decision.Tier(question.member().tier(), tier.tier(), next, missing);
    }

    private Booking booking(List<Line> paid, List<Booking.NewLot> lots, Member after, TierStanding tier) {
        boolean isGuest = question.isGuest();
        Map<String, Booking.Taken> campaigns = new TreeMap<>();
        budgets.taken()
                .forEach((campaign, taken) -> campaigns.put(
                        campaign,
                        new Booking.Taken(
                                isGuest ? 0 : taken.points(),
                                programme.currency().round(taken.money()))));
        return new Booking(paid, isGuest ? List.of() : lots, campaigns, after, tier);
    }
}
