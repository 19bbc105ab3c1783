package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.language.Condition;
import dev.guerdon.rulebook.language.Condition.Pattern;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.Expression.Infix;
import dev.guerdon.rulebook.language.Expression.Prefix;
import dev.guerdon.rulebook.language.Expression.Truth;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Conditions that can't hold: because nothing is ever so ({@code month == 13}), or not together, such as
 * {@code net > 10, net < 5}. And those that always do.
 */
final class Contradictions {
    private static final int MOST_SHOWN = 120;
    private static final String MONTH = "Today month";
    private static final String DAY = "Today dayOfMonth";

    private final Draft rule;
    private final Subjects subjects;
    private final Claims claims;

    /** In how many alternatives what is looked at stands. */
    private int branches;

    private Contradictions(Draft rule, TierOrder tiers) {
        this.rule = rule;
        this.subjects =
                new Subjects(rule.origin().rulePackage().facts(), rule.text().conditions(), tiers);
        this.claims = new Claims(subjects, tiers);
    }

    static void check(Draft rule, TierOrder tiers) {
        Contradictions contradictions = new Contradictions(rule, tiers);
        Demands demands = new Demands();
        rule.text().conditions().forEach(condition -> contradictions.check(condition, demands));
        contradictions.checkDay(demands);
    }

    /** There is no 30 February. */
    private void checkDay(Demands demands) {
        Optional<Expression> day = demands.last(DAY);
        boolean isPossible = demands.last(MONTH).isEmpty()
                || Arrays.stream(Month.values())
                        .filter(month -> demands.allow(MONTH, month.getValue()))
                        .anyMatch(month ->
                                IntStream.rangeClosed(1, month.maxLength()).anyMatch(each -> demands.allow(DAY, each)));
        if (day.isPresent() && !isPossible) {
            rule.refuse(
                    day.get().at(),
                    shown(day.get()) + " can't hold together with "
                            + shown(demands.last(MONTH).orElseThrow()) + ": there is no such day");
        }
    }

    private void check(Condition condition, Demands demands) {
        if (condition instanceof Pattern pattern) {
            check(pattern, Subjects.areMany(pattern) ? new Demands() : demands);
        } else if (condition instanceof Condition.Some some) {
            check(some.pattern(), Subjects.areMany(some.pattern()) ? new Demands() : demands);
        } else if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> check(part, demands));
        } else if (condition instanceof Condition.Either either) {
            branches++;
            either.branches().forEach(branch -> check(branch, new Demands(demands)));
            branches--;
        } else if (condition instanceof Condition.Total total) {
            check(total.source(), new Demands());
            if (isSound(total)) {
                total.constraints()
                        .forEach(constraint -> check(new Said(constraint.expression(), true, null), demands));
            }
        } else {
            check(((Condition.None) condition).pattern(), new Demands());
        }
    }

    /** Behind a mistake in an accumulate nothing more of it was looked at. */
    private boolean isSound(Condition.Total total) {
        return rule.isSound(total.at())
                && total.aggregates().stream().map(Condition.Aggregate::at).allMatch(rule::isSound)
                && total.expressions().allMatch(rule::isSound);
    }

    /** A fact that is not known may stand for any. */
    private void check(Pattern pattern, Demands demands) {
        pattern.constraints().stream()
                .filter(constraint -> constraint.binding() == null && rule.isSound(pattern.at()))
                .forEach(constraint -> check(new Said(constraint.expression(), true, pattern), demands));
    }

    /**
     * An expression that must hold, or must not.
     *
     * @param own the pattern in whose parentheses it stands, or null
     */
    private record Said(Expression expression, boolean isSo, Pattern own) {
        Said of(Expression part) {
            return new Said(part, isSo, own);
        }

        Said not(Expression part) {
            return new Said(part, !isSo, own);
        }

        /** In the words of a rule. */
        @Override
        public String toString() {
            return shown(isSo ? expression : new Prefix("!", expression, expression.at()));
        }
    }

    private void check(Said said, Demands demands) {
        Expression expression = said.expression();
        if (expression instanceof Prefix prefix && prefix.operator().equals("!")) {
            check(said.not(prefix.operand()), demands);
        } else if (expression instanceof Infix infix
                && (infix.operator().equals("&&") || infix.operator().equals("||"))) {
            boolean areBoth = infix.operator().equals("&&") == said.isSo();
            branches += areBoth ? 0 : 1;
            check(said.of(infix.left()), areBoth ? demands : new Demands(demands));
            check(said.of(infix.right()), areBoth ? demands : new Demands(demands));
            branches -= areBoth ? 0 : 1;
        } else if (expression instanceof Infix infix && infix.right() instanceof Truth truth) {
            check(
                    truth.value() == infix.operator().equals("==") ? said.of(infix.left()) : said.not(infix.left()),
                    demands);
        } else if (rule.isSound(expression)) {
            claims.of(expression, said.own(), said.isSo()).ifPresent(claim -> check(said, claim, demands));
        }
    }

    private void check(Said said, Claims.Claim claim, Demands demands) {
        Subject subject = claim.subject();
        List<Expression> never = claim.neverCome();
        if (!never.isEmpty()) {
            never.forEach(value -> tellNever(subject, value, claim.areExcluded()));
        } else if (!claim.canHold()) {
            rule.refuse(said.expression().at(), subject.range() + ": " + said + " never holds");
        } else {
            if (!claim.canFail()) {
                rule.warn(
                        said.expression().at(),
                        subject.range() + ": " + said + " always holds; take it out, or write what is meant");
            }
            demands.add(subject, said.expression(), claim.whenTrue())
                    .ifPresent(conflict -> tell(said, subject, conflict));
        }
    }

    private void tellNever(Subject subject, Expression value, boolean areExcluded) {
        String sentence = subject.range() + ": " + shown(value) + " never comes";
        if (areExcluded) {
            rule.warn(value.at(), sentence + ", so that it keeps nothing out");
        } else {
            rule.refuse(value.at(), sentence);
        }
    }

    private void tell(Said said, Subject subject, Demands.Conflict conflict) {
        String earlier = conflict.earlier().stream().map(Contradictions::shown).collect(Collectors.joining(" and "));
        rule.refuse(
                said.expression().at(),
                said + " can't hold together with " + earlier
                        + (conflict.isAnyway() ? "" : ", as " + subject.range())
                        + (branches > 0 ? ": this branch never holds" : ": nothing would ever match"));
    }

    /** Of a long one its beginning. */
    private static String shown(Expression expression) {
        String text = expression.toString();
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }
}
