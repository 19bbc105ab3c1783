package dev.guerdon.rulebook.language;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What DRL has and rules here have not, and what to write instead. */
public final class Unwanted {
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

    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
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

    private static final Map<String, String> BESIDE_RULES = Map.of(
            "import", "imports are not needed: the facts of the package are there",
            "global", "globals are not allowed: a rule reads facts and proposes",
            "function", "functions are not allowed: a rule reads facts and proposes",
            "declare", "declared types are not allowed: a rule reads the facts that are there",
            "query", "queries are not allowed",
            "unit", "rule units are not allowed",
            "template", "templates are not allowed");

    private Unwanted() {}

    /**
     * Why something is not allowed.
     *
     * @param written what it is called where it stands, which in a table is another word
     * @param name what it is called in DRL
     */
    public static Optional<String> because(String written, String name) {
        return ofRule(written, name).or(() -> besideRules(name));
    }

    static boolean isOfRule(String name) {
        return ATTRIBUTES.containsKey(name);
    }

    /** Of the switches that stand between a rule's name and {@code when}. */
    static Optional<String> ofRule(String written, String name) {
        return Optional.ofNullable(ATTRIBUTES.get(name)).map(instead -> "'" + written + "' is not allowed: " + instead);
    }

    /** Of what stands where a rule could begin. */
    static Optional<String> besideRules(String name) {
        return Optional.ofNullable(BESIDE_RULES.get(name));
    }

    static Set<String> besideRules() {
        return BESIDE_RULES.keySet();
    }
}
