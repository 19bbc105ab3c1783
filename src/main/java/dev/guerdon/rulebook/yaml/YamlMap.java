package dev.guerdon.rulebook.yaml;

import dev.guerdon.rulebook.Nearest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A map of a YAML file. Ask for each key that may stand there, then say {@link #done()}: what was not asked for is reported
 * with the nearest key that was. A list or map that is left empty counts as left out; an empty single value is reported.
 */
public final class YamlMap {
    /** Of one map: nobody reads of more. */
    private static final int MOST_UNKNOWN = 200;

    private final YamlFile file;
    private final String prefix;
    private final Consumer<String> report;
    private final Map<String, NodeTuple> pairs = new LinkedHashMap<>();
    private final Map<String, NodeTuple> meant = new HashMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> unread = new TreeSet<>();
    private final Set<String> lost = new TreeSet<>();
    private final List<Missing> missing = new ArrayList<>();
    private boolean isDone;

    /** Keys of which one must be there. */
    private record Missing(Set<String> keys, String sentence) {}

    YamlMap(YamlFile file, String prefix, MappingNode node) {
        this.file = file;
        this.prefix = prefix;
        this.report = sentence -> file.report(node, sentence);
        node.getValue().forEach(this::add);
    }

    private YamlMap(YamlFile file, String prefix, Consumer<String> report) {
        this.file = file;
        this.prefix = prefix;
        this.report = report;
    }

    static YamlMap ofEmptyFile(YamlFile file) {
        return new YamlMap(file, "", file::reportWhole);
    }

    /** What is not there has no place to report: who needs it says so where it is missing. */
    static YamlMap missing(YamlFile file, String prefix) {
        return new YamlMap(file, prefix, sentence -> {});
    }

    /**
     * Of keys that nobody will ask for, those that are almost one that is missing are read as that one. They are told all the
     * same.
     *
     * @param known all that will be asked for
     */
    public YamlMap expecting(Set<String> known) {
        pairs.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> Nearest.nearest(key, known)
                        .filter(near -> !has(near))
                        .ifPresent(near -> meant.putIfAbsent(near, pairs.get(key))));
        return this;
    }

    /** Some of it could not be read: keys of these names may have been there. */
    YamlMap without(Set<String> keys) {
        keys.stream().filter(key -> !has(key)).forEach(lost::add);
        return this;
    }

    private void add(NodeTuple pair) {
        if (!(pair.getKeyNode() instanceof ScalarNode key) || YamlFile.isNothing(key)) {
            file.report(pair.getKeyNode(), "A key must be a text.");
        } else if (pairs.putIfAbsent(key.getValue(), pair) != null) {
            unread.add(key.getValue());
            file.report(key, prefix + key.getValue() + " stands here twice.");
        }
    }

    /** Reports that something is wrong with this map as a whole. */
    public void report(String sentence) {
        report.accept(sentence);
    }

    /** Reports that something is wrong with a key's value, or with the map as a whole when the key is missing. */
    public void report(String key, String sentence) {
        get(key).ifPresentOrElse(value -> value.report(sentence), () -> reportMissing(Set.of(key), sentence));
    }

    /**
     * Reports that none of some keys is there, unless one is there and misspelt, which is told already, or may stand in a part of
     * the file that can't be read. Whether it is shows when all keys were asked for.
     */
    public void reportMissing(Set<String> keys, String sentence) {
        asked.addAll(keys);
        missing.add(new Missing(keys, sentence));
        if (isDone) {
            tellMissing();
        }
    }

    private void tellMissing() {
        Set<String> misspelt = misspelt();
        missing.stream()
                .filter(each -> Collections.disjoint(each.keys(), misspelt) && Collections.disjoint(each.keys(), lost))
                .forEach(each -> report(each.sentence()));
        missing.clear();
    }

    /** Whether nothing stands in it. */
    public boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** The key's value, unless it is left out or left empty. */
    public Optional<YamlValue> get(String key) {
        asked.add(key);
        return Optional.ofNullable(pairs.getOrDefault(key, meant.get(key)))
                .map(pair -> new YamlValue(file, prefix + key, pair.getValueNode()))
                .filter(value -> !value.isNothing());
    }

    /** Whether the key stands there, even left empty. */
    public boolean has(String key) {
        return pairs.containsKey(key);
    }

    /** All values by key, for maps whose keys are names; a value may be left empty. */
    public Map<String, YamlValue> all() {
        Map<String, YamlValue> all = new LinkedHashMap<>();
        pairs.forEach((key, pair) -> all.put(key, new YamlValue(file, prefix + key, pair.getValueNode())));
        asked.addAll(pairs.keySet());
        return all;
    }

    /** Its keys, each as a value with its place, in their order. */
    public Map<String, YamlValue> keys() {
        Map<String, YamlValue> keys = new LinkedHashMap<>();
        pairs.forEach((key, pair) -> keys.put(key, new YamlValue(file, prefix + key, pair.getKeyNode())));
        return keys;
    }

    /** The place of a key itself, for what is wrong with a name. */
    public void reportKey(String key, String sentence) {
        Node place = pairs.get(key).getKeyNode();
        file.report(place, sentence);
    }

    /** The map below a key; an empty one when it is left out. */
    public YamlMap map(String key) {
        get(key).filter(value -> !value.isMap()).ifPresent(other -> unread.add(key));
        return get(key).map(YamlValue::map).orElseGet(() -> missing(file, prefix + key + "."));
    }

    /** The list below a key; an empty one when it is left out. */
    public List<YamlValue> list(String key) {
        get(key).filter(value -> !value.isList()).ifPresent(other -> unread.add(key));
        return get(key).map(YamlValue::list).orElse(List.of());
    }

    /** Different names in the order in which they stand. */
    public List<String> words(String key) {
        return words(key, (word, place) -> {});
    }

    /** Different names in the order in which they stand, each shown to {@code check} with its place. */
    public List<String> words(String key, BiConsumer<String, YamlValue> check) {
        Set<String> words = new LinkedHashSet<>();
        for (YamlValue item : list(key)) {
            item.word()
                    .ifPresentOrElse(
                            word -> {
                                if (!words.add(word)) {
                                    item.report("\"" + word + "\" stands in " + prefix + key + " twice.");
                                }
                                check.accept(word, item);
                            },
                            () -> unread.add(key));
        }
        return new ArrayList<>(words);
    }

    /** The same of a single value: an empty one is told, as it most likely is a slip, and a limit would be none. */
    public Optional<YamlValue> filled(String key) {
        Optional<YamlValue> value = get(key);
        if (value.isEmpty() && has(key) && unread.add(key)) {
            reportKey(key, prefix + key + " is empty: give it a value, or take it out.");
        }
        return value;
    }

    public Optional<String> word(String key) {
        return filled(key).flatMap(YamlValue::word);
    }

    public String text(String key, int longest, String otherwise) {
        return filled(key).flatMap(value -> value.text(longest)).orElse(otherwise);
    }

    public int integer(String key, int least, int most, int otherwise) {
        return (int) number(key, least, most, otherwise);
    }

    public long number(String key, long least, long most, long otherwise) {
        return filled(key).flatMap(value -> value.whole(least, most)).orElse(otherwise);
    }

    /** An exact decimal number within bounds, with at most so many digits behind the point. */
    public Optional<BigDecimal> decimal(String key, String least, String most, int decimals) {
        return filled(key).flatMap(value -> value.decimal(new BigDecimal(least), new BigDecimal(most), decimals));
    }

    public boolean yesOrNo(String key, boolean otherwise) {
        return filled(key).flatMap(YamlValue::yesOrNo).orElse(otherwise);
    }

    /** A day such as {@code 2026-06-01}. */
    public Optional<LocalDate> day(String key) {
        return filled(key).flatMap(YamlValue::day);
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    public <E extends Enum<E>> E choice(String key, Class<E> among, E otherwise) {
        return filled(key).flatMap(value -> Choice.of(value, among)).orElse(otherwise);
    }

    /** A key that is promised but not built. */
    public void notSupported(String key) {
        get(key).ifPresent(value -> reportKey(key, prefix + key + " is not supported yet; leave it out."));
    }

    /**
     * The keys of which not all could be read: they stand twice, are of another kind than asked for or hold something that is,
     * were most likely meant by keys that nobody asked for, or may stand in a part of the file that can't be read.
     */
    public Set<String> unread() {
        return Stream.of(unread, misspelt(), lost).flatMap(Set::stream).collect(Collectors.toSet());
    }

    private Set<String> misspelt() {
        return pairs.keySet().stream()
                .filter(key -> !asked.contains(key))
                .flatMap(key -> Nearest.nearest(key, asked).stream())
                .collect(Collectors.toSet());
    }

    /** Reports every key that was not asked for, and what is missing. */
    public void done() {
        isDone = true;
        tellMissing();
        pairs.keySet().stream()
                .filter(key -> !asked.contains(key))
                .limit(MOST_UNKNOWN)
                .forEach(key -> reportKey(
                        key, "There is no key \"" + key + "\" " + where() + "." + Nearest.advice(key, asked)));
    }

    private String where() {
        return prefix.isEmpty() ? "here" : "in " + prefix.substring(0, prefix.length() - 1);
    }
}
