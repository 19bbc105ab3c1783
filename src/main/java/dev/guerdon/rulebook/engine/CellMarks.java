package dev.guerdon.rulebook.engine;

import dev.guerdon.rulebook.language.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which cell of a table each part of its rules comes from. Who writes the rules out does not tell: so they are written out a
 * second time, of a table with a mark in each cell, and looked through for the marks.
 */
final class CellMarks {
    /** In a table of more cells no places are told. */
    private static final int MOST_CELLS = 50_000;

    /** From the line of RuleTable. */
    private static final int LINE_OF_FACTS = 2;

    private static final int LINE_OF_PATTERNS = 3;

    /** In a cell that is in quotes itself. */
    private static final String QUOTE = "\"\"";

    private static final char BEGIN = '\uE000';
    private static final char BEHIND = '\uE001';
    private static final char END = '\uE002';
    private static final Pattern MARK = Pattern.compile("\uE000([0-9]+)\uE001|\uE002");

    private static final Pattern ORIGIN = Pattern.compile("rule values at [A-Z]+(\\d+), header at [A-Z]+(\\d+)");

    private final String rules;
    private final int[] starts;
    private final List<Cell> cells = new ArrayList<>();
    private final TreeMap<Integer, Optional<Cell>> owners = new TreeMap<>();

    /**
     * A cell of a table.
     *
     * @param row from 1
     * @param index of its column, from 0
     * @param isHead whether all rules below are written out with it
     */
    record Cell(int row, int index, boolean isHead) {}

    private CellMarks(String rules) {
        this.rules = rules;
        this.starts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, rules.length())
                                .filter(index -> rules.charAt(index) == '\n')
                                .map(index -> index + 1))
                .toArray();
    }

    /**
     * Looks where the rules come from.
     *
     * @param rules what a table was written out as
     * @param writing writes a table out
     * @return one that knows of no cell where it can't be told
     */
    static CellMarks of(List<String> lines, String rules, UnaryOperator<String> writing) {
        CellMarks marks = new CellMarks(rules);
        try {
            String marked = marks.marked(lines);
            if (marks.cells.size() <= MOST_CELLS) {
                marks.look(writing.apply(marked));
            }
        } catch (RuntimeException refused) {
            marks.owners.clear(); // a mark too much, where a cell had to be a number or the like
        }
        return marks;
    }

    /** The cell that a part of the rules comes from; of a rule's own words the first cell of what they stand before. */
    Optional<Cell> at(Position place) {
        int offset = starts[place.line() - 1] + place.column() - 1;
        Optional<Cell> behind = owners.getOrDefault(offset + 1, Optional.empty()); // the quote before it is not in it
        if (behind.isPresent() && !behind.get().isHead()) {
            return behind;
        }
        return owner(offset)
                .or(() -> owners.subMap(offset, endOf(place.line())).values().stream()
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private Optional<Cell> owner(int offset) {
        return Optional.ofNullable(owners.floorEntry(offset)).flatMap(Map.Entry::getValue);
    }

    private int endOf(int line) {
        return line < starts.length ? starts[line] : rules.length() + 1;
    }

    private String marked(List<String> lines) {
        List<String> marked = new ArrayList<>(lines);
        Matcher origin = ORIGIN.matcher(rules);
        int head = 0;
        while (origin.find()) {
            if (head != Integer.parseInt(origin.group(2))) {
                head = Integer.parseInt(origin.group(2));
                mark(marked, head + LINE_OF_FACTS, true);
                mark(marked, head + LINE_OF_PATTERNS, true);
            }
            mark(marked, Integer.parseInt(origin.group(1)), false);
        }
        return String.join("\n", marked);
    }

    private void mark(List<String> lines, int row, boolean isHead) {
        String line = lines.get(row - 1);
        StringBuilder marked = new StringBuilder();
        List<CsvCell> inLine = CsvCell.of(line);
        int copied = 0;
        for (int index = 0; index < inLine.size(); index++) {
            CsvCell csv = inLine.get(index);
            if (!csv.isBlank()) {
                cells.add(new Cell(row, index, isHead));
                marked.append(line, copied, csv.start()).append(isHead ? begin() + csv.text() : parts(csv.text()));
                copied = csv.end();
            }
        }
        lines.set(row - 1, marked.append(line.substring(copied)).toString());
    }

    /** What stands between commas may be taken apart, and a word in quotes of its own is written out in another way. */
    private String parts(String text) {
        if (text.length() > 2 * QUOTE.length() && text.startsWith(QUOTE) && text.endsWith(QUOTE)) {
            return QUOTE + parts(text.substring(QUOTE.length(), text.length() - QUOTE.length())) + QUOTE;
        }
        return Arrays.stream(text.split(",", -1))
                .map(part -> part.isBlank() ? part : part.replace(part.strip(), begin() + part.strip() + END))
                .collect(Collectors.joining(","));
    }

    private String begin() {
        return BEGIN + String.valueOf(cells.size() - 1) + BEHIND;
    }

    /** @param marked the rules, with the marks */
    private void look(String marked) {
        StringBuilder plain = new StringBuilder();
        for (String line : marked.split("(?<=\n)", -1)) {
            owners.put(plain.length(), Optional.empty());
            lookInLine(line, plain);
        }
        if (!plain.toString().equals(rules)) {
            owners.clear();
        }
    }

    private void lookInLine(String line, StringBuilder plain) {
        Optional<Cell> head = Optional.empty();
        Matcher mark = MARK.matcher(line);
        int copied = 0;
        while (mark.find()) {
            plain.append(line, copied, mark.start());
            copied = mark.end();
            Optional<Cell> owner = head;
            if (mark.group(1) != null) {
                Cell cell = cells.get(Integer.parseInt(mark.group(1)));
                owner = Optional.of(cell);
                head = cell.isHead() ? owner : head;
            }
            owners.put(plain.length(), owner);
        }
        plain.append(line.substring(copied));
    }
}
