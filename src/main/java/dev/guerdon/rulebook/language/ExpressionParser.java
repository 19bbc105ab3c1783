package dev.guerdon.rulebook.language;

import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.language.Expression.Call;
import dev.guerdon.rulebook.language.Expression.Entry;
import dev.guerdon.rulebook.language.Expression.Figure;
import dev.guerdon.rulebook.language.Expression.Infix;
import dev.guerdon.rulebook.language.Expression.Missing;
import dev.guerdon.rulebook.language.Expression.OneOf;
import dev.guerdon.rulebook.language.Expression.Prefix;
import dev.guerdon.rulebook.language.Expression.Text;
import dev.guerdon.rulebook.language.Expression.Truth;
import dev.guerdon.rulebook.language.Expression.Variable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads expressions: or, and, comparison, sum, product, sign, chain of words, in this order of binding. */
final class ExpressionParser {
    private static final String CONTAINS = "contains";
    private static final Set<String> WORDS = Set.of("in", CONTAINS, "not");
    private static final Map<String, String> REFUSED_OPERATORS = Map.of(
            "matches", "matches is not allowed: compare whole words with == or in (…)",
            "soundslike", "soundslike is not allowed: compare whole words with == or in (…)",
            "str", "str is not allowed: compare whole words with == or in (…)",
            "memberOf", "memberOf is not allowed: write it the other way round, with contains",
            "excludes", "excludes is not allowed: write not contains");

    /** Operators and words; a longer chain would be too deep to walk. */
    private static final int LONGEST = 300;

