package dev.guerdon.rulebook.review;

import dev.guerdon.message.Templates;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.yaml.YamlFile;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.util.function.Consumer;

/** Words in braces that no message can fill in: members would read a gap. */
final class Placeholders {
    private Placeholders() {}

    static void check(YamlFile catalogue, Consumer<Finding> found) {
        for (YamlValue template : catalogue.map().map("templates").all().values()) {
            template.map().get("text").ifPresent(text -> check(catalogue.path(), text, found));
        }
    }

    private static void check(String path, YamlValue text, Consumer<Finding> found) {
        for (String name : Templates.placeholders(text.written().orElse(""))) {
            if (!Templates.KNOWN.contains(name)) {
                String sentence =
                        "There is nothing to fill in for {" + name + "}." + Nearest.advice(name, Templates.KNOWN);
                found.accept(Finding.error(path, text.line(), text.column(), sentence));
            }
        }
    }
}
