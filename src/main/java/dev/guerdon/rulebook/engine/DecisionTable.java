package dev.guerdon.rulebook.engine;

import dev.guerdon.rulebook.Nearest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;

/**
 * A decision table ({@code *.drl.csv}) as the rules that it stands for. They are then read like any other rule file.
 *
 * @param rules the rules' text
 * @param rows for each line of the text the row of the table it comes from, from 1
 */
public record DecisionTable(String rules, List<Integer> rows) {
    /** Characters of the rules that a table may stand for. */
    private static final long MOST_WRITTEN = 16L << 20;

    /** A package has no more rules. */
    private static final int MOST_ROWS = 5_000;

    /** With what is said before RuleTable. */
    private static final int MOST_ROWS_OF_HEAD = 100;

    /** From RuleTable to the titles. */
    private static final int LINES_OF_HEAD = 5;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern PARTED_OTHERWISE = Pattern.compile("(?i)\"?RuleSet\"?([;\t])");
    private static final Set<String> COLUMNS = Set.of("NAME", "CONDITION", "ACTION", "METADATA", "DESCRIPTION");

    /** They become switches of rules, of which the language tells what to write instead. */
    private static final Set<String> SWITCHES = Set.of(
            "SALIENCE",
            "PRIORITY",
            "DURATION",
            "TIMER",
            "ENABLED",
            "CALENDARS",
            "NOLOOP",
            "LOCKONACTIVE",
            "AUTOFOCUS",
            "ACTIVATIONGROUP",
            "AGENDAGROUP",
            "RULEFLOWGROUP",
            "DATEEFFECTIVE",
            "DATEEXPIRES");

    private static final Pattern CELL = Pattern.compile("\\b[A-Z]{1,2}([1-9][0-9]{0,4})\\b");
    private static final Pattern ORIGIN = Pattern.compile("rule values at [A-Z]+(\\d+)");

    /** A table that can't be read. */
    public static final class NotATable extends RuntimeException {
        private final int row;

        private NotATable(int row, String message) {
            super(message, null, false, false);
            this.row = row;
        }

        /** From 1; 0 when it is about the whole table. */
        public int row() {
            return row;
        }
    }

    /**
     * Writes out a table.
     *
     * @throws NotATable with a sentence if it is not a decision table, or one that stands for too much
     */
    public static DecisionTable read(String csv) {
        String lines = withoutMark(csv).replace("\r\n", "\n").replace('\r', '\n');
        requireShort(lines);
        requireCommas(lines);
        requireKnownColumns(lines);
        String text;
        try {
            byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
            text = new SpreadsheetCompiler().compile(new ByteArrayInputStream(bytes), InputType.CSV);
        } catch (RuntimeException notATable) {
            String why = String.valueOf(notATable.getMessage());
            throw new NotATable(
                    rowNamedIn(why).orElseGet(() -> rowOfHead(lines)),
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
        return new DecisionTable(text, List.copyOf(rows));
    }

    private static String withoutMark(String csv) {
        return !csv.isEmpty() && csv.charAt(0) == BYTE_ORDER_MARK ? csv.substring(1) : csv;
    }

    private static void requireCommas(String lines) {
        int row = 0;
        for (String line : lines.split("\n", MOST_ROWS_OF_HEAD)) {
            row++;
            Matcher parted = PARTED_OTHERWISE.matcher(line);
            if (parted.lookingAt()) {
                String by = parted.group(1).equals(";") ? "semicolons" : "tabs";
                throw new NotATable(row, "its cells are parted by " + by + ": save it with commas");
            }
        }
    }

    /** A column of another kind would be left out, and a condition with it. */
    private static void requireKnownColumns(String lines) {
        List<String> rows = List.of(lines.split("\n", MOST_ROWS_OF_HEAD));
        for (int row = 1; row < rows.size(); row++) {
            if (rows.get(row - 1).startsWith("RuleTable")) {
                for (String cell : rows.get(row).split(",", -1)) {
                    requireKnownColumn(row + 1, cell.replace("\"", "").strip());
                }
            }
        }
    }

    /** The kinds have names of one letter, too. */
    private static void requireKnownColumn(int row, String kind) {
        String name = kind.toUpperCase(Locale.ROOT);
        if (kind.length() > 1 && !COLUMNS.contains(name) && !SWITCHES.contains(name.replace("-", ""))) {
            throw new NotATable(row, "there is no kind of column \"" + kind + "\"." + Nearest.advice(kind, COLUMNS));
        }
    }

    private static OptionalInt rowNamedIn(String message) {
        Matcher cell = CELL.matcher(message);
        return cell.find() ? OptionalInt.of(Integer.parseInt(cell.group(1))) : OptionalInt.empty();
    }

    /** Where RuleTable stands, or else the first row. */
    private static int rowOfHead(String lines) {
        List<String> rows = List.of(lines.split("\n", MOST_ROWS_OF_HEAD));
        return IntStream.range(0, rows.size())
                .filter(row -> rows.get(row).startsWith("RuleTable"))
                .map(row -> row + 1)
                .findFirst()
                .orElse(1);
    }

    /**
     * Each row is written out with all that its head says, and a cell as often as the head asks for it: a small table may
     * stand for more than fits into memory.
     */
    private static void requireShort(String csv) {
        List<Integer> lengths = lengths(csv);
        if (lengths.size() > MOST_ROWS + MOST_ROWS_OF_HEAD) {
            throw new NotATable(
                    0, "this table has " + lengths.size() + " rows, and a package has at most " + MOST_ROWS + " rules");
        }
        long head = 0;
        long window = 0;
        for (int row = 0; row < lengths.size(); row++) {
            window += lengths.get(row) - (row < LINES_OF_HEAD ? 0 : lengths.get(row - LINES_OF_HEAD));
            head = Math.max(head, window);
        }
        long parameters = csv.chars().filter(letter -> letter == '$').count();
        if (lengths.size() * head + csv.length() * parameters > MOST_WRITTEN) {
            throw new NotATable(0, "this table stands for too many rules, or too long ones: split it");
        }
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

    /** The row of the table that a line of the rules' text comes from. */
    public int row(int line) {
        return line < 1 || line > rows.size() ? 0 : rows.get(line - 1);
    }
}