    private final Tokens tokens;
    private final Slips slips;
    private int depth;
    private int size;

    ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
        this.slips = new Slips(tokens);
    }

    Expression expression() {
        if (++depth > Parser.DEEPEST) {
            throw new SyntaxError(tokens.here(), "the expression is nested too deeply");
        }
        Expression left = conjunction();
        while (tokens.peek().is("||")) {
            Position at = tokens.take().at();
            left = new Infix("||", left, conjunction(), at);
        }
        depth--;
        return left;
    }

    /** What stands in parentheses behind a verb or method. */
    List<Expression> arguments() {
        tokens.expect("(", "here a parenthesis should open");
        List<Expression> arguments = new ArrayList<>();
        if (!tokens.peek().is(")")) {
            do {
                tokens.refuseThousands(true);
                tokens.refuseCommaForPoint();
                arguments.add(expression());
            } while (tokens.skip(","));
        }
        tokens.expect(")", "a comma or a closing parenthesis is missing");
        return List.copyOf(arguments);
    }

    private Expression conjunction() {
        Expression left = comparison();
        while (tokens.peek().is("&&")) {
            Position at = tokens.take().at();
            left = new Infix("&&", left, comparison(), at);
        }
        return left;
    }

    private Expression comparison() {
        Expression comparison = compared(sum());
        slips.mendConnective();
        refuseOperator();
        refuseChain(comparison);
        return comparison;
    }

    /** @throws SyntaxError if an operator comes that other languages have, saying what to write instead */
    private void refuseOperator() {
        Token operator = tokens.peek();
        String refused = REFUSED_OPERATORS.get(operator.text());
        if (refused != null && (operator.kind() == Token.Kind.SYMBOL || operator.kind() == Token.Kind.NAME)) {
            throw new SyntaxError(operator.at(), refused);
        }
        tokens.refuseCapitals(WORDS);
    }

    /** {@code 10 < subtotal < 20}. */
    private void refuseChain(Expression comparison) {
        Token operator = tokens.peek();
        if (comparison instanceof Infix first
                && Comparisons.isComparison(first.operator())
                && operator.kind() == Token.Kind.SYMBOL
                && Comparisons.isComparison(operator.text())) {
            throw new SyntaxError(
                    operator.at(),
                    "compare twice: " + comparison + " && " + first.right() + " " + operator.text() + " …");
        }
    }

    private void refuseBetween(Expression left) {
        if (tokens.peek().is("between")) {
            throw new SyntaxError(tokens.here(), "write both ends, such as " + left + " >= 1 && " + left + " <= 5");
        }
    }

    /** Alone or behind {@code not}. */
    private void refuseMisspeltContains() {
        Token word = tokens.peek().is("not") ? tokens.peek(1) : tokens.peek();
        if (word.kind() == Token.Kind.NAME
                && !WORDS.contains(word.text())
                && Nearest.nearest(word.text(), Set.of(CONTAINS)).isPresent()) {
            throw SyntaxError.misspelt(word, CONTAINS);
        }
    }

    private Expression compared(Expression left) {
        slips.mendOperator();
        refuseOperator();
        refuseBetween(left);
        refuseMisspeltContains();
        Token operator = tokens.peek();
        if (operator.kind() == Token.Kind.SYMBOL && Comparisons.isComparison(operator.text())) {
            tokens.take();
            return new Infix(operator.text(), left, sum(), operator.at());
        }
        boolean isNegated = tokens.peek().is("not")
                && (tokens.peek(1).is("in") || tokens.peek(1).is("contains"));
        if (isNegated) {
            tokens.take();
        }
        if (tokens.skip("in")) {
            List<Expression> choices = arguments();
            if (choices.isEmpty()) {
                throw new SyntaxError(operator.at(), "in ( … ) needs something to choose from");
            }
            return new OneOf(left, choices, isNegated, operator.at());
        } else if (tokens.skip("contains")) {
            return new Infix(isNegated ? "not contains" : "contains", left, sum(), operator.at());
        }
        return left;
    }

    private Expression sum() {
        Expression left = product();
        while (tokens.peek().is("+") || tokens.peek().is("-")) {
            Token operator = tokens.take();
            left = new Infix(operator.text(), left, product(), operator.at());
        }
        return left;
    }

    private Expression product() {
        Expression left = signed();
        while (tokens.peek().is("*") || tokens.peek().is("/") || tokens.peek().is("%")) {
            if (slips.mendPercent(left)) {
                return left;
            }
            Token operator = tokens.take();
            left = new Infix(operator.text(), left, signed(), operator.at());
        }
        return left;
    }

    private Expression signed() {
        slips.mendNot();
        if (tokens.peek().is("-") || tokens.peek().is("!")) {
            Token operator = tokens.take();
            if (++depth > Parser.DEEPEST) {
                throw new SyntaxError(operator.at(), "the expression is nested too deeply");
            }
            Expression operand = signed();
            depth--;
            return operand instanceof Figure figure && operator.is("-")
                    ? new Figure(figure.value().negate(), operator.at())
                    : new Prefix(operator.text(), operand, operator.at());
        }
        return chain();
    }

    private Expression chain() {
        Expression left = first();
        while (true) {
            Position at = tokens.here();
            if (tokens.skip("[")) {
                requireShort(tokens.peek());
                Expression key = expression();
                tokens.expect("]", "a closing bracket is missing");
                left = new Entry(left, key, at);
            } else if (tokens.skip(".")) {
                left = word(left, tokens.here());
            } else {
                return left;
            }
        }
    }

    private Expression first() {
        slips.mendValue();
        Token token = tokens.peek();
        requireShort(token);
        if (token.kind() == Token.Kind.NUMBER) {
            tokens.refuseSeveralPoints();
        }
        return switch (token.kind()) {
            case NUMBER -> new Figure(new BigDecimal(tokens.take().text()), token.at());
            case TEXT -> new Text(tokens.take().text(), token.at());
            case VARIABLE -> new Variable(tokens.take().text(), token.at());
            case NAME -> tokens.isFact(0) && tokens.isFirstOfLine() ? inParentheses() : named(token);
            case SYMBOL, WRONG, END -> inParentheses();
        };
    }

    private Expression named(Token token) {
        return switch (token.text()) {
            case "true", "false" -> new Truth(tokens.take().is("true"), token.at());
            case "null" -> new Missing(tokens.take().at());
            case "new", "this", "eval", "instanceof" ->
                throw new SyntaxError(token.at(), token.shown() + " is not allowed: use the facts' own words");
            default -> word(null, token.at());
        };
    }

    private Expression inParentheses() {
        tokens.expect("(", "here a number, a word in quotes or a property should stand");
        Expression inner = expression();
        tokens.expect(")", "a closing parenthesis is missing");
        return inner;
    }

    private void requireShort(Token token) {
        if (++size > LONGEST) {
            throw new SyntaxError(token.at(), "the expression is too long: split the rule");
        }
    }

    private Expression word(Expression target, Position at) {
        requireShort(tokens.peek());
        String name = tokens.name("a property");
        if (tokens.peek().is("(")) {
            return new Call(target, name, arguments(), true, at);
        }
        return new Call(target, name, List.of(), false, at);
    }
}
