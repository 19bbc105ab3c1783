package dev.guerdon.checkout;

import dev.guerdon.decision.Decider;
import dev.guerdon.decision.Decision;
import dev.guerdon.decision.HandedCoupon;
import dev.guerdon.decision.Question;
import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Lot;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.member.AfterOrder;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.request.Json;
import dev.guerdon.rulebook.Asked;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.Matches;
import dev.guerdon.rulebook.Reason;
import dev.guerdon.rulebook.Rulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Tells of a decision why each rule did or did not fire. For a stored order the rules that decided it are asked again what they
 * were asked then, with the facts stored with it; nothing is decided anew.
 */
@ApplicationScoped
class Retracing {
    private final LiveRulebook live;
    private final Json json;

    Retracing(LiveRulebook live, Json json) {
        this.live = live;
        this.json = json;
    }

    /** A decision with the reasons of all rules that it may ask. */
    static Decision explained(Decision decision, Question question, Asked asked) {
        return decision.explained(asked.reasons(Decider.PACKAGES, Decider.whyNotAsked(question, decision)).stream()
                .map(Retracing::told)
                .toList());
    }

    private static Decision.Explanation told(Reason reason) {
        Matches matches = reason.matches();
        return new Decision.Explanation(
                reason.rulePackage(),
                reason.rule(),
                reason.fired(),
                reason.because(),
                matches.first(),
                matches.count() > 1 ? new Decision.Matches(matches.count(), matches.values()) : null);
    }

    /**
     * The decision of a stored order, explained.
     *
     * @throws dev.guerdon.problem.Refusal if its rulebook can't be loaded any more
     */
    Decision explained(OrderRow row) {
        Rulebook rulebook = live.version(row.rulebook());
        OrderAsSold order = OrderAsSold.of(row, rulebook.programme(), json);
        Question question = question(rulebook, order);
        Asked asked = rulebook.retracing(row.at(), question.unusableCoupons());
        askAboutBasket(asked, question, order);
        if (!question.isGuest()) {
            askAboutMember(asked, question, order);
        }
        return explained(order.decision(), question, asked);
    }

    private static Question question(Rulebook rulebook, OrderAsSold order) {
        Instant at = order.row().at();
        List<HandedCoupon> coupons = order.circumstances().coupons();
        return new Question(
                rulebook.programme(),
                rulebook.version(),
                order.decision().at(),
                Today.of(rulebook.programme(), at),
                order.member(),
                withLines(order.basket(), line -> line.withNet(line.amount())),
                coupons,
                order.decision().redemption().points(),
                order.circumstances().spendableBy(order.member()),
                Map.of(),
                null);
    }

    private static void askAboutBasket(Asked asked, Question question, OrderAsSold order) {
        asked.propose(RulePackage.DISCOUNTS, question.facts(question.basket(), true));
        if (order.askedOfPoints()) {
            Basket costing = withLines(order.basket(), line -> line.withNet(line.net()));
            asked.propose(RulePackage.REDEMPTION, question.facts(costing, false));
        }
        asked.propose(RulePackage.EARNING, question.facts(order.basket(), true));
    }

    private static void askAboutMember(Asked asked, Question question, OrderAsSold order) {
        Member member = order.member();
        Today today = question.today();
        long earned = order.decision().points().earned();
        if (earned > 0) {
            Lot lot = new Lot(Programme.POINTS, "order", today.date(), earned, earned, null, -1);
            asked.propose(RulePackage.EXPIRY, List.of(member, lot, today));
        }
        long spent = order.decision().redemption().points();
        Member after = AfterOrder.member(member, question.programme(), order.lines(), earned, spent);
        asked.propose(RulePackage.TIERS, List.of(after, today));
    }

    private static Basket withLines(Basket basket, UnaryOperator<Line> change) {
        return basket.withLines(basket.lines().stream().map(change).toList());
    }
}
