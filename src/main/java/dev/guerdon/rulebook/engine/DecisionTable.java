package dev.guerdon.rulebook.engine;

import dev.guerdon.rulebook.language.Position;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;

/** A decision table ({@code *.drl.csv}) as the rules that it stands for. They are then read like any other rule file. */
public final class DecisionTable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern CELL = Pattern.compile("\\b([A-Z]{1,2})([1-9][0-9]{0,4})\\b");
    private static final Pattern ORIGIN = Pattern.compile("rule values at [A-Z]+(\\d+)");

    private final List<String> lines;
    private final String rules;
    private final List<Integer> rows;
    private CellMarks marks;

    /** @param rows for each line of the rules the row of the table it comes from, from 1 */
    private DecisionTable(List<String> lines, String rules, List<Integer> rows) {
        this.lines = lines;
        this.rules = rules;
        this.rows = rows;
    }

    /**
     * A place in a table.
     *
     * @param row from 1; 0 when it is the whole table
     * @param column of the character with which its cell begins, from 1; 0 when it is the whole row
     * @param isHead whether all rules below are written out with it
     */
    public record Place(int row, int column, boolean isHead) {}

    /** A table that can't be read. */
    public static final class NotATable extends RuntimeException {
        private final transient Place place;

        NotATable(int row, int column, String message) {
            super(message, null, false, false);
            this.place = new Place(row, column, true);
        }

        public Place place() {
            return place;
        }
    }

    /** The text of the rules. */
    public String rules() {
        return rules;
    }

    /**
     * Writes out a table.
     *
     * @throws NotATable with a sentence if it is not a decision table, or one that stands for too much
     */
    public static DecisionTable read(String csv) {
        String lines = withoutMark(csv).replace("\r\n", "\n").replace('\r', '\n');
        TableShape.require(lines);
        List<String> inLines = List.of(lines.split("\n", -1));
        String text;
        try {
            text = written(lines);
        } catch (RuntimeException notATable) {
            String why = String.valueOf(notATable.getMessage());
            Place place = placeNamedIn(why, inLines).orElseGet(() -> placeOf(inLines, TableShape.rowOfHead(lines)));
            throw new NotATable(
                    place.row(),
                    place.column(),
                    "this is not a decision table: " + why
                            + "; it needs RuleSet with the package's name, RuleTable, a row of CONDITION and ACTION, the"
                            + " facts, the patterns and the titles, and then the rules");
        }
        List<Integer> rows = new ArrayList<>();
        int row = 1;
        for (String line : text.split("\n", -1)) {
            Matcher origin = ORIGIN.matcher(line);
            if (origin.find()) {
                row = Integer.parseInt(origin.group(1));
            }
            rows.add(row);
        }
        return new DecisionTable(inLines, text, List.copyOf(rows));
    }

    private static String written(String lines) {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        return new SpreadsheetCompiler().compile(new ByteArrayInputStream(bytes), InputType.CSV);
    }

    /** Where the first cell of a row stands that is not blank. */
    private static Place placeOf(List<String> lines, int row) {
        return CsvCell.of(lines.get(row - 1)).stream()
                .filter(cell -> !cell.isBlank())
                .findFirst()
                .map(cell -> placeOf(row, cell, false))
                .orElse(new Place(row, 0, false));
    }

    private static String withoutMark(String csv) {
        return !csv.isEmpty() && csv.charAt(0) == BYTE_ORDER_MARK ? csv.substring(1) : csv;
    }

    /** Of a cell that is named as in spreadsheets, such as {@code B7}. */
    private static Optional<Place> placeNamedIn(String message, List<String> lines) {
        Matcher named = CELL.matcher(message);
        if (!named.find() || Integer.parseInt(named.group(2)) > lines.size()) {
            return Optional.empty();
        }
        int row = Integer.parseInt(named.group(2));
        int index = named.group(1).chars().reduce(0, (before, letter) -> before * 26 + letter - 'A' + 1) - 1;
        List<CsvCell> cells = CsvCell.of(lines.get(row - 1));
        return Optional.of(index < cells.size() ? placeOf(row, cells.get(index), false) : placeOf(lines, row));
    }

    /** Where the row begins that a part of the rules was written out of. */
    public Position rowOf(Position at) {
        int row = row(at.line());
        return new Position(row, row == 0 ? 0 : placeOf(lines, row).column());
    }

    /** The row of the table that a line of the rules' text comes from. */
    private int row(int line) {
        return line < 1 || line > rows.size() ? 0 : rows.get(line - 1);
    }

    /**
     * Where in the table stands what is told of a place in the rules.
     *
     * @param message what is told: of a head that is wrong only with what a row puts into it, that row's cell is at fault
     */
    public synchronized Place place(Position at, String message) {
        int row = row(at.line());
        if (row == 0) {
            return new Place(0, 0, true);
        } else if (marks == null) {
            marks = CellMarks.of(lines, rules, DecisionTable::writtenIfShort);
        }
        return marks.at(at)
                .map(cell -> cell.isHead() ? blamed(cell, row, message) : placeOf(cell.row(), cell.csv(), false))
                .orElseGet(() -> placeOf(lines, row));
    }

    private static String writtenIfShort(String lines) {
        TableShape.requireShort(lines);
        return written(lines);
    }

    private Place blamed(CellMarks.Cell head, int row, String message) {
        List<CsvCell> cells = CsvCell.of(lines.get(row - 1));
        if (head.index() < cells.size()) {
            CsvCell below = cells.get(head.index());
            String word = "(?<!\\w)"
                    + Pattern.quote(below.text().replace("\"\"", "\"").strip()) + "(?!\\w)";
            if (!below.isBlank() && Pattern.compile(word).matcher(message).find()) {
                return placeOf(row, below, false);
            }
        }
        return placeOf(head.row(), head.csv(), true);
    }

    private static Place placeOf(int row, CsvCell cell, boolean isHead) {
        return new Place(row, cell.column(), isHead);
    }
}
