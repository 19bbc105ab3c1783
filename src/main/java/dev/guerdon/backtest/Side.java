package dev.guerdon.backtest;

import static java.util.stream.Collectors.toMap;

import dev.guerdon.campaign.TriedUses;
import dev.guerdon.checkout.PastQuestion;
import dev.guerdon.decision.Booking;
import dev.guerdon.decision.Decided;
import dev.guerdon.decision.Decider;
import dev.guerdon.decision.Question;
import dev.guerdon.decision.Rules;
import dev.guerdon.giving.CampaignGates;
import dev.guerdon.problem.Refusal;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.language.Checked;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * One of the two rulebooks, and what its campaigns gave so far: their budgets and limits count from the first order on.
 * Orders are decided ahead, by several threads, with what is left at that time; then settled in the order in which they were
 * placed. What is not there any more when its turn comes is decided again, as it is at the checkout.
 */
final class Side {
    private static final Logger LOG = Logger.getLogger(Side.class);

    private final Rulebook rulebook;
    private final TriedUses uses;

    Side(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.uses = TriedUses.fromNothing(
                rulebook.campaigns().values(), rulebook.programme().zone());
    }

    /**
     * An order under this rulebook.
     *
     * @param decided null where it can't be decided
     * @param failure why, else null
     * @param stopped rules that had to be stopped, and gave nothing
     */
    record Attempt(Question question, Decided decided, String failure, Set<RuleName> stopped) {
        boolean isDecided() {
            return decided != null;
        }
    }

    Rulebook rulebook() {
        return rulebook;
    }

    Programme programme() {
        return rulebook.programme();
    }

    /** Decides an order with what is left now. */
    Attempt decide(PastQuestion order) {
        try {
            Question question = order.to(rulebook, CampaignGates.of(uses.left(order.memberId(), order.at())));
            Set<RuleName> stopped = new HashSet<>();
            Rules rules = (rulePackage, facts) ->
                    rulebook.proposeToSee(rulePackage, facts, order.at(), rule -> stopped.add(name(rulePackage, rule)));
            return new Attempt(question, Decider.decide(question, rules), null, stopped);
        } catch (Refusal tooMany) {
            return failed(tooMany.getMessage());
        } catch (RuntimeException broken) {
            LOG.debugf(broken, "the order %s can't be decided", order.orderId());
            return failed("the decision broke: " + broken);
        }
    }

    private static Attempt failed(String why) {
        return new Attempt(null, null, why, Set.of());
    }

    private RuleName name(RulePackage rulePackage, String rule) {
        return rulebook.rules(rulePackage).stream()
                .map(Checked.Rule::origin)
                .filter(origin -> origin.rule().equals(rule))
                .map(RuleName::of)
                .findFirst()
                .orElseThrow();
    }

    /** Takes what the order gets; orders are settled one after the other. */
    Attempt settle(PastQuestion order, Attempt ahead) {
        if (!ahead.isDecided() || uses.take(order.memberId(), order.at(), taken(ahead))) {
            return ahead;
        }
        Attempt again = decide(order);
        if (again.isDecided()) {
            uses.note(order.memberId(), order.at(), taken(again));
        }
        return again;
    }

    private static Map<String, TriedUses.Use> taken(Attempt attempt) {
        return uses(attempt.decided().booking().campaigns());
    }

    static Map<String, TriedUses.Use> uses(Map<String, Booking.Taken> campaigns) {
        return campaigns.entrySet().stream().collect(toMap(Map.Entry::getKey, each -> use(each.getValue())));
    }

    private static TriedUses.Use use(Booking.Taken taken) {
        return new TriedUses.Use(taken.points(), taken.amount());
    }
}
