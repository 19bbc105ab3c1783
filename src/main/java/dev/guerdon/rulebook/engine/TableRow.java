package dev.guerdon.rulebook.engine;

import java.util.List;

/**
 * A line of a table.
 *
 * @param number from 1
 * @param written as it was written
 * @param read as it is read: what is misspelt in a head is read as it was meant
 */
record TableRow(int number, String written, String read) {

    TableRow readAs(String text) {
        return new TableRow(number, written, text);
    }

    /** The same with another text in one of its cells. */
    TableRow readAs(CsvCell cell, String text) {
        return readAs(read.substring(0, cell.start()) + text + read.substring(cell.end()));
    }

    List<CsvCell> cells() {
        return CsvCell.of(read);
    }

    boolean isBlank() {
        return cells().stream().allMatch(CsvCell::isBlank);
    }

    boolean isOddlyQuoted() {
        return read.chars().filter(letter -> letter == '"').count() % 2 == 1;
    }

    /** Where a cell stands as it was written. */
    DecisionTable.Place place(int index, boolean isHead) {
        List<CsvCell> cells = CsvCell.of(written);
        int column = index < cells.size() ? cells.get(index).column() : 1;
        return new DecisionTable.Place(number, column, isHead);
    }

    /** Where the first cell stands that is not blank; the whole row where there is none. */
    DecisionTable.Place place() {
        int column = CsvCell.of(written).stream()
                .filter(cell -> !cell.isBlank())
                .findFirst()
                .map(CsvCell::column)
                .orElse(0);
        return new DecisionTable.Place(number, column, false);
    }
}
