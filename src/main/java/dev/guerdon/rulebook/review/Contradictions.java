package dev.guerdon.rulebook.review;

import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Line;
import dev.guerdon.rulebook.language.Condition;
import dev.guerdon.rulebook.language.Condition.Pattern;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.Expression.Infix;
import dev.guerdon.rulebook.language.Expression.OneOf;
import dev.guerdon.rulebook.language.Expression.Prefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Conditions on one property that can't hold together, such as {@code net > 10, net < 5}. */
final class Contradictions {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Map<String, String> TURNED =
            Map.of("==", "==", "!=", "!=", "<", ">", "<=", ">=", ">", "<", ">=", "<=");

    /** Of all other facts there is one, so that what several patterns say of it must hold together. */
    private static final Set<String> MANY = Set.of(Line.class.getSimpleName(), Coupon.class.getSimpleName());

    private final Vetted rule;

    private Contradictions(Vetted rule) {
        this.rule = rule;
    }

    static void check(Vetted rule) {
        Contradictions contradictions = new Contradictions(rule);
        Asked asked = new Asked();
        rule.text().conditions().forEach(condition -> contradictions.check(condition, asked));
    }

    /** What was asked of each property so far, by its text. */
    private static final class Asked {
        private final Map<String, Possible> possible = new HashMap<>();
        private final Map<String, List<String>> texts = new HashMap<>();

        Asked() {}

        Asked(Asked before) {
            before.possible.forEach((property, each) -> possible.put(property, new Possible(each)));
            before.texts.forEach((property, each) -> texts.put(property, new ArrayList<>(each)));
        }

        /** What it contradicts, if it does; then it is forgotten again. */
        Optional<String> add(String property, Expression condition, Narrowing narrowing) {
            Possible before = possible.getOrDefault(property, new Possible());
            Possible after = new Possible(before);
            narrowing.narrow(after);
            List<String> earlier = texts.computeIfAbsent(property, each -> new ArrayList<>());
            if (after.isNothing()) {
                return Optional.of(String.join(" and ", earlier));
            }
            possible.put(property, after);
            earlier.add(condition.toString());
            return Optional.empty();
        }
    }

    /** What a comparison leaves of what is possible. */
    @FunctionalInterface
    private interface Narrowing {
        void narrow(Possible possible);
    }

    private void check(Condition condition, Asked asked) {
        if (condition instanceof Pattern pattern) {
            check(pattern, MANY.contains(pattern.fact()) ? new Asked() : asked);
        } else if (condition instanceof Condition.Some some) {
            check(some.pattern(), MANY.contains(some.pattern().fact()) ? new Asked() : asked);
        } else if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> check(part, asked));
        } else if (condition instanceof Condition.Either either) {
            either.branches().forEach(branch -> check(branch, new Asked(asked)));
        } else if (condition instanceof Condition.Total total) {
            check(total.source(), new Asked());
            total.constraints().forEach(constraint -> check("", constraint.expression(), asked));
        } else {
            check(((Condition.None) condition).pattern(), new Asked());
        }
    }

    private void check(Pattern pattern, Asked asked) {
        pattern.constraints().stream()
                .filter(constraint -> constraint.binding() == null)
                .forEach(constraint -> check(pattern.fact() + " ", constraint.expression(), asked));
    }

    private void check(String fact, Expression condition, Asked asked) {
        if (condition instanceof Infix infix && infix.operator().equals("&&")) {
            check(fact, infix.left(), asked);
            check(fact, infix.right(), asked);
        } else if (condition instanceof Infix infix && COMPARISONS.contains(infix.operator())) {
            Optional<Comparable<Object>> right = constant(infix.right());
            Optional<Comparable<Object>> left = constant(infix.left());
            if (right.isPresent() && left.isEmpty()) {
                add(fact + infix.left(), condition, asked, it -> it.compare(infix.operator(), right.get()));
            } else if (left.isPresent() && right.isEmpty()) {
                String turned = TURNED.get(infix.operator());
                add(fact + infix.right(), condition, asked, it -> it.compare(turned, left.get()));
            }
        } else if (condition instanceof Infix infix && infix.operator().endsWith("contains")) {
            String property = fact + infix.left() + " contains " + infix.right();
            add(
                    property,
                    condition,
                    asked,
                    it -> it.compare("==", truth(infix.operator().equals("contains"))));
        } else if (condition instanceof OneOf oneOf) {
            check(fact, oneOf, asked);
        } else if (condition instanceof Prefix prefix && prefix.operand() instanceof Expression.Call call) {
            add(fact + call, condition, asked, it -> it.compare("==", truth(false)));
        } else if (condition instanceof Expression.Call call) {
            add(fact + call, condition, asked, it -> it.compare("==", truth(true)));
        }
    }

    private void check(String fact, OneOf oneOf, Asked asked) {
        List<Comparable<Object>> choices = oneOf.choices().stream()
                .map(Contradictions::constant)
                .flatMap(Optional::stream)
                .toList();
        if (choices.size() == oneOf.choices().size()) {
            add(fact + oneOf.item(), oneOf, asked, it -> {
                if (oneOf.isNegated()) {
                    it.never(choices);
                } else {
                    it.only(choices);
                }
            });
        }
    }

    private void add(String property, Expression condition, Asked asked, Narrowing narrowing) {
        asked.add(property, condition, narrowing)
                .ifPresent(earlier -> rule.refuse(
                        condition.at(),
                        condition + (earlier.isEmpty() ? " never holds" : " can't hold together with " + earlier)
                                + ": nothing would ever match"));
    }

    @SuppressWarnings("unchecked")
    private static Optional<Comparable<Object>> constant(Expression expression) {
        Object value = null;
        if (expression instanceof Expression.Figure figure) {
            value = figure.value();
        } else if (expression instanceof Expression.Text text) {
            value = text.value();
        } else if (expression instanceof Expression.Truth truth) {
            value = truth.value();
        }
        return Optional.ofNullable((Comparable<Object>) value);
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> truth(boolean value) {
        return (Comparable<Object>) (Comparable<?>) Boolean.valueOf(value);
    }
}
