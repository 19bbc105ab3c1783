package dev.guerdon.rehearsal;

import dev.guerdon.decision.Decision.Effect;
import dev.guerdon.decision.Decision.Redemption;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.language.Checked;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells of something that came out otherwise than expected which rules made it so, and why others did not fire. */
final class Causes {
    private static final int MOST_MAKERS = 10;
    private static final int MOST_ABSENT = 3;

    private static final Pattern NAME = Pattern.compile("\"([^\"]+)\"");

    private final String topic;
    private final Expected expected;
    private final Outcome outcome;
    private final Firings firings;

    /** @param file of the scenario: the rules that stand in a file of the same name come first */
    Causes(String file, Expected expected, Outcome outcome, Firings firings) {
        this.topic = topicOf(file);
        this.expected = expected;
        this.outcome = outcome;
        this.firings = firings;
    }

    /** Too much of it: who made it. */
    String whySoMuch(Measure measure) {
        return told(makers(measure));
    }

    /**
     * Too little, or something else: who made it, and who could have but did not.
     *
     * @param wanted what is expected in its place; rules that would give it come first
     */
    String whyNotMore(Measure measure, String wanted) {
        List<String> all = new ArrayList<>(makers(measure));
        all.addAll(absent(measure, wanted));
        if (all.isEmpty()) {
            firings.whyNotAsked(rules(measure)).ifPresent(all::add);
        }
        return told(all);
    }

    /** Why there is no effect as it is described: its rule did not fire, or those that could make it. */
    String whyNoEffect(Expected.Effect wanted) {
        Optional<String> rule = wanted.rule().filter(firings::isKnown);
        if (rule.isPresent()) {
            return firings.hasFired(rule.get())
                    ? null
                    : quoted(rule.get()) + " did not fire: " + firings.whyNot(rule.get());
        }
        return wanted.type()
                .flatMap(type -> Arrays.stream(Measure.values())
                        .filter(measure -> measure.isMadeBy(type))
                        .findFirst())
                .map(measure -> whyNotMore(measure, wanted.code().orElse("")))
                .orElse(null);
    }

    private List<String> makers(Measure measure) {
        Map<String, List<Effect>> effects = outcome.effects().stream()
                .filter(each -> measure.isMadeBy(each.type()))
                .collect(Collectors.groupingBy(Effect::rule, LinkedHashMap::new, Collectors.toList()));
        Stream<String> byEffect =
                effects.entrySet().stream().map(each -> quoted(each.getKey()) + whatCameOf(each.getValue()));
        Stream<String> withoutEffect = rules(measure)
                .filter(firings::hasFired)
                .filter(rule -> !effects.containsKey(rule.origin().rule()))
                .map(rule -> quoted(rule.origin().rule()) + " said " + said(rule, measure));
        Stream<String> payment =
                measure == Measure.REDEMPTION ? outcome.redemption().map(Redemption::because).stream() : Stream.empty();
        return limited(
                Stream.of(payment, byEffect, withoutEffect)
                        .flatMap(each -> each)
                        .toList(),
                MOST_MAKERS,
                "more");
    }

    private List<String> absent(Measure measure, String wanted) {
        List<String> absent = rules(measure)
                .filter(rule -> !firings.hasFired(rule))
                .filter(firings::wasAsked)
                .sorted(Comparator.comparingInt(rule -> distance(rule, measure, wanted)))
                .map(rule -> quoted(rule.origin().rule()) + " did not fire: " + firings.whyNot(rule))
                .toList();
        return limited(absent, MOST_ABSENT, "more did not fire");
    }

    /** How far the rule seems from what the scenario is about. */
    private int distance(Checked.Rule rule, Measure measure, String wanted) {
        if (NAME.matcher(said(rule, measure)).results().anyMatch(name -> wanted.contains(name.group(1)))) {
            return 0;
        } else if (expected.fired().contains(rule.origin().rule())) {
            return 1;
        }
        return topicOf(rule.file()).equals(topic) ? 2 : 3;
    }

    private Stream<Checked.Rule> rules(Measure measure) {
        return Arrays.stream(RulePackage.values())
                .flatMap(firings::rules)
                .filter(rule -> rule.consequence().stream().anyMatch(measure::isMadeBy));
    }

    private static String said(Checked.Rule rule, Measure measure) {
        return rule.consequence().stream()
                .filter(measure::isMadeBy)
                .map(each -> each.text().replaceFirst("^propose\\.", ""))
                .collect(Collectors.joining(", "));
    }

    /** What the effects of one rule come to. */
    private static String whatCameOf(List<Effect> effects) {
        List<Effect> applied = effects.stream().filter(Effect::applies).toList();
        if (applied.isEmpty()) {
            return " was rejected: " + effects.get(0).because();
        }
        List<BigDecimal> numbers =
                applied.stream().map(Causes::number).filter(Objects::nonNull).toList();
        if (numbers.size() == applied.size()) {
            return " gave "
                    + numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add).toPlainString();
        }
        return " said " + applied.stream().map(Causes::word).distinct().collect(Collectors.joining(", "));
    }

    private static BigDecimal number(Effect effect) {
        if (effect.amount() != null) {
            return effect.amount().amount();
        }
        return effect.points() == null ? null : BigDecimal.valueOf(effect.points());
    }

    private static String word(Effect effect) {
        return Stream.of(effect.code(), effect.text(), effect.value())
                .filter(Objects::nonNull)
                .findFirst()
                .map(what -> effect.type() + " " + what)
                .orElse(effect.type());
    }

    private static List<String> limited(List<String> all, int most, String rest) {
        if (all.size() <= most) {
            return all;
        }
        List<String> some = new ArrayList<>(all.subList(0, most));
        some.add((all.size() - most) + " " + rest);
        return some;
    }

    private static String told(List<String> all) {
        return all.isEmpty() ? null : String.join("; ", all);
    }

    private static String quoted(String rule) {
        return '"' + rule + '"';
    }

    /** {@code earning/factors} of {@code earning/factors.scenarios.yaml} and of {@code earning/factors.drl}. */
    private static String topicOf(String file) {
        int name = file.lastIndexOf('/') + 1;
        int ending = file.indexOf('.', name);
        return ending < 0 ? file : file.substring(0, ending);
    }
}
