package dev.guerdon.rulebook.yaml;

import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.LineEnds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** One YAML file while it is read, and what is wrong with it so far. */
public final class YamlFile {
    private static final int DEEPEST = 20;
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final Set<Tag> PLAIN =
            Set.of(Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE);

    private final String path;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> lost = new TreeSet<>();
    private final Optional<Node> root;
    private final boolean isReadable;

    private YamlFile(String path, String text) {
        this.path = path;
        this.root = composed(text, why -> composedOfBlocks(text, why));
        this.isReadable = root.isPresent() || findings.isEmpty();
    }

    /** Reads a file's text; what is wrong with it is in {@link #findings()}. */
    public static YamlFile of(String path, String text) {
        return new YamlFile(path, text);
    }

    public String path() {
        return path;
    }

    /** Whether it is YAML, at least in part; an empty file is. */
    public boolean isReadable() {
        return isReadable;
    }

    /** What was found so far, by place; the same is told once however often it was looked at. */
    public List<Finding> findings() {
        return findings.stream().distinct().sorted().toList();
    }

    /** The file as a map; an empty one when it is empty or can't be read. */
    public YamlMap map() {
        return root.map(node -> new YamlValue(this, YamlValue.FILE, node).map())
                .orElseGet(() -> YamlMap.ofEmptyFile(this))
                .without(lost);
    }

    /** The file as a list; an empty one when it is empty or can't be read. */
    public List<YamlValue> list() {
        return root.map(node -> new YamlValue(this, YamlValue.FILE, node).list())
                .orElse(List.of());
    }

    void reportWhole(String sentence) {
        findings.add(Finding.error(path, sentence));
    }

    void report(Node at, String sentence) {
        report(at.getStartMark(), sentence);
    }

    private void report(Mark at, String sentence) {
        findings.add(Finding.error(path, at.getLine() + 1, at.getColumn() + 1, sentence));
    }

    /** @param otherwise what becomes of a text that is not taken; it is given what tells why */
    private Optional<Node> composed(String text, Function<Runnable, Optional<Node>> otherwise) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setMaxAliasesForCollections(0);
        try {
            Composer composer = new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options);
            Node node = composer.getSingleNode();
            List<Runnable> unwanted = new ArrayList<>();
            if (node == null || isPlain(node, unwanted)) {
                return Optional.ofNullable(node);
            }
            return otherwise.apply(() -> unwanted.forEach(Runnable::run));
        } catch (MarkedYAMLException broken) {
            return otherwise.apply(() -> {
                SyntaxMistake mistake = SyntaxMistake.of(broken, text);
                report(mistake.at(), mistake.sentence());
            });
        } catch (ReaderException broken) {
            return otherwise.apply(() -> reportAt(
                    text,
                    broken.getPosition(),
                    "The character U+%04X can't stand in a YAML file.".formatted(broken.getCodePoint())));
        } catch (YAMLException limit) {
            return otherwise.apply(() -> reportLimit(text, limit, options));
        }
    }

    private void reportLimit(String text, YAMLException limit, LoaderOptions options) {
        String why = String.valueOf(limit.getMessage());
        if (why.contains("aliases")) {
            first(text, options, event -> event instanceof AliasEvent)
                    .ifPresentOrElse(
                            alias -> report(alias, SyntaxMistake.NO_ALIASES),
                            () -> reportWhole(SyntaxMistake.NO_ALIASES));
            return;
        }
        AtomicInteger depth = new AtomicInteger();
        first(text, options, event -> isTooDeep(event, depth))
                .ifPresentOrElse(
                        at -> report(at, "This is nested too deeply: at most " + DEEPEST + " levels."),
                        () -> reportAt(
                                text,
                                firstCharacter(text),
                                "What begins here can't be read: look at its indents, brackets and quotes."));
    }

    private static int firstCharacter(String text) {
        return (int) text.chars().takeWhile(Character::isWhitespace).count();
    }

    /** As much as can be read of a text that is not taken as a whole. */
    private Optional<Node> composedOfBlocks(String text, Runnable whole) {
        List<Node> read = new ArrayList<>();
        for (Block block : Block.of(text)) {
            composed(block.alone(), YamlFile::told)
                    .filter(node -> fits(node, block))
                    .ifPresentOrElse(read::add, () -> lost.addAll(block.words()));
        }
        if (findings.isEmpty()) { // then it is no block that is wrong
            return told(whole);
        }
        return Block.joined(read);
    }

    private static Optional<Node> told(Runnable why) {
        why.run();
        return Optional.empty();
    }

    private boolean fits(Node node, Block block) {
        Optional<String> misfit = block.misfit(node);
        misfit.ifPresent(sentence -> report(node, sentence));
        return misfit.isEmpty();
    }

    private static boolean isTooDeep(Event event, AtomicInteger depth) {
        if (event instanceof CollectionEndEvent) {
            depth.decrementAndGet();
        }
        return event instanceof CollectionStartEvent && depth.incrementAndGet() > DEEPEST;
    }

    /** Where something stands; it is asked for only where something was refused without a place. */
    private static Optional<Mark> first(String text, LoaderOptions options, Predicate<Event> wanted) {
        ParserImpl events = new ParserImpl(new StreamReader(text), options);
        try {
            while (!events.checkEvent(Event.ID.StreamEnd)) {
                Event event = events.getEvent();
                if (wanted.test(event)) {
                    return Optional.of(event.getStartMark());
                }
            }
        } catch (YAMLException broken) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** The position counts code points from 0. */
    private void reportAt(String text, int position, String sentence) {
        String before = text.substring(
                0, text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length()))));
        LineEnds.Place place = LineEnds.behind(before);
        findings.add(Finding.error(path, place.line(), place.column(), sentence));
    }

    /**
     * Stops at the first anchor of a branch: below it the nodes may run in a circle.
     *
     * @param unwanted takes what tells of anchors and tags
     */
    private boolean isPlain(Node node, List<Runnable> unwanted) {
        if (node.getAnchor() != null) {
            unwanted.add(() -> report(node, SyntaxMistake.NO_ALIASES));
        } else if (!PLAIN.contains(node.getTag())) {
            unwanted.add(() -> report(node, "Tags such as " + node.getTag().getValue() + " are not taken here."));
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(each -> isPlain(each, unwanted));
        } else if (node instanceof MappingNode map) {
            map.getValue().forEach(pair -> {
                isPlain(pair.getKeyNode(), unwanted);
                isPlain(pair.getValueNode(), unwanted);
            });
        }
        return unwanted.isEmpty();
    }

    /** Nothing stands there, or a word for nothing. */
    static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && scalar.getTag().equals(Tag.NULL);
    }
}
