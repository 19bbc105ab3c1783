package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.language.Condition;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.RuleText;
import dev.guerdon.rulebook.yaml.YamlFile;
import dev.guerdon.rulebook.yaml.YamlMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Coupons, benefits, badges and message templates of the catalogue that no rule names. */
final class UnusedDefinitions {
    private static final Map<String, String> KINDS =
            Map.of("coupons", "coupon", "benefits", "benefit", "badges", "badge", "templates", "message template");

    private UnusedDefinitions() {}

    static void check(List<Vetted> rules, YamlFile file, Consumer<Finding> found) {
        Set<String> named = rules.stream().flatMap(rule -> words(rule.text())).collect(Collectors.toSet());
        YamlMap catalogue = file.map();
        KINDS.forEach((key, kind) -> catalogue.map(key).keys().forEach((code, place) -> {
            if (!named.contains(code)) {
                found.accept(Finding.warning(
                        file.path(),
                        place.line(),
                        place.column(),
                        "No rule names the " + kind + " \"" + code + "\": take it out, or write the rule."));
            }
        }));
    }

    /** All words in quotes of a rule. */
    private static Stream<String> words(RuleText rule) {
        Stream<Expression> conditions = rule.conditions().stream()
                .flatMap(Condition::patterns)
                .flatMap(pattern -> pattern.constraints().stream())
                .map(Condition.Constraint::expression);
        Stream<Expression> proposed = rule.consequence().stream().flatMap(each -> each.arguments().stream());
        return Stream.concat(conditions, proposed)
                .flatMap(Expression::all)
                .map(each -> each instanceof Expression.Text text ? text.value() : null)
                .filter(Objects::nonNull);
    }
}
