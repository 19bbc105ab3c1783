package dev.guerdon.rulebook.review;

import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Line;
import dev.guerdon.rulebook.language.Bounds;
import dev.guerdon.rulebook.language.Condition;
import dev.guerdon.rulebook.language.Condition.Aggregate;
import dev.guerdon.rulebook.language.Condition.Constraint;
import dev.guerdon.rulebook.language.Condition.Pattern;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.Expression.Call;
import dev.guerdon.rulebook.language.Expression.Variable;
import dev.guerdon.rulebook.language.Property;
import dev.guerdon.rulebook.language.Vocabulary;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the expressions of a rule are about: words of the vocabulary, also where a name such as {@code $n} stands for one. */
final class Subjects {
    /** Of all other facts there is one, so that what several patterns say of it must hold together. */
    private static final Set<String> MANY = Set.of(Line.class.getSimpleName(), Coupon.class.getSimpleName());

    private static final Bounds COUNT = new Bounds(true, BigDecimal.ZERO, null);

    private final TierOrder tiers;
    private final Map<String, Class<?>> facts = new HashMap<>();
    private final Map<String, Named> names = new HashMap<>();
    private final Map<String, Bounds> totals = new HashMap<>();

    /** What a name stands for: a pattern's fact, where the expression is null, or something of it. */
    record Named(Pattern pattern, Expression expression) {}

    Subjects(Collection<Class<?>> facts, Collection<Condition> conditions, TierOrder tiers) {
        this.tiers = tiers;
        facts.forEach(fact -> this.facts.put(fact.getSimpleName(), fact));
        Set<String> ambiguous = new HashSet<>();
        conditions.stream().flatMap(Condition::patterns).forEach(pattern -> bind(pattern, ambiguous));
        conditions.forEach(this::total);
    }

    static boolean areMany(Pattern pattern) {
        return MANY.contains(pattern.fact());
    }

    private void bind(Pattern pattern, Set<String> ambiguous) {
        if (pattern.binding() != null) {
            bind(pattern.binding(), new Named(pattern, null), ambiguous);
        }
        for (Constraint constraint : pattern.constraints()) {
            if (constraint.binding() != null) {
                bind(constraint.binding(), new Named(pattern, constraint.expression()), ambiguous);
            }
        }
    }

    /** A name may stand for one thing in one branch, and for another in the next: then nothing is said of it. */
    private void bind(String name, Named named, Set<String> ambiguous) {
        if (ambiguous.contains(name) || names.putIfAbsent(name, named) != null) {
            names.remove(name);
            ambiguous.add(name);
        }
    }

    private void total(Condition condition) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(this::total);
        } else if (condition instanceof Condition.Either either) {
            either.branches().forEach(this::total);
        } else if (condition instanceof Condition.Total total) {
            for (Aggregate aggregate : total.aggregates()) {
                totals.merge(aggregate.binding(), bounds(aggregate, total.source()), (one, other) -> Bounds.NONE);
                names.remove(aggregate.binding());
            }
        }
    }

    private Bounds bounds(Aggregate aggregate, Pattern source) {
        if (aggregate.function().equals("count")) {
            return COUNT;
        }
        Bounds each =
                property(aggregate.argument(), source).map(Property::bounds).orElse(Bounds.NONE);
        boolean isNeverNegative = each.least() != null && each.least().signum() >= 0;
        boolean isWhole = each.isWhole() && !aggregate.function().equals("average");
        // Without anything to add up a sum is 0; the others are not there then.
        return isNeverNegative ? new Bounds(isWhole, BigDecimal.ZERO, null) : Bounds.NONE;
    }

    /**
     * What an expression is about.
     *
     * @param own the pattern in whose parentheses it stands, or null behind an accumulate
     */
    Subject of(Expression expression, Pattern own) {
        if (expression instanceof Variable variable) {
            return of(variable, own);
        } else if (expression instanceof Call call && wholeFact(call.target()).isPresent()) {
            Pattern target = wholeFact(call.target()).get();
            return areMany(target)
                    ? subject("", call, property(call, own))
                    : of(new Call(null, call.name(), call.arguments(), call.isMethod(), call.at()), target);
        }
        Optional<Property> property = property(expression, own);
        if (property.isPresent() && tiers.areAbout(property.get())) {
            return tiers.subject(property.get());
        }
        return subject(own == null ? "" : own.fact() + " ", expression, property);
    }

    private static Subject subject(String owner, Expression expression, Optional<Property> property) {
        return Subject.of(
                owner + expression,
                expression.toString(),
                property.map(Property::bounds).orElse(Bounds.NONE));
    }

    private Subject of(Variable variable, Pattern own) {
        Named named = names.get(variable.name());
        if (named == null || named.expression() == null) {
            return Subject.of(variable.name(), variable.name(), totals.getOrDefault(variable.name(), Bounds.NONE));
        }
        Subject meant = of(named.expression(), named.pattern());
        boolean isTheSame = !areMany(named.pattern())
                || (own != null && own.at().equals(named.pattern().at()));
        return isTheSame ? meant : meant.under(variable.name());
    }

    /** Whether it is about the member's tier. */
    boolean isTier(Expression expression, Pattern own) {
        return property(expression, own).filter(tiers::areAbout).isPresent();
    }

    /** Whether it is a time. */
    boolean isTime(Expression expression, Pattern own) {
        return property(expression, own).filter(Property::isTime).isPresent();
    }

    /** What a name stands for, where that is one thing, and no total. */
    Optional<Named> named(String name) {
        return Optional.ofNullable(names.get(name));
    }

    /** The fact that a name stands for, where it is a name of one. */
    private Optional<Pattern> wholeFact(Expression expression) {
        return expression instanceof Variable variable
                ? Optional.ofNullable(names.get(variable.name()))
                        .filter(named -> named.expression() == null)
                        .map(Named::pattern)
                : Optional.empty();
    }

    /** The word of the vocabulary that an expression is. */
    Optional<Property> property(Expression expression, Pattern own) {
        if (expression instanceof Variable variable) {
            Named named = names.get(variable.name());
            return named == null || named.expression() == null
                    ? Optional.empty()
                    : property(named.expression(), named.pattern());
        }
        return expression instanceof Call call
                ? owner(call, own).map(fact -> Vocabulary.of(fact).get(call.name()))
                : Optional.empty();
    }

    private Optional<Class<?>> owner(Call call, Pattern own) {
        if (call.target() == null) {
            return Optional.ofNullable(own).map(pattern -> facts.get(pattern.fact()));
        }
        return wholeFact(call.target())
                .<Class<?>>map(pattern -> facts.get(pattern.fact()))
                .or(() -> property(call.target(), own).flatMap(Property::fact));
    }
}
