package dev.guerdon.rulebook.engine;

import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.engine.DecisionTable.NotATable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a table must look like to be written out as rules: parted by commas, of columns that are known, and not too large. */
final class TableShape {
    /** Characters of the rules that a table may stand for. */
    private static final long MOST_WRITTEN = 16L << 20;

    /** A package has no more rules. */
    private static final int MOST_ROWS = 5_000;

    /** With what is said before RuleTable. */
    private static final int MOST_ROWS_OF_HEAD = 100;

    /** From RuleTable to the titles. */
    private static final int LINES_OF_HEAD = 5;

    private static final Pattern PARTED_OTHERWISE = Pattern.compile("(?i)\"?RuleSet\"?([;\t])");

    /** A condition that names its fact itself; others need it in the cell above them. */
    private static final Pattern WITH_FACT =
            Pattern.compile("\\(|(not|exists|accumulate|acc)\\b|(\\$\\w+\\s*:\\s*)?[A-Z]\\w*\\s*\\(");

    /** What joins the cells of one fact, and with them the conditions below. */
    private static final String DOTS = "...";

    private static final String BEHIND_EMPTY_ROW =
            "behind an empty row nothing is read: take the empty row out, or begin another table with RuleTable";
    private static final String WITHOUT_CONDITION =
            "no condition is filled in here, so that the rule would hold for everybody: fill one in, or take the row out";

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

    private TableShape() {}

    /** @throws NotATable with a sentence if it looks otherwise */
    static void require(String lines) {
        requireShort(lines);
        requireCommas(lines);
        requireKnownColumns(lines);
        requireFacts(lines);
        new TableSlips(List.of(lines.split("\n", -1))).refuse();
        requireRules(lines);
    }

    private static void requireCommas(String lines) {
        int row = 0;
        for (String line : lines.split("\n", MOST_ROWS_OF_HEAD)) {
            row++;
            Matcher parted = PARTED_OTHERWISE.matcher(line);
            if (parted.lookingAt()) {
                String by = parted.group(1).equals(";") ? "semicolons" : "tabs";
                throw new NotATable(
                        row, parted.start(1) + 1, "its cells are parted by " + by + ": save it with commas");
            }
        }
    }

    /** A column of another kind would be left out, and a condition with it. */
    private static void requireKnownColumns(String lines) {
        List<String> rows = List.of(lines.split("\n", MOST_ROWS_OF_HEAD));
        for (int row = 1; row < rows.size(); row++) {
            if (rows.get(row - 1).startsWith("RuleTable")) {
                for (CsvCell cell : CsvCell.of(rows.get(row))) {
                    requireKnownColumn(row + 1, cell);
                }
            }
        }
    }

    /** The kinds have names of one letter, too. */
    private static void requireKnownColumn(int row, CsvCell cell) {
        String kind = cell.text().strip();
        String name = kind.toUpperCase(Locale.ROOT);
        if (kind.length() > 1 && !COLUMNS.contains(name) && !SWITCHES.contains(name.replace("-", ""))) {
            throw new NotATable(
                    row, cell.column(), "there is no kind of column \"" + kind + "\"." + Nearest.advice(kind, COLUMNS));
        }
    }

    /** Each condition is of a fact; that two are of one has to be said. */
    private static void requireFacts(String lines) {
        List<String> rows = List.of(lines.split("\n", MOST_ROWS_OF_HEAD));
        for (int row = 0; row + LINES_OF_HEAD <= rows.size(); row++) {
            if (rows.get(row).startsWith("RuleTable")) {
                List<CsvCell> kinds = CsvCell.of(rows.get(row + 1));
                List<CsvCell> facts = CsvCell.of(rows.get(row + 2));
                List<CsvCell> conditions = CsvCell.of(rows.get(row + 3));
                String before = "";
                for (int i = 0; i < Math.min(kinds.size(), facts.size()); i++) {
                    String fact = facts.get(i).text().strip();
                    if (isCondition(kinds.get(i)) && i < conditions.size()) {
                        requireFact(
                                row + 3,
                                facts.get(i),
                                conditions.get(i).text().replace("\"\"", "\"").strip(),
                                before);
                    }
                    before = fact.isEmpty() ? before : fact;
                }
            }
        }
    }

