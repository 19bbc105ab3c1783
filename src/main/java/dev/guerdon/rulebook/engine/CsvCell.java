package dev.guerdon.rulebook.engine;

import java.util.ArrayList;
import java.util.List;
import org.drools.util.StringUtils;

/**
 * One cell of a line of a table.
 *
 * @param column where it begins, from 1; of one in quotes that is the quote
 * @param start of what is in it, from 0, without the blanks before it
 * @param end behind what is in it
 * @param text what is in it, with the quotes in it as they are doubled
 */
record CsvCell(int column, int start, int end, String text) {

    boolean isBlank() {
        return text.isBlank();
    }

    /** What is in it, each quote once. */
    String unquoted() {
        return text.replace("\"\"", "\"");
    }

    /** What is in it, taken apart at commas outside of quotes as who writes the rules out does it. */
    List<String> values() {
        return StringUtils.splitConstraints(unquoted(), true);
    }

    /** The cells of a line, from left to right. */
    static List<CsvCell> of(String line) {
        List<CsvCell> cells = new ArrayList<>();
        int index = 0;
        while (index <= line.length()) {
            int begin = behindBlanks(line, index);
            boolean isQuoted = begin < line.length() && line.charAt(begin) == '"';
            int start = isQuoted ? behindBlanks(line, begin + 1) : begin;
            int end = isQuoted ? quoteOrEnd(line, start) : commaOrEnd(line, start);
            cells.add(new CsvCell(begin + 1, start, end, line.substring(start, end)));
            index = commaOrEnd(line, end) + 1;
        }
        return cells;
    }

    private static int behindBlanks(String line, int from) {
        int index = from;
        while (index < line.length() && line.charAt(index) == ' ') {
            index++;
        }
        return index;
    }

    private static int commaOrEnd(String line, int from) {
        int comma = line.indexOf(',', from);
        return comma < 0 ? line.length() : comma;
    }

    /** The quote that ends a cell; two of them are one in it. */
    private static int quoteOrEnd(String line, int from) {
        int index = from;
        while (index < line.length()) {
            if (line.charAt(index) != '"') {
                index++;
            } else if (line.startsWith("\"\"", index)) {
                index += 2;
            } else {
                return index;
            }
        }
        return line.length();
    }
}
