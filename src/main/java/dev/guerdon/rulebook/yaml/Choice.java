package dev.guerdon.rulebook.yaml;

import dev.guerdon.rulebook.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One of a few words, each the name of an enum's constant in lower case with hyphens. */
final class Choice {
    private Choice() {}

    static <E extends Enum<E>> Optional<E> of(YamlValue value, Class<E> among) {
        Optional<String> word = value.word();
        Optional<E> chosen = word.flatMap(text -> Arrays.stream(among.getEnumConstants())
                .filter(each -> written(each).equals(text))
                .findFirst());
        if (word.isPresent() && chosen.isEmpty()) {
            List<String> known =
                    Arrays.stream(among.getEnumConstants()).map(Choice::written).toList();
            value.report(value.name() + " can't be \"" + word.get() + "\"." + Nearest.advice(word.get(), known));
        }
        return chosen;
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
