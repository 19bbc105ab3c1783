package dev.guerdon.decision;

import static dev.guerdon.decision.Shop.line;
import static dev.guerdon.decision.Shop.money;
import static dev.guerdon.decision.Shop.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Line;
import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.proposal.Verbs.Earning;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReturningTest {
    private static final Currency CNY = Currency.of("CNY");
    private static final Line MUGS = line("mugs", "gifts", 3, "5.00").withNet(number("10.00"));
    private static final Rules POINT_PER_UNIT_OF_MONEY = ReturningTest::pointPerUnitOfMoney;

    @Test
    void remainingNetIsItsShareRoundedOnce() {
        assertThat(Returning.remaining(CNY, List.of(MUGS), Map.of("mugs", 2)))
                .extracting(Line::quantity, Line::net)
                .containsExactly(tuple(2, number("6.67")));
    }

    @Test
    void refundIsSplitAsItWasPaid() {
        Line paid = MUGS.withPaid(number("4.00"));
        List<Line> after = Returning.remaining(CNY, List.of(paid), Map.of("mugs", 0));

        assertThat(Returning.refund(CNY, List.of(paid), after, 600, money("6.00")))
                .isEqualTo(new Returning.Refund(money("10.00"), money("4.00"), money("6.00"), 600));
    }

    @Test
    void remainderKeepsWhatItStillEarns() {
        Returning.Remainder remainder = remainder(Map.of("mugs", 2), POINT_PER_UNIT_OF_MONEY, 10);

        assertThat(remainder.points()).isEqualTo(6);
    }

    @Test
    void remainderNeverEarnsMoreThanTheOrder() {
        assertThat(remainder(Map.of("mugs", 2), bonus(500), 10).points()).isEqualTo(10);
    }

    @Test
    void whenNothingRemainsEvenABonusIsTakenBack() {
        assertThat(remainder(Map.of("mugs", 0), bonus(500), 500).points()).isZero();
    }

    @Test
    void giftThatTheRemainderNoLongerEarnsIsRevoked() {
        Rules fromThree = (rulePackage, facts) ->
                facts.stream().anyMatch(each -> each instanceof Line line && line.quantity() >= 3)
                        ? List.of(Shop.by(RulePackage.EARNING, "Three mugs", Earning.coupon("NEXT5")))
                        : List.of();
        Question question = Shop.selling(MUGS).question();
        Decision order =
                Decider.decide(question, only(RulePackage.EARNING, fromThree)).decision();

        assertThat(Returning.noLongerEarned(order, remainder(Map.of("mugs", 2), fromThree, 0)))
                .extracting(Decision.Effect::code)
                .containsExactly("NEXT5");
        assertThat(Returning.noLongerEarned(order, remainder(Map.of("mugs", 3), fromThree, 0)))
                .isEmpty();
    }

    @Property
    void severalPartialReturnsGiveBackWhatOneGives(
            @ForAll @IntRange(min = 1, max = 30) int quantity,
            @ForAll @IntRange(min = 0, max = 10_000) int net,
            @ForAll @IntRange(min = 0, max = 10_000) int byPoints,
            @ForAll @IntRange(min = 1, max = 5_000) int points,
            @ForAll List<@IntRange(min = 1, max = 9) Integer> returned) {
        int cents = Math.min(net, byPoints);
        Line sold = line("a", "gifts", quantity, "400.00")
                .withNet(BigDecimal.valueOf(net, 2))
                .withPaid(BigDecimal.valueOf(net - (long) cents, 2));
        List<Line> all = List.of(sold);
        Money paidByPoints = new Money(BigDecimal.valueOf(cents, 2));
        long spent = cents == 0 ? 0 : points;

        List<Returning.Refund> refunds = new ArrayList<>();
        List<Line> before = all;
        int left = quantity;
        for (int units : returned) {
            left = Math.max(0, left - units);
            List<Line> after = Returning.remaining(CNY, all, Map.of("a", left));
            refunds.add(Returning.refund(CNY, before, after, spent, paidByPoints));
            before = after;
        }
        refunds.add(Returning.refund(CNY, before, List.of(), spent, paidByPoints));

        assertThat(refunds).allSatisfy(refund -> {
            assertThat(refund.money()).isGreaterThanOrEqualTo(Money.ZERO);
            assertThat(refund.byPoints()).isGreaterThanOrEqualTo(Money.ZERO);
            assertThat(refund.points()).isNotNegative();
        });
        assertThat(Money.sum(refunds.stream().map(Returning.Refund::total).toList()))
                .isEqualTo(new Money(sold.net()));
        assertThat(Money.sum(refunds.stream().map(Returning.Refund::money).toList()))
                .isEqualTo(new Money(sold.paid()));
        assertThat(refunds.stream().mapToLong(Returning.Refund::points).sum()).isEqualTo(spent);
    }

    private static Returning.Remainder remainder(Map<String, Integer> units, Rules rules, long earned) {
        Basket sold = Shop.selling(MUGS).question().basket();
        Basket left = sold.withLines(Returning.remaining(CNY, List.of(MUGS), units));
        Question question = Shop.selling(left.lines().toArray(Line[]::new)).question();
        return Returning.remainder(question, rules, earned);
    }

    private static Rules bonus(long points) {
        return (rulePackage, facts) -> List.of(Shop.by(rulePackage, "Bonus", Earning.bonus(points)));
    }

    private static Rules only(RulePackage one, Rules rules) {
        return (rulePackage, facts) -> rulePackage == one ? rules.propose(rulePackage, facts) : List.of();
    }

    private static List<Proposed> pointPerUnitOfMoney(RulePackage rulePackage, List<Object> facts) {
        return facts.stream()
                .filter(Line.class::isInstance)
                .map(Line.class::cast)
                .map(line -> Shop.by(rulePackage, "Point per unit of money", Earning.points(line, line.paid())))
                .toList();
    }
}
