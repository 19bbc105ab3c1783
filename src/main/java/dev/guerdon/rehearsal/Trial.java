package dev.guerdon.rehearsal;

import dev.guerdon.campaign.Tally;
import dev.guerdon.decision.Decider;
import dev.guerdon.decision.Decision;
import dev.guerdon.decision.Gate;
import dev.guerdon.decision.HandedCoupon;
import dev.guerdon.decision.Lapsing;
import dev.guerdon.decision.Placing;
import dev.guerdon.decision.Question;
import dev.guerdon.decision.Reminding;
import dev.guerdon.decision.Rewarding;
import dev.guerdon.decision.TierStanding;
import dev.guerdon.decision.Tiers;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.giving.CampaignGates;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Asked;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.tier.Prospects;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a scenario's situation before a rulebook. Of campaigns only this member has used anything, as the scenario says; nothing is
 * stored.
 */
final class Trial {
    /** Of more it makes no difference how many there were. */
    private static final int MOST_USES = 10_000;

    private static final LocalDate LONG_AGO = LocalDate.EPOCH.minusYears(100);

    private final Rulebook rulebook;
    private final Programme programme;
    private final Scenario scenario;
    private final Asked asked;

    Trial(Rulebook rulebook, Scenario scenario) {
        this.rulebook = rulebook;
        this.programme = rulebook.programme();
        this.scenario = scenario;
        this.asked = rulebook.asking(scenario.at());
    }

    /** The rulebook as the trial asked it. */
    Asked asked() {
        return asked;
    }

    /** @throws dev.guerdon.problem.Refusal if a rule runs away */
    Outcome outcome() {
        Situation situation = scenario.situation();
        if (situation instanceof Situation.AtCheckout checkout) {
            isAbout("a basket", EnumSet.copyOf(Decider.PACKAGES));
            return checkout(checkout);
        } else if (situation instanceof Situation.Acting acting) {
            isAbout("an activity", EnumSet.of(RulePackage.ACTIVITIES, RulePackage.EXPIRY));
            return acting(acting);
        } else if (situation instanceof Situation.Holding holding) {
            isAbout("a lot", EnumSet.of(RulePackage.EXPIRY));
            return holding(holding);
        }
        return standing(((Situation.Standing) situation).member());
    }

    private void isAbout(String what, Set<RulePackage> packages) {
        EnumSet.complementOf(EnumSet.copyOf(packages))
                .forEach(each -> asked.notAsked(each, "they have no say in a scenario of " + what));
    }

