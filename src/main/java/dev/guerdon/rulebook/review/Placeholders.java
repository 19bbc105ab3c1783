package dev.guerdon.rulebook.review;

import dev.guerdon.message.Templates;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.yaml.YamlFile;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.util.function.Consumer;

/** Words in braces that no message can fill in: members would read a gap. */
final class Placeholders {
    private static final String CATALOGUE = "catalogue.yaml";

    private Placeholders() {}

    static void check(RuleFiles files, Consumer<Finding> found) {
        YamlFile file = YamlFile.of(CATALOGUE, files.text(CATALOGUE).orElse(""));
        for (YamlValue template : file.map().map("templates").all().values()) {
            template.map().get("text").ifPresent(text -> check(text, found));
        }
    }

    private static void check(YamlValue text, Consumer<Finding> found) {
        for (String name : Templates.placeholders(text.written().orElse(""))) {
            if (!Templates.KNOWN.contains(name)) {
                String sentence =
                        "There is nothing to fill in for {" + name + "}." + Nearest.advice(name, Templates.KNOWN);
                found.accept(Finding.error(CATALOGUE, text.line(), text.column(), sentence));
            }
        }
    }
}
