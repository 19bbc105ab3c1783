package dev.guerdon.rulebook.language;

import dev.guerdon.rulebook.language.RuleText.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads what a consequence proposes. */
final class StatementParser {
    private static final Set<String> OF_CONSEQUENCE = Set.of("propose");

    private static final String SEMICOLON = "a proposal ends with a semicolon";

    private final Tokens tokens;
    private final Borders borders;
    private final Consumer<SyntaxError> mistakes;

    StatementParser(Tokens tokens, Borders borders, Consumer<SyntaxError> mistakes) {
        this.tokens = tokens;
        this.borders = borders;
        this.mistakes = mistakes;
    }

    /**
     * Reads one statement.
     *
     * @return nothing where it speaks of what can't be there
     * @throws SyntaxError where it can't be read any further
     */
    Optional<Statement> statement() {
        Statement statement = proposal();
        if (!borders.isEndOfStatement()) {
            tokens.expect(";", SEMICOLON);
        } else {
            mistakes.accept(tokens.missing(";", SEMICOLON));
        }
        return Optional.of(statement).filter(each -> each.arguments().stream().noneMatch(this::isAboutAssigned));
    }

    /** Where something was made up before, that is told already. */
    private boolean isAboutAssigned(Expression argument) {
        return argument.all()
                .anyMatch(part -> (part instanceof Expression.Variable variable && borders.isAssigned(variable.name()))
                        || (part instanceof Expression.Call call && borders.isAssigned(call.name())));
    }

    private Statement proposal() {
        Position at = tokens.here();
        tokens.refuseCapitals(OF_CONSEQUENCE);
        if (tokens.isAlmost("propose") && tokens.peek(1).is(".")) {
            mistakes.accept(SyntaxError.misspelt(tokens.peek(), "propose"));
            tokens.take();
        } else {
            tokens.expect(
                    "propose",
                    "a consequence only proposes, such as propose.points($line, 10); – "
                            + tokens.peek().shown() + " is not allowed here");
        }
        tokens.expect(".", "behind propose comes a point and a verb");
        Position verbAt = tokens.here();
        String verb = tokens.name("a verb");
        List<Expression> arguments = new ExpressionParser(tokens).arguments();
        Expression lapse = null;
        if (tokens.skip(".")) {
            Position suffixAt = tokens.here();
            String suffix = tokens.name("lapseAfterDays");
            if (verb.equals("wallet") || verb.equals("referrer")) {
                throw new SyntaxError(verbAt, "propose." + verb + "(…) is not supported yet");
            } else if (!suffix.equals("lapseAfterDays")) {
                throw new SyntaxError(suffixAt, "behind a proposal only .lapseAfterDays(n) may stand, not ." + suffix);
            }
            List<Expression> days = new ExpressionParser(tokens).arguments();
            if (days.size() != 1) {
                throw new SyntaxError(suffixAt, "lapseAfterDays takes the number of days");
            }
            lapse = days.get(0);
        }
        return new Statement(verb, arguments, lapse, at);
    }
}
