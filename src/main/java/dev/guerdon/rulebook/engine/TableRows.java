package dev.guerdon.rulebook.engine;

import dev.guerdon.rulebook.engine.DecisionTable.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The rows of a table that are its rules. One that would stand for another rule than it seems to, or be left out, is told and
 * taken out, so that the others can be read.
 */
final class TableRows {
    private static final String BEHIND_EMPTY_ROW =
            "behind an empty row nothing is read: take the empty row out, or begin another table with RuleTable";
    private static final String WITHOUT_CONDITION =
            "no condition is filled in here, so that the rule would hold for everybody: fill one in, or take the row out";

    private static final String WITHOUT_ACTION =
            "no action is filled in here, so that the rule would give nothing: fill one in, or take the row out";

    private static final String CELL_BROKEN =
            "a text in quotes does not end in this row: a cell is one line, take the line break out, or write the quote that"
                    + " is missing";

    /** A text in quotes that goes on over more is none that somebody meant. */
    private static final int MOST_LINES_OF_CELL = 20;

    private static final Pattern VALUE = Pattern.compile("\\$([1-9])(?![0-9])");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern BEHIND_COMMA = Pattern.compile("\\d{2,3}");

    private static final int KINDS = 1;
    private static final int PATTERNS = 3;

    /** From RuleTable to the titles. */
    private static final int HEAD = 5;

    private final List<TableRow> kept = new ArrayList<>();

    private final Consumer<Mistake> mistakes;

    private TableRows(Consumer<Mistake> mistakes) {
        this.mistakes = mistakes;
    }

    /** The rows that can be read. */
    static List<TableRow> readable(List<TableRow> rows, Consumer<Mistake> mistakes) {
        TableRows readable = new TableRows(mistakes);
        List<Integer> tables = tables(rows);
        int first = tables.isEmpty() ? rows.size() : tables.get(0);
        readable.kept.addAll(rows.subList(0, first));
        for (int i = 0; i < tables.size(); i++) {
            int end = i + 1 < tables.size() ? tables.get(i + 1) : rows.size();
            readable.table(rows.subList(tables.get(i), end));
        }
        return readable.kept;
    }

    /** At which rows tables begin. */
    static List<Integer> tables(List<TableRow> rows) {
        return IntStream.range(0, rows.size())
                .filter(row -> beginsTable(rows.get(row)))
                .boxed()
                .toList();
    }

    static boolean beginsTable(TableRow row) {
        return row.read().startsWith("RuleTable");
    }

    private void table(List<TableRow> rows) {
        int titles = Math.min(HEAD, rows.size());
        List<TableRow> rules = rules(rows.subList(titles, rows.size()), cells(rows, KINDS), cells(rows, PATTERNS));
        if (!rules.isEmpty()) {
            kept.addAll(rows.subList(0, titles));
            kept.addAll(rules);
            kept.add(new TableRow(rows.get(rows.size() - 1).number(), "", ""));
        }
    }

    private static List<CsvCell> cells(List<TableRow> rows, int row) {
        return row < rows.size() ? rows.get(row).cells() : List.of();
    }

    private List<TableRow> rules(List<TableRow> rows, List<CsvCell> kinds, List<CsvCell> patterns) {
        List<TableRow> rules = new ArrayList<>();
        boolean isBehindEmpty = false;
        for (int i = 0; i < rows.size(); i++) {
            TableRow row = rows.get(i);
            if (row.isBlank()) {
                isBehindEmpty = true;
                continue;
            } else if (isBehindEmpty && !isWithinTable(row)) {
                break;
            }
            isBehindEmpty = false;
            if (row.isOddlyQuoted()) {
                refuseBroken(row, mistakes);
                i = endOfCell(rows, i);
            } else if (isGood(row, kinds, patterns)) {
                rules.add(row);
            }
        }
        return rules;
    }

    /** Tells of a row in which a cell does not end. */
    static void refuseBroken(TableRow row, Consumer<Mistake> mistakes) {
        mistakes.accept(new Mistake(row.place(), CELL_BROKEN));
    }

