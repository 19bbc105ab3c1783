package dev.guerdon.rulebook;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Member;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.WithinReach;
import dev.guerdon.rulebook.language.Checked;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that rules ask for at least, known when the rulebook is made: what a member lacks for a tier, and which
 * discounts a basket is close to. To ask costs one reading of each number, however many rules ask for it.
 */
final class Thresholds {
    private static final Object[] NO_OTHERS = {};
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** What of a basket grows when more is bought. */
    private static final Pattern GROWING =
            Pattern.compile("subtotal|total|quantity|(?:amountOf|quantityOf)(Tag|Brand|Sku)?\\(\"(.*)\"\\)");

    private final int decimals;
    private final List<Checked.Rule> tiers;
    private final Collection<Measure> measures;

    /** A number of the basket, and by how much of it they want those that want it. */
    private record Measure(
            Checked.LowerBound bound, WithinReach.By by, String of, NavigableMap<BigDecimal, List<Wanting>> wanting) {}

    /** A rule, and the constraint that wants the number. */
    private record Wanting(Checked.Rule rule, Checked.Constraint constraint) {}

    /** What a member lacks for a tier under one rule; {@code distance} adds up the parts that are missing of each number. */
    private record Way(String rule, BigDecimal distance, List<Rulebook.Lacking> lacking) {}

    /** @param decimals of the programme's currency: the least amount above another */
    Thresholds(List<Checked.Rule> discounts, List<Checked.Rule> tiers, int decimals) {
        this.decimals = decimals;
        this.tiers = List.copyOf(tiers);
        Map<String, Measure> byText = new TreeMap<>();
        discounts.stream()
                .filter(Thresholds::gives)
                .forEach(rule -> onBasket(rule.conditions()).stream()
                        .filter(each -> each.bound() != null)
                        .forEach(each -> add(byText, rule, each)));
        this.measures = List.copyOf(byText.values());
    }

    private static boolean gives(Checked.Rule rule) {
        return rule.consequence().stream().anyMatch(each -> !(each.constant() instanceof Proposal.Hint));
    }

    /** What must hold of the basket whatever else does. */
    private static List<Checked.Constraint> onBasket(List<Checked.Part> parts) {
        List<Checked.Constraint> constraints = new ArrayList<>();
        for (Checked.Part part : parts) {
            if (part instanceof Checked.All all) {
                constraints.addAll(onBasket(all.parts()));
            } else if (part instanceof Checked.Some some) {
                constraints.addAll(onBasket(List.of(some.match())));
            } else if (part instanceof Checked.Match match && match.fact() == Basket.class) {
                constraints.addAll(match.constraints());
            }
        }
        return constraints;
    }

    private void add(Map<String, Measure> byText, Checked.Rule rule, Checked.Constraint constraint) {
        Checked.LowerBound bound = constraint.bound();
        Matcher growing = GROWING.matcher(bound.measure());
        if (growing.matches()) {
            WithinReach.By by = by(growing.group(1), growing.group(2));
            String of = Optional.ofNullable(growing.group(2)).orElse("");
            byText.computeIfAbsent(bound.measure(), text -> new Measure(bound, by, of, new TreeMap<>()))
                    .wanting()
                    .computeIfAbsent(bound.enough(decimals), wanted -> new ArrayList<>())
                    .add(new Wanting(rule, constraint));
        }
    }

    private static WithinReach.By by(String kind, String of) {
        if (of == null) {
            return WithinReach.By.ALL;
        }
        return kind == null ? WithinReach.By.CATEGORY : WithinReach.By.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    /**
     * Discount rules that lack one number of the basket only, and of it at most half of what they want.
     *
     * @param runs whether a rule runs now
     */
    List<WithinReach> within(Basket basket, Collection<?> facts, Predicate<Checked.Rule> runs) {
        List<WithinReach> within = new ArrayList<>();
        Patience patience = new Patience();
        for (Measure measure : measures) {
            BigDecimal there = number(measure.bound().reading().of(basket, NO_OTHERS));
            if (there.signum() > 0) {
                measure.wanting()
                        .subMap(there, false, there.multiply(TWO), true)
                        .forEach((wanted, wanting) -> wanting.stream()
                                .filter(each -> runs.test(each.rule()))
                                .filter(each -> Explaining.holds(each.rule(), facts, each.constraint(), patience))
                                .forEach(each -> within.add(new WithinReach(
                                        each.rule().origin(),
                                        measure.bound().measure(),
                                        measure.by(),
                                        measure.of(),
                                        measure.bound().isWhole(),
                                        there,
                                        wanted))));
            }
        }
        return within;
    }

    /**
     * What the member lacks for a tier: of the rules that qualify for it by lower bounds on numbers of the member, and whose
     * other conditions hold, the nearest, which is the one of whose numbers the smallest parts are missing; empty when none
     * can be told.
     *
     * @param runs whether a rule runs now
     */
    List<Rulebook.Lacking> lacking(String tier, Member member, Predicate<Checked.Rule> runs) {
        return tiers.stream()
                .filter(rule -> qualifies(rule, tier) && runs.test(rule))
                .flatMap(rule -> way(rule, member).stream())
                .min(Comparator.comparing(Way::distance).thenComparing(Way::rule))
                .map(Way::lacking)
                .orElse(List.of());
    }

    private static boolean qualifies(Checked.Rule rule, String tier) {
        return rule.consequence().stream()
                .anyMatch(each -> each.constant() instanceof Proposal.QualifiesFor one
                        && one.tier().equals(tier));
    }

    private Optional<Way> way(Checked.Rule rule, Member member) {
        List<Rulebook.Lacking> lacking = new ArrayList<>();
        BigDecimal distance = BigDecimal.ZERO;
        for (Checked.Part part : rule.conditions()) {
            if (!(part instanceof Checked.Match match) || match.fact() != Member.class) {
                return Optional.empty();
            }
            for (Checked.Constraint constraint : match.constraints()) {
                if (constraint.others().isEmpty() && constraint.test().holds(member, NO_OTHERS)) {
                    continue;
                } else if (constraint.bound() == null) {
                    return Optional.empty();
                }
                BigDecimal wanted = constraint.bound().enough(decimals);
                BigDecimal gap =
                        wanted.subtract(number(constraint.bound().reading().of(member, NO_OTHERS)));
                lacking.add(new Rulebook.Lacking(constraint.bound().measure(), told(gap, constraint.bound())));
                distance = distance.add(gap.divide(wanted.abs().max(BigDecimal.ONE), 6, RoundingMode.HALF_UP));
            }
        }
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(new Way(rule.origin().rule(), distance, lacking));
    }

    private BigDecimal told(BigDecimal gap, Checked.LowerBound bound) {
        return bound.isWhole() || gap.scale() > decimals ? gap : gap.setScale(decimals);
    }

    private static BigDecimal number(Object value) {
        return value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(((Number) value).longValue());
    }
}
