package dev.guerdon.cli;

import dev.guerdon.rehearsal.Check;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The last line of a check: whether the rules could go live, in numbers. */
record Summary(Check check, Duration took) {
    private static final double MILLIS = 1000.0;

    @Override
    public String toString() {
        String verdict = check.isGood() ? "Good" : "Refused";
        return String.format(
                Locale.ROOT, "%s: %s (%.1f s)", verdict, String.join(", ", parts()), took.toMillis() / MILLIS);
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        check.rulebook().map(Rulebook::countRules).ifPresent(rules -> parts.add(counted(rules, "rule")));
        check.rulebook()
                .ifPresentOrElse(
                        rulebook -> addScenarios(parts),
                        () -> parts.add("the scenarios were not run, first the rules must be good"));
        long errors = check.problems().stream().filter(Finding::isError).count();
        long warnings = check.problems().size() - errors;
        if (errors > 0) {
            parts.add(0, counted(errors, "error"));
        }
        if (warnings > 0) {
            parts.add(counted(warnings, "warning"));
        }
        return parts;
    }

    private void addScenarios(List<String> parts) {
        parts.add(counted(check.report().passed(), "scenario") + " passed");
        int failed = check.report().failed().size();
        if (failed > 0) {
            parts.add(failed + " failed");
        }
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
