package dev.guerdon.rulebook.settings;

import dev.guerdon.rulebook.Invisible;
import dev.guerdon.rulebook.yaml.YamlMap;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Maps whose keys are names that the marketer chose; their order is kept. */
final class Named {
    private static final int LONGEST = 100;

    private Named() {}

    /** Each value a map of its own, which may be left empty. */
    static <T> Map<String, T> in(YamlMap yaml, Function<YamlMap, T> reader) {
        return values(yaml, value -> {
            YamlMap map = value.map();
            T read = reader.apply(map);
            map.done();
            return Optional.of(read);
        });
    }

    /** Each value by itself; what can't be read is left out. */
    static <T> Map<String, T> values(YamlMap yaml, Function<YamlValue, Optional<T>> reader) {
        Map<String, T> named = new LinkedHashMap<>();
        yaml.all().forEach((name, value) -> {
            if (name.isBlank() || name.length() > LONGEST || !name.equals(name.strip())) {
                yaml.reportKey(name, "A name has 1 to " + LONGEST + " characters, without blanks around it.");
            }
            Invisible.adviceOn(name).ifPresent(advice -> yaml.reportKey(name, "In this name " + advice + "."));
            reader.apply(value).ifPresent(read -> named.put(name, read));
        });
        return Collections.unmodifiableMap(named);
    }
}
