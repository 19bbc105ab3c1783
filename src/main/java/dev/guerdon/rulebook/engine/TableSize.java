package dev.guerdon.rulebook.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How large a table may be. Each row is written out with all that its head says, and a cell as often as the head asks for it: a
 * small table may stand for more than fits into memory.
 */
final class TableSize {
    /** Characters of the rules that a table may stand for. */
    private static final long MOST_WRITTEN = 16L << 20;

    /** A package has no more rules. */
    private static final int MOST_ROWS = 5_000;

    /** With what is said before RuleTable. */
    private static final int MOST_ROWS_OF_HEAD = 100;

    /** From RuleTable to the titles. */
    private static final int LINES_OF_HEAD = 5;

    private TableSize() {}

    /** A sentence on a table that is too large to be written out. */
    static Optional<String> tooLarge(String csv) {
        List<Integer> lengths = lengths(csv);
        if (lengths.size() > MOST_ROWS + MOST_ROWS_OF_HEAD) {
            return Optional.of(
                    "this table has " + lengths.size() + " rows, and a package has at most " + MOST_ROWS + " rules");
        }
        long head = 0;
        long window = 0;
        for (int row = 0; row < lengths.size(); row++) {
            window += lengths.get(row) - (row < LINES_OF_HEAD ? 0 : lengths.get(row - LINES_OF_HEAD));
            head = Math.max(head, window);
        }
        long parameters = csv.chars().filter(letter -> letter == '$').count();
        return lengths.size() * head + csv.length() * parameters > MOST_WRITTEN
                ? Optional.of("this table stands for too many rules, or too long ones: split it")
                : Optional.empty();
    }

    /** Of the rows, which end with a line that does not end within quotes. */
    private static List<Integer> lengths(String csv) {
        List<Integer> lengths = new ArrayList<>();
        boolean isQuoted = false;
        int start = 0;
        for (int index = 0; index < csv.length(); index++) {
            isQuoted ^= csv.charAt(index) == '"';
            if (csv.charAt(index) == '\n' && !isQuoted) {
                lengths.add(index - start);
                start = index;
            }
        }
        lengths.add(csv.length() - start);
        return lengths;
    }
}
