package dev.guerdon.decision;

import static dev.guerdon.decision.Shop.money;
import static dev.guerdon.decision.Shop.number;
import static dev.guerdon.proposal.RulePackage.DISCOUNTS;
import static dev.guerdon.proposal.RulePackage.EARNING;
import static dev.guerdon.proposal.RulePackage.REDEMPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.facts.Line;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Origin;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.proposal.Verbs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class DecisionLawsTest {
    private static final int TRIES = 300;
    private static final Line ANY_LINE = Shop.line("l0", "gifts", 1, "1");

    @Property(tries = TRIES)
    void orderAndRepeatsOfFiringChangeNothing(
            @ForAll("lines") List<Line> lines,
            @ForAll("proposals") List<Proposed> proposals,
            @ForAll @LongRange(min = 0, max = 5000) long redeem,
            @ForAll long seed) {
        List<Proposed> otherwise = new ArrayList<>(proposals);
        otherwise.addAll(proposals);
        Collections.shuffle(otherwise, new Random(seed));

        assertThat(decide(lines, otherwise, redeem)).isEqualTo(decide(lines, proposals, redeem));
    }

    @Property(tries = TRIES)
    void linesSumToTheBasketToTheCent(
            @ForAll("lines") List<Line> lines, @ForAll("proposals") List<Proposed> proposals) {
        Decision decision = decide(lines, proposals, 700).decision();
        Decision.Pricing pricing = decision.pricing();

        assertThat(sum(pricing.lines().stream().map(Decision.PricedLine::net).toList()))
                .isEqualTo(pricing.total());
        assertThat(sum(pricing.lines().stream()
                        .map(Decision.PricedLine::discount)
                        .toList()))
                .isEqualTo(pricing.discount());
        assertThat(sum(decision.redemption().lines().stream()
                        .map(Decision.PaidLine::amount)
                        .toList()))
                .isEqualTo(decision.redemption().amount());
        assertThat(pricing.subtotal().minus(pricing.discount())).isEqualTo(pricing.total());
    }

    @Property(tries = TRIES)
    void whateverTakesAllOffLeavesNothingToPay(@ForAll("lines") List<Line> lines, @ForAll AllOff allOff) {
        Decision.Pricing pricing = decide(lines, allOff.of(lines), 0).decision().pricing();

        assertThat(pricing.total())
                .isEqualTo(sum(lines.stream()
                        .filter(line -> line.category().equals("fee"))
                        .map(line -> new Money(allOff.sparesFees() ? line.amount() : BigDecimal.ZERO))
                        .toList()));
    }

    /** The ways to take everything off; basket discounts do not touch fees. */
    enum AllOff {
        PERCENT,
        THIRDS,
        AMOUNT,
        PERCENT_OF_LINES,
        PRICE_OF_LINES;

        boolean sparesFees() {
            return this == PERCENT || this == THIRDS || this == AMOUNT;
        }

        List<Proposed> of(List<Line> lines) {
            return switch (this) {
                case PERCENT -> List.of(off(0, Verbs.Discounts.payPercent(BigDecimal.ZERO)));
                case THIRDS ->
                    List.of(
                            off(0, Verbs.Discounts.percentOff(number("33.4"))),
                            off(1, Verbs.Discounts.percentOff(number("33.3"))),
                            off(2, Verbs.Discounts.percentOff(number("33.3"))));
                case AMOUNT -> List.of(off(0, Verbs.Discounts.amountOff(number("2000"))));
                case PERCENT_OF_LINES -> each(lines, line -> Verbs.Discounts.percentOff(line, number("100")));
                case PRICE_OF_LINES -> each(lines, line -> Verbs.Discounts.fixedPrice(line, BigDecimal.ZERO));
            };
        }

        private static List<Proposed> each(List<Line> lines, Function<Line, Proposal> discount) {
            return IntStream.range(0, lines.size())
                    .mapToObj(i -> off(i, discount.apply(lines.get(i))))
                    .toList();
        }

        private static Proposed off(int number, Proposal discount) {
            return Shop.by(DISCOUNTS, "Rule " + number, discount);
        }
    }

    @Property(tries = TRIES)
    void everyAmountHasTheCurrencysDecimalsAndNoMore(
            @ForAll("lines") List<Line> lines, @ForAll("proposals") List<Proposed> proposals) {
        Decision decision = decide(lines, proposals, 700).decision();
        Decision.Pricing pricing = decision.pricing();
        List<Money> amounts = new ArrayList<>(List.of(
                pricing.subtotal(),
                pricing.discount(),
                pricing.shipping(),
                pricing.total(),
                decision.redemption().amount()));
        pricing.lines().forEach(line -> amounts.addAll(List.of(line.amount(), line.discount(), line.net())));
        decision.redemption().lines().forEach(line -> amounts.add(line.amount()));
        decision.effects().stream()
                .map(Decision.Effect::amount)
                .filter(Objects::nonNull)
                .forEach(amounts::add);

        assertThat(amounts).extracting(money -> money.amount().scale()).containsOnly(2);
    }

    @Property(tries = TRIES)
    void nothingIsNegativeAndNoDiscountAboveItsBase(
            @ForAll("lines") List<Line> lines,
            @ForAll("proposals") List<Proposed> proposals,
            @ForAll @LongRange(min = 0, max = 5000) long redeem) {
        Decided decided = decide(lines, proposals, redeem);

        for (Decision.PricedLine line : decided.decision().pricing().lines()) {
            assertThat(line.net()).isBetween(Money.ZERO, line.amount());
        }
        for (Line line : decided.booking().lines()) {
            assertThat(line.paid()).isBetween(BigDecimal.ZERO, line.net());
        }
        for (Decision.Effect effect : decided.decision().effects()) {
            assertThat(effect.amount() == null || effect.amount().compareTo(Money.ZERO) >= 0)
                    .isTrue();
            assertThat(effect.points() == null || effect.points() >= 0).isTrue();
        }
        assertThat(decided.decision().points().earned()).isNotNegative();
    }

    @Property(tries = TRIES)
    void noMorePointsAreTakenThanAskedHeldOrUseful(
            @ForAll("lines") List<Line> lines,
            @ForAll("proposals") List<Proposed> proposals,
            @ForAll @LongRange(min = 0, max = 5000) long redeem) {
        Decision.Redemption redemption =
                decide(lines, proposals, redeem).decision().redemption();

        assertThat(redemption.points()).isBetween(0L, Math.min(redeem, 3000));
        assertThat(redemption.points()).isLessThanOrEqualTo(redemption.maxPoints());
        assertThat(redemption.points() > 0).isEqualTo(redemption.amount().isPositive());
    }

    @Property(tries = TRIES)
    void lotsSumToWhatIsEarnedAndNoCapIsPassed(
            @ForAll("lines") List<Line> lines,
            @ForAll("proposals") List<Proposed> proposals,
            @ForAll Programme.Rounding rounding,
            @ForAll Programme.Times times) {
        Decided decided = shop(lines, proposals, 0)
                .points(new Programme.PointsPolicy(0, 14, number("0.01"), rounding, times))
                .decide();
        long earned = decided.decision().points().earned();

        assertThat(decided.booking().lots().stream()
                        .mapToLong(Booking.NewLot::points)
                        .sum())
                .isEqualTo(earned);
        assertThat(decided.decision().points().lines().stream()
                        .mapToLong(Decision.EarningLine::points)
                        .sum())
                .isLessThanOrEqualTo(earned);
        proposals.stream()
                .filter(each ->
                        each.proposal() instanceof Proposal.Cap && each.origin().bestOf() == null)
                .forEach(cap -> assertThat(earned)
                        .isLessThanOrEqualTo(cap.proposal().value().longValue()));
    }

    @Property(tries = TRIES)
    void noCampaignGivesMoreThanIsLeftOfIt(
            @ForAll("lines") List<Line> lines,
            @ForAll("proposals") List<Proposed> proposals,
            @ForAll @LongRange(min = 0, max = 500) long pointsLeft,
            @ForAll @LongRange(min = 0, max = 2000) long centsLeft) {
        Money left = new Money(BigDecimal.valueOf(centsLeft, 2));
        List<Proposed> always = proposals.stream()
                .filter(each -> each.origin().campaign() == null)
                .toList();
        Decided with = shop(lines, proposals, 0)
                .gate("spring", new Gate(null, 1, pointsLeft, Optional.of(left)))
                .decide();
        Booking.Taken taken = with.booking().campaigns().getOrDefault("spring", new Booking.Taken(0, Money.ZERO));

        assertThat(taken.points()).isLessThanOrEqualTo(pointsLeft);
        assertThat(taken.amount()).isLessThanOrEqualTo(left);
        assertThat(cost(decide(lines, always, 0)).minus(cost(with))).isLessThanOrEqualTo(left);
    }

    /**
     * Each by a rule of its own, in no group and no campaign: only the arithmetic decides. Nothing is lost where another gives
     * the same, or where a threshold is reached without it.
     */
    @Property(tries = TRIES)
    void anAppliedDiscountsAmountIsWhatTheBasketWouldCostMoreWithoutItWhereAnythingIsLost(
            @ForAll("lines") List<Line> lines, @ForAll("discountsByRule") List<Proposed> proposals) {
        Decided decided = decide(lines, proposals, 0);

        for (Decision.Effect effect : decided.decision().effects()) {
            if (effect.applies()) {
                List<Proposed> others = proposals.stream()
                        .filter(each -> !each.origin().rule().equals(effect.rule()))
                        .toList();
                Money more = cost(decide(lines, others, 0)).minus(cost(decided));
                if (more.isPositive()) {
                    assertThat(effect.amount()).as(effect.toString()).isEqualTo(more);
                }
            }
        }
    }

    @Property(tries = TRIES)
    void rejectedProposalsChangeNothing(
            @ForAll("lines") List<Line> lines, @ForAll("proposals") List<Proposed> proposals) {
        Decision decision = decide(lines, proposals, 700).decision();
        Set<String> applied = decision.effects().stream()
                .filter(Decision.Effect::applies)
                .map(each -> each.rulePackage() + each.rule() + each.lineId() + each.type())
                .collect(Collectors.toSet());
        List<Proposed> rest = proposals.stream()
                .filter(each -> applied.contains(each.origin().rulePackage().title()
                        + each.origin().rule()
                        + each.proposal().lineId()
                        + each.proposal().verb()))
                .toList();
        Decision again = decide(lines, rest, 700).decision();

        assertThat(again.pricing()).isEqualTo(decision.pricing());
        assertThat(again.points()).isEqualTo(decision.points());
        assertThat(again.redemption().amount()).isEqualTo(decision.redemption().amount());
    }

    @Property(tries = TRIES)
    void whatScalesTellIsWhatCalculatingEverythingAgainTells(
            @ForAll("lines") List<Line> lines,
            @ForAll("proposals") List<Proposed> proposals,
            @ForAll Programme.Rounding rounding,
            @ForAll Programme.Times times,
            @ForAll @LongRange(min = 0, max = 3000) long redeem) {
        Question question = shop(lines, proposals, redeem).question();
        Pricing pricing = new Pricing(question.programme(), question.basket());
        List<Money> prices = pricing.listPrices();
        Programme.PointsPolicy policy = new Programme.PointsPolicy(0, 14, number("0.01"), rounding, times);

        assertScales(pricing, of(DISCOUNTS, proposals));
        assertScales(
                new Redeeming(question.programme().currency(), lines, prices, redeem, 3000), of(REDEMPTION, proposals));
        assertScales(new PointsCalculation(policy, lines), of(EARNING, proposals));
    }

    /** Leaves each out in turn, and for good where that changes nothing. */
    private static <T> void assertScales(Calculation<T> calculation, List<Proposed> proposals) {
        T outcome = calculation.with(proposals);
        Scales scales = calculation.scales(proposals, outcome);
        List<Proposed> counting = new ArrayList<>(proposals);
        for (Proposed one : proposals) {
            List<Proposed> others = Weighing.without(counting, List.of(one));
            Scales.Otherwise calculated = Scales.Otherwise.of(calculation, calculation.with(others), outcome);
            scales.without(one).ifPresent(told -> assertThat(told).isEqualTo(calculated));
            if (calculated.isSame()) {
                scales.drop(one);
                counting = others;
            }
        }
    }

    private static List<Proposed> of(RulePackage rulePackage, List<Proposed> proposals) {
        return proposals.stream()
                .filter(each -> each.origin().rulePackage() == rulePackage)
                .toList();
    }

    @Provide
    Arbitrary<List<Line>> lines() {
        Arbitrary<Integer> quantity = Arbitraries.integers().between(1, 7);
        Arbitrary<BigDecimal> price =
                Arbitraries.bigDecimals().between(BigDecimal.ZERO, number("40")).ofScale(4);
        Arbitrary<String> category = Arbitraries.of("gifts", "groceries", "fee");
        return Combinators.combine(quantity, price, category)
                .as((units, unitPrice, of) -> Shop.line("l", of, units, unitPrice.toPlainString()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(DecisionLawsTest::numbered);
    }

    private static List<Line> numbered(List<Line> lines) {
        List<Line> numbered = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            numbered.add(Shop.line(
                    "l" + i, line.category(), line.quantity(), line.unitPrice().toPlainString()));
        }
        return numbered;
    }

    @Provide
    Arbitrary<List<Proposed>> proposals() {
        return Arbitraries.oneOf(discounts(), redemptions(), earnings()).list().ofMaxSize(9);
    }

    @Provide
    Arbitrary<List<Proposed>> discountsByRule() {
        return discounts().list().ofMaxSize(6).map(DecisionLawsTest::eachByARuleOfItsOwn);
    }

    private static List<Proposed> eachByARuleOfItsOwn(List<Proposed> proposals) {
        return IntStream.range(0, proposals.size())
                .mapToObj(i -> Shop.by(DISCOUNTS, "Rule " + i, proposals.get(i).proposal()))
                .toList();
    }

    private static Arbitrary<Proposed> discounts() {
        Arbitrary<BigDecimal> percent = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, number("100"))
                .ofScale(1);
        Arbitrary<BigDecimal> amount =
                Arbitraries.bigDecimals().between(BigDecimal.ZERO, number("30")).ofScale(3);
        return originated(
                DISCOUNTS,
                Arbitraries.oneOf(
                        percent.map(Verbs.Discounts::percentOff),
                        percent.map(value -> Verbs.Discounts.percentOff(ANY_LINE, value)),
                        amount.map(Verbs.Discounts::amountOff),
                        amount.map(value -> Verbs.Discounts.amountOff(ANY_LINE, value)),
                        amount.map(value -> Verbs.Discounts.amountOffFrom(number("20"), value)),
                        amount.map(value -> Verbs.Discounts.amountOffEvery(number("7.5"), value)),
                        amount.map(value -> Verbs.Discounts.fixedPrice(ANY_LINE, value)),
                        Arbitraries.integers().between(1, 4).map(size -> Verbs.Discounts.cheapestFree("gifts", size)),
                        Arbitraries.of(Verbs.Discounts.freeShipping())));
    }

    private static Arbitrary<Proposed> redemptions() {
        Arbitrary<BigDecimal> rate =
                Arbitraries.bigDecimals().between(number("0.001"), number("2")).ofScale(3);
        Arbitrary<BigDecimal> share = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, number("100"))
                .ofScale(1);
        return originated(
                REDEMPTION,
                Arbitraries.oneOf(
                        rate.map(Verbs.Redemption::rate),
                        rate.map(value -> Verbs.Redemption.rate(ANY_LINE, value)),
                        Arbitraries.integers().between(1, 500).map(size -> Verbs.Redemption.step(size, number("0.75"))),
                        share.map(Verbs.Redemption::maxShare),
                        Arbitraries.longs().between(0, 400).map(Verbs.Redemption::minPoints)));
    }

    private static Arbitrary<Proposed> earnings() {
        Arbitrary<BigDecimal> points =
                Arbitraries.bigDecimals().between(BigDecimal.ZERO, number("90")).ofScale(2);
        Arbitrary<BigDecimal> factor =
                Arbitraries.bigDecimals().between(BigDecimal.ZERO, number("4")).ofScale(1);
        return originated(
                EARNING,
                Arbitraries.oneOf(
                        points.map(Verbs.Earning::points),
                        points.map(value -> Verbs.Earning.points(ANY_LINE, value)),
                        points.map(value -> Verbs.lapseAfterDays(Verbs.Earning.points(value), 30)),
                        factor.map(Verbs.Earning::times),
                        factor.map(value -> Verbs.Earning.times(ANY_LINE, value)),
                        Arbitraries.longs().between(0, 200).map(Verbs.Earning::bonus),
                        Arbitraries.longs().between(0, 300).map(Verbs.Earning::cap)));
    }

    private static Arbitrary<Proposed> originated(RulePackage rulePackage, Arbitrary<Proposal> proposals) {
        Arbitrary<String> rule = Arbitraries.strings().withCharRange('A', 'Z').ofLength(6);
        Arbitrary<Optional<String>> campaign = Arbitraries.of(Optional.empty(), Optional.of("spring"));
        Arbitrary<Optional<String>> group = Arbitraries.of(Optional.empty(), Optional.empty(), Optional.of("offer"));
        return Combinators.combine(rule, campaign, group, proposals)
                .as((name, code, bestOf, proposal) -> new Proposed(
                        new Origin(rulePackage, name, name, code.orElse(null), bestOf.orElse(null)),
                        proposal,
                        Set.of()));
    }

    private static Shop shop(List<Line> lines, List<Proposed> proposals, long redeem) {
        return Shop.selling(lines.toArray(Line[]::new))
                .shipping("4.90")
                .proposing(proposals)
                .redeem(redeem, 3000);
    }

    private static Decided decide(List<Line> lines, List<Proposed> proposals, long redeem) {
        return shop(lines, proposals, redeem).decide();
    }

    private static Money cost(Decided decided) {
        return decided.decision()
                .pricing()
                .total()
                .plus(decided.decision().pricing().shipping());
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(money("0"), Money::plus);
    }
}
