package dev.guerdon.rehearsal;

import dev.guerdon.rulebook.yaml.YamlMap;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The names of the scenarios, or journeys, of one file: each has one, and none has another's. */
final class Names {
    private final String key;
    private final String example;
    private final Set<String> given = new HashSet<>();

    /**
     * @param key what is named, and the key of its name
     * @param example of a name
     */
    Names(String key, String example) {
        this.key = key;
        this.example = example;
    }

    /** The name; "" where there is none that can be read, which is reported. */
    String read(YamlMap yaml) {
        Optional<String> name = yaml.get(key).flatMap(YamlValue::sentence);
        if (yaml.get(key).isEmpty()) {
            yaml.report(key, "A " + key + " must have a name: \"" + key + ": " + example + "\".");
        }
        name.filter(known -> !given.add(known))
                .ifPresent(twice -> yaml.report(key, "This name stands in the file twice."));
        return name.orElse("");
    }
}