    private static boolean isCondition(CsvCell kind) {
        return kind.text().strip().toUpperCase(Locale.ROOT).startsWith("C");
    }

    static boolean isConditionOrAction(CsvCell kind) {
        return isCondition(kind)
                || Set.of("A", "ACTION").contains(kind.text().strip().toUpperCase(Locale.ROOT));
    }

    private static void requireFact(int row, CsvCell cell, String condition, String before) {
        String fact = cell.text().strip();
        String joined =
                before.isEmpty() ? "" : "; of one fact write " + before + DOTS + " above each of its conditions";
        if (fact.isEmpty()
                && !condition.isEmpty()
                && !WITH_FACT.matcher(condition).lookingAt()) {
            throw new NotATable(
                    row, cell.column(), "here the fact is missing that " + condition + " is about" + joined);
        } else if (fact.startsWith("$") && fact.equals(before) && !fact.endsWith(DOTS)) {
            throw new NotATable(row, cell.column(), fact + " stands above two conditions" + joined);
        }
    }

    /** What would be left out behind an empty row, or hold for everybody for the want of a condition. */
    private static void requireRules(String lines) {
        List<String> rows = List.of(lines.split("\n", -1));
        int titles = Integer.MAX_VALUE;
        boolean isOver = false;
        boolean isQuoted = false;
        List<CsvCell> kinds = List.of();
        for (int row = 0; row < rows.size(); row++) {
            boolean isWithinCell = isQuoted;
            isQuoted ^= rows.get(row).chars().filter(letter -> letter == '"').count() % 2 == 1;
            if (!isWithinCell && rows.get(row).startsWith("RuleTable")) {
                titles = row + LINES_OF_HEAD - 1;
                isOver = false;
                kinds = row + 1 < rows.size() ? CsvCell.of(rows.get(row + 1)) : List.of();
            } else if (!isWithinCell && row > titles) {
                List<CsvCell> cells = CsvCell.of(rows.get(row));
                boolean isEmpty = cells.stream().allMatch(CsvCell::isBlank);
                if (isOver && !isEmpty) {
                    throw new NotATable(row + 1, 1, BEHIND_EMPTY_ROW);
                } else if (!isEmpty && !isQuoted) {
                    TableSlips.refuseCommas(row + 1, kinds, cells);
                    requireCondition(row + 1, kinds, cells);
                }
                isOver |= isEmpty;
            }
        }
    }

    private static void requireCondition(int row, List<CsvCell> kinds, List<CsvCell> cells) {
        List<Integer> conditions = IntStream.range(0, kinds.size())
                .filter(i -> isCondition(kinds.get(i)))
                .boxed()
                .toList();
        boolean isMissing = conditions.stream()
                .allMatch(i -> i >= cells.size() || cells.get(i).isBlank());
        if (isMissing && !conditions.isEmpty()) {
            int first = Math.min(conditions.get(0), cells.size() - 1);
            throw new NotATable(row, cells.get(first).column(), WITHOUT_CONDITION);
        }
    }

    /** Where RuleTable stands, or else the first row. */
    static int rowOfHead(String lines) {
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
    static void requireShort(String csv) {
        List<Integer> lengths = lengths(csv);
        if (lengths.size() > MOST_ROWS + MOST_ROWS_OF_HEAD) {
            throw new NotATable(
                    0,
                    0,
                    "this table has " + lengths.size() + " rows, and a package has at most " + MOST_ROWS + " rules");
        }
        long head = 0;
        long window = 0;
        for (int row = 0; row < lengths.size(); row++) {
            window += lengths.get(row) - (row < LINES_OF_HEAD ? 0 : lengths.get(row - LINES_OF_HEAD));
            head = Math.max(head, window);
        }
        long parameters = csv.chars().filter(letter -> letter == '$').count();
        if (lengths.size() * head + csv.length() * parameters > MOST_WRITTEN) {
            throw new NotATable(0, 0, "this table stands for too many rules, or too long ones: split it");
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
}
