package dev.guerdon.rulebook.language;

import dev.guerdon.rulebook.language.Token.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Where the parts of a rule begin and end, and so where reading goes on behind a mistake. */
final class Borders {
    private static final Set<String> BEFORE_FACT = Set.of("(", "not", "exists", "accumulate", "acc");

    /** Signs and words before a fact; no more are looked at, as there may be thousands. */
    private static final int MOST_BEFORE_FACT = 4;

    private static final List<String> LEFT_OF_CONDITION = List.of(")", "]", "}", ",", ";", "and", "&&", "or", "||");
    private static final List<String> LEFT_OF_STATEMENT = List.of(")", "]", "}", ",", ";", "else");

    private final Tokens tokens;
    private final Consumer<SyntaxError> mistakes;
    private final Set<String> assigned = new HashSet<>();

    /** @param mistakes takes what is no token in what is left out */
    Borders(Tokens tokens, Consumer<SyntaxError> mistakes) {
        this.tokens = tokens;
        this.mistakes = mistakes;
    }

    boolean isEndOfRule() {
        return tokens.atEnd() || tokens.isRule() || isEnd();
    }

    /** In the middle of a line, and of something else, it is a word too much. */
    private boolean isEnd() {
        boolean isSetApart = tokens.isFirstOfLine() || tokens.isBehind(";");
        return tokens.isWritten("end")
                ? isSetApart || tokens.isLastOfRule()
                : isSetApart && tokens.isLastOfRule() && tokens.isAlmost("end");
    }

    /** Where a statement ends without having said so. */
    boolean isEndOfStatement() {
        return isProposal() || isEndOfRule();
    }

    boolean isEndOfConditions() {
        return tokens.isWritten("then") || isEndOfStatement();
    }

    /** In what is left out, a {@code then} may be one that somebody put in the middle of a condition. */
    private boolean isSurelyEndOfConditions() {
        boolean isThen = tokens.isWritten("then")
                && (tokens.isFirstOfLine() || tokens.peek(1).is("propose"));
        return isThen || isEndOfStatement();
    }

    boolean isEndOfHead() {
        return tokens.isAlmost("when") || isEndOfHead(isEndOfConditions());
    }

    private boolean isEndOfHead(boolean isEndOfConditions) {
        return tokens.isWritten("when") || isCondition() || isEndOfConditions;
    }

    private boolean isProposal() {
        return tokens.peek().is("propose")
                && (tokens.isFirstOfLine() || tokens.peek(1).is("."));
    }

    /** Whether a condition surely begins here. */
    boolean isCondition() {
        int ahead = 0;
        while (ahead < MOST_BEFORE_FACT && BEFORE_FACT.stream().anyMatch(tokens.peek(ahead)::is)) {
            ahead++;
        }
        if (tokens.peek(ahead).kind() == Kind.VARIABLE && tokens.peek(ahead + 1).is(":")) {
            ahead += 2;
        }
        return tokens.isFact(ahead);
    }

    /** Goes on at the next metadata, or behind the head. */
    void goOnInHead() {
        skipTo(() -> tokens.peek().is("@") || isEndOfHead(isSurelyEndOfConditions()));
    }

    /** @param begin where the condition begins that can't be read */
    void goOnToNextCondition(int begin) {
        leave(begin);
        skipTo(() -> isCondition() || isSurelyEndOfConditions());
    }

    /**
     * Goes on at the comma or parenthesis behind a constraint.
     *
     * @param begin where the constraint begins that can't be read
     * @throws SyntaxError if its fact ends before
     */
    void goOnToNextConstraint(int begin) {
        int[] depth = {tokens.depthSince(begin)};
        skipTo(() -> {
            boolean isBehind =
                    depth[0] <= 0 && (tokens.peek().is(",") || tokens.peek().is(")"));
            depth[0] += tokens.peek().opens();
            return isBehind || tokens.peek().is(";") || isCondition() || isSurelyEndOfConditions();
        });
        if (!tokens.peek().is(",") && !tokens.peek().is(")")) {
            throw SyntaxError.echo(tokens.here());
        }
    }

    /** @param begin where the statement begins that can't be read */
    void goOnToNextStatement(int begin) {
        if (tokens.count() > begin) {
            skipTo(() -> tokens.peek().is(";") || isEndOfStatement());
            tokens.skip(";");
            skipTo(() -> tokens.isFirstOfLine() || isEndOfStatement());
        } else {
            skipTo(() -> {
                noteAssigned();
                return isEndOfStatement();
            });
        }
    }

    /** What may be left of a condition of which another part was left out. */
    void skipLeftOfCondition() {
        skip(LEFT_OF_CONDITION);
    }

    /** The same of a statement. */
    void skipLeftOfStatement() {
        skip(LEFT_OF_STATEMENT);
    }

    /** Whether something was given this name where only proposals may stand. */
    boolean isAssigned(String name) {
        return assigned.contains(name);
    }

    private void noteAssigned() {
        if (tokens.peek(1).is("=") || tokens.peek(1).is(":")) {
            assigned.add(tokens.peek().text());
        }
    }

    /** What to tell of a rule that says too much; the rest of it is not read. */
    SyntaxError tooMuch(Position at, String sentence) {
        while (!isEndOfRule()) {
            tokens.take();
        }
        return new SyntaxError(at, sentence);
    }

    private void leave(int begin) {
        if (tokens.count() == begin) {
            tokens.take();
        }
    }

    /** What is no token on the line of the mistake may come of it, such as a quote too many; on others it is told. */
    private void skipTo(BooleanSupplier border) {
        int line = tokens.here().line();
        while (!border.getAsBoolean()) {
            Token token = tokens.take();
            if (token.kind() == Kind.WRONG && token.at().line() != line) {
                mistakes.accept(new SyntaxError(token.at(), token.text()));
            }
        }
    }

    private void skip(List<String> leftOver) {
        while (leftOver.stream().anyMatch(tokens::skip)) {
            // it closes, or goes on with, what is left out
        }
    }
}
