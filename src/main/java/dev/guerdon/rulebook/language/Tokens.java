package dev.guerdon.rulebook.language;

import dev.guerdon.rulebook.language.Token.Kind;
import java.util.List;

/** The tokens of a file and how far they were read. */
final class Tokens {
    private final List<Token> tokens;
    private int index;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(index + ahead, tokens.size() - 1));
    }

    Position here() {
        return peek().at();
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    boolean isVariable() {
        return peek().kind() == Kind.VARIABLE;
    }

    Token take() {
        Token token = peek();
        if (!atEnd()) {
            index++;
        }
        return token;
    }

    /** Reads on if the next token is this one. */
    boolean skip(String wanted) {
        if (peek().is(wanted)) {
            index++;
            return true;
        }
        return false;
    }

    void expect(String wanted, String sentence) {
        if (!skip(wanted)) {
            throw new SyntaxError(here(), sentence + " (found " + peek().shown() + ")");
        }
    }

    String name(String what) {
        return take(Kind.NAME, what);
    }

    String quoted(String what) {
        return take(Kind.TEXT, what);
    }

    String variable() {
        return take(Kind.VARIABLE, "a name that begins with $");
    }

    private String take(Kind kind, String what) {
        if (peek().kind() != kind) {
            throw new SyntaxError(here(), "here should stand " + what + ", not " + peek().shown());
        }
        return take().text();
    }

    /** After a mistake: behind the {@code end} of the rule, or at the next {@code rule "…"}. */
    void goOnBehindRule() {
        take();
        while (!atEnd()) {
            if (peek().is("rule") && peek(1).kind() == Kind.TEXT) {
                return;
            }
            if (take().is("end")) {
                return;
            }
        }
    }
}
