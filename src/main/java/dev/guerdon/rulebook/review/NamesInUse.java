package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.language.Condition;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.Expression.Call;
import dev.guerdon.rulebook.language.Expression.Variable;
import dev.guerdon.rulebook.language.RuleText;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that a rule binds, such as {@code $line}, and where it speaks of them. */
final class NamesInUse {
    private final Draft rule;
    private final Set<String> bound;

    private NamesInUse(Draft rule) {
        this.rule = rule;
        this.bound = rule.text().conditions().stream().flatMap(Condition::names).collect(Collectors.toSet());
    }

    /** Whether no mistake of the rule may hide that it speaks of a name: none is misspelt, and no proposal has to be written anew. */
    static boolean areKnown(Draft rule) {
        NamesInUse names = new NamesInUse(rule);
        Stream<Expression> compared = rule.text().conditions().stream().flatMap(Condition::expressions);
        return compared.flatMap(Expression::all).noneMatch(names::isMisspelt)
                && rule.text().consequence().stream().allMatch(names::isAsMeant);
    }

    /** A name that nothing binds, or one without its $. */
    private boolean isMisspelt(Expression expression) {
        return expression instanceof Variable variable
                ? !bound.contains(variable.name())
                : expression instanceof Call call && !rule.isSound(call.at()) && bound.contains("$" + call.name());
    }

    /** Of a word that is not known it does not matter which one is meant. */
    private boolean isAsMeant(RuleText.Statement statement) {
        return rule.isSound(statement.at())
                && statement
                        .said()
                        .flatMap(Expression::all)
                        .allMatch(part -> part instanceof Expression.Text || rule.isSound(part.at()));
    }
}
