package dev.guerdon.rulebook.engine;

/** A rule was stopped because it ran away; names the rule. */
public final class RuleStopped extends RuntimeException {
    private final String rule;
    private final String why;

    RuleStopped(String rule, String why) {
        super("the rule \"" + rule + "\" was stopped: " + why, null, false, false);
        this.rule = rule;
        this.why = why;
    }

    public String rule() {
        return rule;
    }

    /** What it did, without its name. */
    public String why() {
        return why;
    }

    /** Drools wraps what a condition or consequence throws: finds it again. */
    static RuntimeException foundIn(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RuleStopped stopped) {
                return stopped;
            }
        }
        return thrown;
    }
}
