package dev.guerdon.rehearsal;

import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Answers;
import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.Reason;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.language.Checked;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which rules fired in an example. Why they did is found out when it is asked for: one that comes out as expected never asks. */
final class Firings {
    private final Rulebook rulebook;
    private final Answers answers;
    private List<Reason> reasons;

    Firings(Rulebook rulebook, Answers answers) {
        this.rulebook = rulebook;
        this.answers = answers;
    }

    Stream<Checked.Rule> rules(RulePackage rulePackage) {
        return rulebook.rules(rulePackage).stream();
    }

    boolean wasAsked(Checked.Rule rule) {
        return answers.wasAsked(rule.origin().rulePackage());
    }

    boolean hasFired(Checked.Rule rule) {
        return hasFired(rule.origin().rule(), rule.origin().rulePackage());
    }

    /** Why the rules of one of these packages were not asked, where none was and that is known. */
    Optional<String> whyNotAsked(Stream<Checked.Rule> rules) {
        List<RulePackage> packages =
                rules.map(rule -> rule.origin().rulePackage()).distinct().toList();
        return packages.stream().anyMatch(answers::wasAsked)
                ? Optional.empty()
                : packages.stream()
                        .flatMap(each -> answers.whyNotAsked(each).stream()
                                .map(why -> "the " + each.title() + " rules were not asked: " + why))
                        .findFirst();
    }

    /** Whether a rule of this name fired in any package. */
    boolean hasFired(String rule) {
        return Arrays.stream(RulePackage.values()).anyMatch(each -> hasFired(rule, each));
    }

    private boolean hasFired(String rule, RulePackage rulePackage) {
        return answers.fired(rulePackage).contains(rule);
    }

    boolean isKnown(String rule) {
        return names().anyMatch(rule::equals);
    }

    /** What to say behind "there is no such rule". */
    String advice(String rule) {
        return Nearest.advice(rule, names().toList());
    }

    String whyNot(Checked.Rule rule) {
        String rulePackage = rule.origin().rulePackage().title();
        return reason(each -> each.rulePackage().equals(rulePackage)
                        && each.rule().equals(rule.origin().rule()))
                .map(Reason::because)
                .orElse("");
    }

    /** Why no rule of this name fired. */
    String whyNot(String rule) {
        return reason(each -> each.rule().equals(rule)).map(Reason::because).orElse("");
    }

    /** What the conditions of the rule of this name saw when it fired. */
    String why(String rule) {
        return reason(each -> each.fired() && each.rule().equals(rule))
                .map(each -> seen(each.values()))
                .filter(seen -> !seen.isEmpty())
                .orElse("it has no conditions");
    }

    private static String seen(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(each -> each.getKey() + " is " + said(each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static Object said(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof String word ? '"' + word + '"' : Objects.requireNonNullElse(value, "missing");
    }

    private Optional<Reason> reason(Predicate<Reason> wanted) {
        if (reasons == null) {
            reasons = answers.reasons(Arrays.asList(RulePackage.values()));
        }
        return reasons.stream().filter(wanted).findFirst();
    }

    private Stream<String> names() {
        return Arrays.stream(RulePackage.values())
                .flatMap(this::rules)
                .map(rule -> rule.origin().rule());
    }
}