    private Outcome checkout(Situation.AtCheckout checkout) {
        Member member = checkout.member().orElse(null);
        Question question = new Question(
                programme,
                rulebook.version(),
                scenario.at().atZone(programme.zone()).toOffsetDateTime(),
                scenario.today(),
                member,
                checkout.basket(),
                checkout.coupons().stream()
                        .map(coupon -> HandedCoupon.usable(coupon.code(), coupon.definition()))
                        .toList(),
                checkout.redeem(),
                member == null ? 0 : member.points(),
                gates(member),
                new Prospects(rulebook, member, scenario.at()));
        Decision decision = Decider.decide(question, asked::propose).decision();
        return new Outcome(
                Optional.of(decision.pricing()),
                Optional.of(decision.redemption()),
                Optional.of(decision.points().earned()),
                Optional.ofNullable(decision.tier()).map(Decision.Tier::after),
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                        new Expected.Lapse(Optional.ofNullable(decision.points().expiresOn()))),
                decision.effects());
    }

    /** What goes beyond the day's number is recorded and gives nothing. */
    private Outcome acting(Situation.Acting acting) {
        Optional<String> whyNot = programme.whyNotCounted(
                acting.activity().type(), acting.activity().countToday());
        whyNot.ifPresent(why -> asked.notAsked(RulePackage.ACTIVITIES, why));
        return whyNot.isPresent()
                ? Outcome.of(List.of(), 0)
                : rewarded(RulePackage.ACTIVITIES, acting.member(), List.of(acting.activity()));
    }

    /**
     * What the member left of campaigns. Of uses but the last it is not known when they were: they count where a limit is for ever.
     *
     * @param member null for a guest
     */
    private Map<String, Gate> gates(Member member) {
        Tally tally = new Tally();
        LocalDate today = scenario.today().date();
        if (member != null) {
            member.campaignsByCode().forEach((code, had) -> {
                int uses = Math.min(had.uses(), MOST_USES);
                for (int use = 1; use <= uses; use++) {
                    boolean isLast = use == uses && had.daysSinceLast() >= 0;
                    LocalDate on = isLast ? today.minusDays(had.daysSinceLast()) : LONG_AGO;
                    tally.take(code, "scenario", String.valueOf(use), on, 0, Money.ZERO);
                }
            });
        }
        return CampaignGates.of(tally.left(rulebook.campaigns().values(), scenario.at(), today));
    }

    private Outcome holding(Situation.Holding holding) {
        Member member = holding.member();
        List<Proposed> proposed = asked.propose(RulePackage.EXPIRY, List.of(member, holding.lot(), scenario.today()));
        LocalDate lastActive = later(member.lastOrderOn(), member.lastActivityOn());
        LocalDate earnedOn = holding.lot().earnedOn();
        return Outcome.of(Reminding.decide(programme, member, proposed, earnedOn, lastActive), 0)
                .with(new Expected.Lapse(Lapsing.decide(proposed, earnedOn, lastActive)));
    }

    private Outcome standing(Member member) {
        Set<RulePackage> packages = packagesOfFolder();
        Outcome outcome = packages.contains(RulePackage.LIFECYCLE)
                ? rewarded(RulePackage.LIFECYCLE, member, List.of())
                : Outcome.of(List.of(), 0);
        if (packages.contains(RulePackage.TIERS)) {
            outcome = outcome.inTier(tier(member));
        }
        if (packages.contains(RulePackage.SEGMENTS)) {
            List<Proposed> proposed = asked.propose(RulePackage.SEGMENTS, List.of(member, scenario.today()));
            String stage = Placing.stage(programme.stages(), proposed);
            outcome = outcome.at(Optional.of(stage).filter(each -> !each.isEmpty()), Placing.segments(proposed));
        }
        return outcome;
    }

    /** A member alone is about the file's folder; in a campaign's folder about all that a member alone can be about. */
    private Set<RulePackage> packagesOfFolder() {
        Set<RulePackage> alone = EnumSet.of(RulePackage.TIERS, RulePackage.SEGMENTS, RulePackage.LIFECYCLE);
        String folder = scenario.file().replaceFirst("/.*", "");
        return RulePackage.of(folder).filter(alone::contains).map(Set::of).orElse(alone);
    }

    private String tier(Member member) {
        Today today = scenario.today();
        List<Proposed> proposed = asked.propose(RulePackage.TIERS, List.of(member, today));
        Member.Standing now = member.standing();
        TierStanding current = new TierStanding(now.tier(), now.tierSince(), now.tierUntil());
        return Tiers.judge(programme.tierPolicy(), programme.tiers(), current, proposed, today.date())
                .tier();
    }

    private Outcome rewarded(RulePackage rulePackage, Member member, List<Object> facts) {
        Rewarding.Occasion occasion = new Rewarding.Occasion(
                programme, rulePackage, member, scenario.today(), facts, rulePackage.title(), gates(member));
        Rewarding.Reward reward = Rewarding.decide(occasion, asked::propose);
        Outcome outcome = Outcome.of(reward.effects(), reward.points());
        return reward.lots().isEmpty()
                ? outcome
                : outcome.with(new Expected.Lapse(
                        Optional.ofNullable(reward.lots().get(0).lapsesOn())));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }
}
