package dev.guerdon.rulebook.engine;

import dev.guerdon.rulebook.language.Position;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;

/** A decision table ({@code *.drl.csv}) as the rules that it stands for. They are then read like any other rule file. */
public final class DecisionTable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern NOT_BOUND = Pattern.compile("\\$\\w+ is not bound before");
    private static final Pattern CELL = Pattern.compile("\\b([A-Z]{1,2})([1-9][0-9]{0,4})\\b");
    private static final Pattern ORIGIN = Pattern.compile("rule values at [A-Z]+(\\d+)");

    private static final Pattern PARTED_OTHERWISE = Pattern.compile("(?i)\"?RuleSet\"?([;\t])");

    private static final Comparator<Mistake> IN_ORDER = Comparator.<Mistake>comparingInt(
                    mistake -> mistake.place().row())
            .thenComparingInt(mistake -> mistake.place().column());

    private final List<TableRow> rows;
    private final List<String> lines;
    private final String rules;
    private final List<Integer> origins;
    private CellMarks marks;

    /** @param origins for each line of the rules the row it comes from, from 1 */
    private DecisionTable(List<TableRow> rows, String rules, List<Integer> origins) {
        this.rows = rows;
        this.lines = rows.stream().map(TableRow::read).toList();
        this.rules = rules;
        this.origins = origins;
    }

    /**
     * A place in a table.
     *
     * @param row from 1; 0 when it is the whole table
     * @param column of the character with which its cell begins, from 1; 0 when it is the whole row
     * @param isHead whether all rules below are written out with it
     */
    public record Place(int row, int column, boolean isHead) {}

    /** What is wrong with the form of a table. */
    public record Mistake(Place place, String message) {}

    /** The text of the rules. */
    public String rules() {
        return rules;
    }

    /**
     * Writes out a table, as far as it can be read.
     *
     * @param mistakes takes what is wrong with its form
     * @return nothing, if it is not a decision table, or one that stands for too much
     */
    public static Optional<DecisionTable> read(String csv, Consumer<Mistake> mistakes) {
        String lines = withoutMark(csv).replace("\r\n", "\n").replace('\r', '\n');
        Optional<Mistake> illegible = TableSize.tooLarge(lines)
                .map(tooLarge -> new Mistake(new Place(0, 0, true), tooLarge))
                .or(() -> partedOtherwise(lines));
        if (illegible.isPresent()) {
            mistakes.accept(illegible.get());
            return Optional.empty();
        }
        List<Mistake> slips = new ArrayList<>();
        TableHead.Mended head = TableHead.mended(rows(lines), slips::add);
        List<TableRow> readable = TableRows.readable(head.rows(), slips::add);
        Optional<DecisionTable> table = head.isReadable() ? writtenOut(readable, slips) : Optional.empty();
        slips.stream().sorted(IN_ORDER).forEach(mistakes);
        return table;
    }

    private static List<TableRow> rows(String lines) {
        String[] texts = lines.split("\n", -1);
        return IntStream.range(0, texts.length)
                .mapToObj(index -> new TableRow(index + 1, texts[index], texts[index]))
                .toList();
    }

    private static Optional<Mistake> partedOtherwise(String lines) {
        return rows(lines).stream()
                .flatMap(row -> Stream.of(PARTED_OTHERWISE.matcher(row.written()))
                        .filter(Matcher::lookingAt)
                        .map(parted -> new Mistake(
                                new Place(row.number(), parted.start(1) + 1, true),
                                "its cells are parted by " + (parted.group(1).equals(";") ? "semicolons" : "tabs")
                                        + ": save it with commas")))
                .findFirst();
    }

    private static Optional<DecisionTable> writtenOut(List<TableRow> rows, List<Mistake> slips) {
        String text;
        try {
            text = written(rows.stream().map(TableRow::read).collect(Collectors.joining("\n")));
        } catch (RuntimeException notATable) {
            if (slips.isEmpty()) {
                slips.add(notATable(rows, String.valueOf(notATable.getMessage())));
            }
            return Optional.empty();
        }
        List<Integer> origins = new ArrayList<>();
        int row = 1;
        for (String line : text.split("\n", -1)) {
            Matcher origin = ORIGIN.matcher(line);
            if (origin.find()) {
                row = Integer.parseInt(origin.group(1));
            }
            origins.add(row);
        }
        return Optional.of(new DecisionTable(rows, text, List.copyOf(origins)));
    }

    private static Mistake notATable(List<TableRow> rows, String why) {
        List<Integer> tables = TableRows.tables(rows);
        Place head = rows.get(tables.isEmpty() ? 0 : tables.get(0)).place();
        Place place = placeNamedIn(why, rows).orElse(head);
        return new Mistake(
                place,
                "this is not a decision table: " + why
                        + "; it needs RuleSet with the package's name, RuleTable, a row of CONDITION and ACTION, the"
                        + " facts, the patterns and the titles, and then the rules");
    }

    private static String written(String lines) {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        return new SpreadsheetCompiler().compile(new ByteArrayInputStream(bytes), InputType.CSV);
    }

    private static String withoutMark(String csv) {
        return !csv.isEmpty() && csv.charAt(0) == BYTE_ORDER_MARK ? csv.substring(1) : csv;
    }

    /** Of a cell that is named as in spreadsheets, such as {@code B7}. */
    private static Optional<Place> placeNamedIn(String message, List<TableRow> rows) {
        Matcher named = CELL.matcher(message);
        if (!named.find() || Integer.parseInt(named.group(2)) > rows.size()) {
            return Optional.empty();
        }
        TableRow row = rows.get(Integer.parseInt(named.group(2)) - 1);
        int index = named.group(1).chars().reduce(0, (before, letter) -> before * 26 + letter - 'A' + 1) - 1;
        return Optional.of(index < row.cells().size() ? row.place(index, false) : row.place());
    }

    /** Where the row begins that a part of the rules was written out of. */
    public Position rowOf(Position at) {
        return origin(at)
                .map(TableRow::place)
                .map(place -> new Position(place.row(), place.column()))
                .orElse(new Position(0, 0));
    }

    /** The row of the table that a line of the rules' text comes from. */
    private Optional<TableRow> origin(Position at) {
        return at.line() < 1 || at.line() > origins.size()
                ? Optional.empty()
                : Optional.of(rows.get(origins.get(at.line() - 1) - 1));
    }

    /**
     * Where in the table stands what is told of a place in the rules.
     *
     * @param message what is told: of a head that is wrong only with what a row puts into it, that row's cell is at fault
     */
    public synchronized Place place(Position at, String message) {
        Optional<TableRow> origin = origin(at);
        if (origin.isEmpty()) {
            return new Place(0, 0, true);
        } else if (marks == null) {
            marks = CellMarks.of(lines, rules, DecisionTable::writtenIfShort);
        }
        TableRow row = origin.get();
        return marks.at(at)
                .map(cell -> cell.isHead() ? blamed(cell, row, message) : placeOf(cell))
                .orElseGet(row::place);
    }

    private static String writtenIfShort(String lines) {
        TableSize.tooLarge(lines).ifPresent(tooLarge -> {
            throw new IllegalArgumentException(tooLarge);
        });
        return written(lines);
    }

    private Place blamed(CellMarks.Cell head, TableRow row, String message) {
        List<CsvCell> cells = row.cells();
        if (NOT_BOUND.matcher(message).lookingAt()) {
            OptionalInt empty = IntStream.range(0, Math.min(head.index(), cells.size()))
                    .filter(index -> cells.get(index).isBlank())
                    .findFirst();
            if (empty.isPresent()) { // the condition that binds it is left out of this row's rule
                return row.place(empty.getAsInt(), false);
            }
        }
        if (head.index() < cells.size()) {
            CsvCell below = cells.get(head.index());
            boolean isTakenApart = TableRows.values(
                            rows.get(head.row() - 1).cells().get(head.index()).text())
                    > 0;
            List<String> values = isTakenApart ? below.values() : List.of(below.unquoted());
            if (values.stream().map(String::strip).anyMatch(value -> isNamedIn(message, value))) {
                return row.place(head.index(), false);
            }
        }
        return placeOf(head);
    }

    private static boolean isNamedIn(String message, String value) {
        return !value.isEmpty()
                && Pattern.compile("(?<!\\w)" + Pattern.quote(value) + "(?!\\w)")
                        .matcher(message)
                        .find();
    }

    private Place placeOf(CellMarks.Cell cell) {
        return rows.get(cell.row() - 1).place(cell.index(), cell.isHead());
    }
}
