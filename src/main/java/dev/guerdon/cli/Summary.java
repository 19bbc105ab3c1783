package dev.guerdon.cli;

import dev.guerdon.rehearsal.Check;
import dev.guerdon.rehearsal.JourneyReport;
import dev.guerdon.rehearsal.Report;
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
                        rulebook -> addExamples(parts),
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

    private void addExamples(List<String> parts) {
        Report scenarios = check.report();
        parts.addAll(outcome("scenario", scenarios.passed(), scenarios.failed().size()));
        JourneyReport journeys = check.journeys();
        if (!journeys.equals(JourneyReport.NONE)) {
            parts.addAll(outcome("journey", journeys.passed(), journeys.failedJourneys()));
        }
    }

    private static List<String> outcome(String what, long passed, long failed) {
        String good = counted(passed, what) + " passed";
        return failed == 0 ? List.of(good) : List.of(good, failed + " failed");
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
