package dev.guerdon.rulebook.review;

import dev.guerdon.facts.Word;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.yaml.YamlFile;
import dev.guerdon.rulebook.yaml.YamlMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Coupons, benefits, badges and message templates of the catalogue that no rule names, and a grace that never begins. */
final class UnusedDefinitions {
    private static final Map<String, Word> KINDS =
            Map.of("coupons", Word.COUPON, "benefits", Word.BENEFIT, "badges", Word.BADGE, "templates", Word.TEMPLATE);

    private UnusedDefinitions() {}

    /** Days of grace begin behind the last day of a tier, which a rule of tiers gives. */
    static void checkGrace(List<Vetted> rules, YamlFile programme, Consumer<Finding> found) {
        boolean hasLastDay = rules.stream()
                .flatMap(rule -> rule.text().consequence().stream())
                .anyMatch(statement -> statement.verb().equals("qualifiesFor")
                        && statement.arguments().size() > 1);
        programme
                .map()
                .map("tierPolicy")
                .get("graceDays")
                .filter(days -> !hasLastDay && !days.word().equals(Optional.of("0")))
                .ifPresent(days -> found.accept(Finding.warning(
                        programme.path(),
                        days.line(),
                        days.column(),
                        "No rule gives a tier a last day, behind which the grace would begin: write"
                                + " propose.qualifiesFor(tier, day), or take graceDays out.")));
    }

    static void check(List<Vetted> rules, YamlFile file, Consumer<Finding> found) {
        NamedWords named = new NamedWords(rules);
        YamlMap catalogue = file.map();
        KINDS.forEach((key, kind) -> catalogue.map(key).keys().forEach((code, place) -> {
            if (!named.has(kind, code)) {
                found.accept(Finding.warning(
                        file.path(),
                        place.line(),
                        place.column(),
                        "No rule names the " + kind.title() + " \"" + code + "\": take it out, or write the rule."));
            }
        }));
    }
}
