package dev.guerdon.rulebook.language;

import dev.guerdon.rulebook.language.Token.Kind;
import java.util.Map;

/** The switches that rules of DRL have between their name and {@code when}, and what to write here instead. */
final class Attribute {
    private static final String NO_ORDER =
            "rules have no order; what becomes of all their proposals together is always the"
                    + " same. Where only the best of several rules is to count, write @bestOf(\"group\")";
    private static final String NO_LOOP = "leave it out; a rule changes nothing, and so starts no other";
    private static final String NO_AGENDA = "leave it out; the package says when the rule is asked";
    private static final String FROM =
            "write @from(\"2026-06-01\") behind the rule's name, or from: 2026-06-01 into the"
                    + " campaign.yaml for all rules of a campaign";
    private static final String UNTIL = "write @until(\"2026-06-30\") behind the rule's name (the last day), or until:"
            + " 2026-06-30 into the campaign.yaml for all rules of a campaign";
    private static final String TIMES =
            "write @from and @until behind the rule's name, or ask for the day with Today( … )";

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("salience", NO_ORDER),
            Map.entry("date-effective", FROM),
            Map.entry("date-expires", UNTIL),
            Map.entry("no-loop", NO_LOOP),
            Map.entry("lock-on-active", NO_LOOP),
            Map.entry("auto-focus", NO_AGENDA),
            Map.entry("agenda-group", NO_AGENDA),
            Map.entry("ruleflow-group", NO_AGENDA),
            Map.entry("activation-group", "write @bestOf(\"group\"); then only the best of the group counts"),
            Map.entry("enabled", "to switch a rule off take it out of the file, or make it a comment"),
            Map.entry("duration", TIMES),
            Map.entry("timer", TIMES),
            Map.entry("calendars", "write special days into days of programme.yaml, and ask Today( is(\"…\") )"),
            Map.entry("dialect", "leave it out; there is one language"),
            Map.entry("extends", "write the conditions of the other rule into this one, too"));

    private Attribute() {}

    /** Whether one begins here. */
    static boolean begins(Tokens tokens) {
        return tokens.peek().kind() == Kind.NAME && INSTEAD.containsKey(name(tokens));
    }

    /** What to say about the one that begins here. It and its value are read, so that what follows is read, too. */
    static SyntaxError refused(Tokens tokens) {
        String name = name(tokens);
        SyntaxError refused = new SyntaxError(tokens.here(), "'" + name + "' is not allowed: " + INSTEAD.get(name));
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
