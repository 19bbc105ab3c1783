package dev.guerdon.rulebook.review;

import dev.guerdon.message.Templates;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.yaml.YamlFile;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.util.function.Consumer;

/** Words in braces that no message can fill in, and braces without their other half: members would read them, or a gap. */
final class Placeholders {
    private Placeholders() {}

    static void check(YamlFile catalogue, Consumer<Finding> found) {
        for (YamlValue template : catalogue.map().map("templates").all().values()) {
            template.map().get("text").ifPresent(text -> check(catalogue.path(), text, found));
        }
    }

    private static void check(String path, YamlValue text, Consumer<Finding> found) {
        Consumer<String> refuse = sentence -> found.accept(Finding.error(path, text.line(), text.column(), sentence));
        String template = text.written().orElse("");
        for (String name : Templates.placeholders(template)) {
            if (!Templates.KNOWN.contains(name)) {
                refuse.accept(
                        "There is nothing to fill in for {" + name + "}." + Nearest.advice(name, Templates.KNOWN));
            }
        }
        Templates.strayBrace(template)
                .ifPresent(stray -> refuse.accept("A brace has no other half at \"" + stray
                        + "\": write what is to be filled in as {member.id}, and no other braces."));
    }
}
