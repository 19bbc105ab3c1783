package dev.guerdon.rulebook.review;

import dev.guerdon.facts.Member;
import dev.guerdon.rulebook.language.Condition.Pattern;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.Expression.Call;
import dev.guerdon.rulebook.language.Expression.Infix;
import dev.guerdon.rulebook.language.Expression.Prefix;
import dev.guerdon.rulebook.language.Expression.Text;
import dev.guerdon.rulebook.language.Expression.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What conditions say of the member's tier, by the tiers that it is not: so it does not matter whether they ask for one tier,
 * one of several, at least one, or a rank, nor whether one condition says so or two.
 */
final class TierWords {
    private final Claims claims;
    private final TierOrder order;

    TierWords(Claims claims, TierOrder order) {
        this.claims = claims;
        this.order = order;
    }

    /**
     * The same in such words.
     *
     * @param condition in {@link PlainWords}
     * @param own the pattern in whose parentheses it stands, or null
     */
    Expression of(Expression condition, Pattern own) {
        Optional<Set<String>> tiers = tiers(condition, own);
        if (tiers.isPresent()) {
            return noneBut(tiers.get(), condition);
        }
        return condition instanceof Infix infix && isLogic(infix) ? parts(infix, own) : condition;
    }

    /** Where one of several is enough, those about tiers are one. */
    private Expression parts(Infix infix, Pattern own) {
        boolean isEnough = infix.operator().equals("||");
        List<Expression> operands = Spelling.operands(infix.operator(), infix).toList();
        Predicate<Expression> isOne = each -> isEnough && tiers(each, own).isPresent();
        Stream<Expression> ofTiers = joined("||", operands.stream().filter(isOne)).stream();
        Stream<Expression> others = operands.stream().filter(isOne.negate());
        return joined(infix.operator(), Stream.concat(ofTiers, others).map(each -> of(each, own)))
                .orElseThrow();
    }

    /** The tiers for which a condition holds, where it is about nothing else. */
    private Optional<Set<String>> tiers(Expression condition, Pattern own) {
        if (condition instanceof Infix infix && isLogic(infix)) {
            return together(infix, own);
        } else if (condition instanceof Prefix prefix && prefix.operator().equals("!")) {
            return tiers(prefix.operand(), own).map(this::allBut);
        }
        return claims.of(condition, own, true)
                .filter(claim -> order.areAbout(claim.subject()))
                .map(claim ->
                        where(tier -> order.rank(tier).filter(claim::allows).isPresent()));
    }

    private Optional<Set<String>> together(Infix infix, Pattern own) {
        boolean isEnough = infix.operator().equals("||");
        Set<String> together = new HashSet<>(isEnough ? List.of() : order.tiers());
        for (Expression each : Spelling.operands(infix.operator(), infix).toList()) {
            Optional<Set<String>> tiers = tiers(each, own);
            if (tiers.isEmpty()) {
                return Optional.empty();
            } else if (isEnough) {
                together.addAll(tiers.get());
            } else {
                together.retainAll(tiers.get());
            }
        }
        return Optional.of(together);
    }

    /** What holds for all tiers, or for none, has no such words. */
    private Expression noneBut(Set<String> tiers, Expression condition) {
        Expression member = new Variable(Member.class.getSimpleName(), condition.at());
        Expression tier = new Call(member, "tier", List.of(), false, condition.at());
        return joined(
                        "&&",
                        order.tiers().stream()
                                .filter(each -> !tiers.isEmpty() && !tiers.contains(each))
                                .map(each -> new Infix("!=", tier, new Text(each, condition.at()), condition.at())))
                .orElse(condition);
    }

    private Set<String> allBut(Set<String> tiers) {
        return where(each -> !tiers.contains(each));
    }

    private Set<String> where(Predicate<String> wanted) {
        return order.tiers().stream().filter(wanted).collect(Collectors.toSet());
    }

    private static Optional<Expression> joined(String operator, Stream<? extends Expression> operands) {
        return operands.map(each -> (Expression) each)
                .reduce((one, other) -> new Infix(operator, one, other, one.at()));
    }

    private static boolean isLogic(Infix infix) {
        return infix.operator().equals("&&") || infix.operator().equals("||");
    }
}
