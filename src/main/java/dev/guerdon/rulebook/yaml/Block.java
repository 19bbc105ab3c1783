package dev.guerdon.rulebook.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * An item of a list, or a key of a map, that stands at the left border of a YAML text, with all that belongs to it. Where a text
 * can't be read as a whole, its blocks by themselves can, but for those in which the mistakes are.
 *
 * @param line of the text with which it begins, from 0
 * @param lines of it
 * @param isItem whether it is of a list
 * @param isAtBorder whether it begins there; the first may be indented further, which it should not
 */
record Block(int line, List<String> lines, boolean isItem, boolean isAtBorder) {
    static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    /** All lines are counted anew for each block; where that would be more, no block is looked at. */
    private static final long MOST_LINES = 20_000_000;

    /** A tab is something, even where nothing else stands. */
    private static final Pattern EMPTY = Pattern.compile(" *(#.*)?|--- *(#.*)?");

    private static final Pattern WORD = Pattern.compile("^\\W*([\\w-]+)|(?<![\\w-])([\\w-]++)[\"']?\\s*+:");
    private static final char ITEM = '-';
    private static final String BRACKETS = "[{";
    private static final String LEFT_OPEN = "[{,";
    private static final String NO_KEY = "-[]{},";

    /** The blocks of a text; none where it has none, or too many. */
    static List<Block> of(String text) {
        List<String> lines = List.of(LINE_END.split(text.replaceFirst("^\uFEFF", ""), -1));
        List<Integer> contents = IntStream.range(0, lines.size())
                .filter(line -> !isEmpty(lines.get(line)))
                .boxed()
                .toList();
        int border = contents.stream()
                .mapToInt(line -> indent(lines.get(line)))
                .min()
                .orElse(0);
        List<Integer> atBorder = contents.stream()
                .filter(line -> indent(lines.get(line)) == border)
                .toList();
        if (atBorder.isEmpty() || BRACKETS.indexOf(sign(lines, atBorder.get(0))) >= 0) {
            return List.of();
        }
        boolean isList = sign(lines, atBorder.get(0)) == ITEM;
        TreeSet<Integer> begins = atBorder.stream()
                .filter(line -> isList ? sign(lines, line) == ITEM : isKey(lines, line))
                .collect(Collectors.toCollection(TreeSet::new));
        begins.add(contents.get(0));
        boolean isTooMuch = (long) begins.size() * lines.size() > MOST_LINES;
        return isTooMuch ? List.of() : between(lines, List.copyOf(begins), isList, border);
    }

    /** The first on its line that is no blank; a tab where there is none. */
    private static char sign(List<String> lines, int line) {
        String text = lines.get(line).strip();
        return text.isEmpty() ? '\t' : text.charAt(0);
    }

    /** Behind an open bracket, or a comma, no key begins. */
    private static boolean isKey(List<String> lines, int at) {
        int before = at - 1;
        while (before >= 0 && isEmpty(lines.get(before))) {
            before--;
        }
        String end = before < 0 ? "" : lines.get(before).strip();
        boolean isOpen = !end.isEmpty() && LEFT_OPEN.indexOf(end.charAt(end.length() - 1)) >= 0;
        return !isOpen && NO_KEY.indexOf(sign(lines, at)) < 0;
    }

    private static List<Block> between(List<String> lines, List<Integer> begins, boolean isList, int border) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < begins.size(); i++) {
            int end = i + 1 < begins.size() ? begins.get(i + 1) : lines.size();
            List<String> block = withoutEmptyEnd(lines.subList(begins.get(i), end));
            blocks.add(new Block(begins.get(i), block, isList, indent(block.get(0)) == border));
        }
        return List.copyOf(blocks);
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** Whether nothing stands there but perhaps a remark. */
    private static boolean isEmpty(String line) {
        return EMPTY.matcher(line).matches();
    }

    private static List<String> withoutEmptyEnd(List<String> lines) {
        int end = lines.size();
        while (isEmpty(lines.get(end - 1))) {
            end--;
        }
        return List.copyOf(lines.subList(0, end));
    }

    /** The block at its place, and nothing else. */
    String alone() {
        return String.join("\n", Collections.nCopies(line, "")) + (line == 0 ? "" : "\n") + String.join("\n", lines);
    }

    /** What is wrong with a block that is YAML and no item, or no key with a value; empty if nothing is. */
    Optional<String> misfit(Node read) {
        if (isItem && !(read instanceof SequenceNode)) {
            return Optional.of("An item of a list begins with a \"-\" and a blank.");
        } else if (!isItem && !(read instanceof MappingNode)) {
            return Optional.of(SyntaxMistake.COLON_MISSING);
        }
        return isAtBorder ? Optional.empty() : Optional.of(SyntaxMistake.NOT_LIKE_THE_OTHERS);
    }

    /** What was read of blocks of one text as one; empty without any. */
    static Optional<Node> joined(List<Node> blocks) {
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        Mark begin = blocks.get(0).getStartMark();
        Mark end = blocks.get(blocks.size() - 1).getEndMark();
        List<Node> items = new ArrayList<>();
        List<NodeTuple> pairs = new ArrayList<>();
        for (Node block : blocks) {
            if (block instanceof SequenceNode list) {
                items.addAll(list.getValue());
            } else if (block instanceof MappingNode map) {
                pairs.addAll(map.getValue());
            }
        }
        return Optional.of(
                pairs.isEmpty()
                        ? new SequenceNode(Tag.SEQ, true, items, begin, end, FlowStyle.BLOCK)
                        : new MappingNode(Tag.MAP, true, pairs, begin, end, FlowStyle.BLOCK));
    }

    /** All words in it that may be keys. */
    Set<String> words() {
        Set<String> words = new TreeSet<>();
        for (String each : lines) {
            Matcher word = WORD.matcher(each);
            while (word.find()) {
                words.add(word.group(1) == null ? word.group(2) : word.group(1));
            }
        }
        return words;
    }
}
