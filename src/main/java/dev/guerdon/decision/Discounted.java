package dev.guerdon.decision;

import dev.guerdon.facts.Basket;
import dev.guerdon.money.Money;
import dev.guerdon.proposal.Origin;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the discounts make of one basket, and what became of each proposal.
 *
 * @param verdicts of the discount rules
 */
record Discounted(Pricing pricing, Priced priced, List<Verdict> verdicts) {

    /** Judges a basket that is no more than looked at: nothing is taken of any campaign. */
    static Discounted of(Question question, Basket basket, List<Object> facts, List<Proposed> proposed) {
        Rules rules = (rulePackage, same) -> proposed;
        return by(
                Hearing.of(
                        question.programme(),
                        rules,
                        question.member(),
                        question.today(),
                        basket.lines(),
                        question.gates()),
                basket,
                facts);
    }

    /** Asks and judges, as the first step of a decision. */
    static Discounted by(Hearing hearing, Basket basket, List<Object> facts) {
        Pricing pricing = new Pricing(hearing.programme(), basket);
        Priced priced = hearing.judge(RulePackage.DISCOUNTS, facts, pricing);
        return new Discounted(pricing, priced, List.copyOf(hearing.verdicts()));
    }

    /** What the customer has of it. */
    Worth worth() {
        return pricing.worth(priced);
    }

    /** What the customer would have of other proposals for this basket. */
    Worth worth(List<Proposed> others) {
        return pricing.worth(pricing.with(others));
    }

    /** What would be lost without each proposal of a rule, added up. */
    Worth worth(Origin rule) {
        return applied(verdict -> verdict.proposed().origin().equals(rule)).stream()
                .map(Verdict::worth)
                .reduce(Worth.NOTHING, Worth::plus);
    }

    /** What of a rule applies. */
    List<Proposal> proposals(Origin rule) {
        return applied(verdict -> verdict.proposed().origin().equals(rule)).stream()
                .map(verdict -> verdict.proposed().proposal())
                .toList();
    }

    /** What lowers prices, by all rules but one. */
    List<Proposed> pricingBut(Origin rule) {
        return pricing(verdict -> !verdict.proposed().origin().equals(rule));
    }

    /** What thresholds of amounts off the basket are judged on. */
    Money base() {
        return pricing.base(pricing(verdict -> true));
    }

    private List<Proposed> pricing(Predicate<Verdict> wanted) {
        return applied(wanted.and(verdict -> !Gifts.isGift(verdict.proposed().proposal()))).stream()
                .map(Verdict::proposed)
                .toList();
    }

    private List<Verdict> applied(Predicate<Verdict> wanted) {
        return verdicts.stream().filter(wanted.and(Verdict::applies)).toList();
    }
}
