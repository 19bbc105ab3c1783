package dev.guerdon.rehearsal;

import dev.guerdon.rulebook.language.Position;
import dev.guerdon.rulebook.yaml.YamlMap;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where each thing that is expected stands in its file. */
public record Places(Map<String, Position> byKey, Map<String, List<Position>> items) {

    /** Nowhere: the scenario or step itself is the place. */
    static final Places NONE = new Places(Map.of(), Map.of());

    static final Position UNKNOWN = new Position(0, 0);

    /** @param expect after all its keys were read */
    static Places of(YamlMap expect) {
        Map<String, Position> byKey = new HashMap<>();
        Map<String, List<Position>> items = new HashMap<>();
        expect.all().forEach((key, value) -> {
            byKey.put(key, of(value));
            if (value.isList()) {
                items.put(key, value.list().stream().map(Places::of).toList());
            }
        });
        return new Places(Map.copyOf(byKey), Map.copyOf(items));
    }

    /** Of a key's value. */
    Position at(String key) {
        return byKey.getOrDefault(key, UNKNOWN);
    }

    /** Of an item of the key's list, from 0. */
    Position at(String key, int item) {
        List<Position> all = items.getOrDefault(key, List.of());
        return item < all.size() ? all.get(item) : at(key);
    }

    /** How many items the key's list has. */
    int count(String key) {
        return items.getOrDefault(key, List.of()).size();
    }

    private static Position of(YamlValue value) {
        return new Position(value.line(), value.column());
    }
}