    /** The row in which the cell may end that does not end in this one; this one, where none is near. */
    static int endOfCell(List<TableRow> rows, int row) {
        return IntStream.range(row + 1, Math.min(row + MOST_LINES_OF_CELL, rows.size()))
                .filter(each -> rows.get(each).isOddlyQuoted())
                .findFirst()
                .orElse(row);
    }

    /** A row behind an empty one is told; whether it is a rule all the same. */
    private boolean isWithinTable(TableRow row) {
        tell(row, 0, BEHIND_EMPTY_ROW);
        return !TableHead.isAlmostTable(row);
    }

    private boolean isGood(TableRow row, List<CsvCell> kinds, List<CsvCell> patterns) {
        return isWithoutCommas(row, kinds)
                && isWithinColumns(row, Math.max(kinds.size(), patterns.size()))
                && isFilledIn(row, kinds, TableHead::isCondition, WITHOUT_CONDITION)
                && isFilledIn(row, kinds, TableHead::isAction, WITHOUT_ACTION)
                && hasAllValues(row, patterns);
    }

    private boolean isWithinColumns(TableRow row, int columns) {
        List<CsvCell> cells = row.cells();
        Optional<Integer> beyond = IntStream.range(columns, cells.size())
                .filter(i -> !cells.get(i).isBlank())
                .boxed()
                .findFirst();
        beyond.ifPresent(index -> tell(
                row,
                index,
                "this cell has no column, as the table has " + columns + " and the row " + cells.size()
                        + " cells: take it out, or put a text with a comma in it in quotes"));
        return beyond.isEmpty();
    }

    /** A column that takes its cells apart, by {@code $1} and {@code $2}, needs as many values in each. */
    private boolean hasAllValues(TableRow row, List<CsvCell> patterns) {
        List<CsvCell> cells = row.cells();
        boolean isGood = true;
        for (int i = 0; i < Math.min(cells.size(), patterns.size()); i++) {
            int wanted = values(patterns.get(i).text());
            int found = cells.get(i).values().size();
            if (wanted > 0 && found != wanted && !cells.get(i).isBlank()) {
                tell(
                        row,
                        i,
                        "the column takes " + wanted + (wanted == 1 ? " value" : " values parted by commas")
                                + " from each cell, and this one has " + found);
                isGood = false;
            }
        }
        return isGood;
    }

    /** How many values a column takes from a cell; 0 where it takes it as a whole. */
    static int values(String pattern) {
        return pattern.contains(TableHead.PARAMETER)
                ? 0
                : VALUE.matcher(pattern)
                        .results()
                        .mapToInt(value -> Integer.parseInt(value.group(1)))
                        .max()
                        .orElse(0);
    }

    /** {@code 500,00} without quotes is two cells, and what follows stands under another column. */
    private boolean isWithoutCommas(TableRow row, List<CsvCell> kinds) {
        List<CsvCell> cells = row.cells();
        for (int i = 1; i < cells.size() && cells.size() > kinds.size(); i++) {
            String before = cells.get(i - 1).text();
            String after = cells.get(i).text();
            if (DIGITS.matcher(before).matches() && BEHIND_COMMA.matcher(after).matches()) {
                tell(
                        row,
                        i - 1,
                        "this row has more cells than there are columns, as a comma parts them: write the number as "
                                + before + (after.length() == 2 ? "." : "") + after);
                return false;
            }
        }
        return true;
    }

    /** Whether one of the columns of a kind holds something, where there are any. */
    private boolean isFilledIn(TableRow row, List<CsvCell> kinds, Predicate<CsvCell> wanted, String otherwise) {
        List<CsvCell> cells = row.cells();
        List<Integer> columns = IntStream.range(0, kinds.size())
                .filter(i -> wanted.test(kinds.get(i)))
                .boxed()
                .toList();
        boolean isMissing =
                columns.stream().allMatch(i -> i >= cells.size() || cells.get(i).isBlank());
        if (isMissing && !columns.isEmpty()) {
            tell(row, Math.min(columns.get(0), cells.size() - 1), otherwise);
            return false;
        }
        return true;
    }

    private void tell(TableRow row, int index, String message) {
        mistakes.accept(new Mistake(row.place(index, true), message));
    }
}
