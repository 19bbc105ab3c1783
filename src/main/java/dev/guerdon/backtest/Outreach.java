package dev.guerdon.backtest;

import static java.util.stream.Collectors.toSet;

import dev.guerdon.campaign.Gates;
import dev.guerdon.campaign.Left;
import dev.guerdon.campaign.TriedUses;
import dev.guerdon.campaign.Uses;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.Decision;
import dev.guerdon.decision.Gate;
import dev.guerdon.decision.Rewarding;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.giving.CampaignGates;
import dev.guerdon.ledger.Cause;
import dev.guerdon.member.Members;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Rulebook;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whom the lifecycle rules of one rulebook would reach at a moment: as the nightly job decides it, with the campaigns' budgets
 * and limits as they stand, but nothing is given.
 */
final class Outreach {
    private static final String SOURCE = "lifecycle";

    private final Database database;
    private final Rulebook rulebook;
    private final Instant at;
    private final Today today;
    private final TriedUses uses;
    private final Map<RuleName, Long> members = new HashMap<>();

    Outreach(Database database, Rulebook rulebook, Instant at) {
        this.database = database;
        this.rulebook = rulebook;
        this.at = at;
        this.today = Today.of(rulebook.programme(), at);
        RoundTrip reads = new RoundTrip();
        this.uses = TriedUses.fromNow(
                reads, rulebook.campaigns().values(), rulebook.programme().zone());
        database.read(reads);
    }

    /**
     * A member for whom some rule has something.
     *
     * @param left what is left for them of the campaigns that are limited
     * @param given campaigns that gave them something today already
     */
    record Attempt(Member member, Map<String, Left> left, Set<String> given, Rewarding.Reward reward) {}

    /** Decides for members; most are reached by no rule, and are not among what is answered. */
    List<Attempt> decide(List<Member> page) {
        return page.stream()
                .map(member -> Members.in(rulebook.programme(), member))
                .filter(member -> !rulebook.propose(RulePackage.LIFECYCLE, List.of(member, today), at)
                        .isEmpty())
                .map(this::decide)
                .toList();
    }

    private Attempt decide(Member member) {
        Programme programme = rulebook.programme();
        RoundTrip reads = new RoundTrip();
        Gates gates = Gates.read(reads, rulebook.campaigns().values(), member.id(), at, programme.zone());
        Set<String> given = Uses.of(
                reads, member.id(), Cause.Event.LIFECYCLE.code(), today.date().toString());
        database.read(reads);
        return decide(member, gates.left(), given);
    }

    private Attempt decide(Member member, Map<String, Left> left, Set<String> given) {
        Map<String, Left> now = new HashMap<>(left);
        uses.left(member.id(), at).forEach((code, each) -> now.merge(code, each, Left::and));
        Map<String, Gate> gates = new HashMap<>(CampaignGates.of(now));
        given.forEach(code -> gates.put(code, Gate.closed("it gave already on " + today.date())));
        Rewarding.Occasion occasion = new Rewarding.Occasion(
                rulebook.programme(), RulePackage.LIFECYCLE, member, today, List.of(), SOURCE, gates);
        return new Attempt(
                member,
                left,
                given,
                Rewarding.decide(occasion, (rulePackage, facts) -> rulebook.propose(rulePackage, facts, at)));
    }

    /** Takes what the member gets, one member after the other; what is not there any more is decided again. */
    void settle(Attempt ahead) {
        Attempt kept = ahead;
        if (!uses.take(ahead.member().id(), at, Side.uses(ahead.reward().campaigns()))) {
            kept = decide(ahead.member(), ahead.left(), ahead.given());
            uses.note(kept.member().id(), at, Side.uses(kept.reward().campaigns()));
        }
        kept.reward().effects().stream()
                .filter(Decision.Effect::applies)
                .map(RuleName::of)
                .collect(toSet())
                .forEach(rule -> members.merge(rule, 1L, Long::sum));
    }

    /** How many members a rule reaches. */
    long membersOf(RuleName rule) {
        return members.getOrDefault(rule, 0L);
    }
}
