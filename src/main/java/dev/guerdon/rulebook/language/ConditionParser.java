package dev.guerdon.rulebook.language;

import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.language.Condition.Aggregate;
import dev.guerdon.rulebook.language.Condition.Constraint;
import dev.guerdon.rulebook.language.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads conditions. A constraint that can't be read is told and left out, and the fact's other constraints are read. */
final class ConditionParser {
    private static final int MOST_FACTS = 50;
    private static final int MOST_CONSTRAINTS = 100;
    private static final Set<String> OF_CONDITION = Set.of("and", "or", "not", "exists", "accumulate");

    private static final Set<String> NEAR_CONDITION = Set.of("then", "and", "or", "not", "exists", "accumulate");

    private static final Set<Kind> MAY_FOLLOW = Set.of(Kind.NAME, Kind.VARIABLE, Kind.WRONG);
    private static final String A_FACT = "a fact such as Member( … ) or Line( … )";

    private final Tokens tokens;
    private final Borders borders;
    private final Consumer<SyntaxError> mistakes;
    private int facts;
    private boolean hasMistake;

    /** @param mistakes takes those behind which a fact is read on */
    ConditionParser(Tokens tokens, Borders borders, Consumer<SyntaxError> mistakes) {
        this.tokens = tokens;
        this.borders = borders;
        this.mistakes = mistakes;
    }

    /**
     * Reads one condition, with its branches, or several that stand together with {@code and}.
     *
     * @throws SyntaxError where it can't be read any further
     */
    List<Condition> conditions() {
        hasMistake = false;
        Condition condition = alternatives(0);
        tokens.skip(";");
        requireEnd();
        return condition instanceof Condition.All all ? all.parts() : List.of(condition);
    }

    /** An operator or the like behind a condition shows that it ended too early, and says something else than it seems to. */
    private void requireEnd() {
        if (borders.isCondition() || borders.isEndOfConditions()) {
            return;
        } else if (hasMistake && !tokens.isFirstOfLine()) {
            throw SyntaxError.echo(tokens.here());
        }
        Token next = tokens.peek().is("(") ? tokens.peek(1) : tokens.peek();
        if (!MAY_FOLLOW.contains(next.kind()) && !next.is("(") && !next.is(")")) {
            throw tokens.unexpected(A_FACT);
        }
    }

    private Condition alternatives(int depth) {
        Position at = tokens.here();
        if (depth > Parser.DEEPEST) {
            throw new SyntaxError(at, "the conditions are nested too deeply");
        }
        List<Condition> branches = new ArrayList<>();
        do {
            branches.add(conjunction(depth));
        } while (tokens.skip("or") || tokens.skip("||"));
        return branches.size() == 1 ? branches.get(0) : new Condition.Either(List.copyOf(branches), at);
    }

