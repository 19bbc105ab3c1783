package dev.guerdon.rehearsal;

import dev.guerdon.facts.Word;
import dev.guerdon.programme.Programme;
import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.settings.SettingsReading;
import dev.guerdon.rulebook.yaml.YamlMap;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads words that the programme defines; one that it does not know is reported with the nearest that it does. Where the settings
 * could not be read, no word is wrong.
 */
record Words(SettingsReading settings) {
    private static final int LONGEST_ATTRIBUTE = 1_000;

    /** Stands in where it is not known which tiers there are. */
    private static final List<String> SOME_TIER = List.of("");

    /** The programme, or what stands in for what could not be read of it. */
    Programme programme() {
        return settings.known().programme();
    }

    /** The tiers in rising order; never none. */
    List<String> tiers() {
        List<String> tiers = programme().tiers();
        return tiers.isEmpty() ? SOME_TIER : tiers;
    }

    /** The coupons that there are; empty: it is not known which. */
    Optional<Set<String>> coupons() {
        return settings.words(Word.COUPON);
    }

    /** Whether it is known on which day a moment lies; else two of them can't be compared. */
    boolean knowDays() {
        return settings.isZoneKnown();
    }

    /** A word, or "" when it is left out. */
    String word(YamlMap yaml, String key, Word kind) {
        Optional<YamlValue> place = yaml.filled(key);
        Optional<String> word = place.flatMap(YamlValue::word);
        word.ifPresent(text -> check(text, kind, place.get()::report));
        return word.orElse("");
    }

    /** A word of one of several kinds. */
    Optional<String> word(YamlValue item, List<Word> kinds) {
        Optional<String> word = item.word();
        List<Optional<Set<String>>> known = kinds.stream().map(settings::words).toList();
        if (known.stream().allMatch(Optional::isPresent)) {
            Set<String> all =
                    known.stream().flatMap(each -> each.get().stream()).collect(Collectors.toSet());
            word.filter(text -> !all.contains(text))
                    .ifPresent(text -> item.report("There is no "
                            + kinds.stream().map(Word::title).collect(Collectors.joining(" or ")) + " \"" + text + "\"."
                            + Nearest.advice(text, all)));
        }
        return word;
    }

    /** Different words. */
    Set<String> words(YamlMap yaml, String key, Word kind) {
        return Set.copyOf(list(yaml, key, kind));
    }

    /** Different words, in the order in which they stand. */
    List<String> list(YamlMap yaml, String key, Word kind) {
        return yaml.words(key, (word, place) -> check(word, kind, place::report));
    }

    /** A list that is looked at when it is given, even an empty one. */
    Optional<List<String>> listIfGiven(YamlMap yaml, String key, Word kind) {
        return yaml.get(key).map(given -> list(yaml, key, kind));
    }

    /** The same of words that may stand there more than once, as what they name may be given more than once. */
    Optional<List<String>> repeatedIfGiven(YamlMap yaml, String key, Word kind) {
        return yaml.get(key).map(given -> {
            List<String> words = new ArrayList<>();
            for (YamlValue item : yaml.list(key)) {
                item.word().ifPresent(word -> {
                    check(word, kind, item::report);
                    words.add(word);
                });
            }
            return List.copyOf(words);
        });
    }

    /** A map whose keys are words, each with a map of its own. */
    <T> Map<String, T> byWord(YamlMap yaml, String key, Word kind, Function<YamlMap, T> reader) {
        YamlMap words = yaml.map(key);
        Map<String, T> byWord = new TreeMap<>();
        words.all().forEach((word, value) -> {
            check(word, kind, sentence -> words.reportKey(word, sentence));
            YamlMap map = value.map();
            byWord.put(word, reader.apply(map));
            map.done();
        });
        return byWord;
    }

    /** Attributes by name, each value as text. */
    Map<String, String> attributes(YamlMap yaml) {
        YamlMap attributes = yaml.map("attributes");
        Map<String, String> byName = new TreeMap<>();
        attributes.all().forEach((name, value) -> {
            check(name, Word.ATTRIBUTE, sentence -> attributes.reportKey(name, sentence));
            value.text(LONGEST_ATTRIBUTE).ifPresent(text -> byName.put(name, text));
        });
        return byName;
    }

    void check(String word, Word kind, Consumer<String> report) {
        settings.words(kind)
                .filter(known -> !known.contains(word))
                .ifPresent(known -> report.accept(
                        "There is no " + kind.title() + " \"" + word + "\"." + Nearest.advice(word, known)));
    }
}
