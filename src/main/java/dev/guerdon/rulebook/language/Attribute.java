package dev.guerdon.rulebook.language;

import dev.guerdon.rulebook.language.Token.Kind;

/** The switches that rules of DRL have between their name and {@code when}. */
final class Attribute {
    private Attribute() {}

    /** Whether one begins here. */
    static boolean begins(Tokens tokens) {
        return tokens.peek().kind() == Kind.NAME && Unwanted.isOfRule(name(tokens));
    }

    /** What to say about the one that begins here. It and its value are read, so that what follows is read, too. */
    static SyntaxError refused(Tokens tokens) {
        String name = name(tokens);
        SyntaxError refused =
                new SyntaxError(tokens.here(), Unwanted.ofRule(name, name).orElseThrow());
        for (int i = 0; i < name.split("-", -1).length * 2 - 1; i++) {
            tokens.take();
        }
        skipValue(tokens);
        return refused;
    }

    /** Its name has up to two hyphens in it, which are tokens of their own. */
    private static String name(Tokens tokens) {
        StringBuilder name = new StringBuilder(tokens.peek().text());
        for (int i = 1; tokens.peek(i).is("-") && tokens.peek(i + 1).kind() == Kind.NAME && i < 5; i += 2) {
            name.append('-').append(tokens.peek(i + 1).text());
        }
        return name.toString();
    }

    /** A word, a number or something in parentheses. */
    private static void skipValue(Tokens tokens) {
        tokens.skip("-");
        boolean isOpen = tokens.peek().is("(");
        if (!tokens.peek().is("when") && !tokens.peek().is("@") && !begins(tokens) && !tokens.isRule()) {
            tokens.take();
        }
        while (isOpen && !tokens.skip(")") && !tokens.peek().is("when") && !tokens.isRule() && !tokens.atEnd()) {
            tokens.take();
        }
        while (tokens.skip(",")) {
            tokens.take();
        }
    }
}