    /** As everywhere, {@code and} binds more tightly than {@code or}. */
    private Condition conjunction(int depth) {
        Position at = tokens.here();
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(single(depth));
        } while (tokens.skip("and") || tokens.skip("&&"));
        return parts.size() == 1 ? parts.get(0) : new Condition.All(List.copyOf(parts), at);
    }

    private Condition single(int depth) {
        Position at = tokens.here();
        if (tokens.skip("not")) {
            return new Condition.None(maybeInParentheses(), at);
        } else if (tokens.skip("exists")) {
            return new Condition.Some(maybeInParentheses(), at);
        } else if (tokens.skip("accumulate") || tokens.skip("acc")) {
            return total(at);
        } else if (tokens.peek().is("eval")
                || tokens.peek().is("forall")
                || tokens.peek().is("groupby")) {
            throw new SyntaxError(at, tokens.peek().shown() + " is not allowed: say it with the facts' own words");
        } else if (tokens.skip("(")) {
            Condition group = alternatives(depth + 1);
            tokens.expect(")", "a closing parenthesis is missing");
            return group;
        }
        return pattern();
    }

    private Condition.Pattern maybeInParentheses() {
        if (tokens.skip("(")) {
            Condition.Pattern pattern = pattern();
            tokens.expect(")", "behind not and exists stands one fact: exists( Line( … ) )");
            return pattern;
        }
        return pattern();
    }

    private Condition.Pattern pattern() {
        Position at = tokens.here();
        if (++facts > MOST_FACTS) {
            throw borders.tooMuch(at, "a rule matches at most " + MOST_FACTS + " facts: split it");
        }
        tokens.refuseCapitals(OF_CONDITION);
        if (tokens.peek().is("propose")) {
            throw new SyntaxError(at, "\"then\" is missing before it");
        }
        String binding = null;
        if (tokens.isVariable()) {
            binding = tokens.variable();
            tokens.expect(":", "behind " + binding + " comes a colon and a fact: " + binding + " : Line( … )");
        }
        refuseMisspelt();
        String fact = tokens.name(A_FACT);
        tokens.expect("(", "behind " + fact + " comes its condition in parentheses");
        List<Constraint> constraints = constraints(")");
        tokens.expect(")", "a comma or a closing parenthesis is missing");
        if (tokens.peek().is("from") || tokens.peek().is("over")) {
            throw new SyntaxError(tokens.here(), tokens.peek().shown() + " is not allowed: match the fact itself");
        }
        return new Condition.Pattern(binding, fact, constraints, at);
    }

    /** @throws SyntaxError if a word comes that is neither a fact nor one of the language, but almost */
    private void refuseMisspelt() {
        Token word = tokens.peek();
        if (word.kind() == Kind.NAME
                && Character.isLowerCase(word.text().charAt(0))
                && !NEAR_CONDITION.contains(word.text())
                && !tokens.peek(1).is("(")) {
            Nearest.nearest(word.text(), NEAR_CONDITION).ifPresent(meant -> {
                throw SyntaxError.misspelt(word, meant);
            });
        }
    }

    /** Those up to the parenthesis (or whatever it is) that ends them. */
    private List<Constraint> constraints(String end) {
        List<Constraint> constraints = new ArrayList<>();
        if (tokens.peek().is(end)) {
            return constraints;
        }
        boolean isBehindMistake = false;
        do {
            int begin = tokens.count();
            try {
                Constraint constraint = constraint(isBehindMistake);
                requireBorder(end);
                if (!isBehindMistake || isSurelyOne(constraint)) {
                    constraints.add(constraint);
                }
            } catch (SyntaxError mistake) {
                mistakes.accept(mistake);
                hasMistake = true;
                if (tokens.count() == begin) {
                    dropIfCut(constraints);
                }
                isBehindMistake = true;
                borders.goOnToNextConstraint(begin);
            }
            if (constraints.size() > MOST_CONSTRAINTS) {
                throw borders.tooMuch(
                        tokens.here(), "a fact has at most " + MOST_CONSTRAINTS + " conditions: split the rule");
            }
        } while (tokens.skip(","));
        return List.copyOf(constraints);
    }

    private Constraint constraint(boolean isBehindMistake) {
        if (!isBehindMistake) {
            tokens.refuseThousands(false);
            tokens.refuseDecimalComma();
        }
        String binding = null;
        if (tokens.isVariable() && tokens.peek(1).is(":")) {
            binding = tokens.variable();
            tokens.skip(":");
        }
        return new Constraint(binding, new ExpressionParser(tokens).expression());
    }

    /** A constraint behind which something else stands was not read as it was meant. */
    private void requireBorder(String end) {
        if (!tokens.peek().is(",")) {
            tokens.require(end, "a comma or a closing parenthesis is missing");
        }
    }

    /** Where nothing begins behind a comma, the comma may have cut the constraint before it in two. */
    private void dropIfCut(List<Constraint> constraints) {
        if (!constraints.isEmpty() && !tokens.peek().is(")")) {
            constraints.remove(constraints.size() - 1);
        }
    }

    /** Behind a mistake a word or a number alone may be what is left of a list that was not understood. */
    private static boolean isSurelyOne(Constraint constraint) {
        return constraint.binding() != null
                || constraint.expression() instanceof Expression.Infix
                || constraint.expression() instanceof Expression.OneOf;
    }

    private Condition total(Position at) {
        tokens.expect("(", "accumulate looks like this: accumulate( Line( $n : net ); $sum : sum($n); $sum > 100 )");
        Condition.Pattern source = pattern();
        if (!tokens.skip(";")) {
            tokens.expect(",", "behind the fact of an accumulate comes a semicolon");
        }
        List<Aggregate> aggregates = new ArrayList<>();
        do {
            aggregates.add(aggregate());
        } while (tokens.skip(","));
        List<Constraint> constraints = tokens.skip(";") ? constraints(")") : List.of();
        tokens.expect(")", "a closing parenthesis is missing");
        return new Condition.Total(source, List.copyOf(aggregates), constraints, at);
    }

    private Aggregate aggregate() {
        Position at = tokens.here();
        String binding = tokens.variable();
        tokens.expect(":", "behind " + binding + " comes a colon and a function: " + binding + " : sum($n)");
        String function = tokens.name("sum, count, average, min or max");
        tokens.expect("(", "behind " + function + " comes what it is taken of, in parentheses");
        Expression argument = tokens.peek().is(")") ? null : new ExpressionParser(tokens).expression();
        tokens.expect(")", "a closing parenthesis is missing");
        return new Aggregate(binding, function, argument, at);
    }
}
