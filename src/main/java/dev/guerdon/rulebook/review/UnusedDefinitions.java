package dev.guerdon.rulebook.review;

import dev.guerdon.facts.Word;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.yaml.YamlFile;
import dev.guerdon.rulebook.yaml.YamlMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Coupons, benefits, badges and message templates of the catalogue that no rule names. */
final class UnusedDefinitions {
    private static final Map<String, Word> KINDS =
            Map.of("coupons", Word.COUPON, "benefits", Word.BENEFIT, "badges", Word.BADGE, "templates", Word.TEMPLATE);

    private UnusedDefinitions() {}

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
