package dev.guerdon.decision;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Origin;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.proposal.WithinReach;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A shop in a test: its programme, what its rules propose, who buys what. Rules fire whatever the facts are. */
final class Shop {
    static final OffsetDateTime AT = OffsetDateTime.parse("2026-06-18T10:15:00+08:00");
    static final LocalDate DAY = LocalDate.of(2026, 6, 18);
    static final List<String> TIERS = List.of("basic", "silver", "gold", "platinum");

    private final List<Line> lines = new ArrayList<>();
    private final List<Proposed> proposed = new ArrayList<>();
    private final List<HandedCoupon> coupons = new ArrayList<>();
    private final Map<String, Gate> gates = new HashMap<>();
    private final List<Reach> reaches = new ArrayList<>();
    private final Set<Origin> ending = new HashSet<>();
    private final List<RulePackage> asked = new ArrayList<>();
    private Programme.PointsPolicy points = Programme.PointsPolicy.DEFAULT;
    private Member member = member("gold");
    private BigDecimal shipping = BigDecimal.ZERO;
    private long redeem;
    private long available;

    static Shop selling(Line... lines) {
        Shop shop = new Shop();
        shop.lines.addAll(Arrays.asList(lines));
        return shop;
    }

    static Line line(String id, String category, int quantity, String unitPrice) {
        BigDecimal price = new BigDecimal(unitPrice);
        BigDecimal amount = Currency.of("CNY")
                .round(price.multiply(BigDecimal.valueOf(quantity)))
                .amount();
        return new Line(id, "sku-" + id, category, "", Set.of(), quantity, price, amount, amount, amount, Map.of());
    }

    static Member member(String tier) {
        Member joined = Member.joining("17850", LocalDate.of(2020, 1, 1), TIERS.get(0));
        List<String> reached = TIERS.subList(0, TIERS.indexOf(tier) + 1);
        return joined.with(new Member.Standing(tier, reached, LocalDate.of(2025, 1, 1), null, "", Set.of()));
    }

    static Proposed by(RulePackage rulePackage, String rule, Proposal proposal) {
        return new Proposed(new Origin(rulePackage, rule, rule, null, null), proposal, Set.of());
    }

    static Proposed inCampaign(String campaign, RulePackage rulePackage, String rule, Proposal proposal) {
        return new Proposed(new Origin(rulePackage, rule, rule, campaign, null), proposal, Set.of());
    }

    static Proposed inGroup(String group, RulePackage rulePackage, String rule, Proposal proposal) {
        return new Proposed(new Origin(rulePackage, rule, rule, null, group), proposal, Set.of());
    }

    Shop rule(RulePackage rulePackage, String rule, Proposal... proposals) {
        Arrays.stream(proposals).forEach(each -> proposed.add(by(rulePackage, rule, each)));
        return this;
    }

    Shop proposing(Proposed... each) {
        proposed.addAll(Arrays.asList(each));
        return this;
    }

    Shop proposing(List<Proposed> each) {
        proposed.addAll(each);
        return this;
    }

    Shop withCoupon(String code, String definition, RulePackage rulePackage, String rule, Proposal proposal) {
        coupons.add(HandedCoupon.usable(code, definition));
        Origin origin = new Origin(rulePackage, rule, rule, null, null);
        proposed.add(new Proposed(origin, proposal, Set.of(new Coupon(code, definition))));
        return this;
    }

    Shop withCoupon(HandedCoupon coupon) {
        coupons.add(coupon);
        return this;
    }

    /** A rule that fires where the basket costs more, and what it then proposes. */
    record Reach(WithinReach within, List<Proposal> gives) {}

    Shop within(Reach... each) {
        reaches.addAll(Arrays.asList(each));
        return this;
    }

    /** Rules that give nothing any more where the basket costs more. */
    Shop ending(Origin... rules) {
        ending.addAll(Arrays.asList(rules));
        return this;
    }

    Shop gate(String campaign, Gate gate) {
        gates.put(campaign, gate);
        return this;
    }

    Shop shipping(String amount) {
        shipping = new BigDecimal(amount);
        return this;
    }

    Shop points(Programme.PointsPolicy policy) {
        points = policy;
        return this;
    }

    Shop member(Member buyer) {
        member = buyer;
        return this;
    }

    Shop guest() {
        return member((Member) null);
    }

    Shop redeem(long asked, long has) {
        redeem = asked;
        available = has;
        return this;
    }

    Decided decide() {
        return Decider.decide(question(), rules());
    }

    Decision decision() {
        return decide().decision();
    }

    /** Why what a rule proposes first is rejected. */
    String because(String rule) {
        return decision().effects().stream()
                .filter(each -> each.rule().equals(rule))
                .map(Decision.Effect::because)
                .findFirst()
                .orElseThrow();
    }

    List<RulePackage> asked() {
        return asked;
    }

    Rules rules() {
        return (rulePackage, facts) -> {
            asked.add(rulePackage);
            return proposed.stream()
                    .filter(each -> each.origin().rulePackage() == rulePackage)
                    .toList();
        };
    }

    Question question() {
        return new Question(
                programme(),
                "3f9c2a71d0b4",
                AT,
                new Today(DAY, Set.of()),
                member,
                basket(),
                coupons,
                redeem,
                available,
                gates,
                afterwards());
    }

    private Basket basket() {
        return new Basket("", AT.toInstant(), DAY, "web", "", "card", "CNY", shipping, lines, Set.of(), Map.of());
    }

    private Afterwards afterwards() {
        return new Afterwards() {
            @Override
            public Member memberAfter(List<Line> bought, long earned, long spent) {
                return member;
            }

            @Override
            public List<Missing> missing(Member after, String tier) {
                return List.of(new Missing("spend12m", new BigDecimal("1200.00")));
            }

            @Override
            public List<WithinReach> withinReach(Basket basket, List<Object> facts) {
                return reaches.stream().map(Reach::within).toList();
            }

            @Override
            public Optional<List<Proposed>> discountsFor(List<Object> facts) {
                BigDecimal subtotal = facts.stream()
                        .filter(Basket.class::isInstance)
                        .map(fact -> ((Basket) fact).subtotal())
                        .findFirst()
                        .orElseThrow();
                Stream<Proposed> begun = reaches.stream()
                        .filter(reach -> reach.within().wanted().compareTo(subtotal) <= 0)
                        .flatMap(reach -> reach.gives().stream()
                                .map(each -> new Proposed(reach.within().origin(), each, Set.of())));
                return Optional.of(Stream.concat(
                                rules().propose(RulePackage.DISCOUNTS, facts).stream()
                                        .filter(each -> !ending.contains(each.origin())),
                                begun)
                        .toList());
            }
        };
    }

    private Programme programme() {
        return new Programme(
                "Gift shop club",
                Currency.of("CNY"),
                ZoneId.of("Asia/Shanghai"),
                TIERS,
                Programme.TierPolicy.DEFAULT,
                Map.of(Programme.POINTS, new Programme.Wallet(true)),
                points,
                Map.of("fee", new Programme.Category(false)),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Map.of());
    }

    static Money money(String amount) {
        return Money.of(amount);
    }

    static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
