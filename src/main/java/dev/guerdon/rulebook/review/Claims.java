package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.language.Comparisons;
import dev.guerdon.rulebook.language.Condition.Pattern;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.Expression.Call;
import dev.guerdon.rulebook.language.Expression.Figure;
import dev.guerdon.rulebook.language.Expression.Infix;
import dev.guerdon.rulebook.language.Expression.OneOf;
import dev.guerdon.rulebook.language.Expression.Text;
import dev.guerdon.rulebook.language.Expression.Truth;
import dev.guerdon.rulebook.language.Property;
import dev.guerdon.rulebook.yaml.Dates;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What comparisons with constants say of their subjects. */
final class Claims {
    private final Subjects subjects;
    private final TierOrder tiers;

    Claims(Subjects subjects, TierOrder tiers) {
        this.subjects = subjects;
        this.tiers = tiers;
    }

    /**
     * What a condition says of a subject.
     *
     * @param values that the subject is said to be one of, or none of
     * @param areExcluded whether it is none of them
     * @param whenTrue what is still possible where it holds
     * @param whenFalse and where it does not
     */
    record Claim(
            Subject subject,
            List<Expression> values,
            boolean areExcluded,
            Consumer<Possible> whenTrue,
            Consumer<Possible> whenFalse) {

        boolean canHold() {
            return isPossible(whenTrue);
        }

        boolean canFail() {
            return isPossible(whenFalse);
        }

        /** Whether it holds where the subject is a number. */
        boolean allows(BigDecimal number) {
            return isPossible(it -> {
                whenTrue.accept(it);
                it.only(List.of(comparable(number)));
            });
        }

        /** Whether it can hold where the subject is at least the one and at most the other, null for whatever it is. */
        boolean allows(Comparable<?> least, Comparable<?> most) {
            return isPossible(it -> {
                whenTrue.accept(it);
                it.compare(">=", comparable(least));
                if (most != null) {
                    it.compare("<=", comparable(most));
                }
            });
        }

        /** The values that the subject never is. */
        List<Expression> neverCome() {
            return values.stream()
                    .filter(value -> value instanceof Figure figure
                            && !isPossible(it -> it.only(List.of(comparable(figure.value())))))
                    .toList();
        }

        private boolean isPossible(Consumer<Possible> narrowing) {
            Possible possible = new Possible(subject.bounds());
            narrowing.accept(possible);
            return !possible.isNothing();
        }

        private Claim negated() {
            return new Claim(subject, values, !areExcluded, /* whenTrue= */ whenFalse, /* whenFalse= */ whenTrue);
        }
    }

    /**
     * What an expression says; nothing where that depends on more than one subject.
     *
     * @param own the pattern in whose parentheses it stands, or null
     * @param isSo whether it holds; else what it says by not holding
     */
    Optional<Claim> of(Expression expression, Pattern own, boolean isSo) {
        return claim(expression, own).map(claim -> isSo ? claim : claim.negated());
    }

    private Optional<Claim> claim(Expression expression, Pattern own) {
        if (expression instanceof OneOf oneOf) {
            return oneOf(
                    new OneOf(
                            oneOf.item(),
                            oneOf.choices().stream().map(Arithmetic::done).toList(),
                            oneOf.isNegated(),
                            oneOf.at()),
                    own);
        } else if (expression instanceof Call call) {
            return call(call, own);
        }
        return Arithmetic.done(expression) instanceof Infix infix ? infix(infix, own) : Optional.empty();
    }

    private Optional<Claim> infix(Infix infix, Pattern own) {
        if (infix.right() instanceof Truth || infix.left() instanceof Truth) {
            return comparedWithTruth(infix, own);
        } else if (infix.operator().endsWith("contains")) {
            Expression contained = new Infix("contains", infix.left(), infix.right(), infix.at());
            return Optional.of(
                    truth(subjects.of(contained, own), infix.operator().equals("contains")));
        } else if (!Comparisons.isComparison(infix.operator())
                || isConstant(infix.left()) == isConstant(infix.right())) {
            return Optional.empty();
        }
        return isConstant(infix.right())
                ? comparison(infix.left(), infix.operator(), infix.right(), own)
                : comparison(infix.right(), Comparisons.turned(infix.operator()), infix.left(), own);
    }

    /** What is true or not says the same by itself. */
    private Optional<Claim> comparedWithTruth(Infix infix, Pattern own) {
        boolean isLast = infix.right() instanceof Truth;
        Truth truth = (Truth) (isLast ? infix.right() : infix.left());
        boolean isSo = truth.value() == infix.operator().equals("==");
        return of(isLast ? infix.left() : infix.right(), own, isSo);
    }

    private Optional<Claim> comparison(Expression about, String operator, Expression constant, Pattern own) {
        boolean isEquality = operator.equals("==") || operator.equals("!=");
        // A missing date is neither before nor after another.
        boolean isLost = constant instanceof Text && !isEquality;
        return value(about, constant, own)
                .map(value -> new Claim(
                        subjects.of(about, own),
                        isEquality ? List.of(constant) : List.of(),
                        operator.equals("!="),
                        it -> it.compare(operator, value),
                        isLost ? it -> {} : it -> it.compare(Comparisons.denied(operator), value)));
    }

    private Optional<Claim> oneOf(OneOf oneOf, Pattern own) {
        List<Comparable<Object>> choices = oneOf.choices().stream()
                .flatMap(choice -> value(oneOf.item(), choice, own).stream())
                .toList();
        if (choices.size() < oneOf.choices().size()) {
            return Optional.empty();
        }
        Claim claim = new Claim(
                subjects.of(oneOf.item(), own),
                oneOf.choices(),
                false,
                it -> it.only(choices),
                it -> it.never(choices));
        return Optional.of(oneOf.isNegated() ? claim.negated() : claim);
    }

    private Optional<Claim> call(Call call, Pattern own) {
        Optional<Property> property = subjects.property(call, own);
        if (property.isPresent() && TierOrder.isLowerBound(property.get())) {
            return value(call, call.arguments().get(0), own)
                    .map(rank -> new Claim(
                            subjects.of(call, own),
                            List.of(),
                            false,
                            it -> it.compare(">=", rank),
                            it -> it.compare("<", rank)));
        }
        return Optional.of(truth(subjects.of(call, own), true));
    }

    private static Claim truth(Subject subject, boolean isSo) {
        return new Claim(
                subject,
                List.of(),
                false,
                it -> it.compare("==", comparable(isSo)),
                it -> it.compare("==", comparable(!isSo)));
    }

    private static boolean isConstant(Expression expression) {
        return expression instanceof Figure || expression instanceof Text || expression instanceof Truth;
    }

    /** What is compared: of a tier its place in their order. */
    private Optional<Comparable<Object>> value(Expression about, Expression constant, Pattern own) {
        if (constant instanceof Figure figure) {
            return Optional.of(comparable(figure.value()));
        } else if (constant instanceof Truth truth) {
            return Optional.of(comparable(truth.value()));
        } else if (constant instanceof Text text && subjects.isTime(about, own)) {
            return Dates.time(text.value()).map(time -> comparable(time.toInstant()));
        } else if (constant instanceof Text text) {
            return subjects.isTier(about, own)
                    ? tiers.rank(text.value()).map(Claims::comparable)
                    : Optional.of(comparable(text.value()));
        }
        return Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(Comparable<?> value) {
        return (Comparable<Object>) value;
    }
}
