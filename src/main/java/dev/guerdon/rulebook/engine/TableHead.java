package dev.guerdon.rulebook.engine;

import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.engine.DecisionTable.Mistake;
import dev.guerdon.rulebook.language.Unwanted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a table says before its rules: keys such as RuleSet, and for each RuleTable the kinds of its columns, their facts, their
 * patterns and their titles. A slip there would have the table stand for other rules than it seems to. It is told, and read as
 * it was most likely meant, so that what else is wrong can be told, too.
 */
final class TableHead {
    private static final String TABLE = "RuleTable";
    private static final Set<String> KEYS = Set.of("RuleSet", TABLE);

    /** What is shorter may be a title. */
    private static final int SHORTEST_KEY = 6;

    /** What is DRL's own before the first rule, by what the language calls it. */
    private static final Map<String, String> UNWANTED_KEYS = Map.ofEntries(
            Map.entry("IMPORT", "import"),
            Map.entry("VARIABLES", "global"),
            Map.entry("FUNCTIONS", "function"),
            Map.entry("DECLARE", "declare"),
            Map.entry("QUERIES", "query"),
            Map.entry("UNIT", "unit"),
            Map.entry("SEQUENTIAL", "salience"),
            Map.entry("SEQUENTIALMAXPRIORITY", "salience"),
            Map.entry("SEQUENTIALMINPRIORITY", "salience"),
            Map.entry("DIALECT", "dialect"));

    private static final Set<String> COLUMNS = Set.of("NAME", "CONDITION", "ACTION", "METADATA", "DESCRIPTION");
    private static final String WITHOUT_EFFECT = "DESCRIPTION";
    private static final Set<String> SHORT_COLUMNS = Set.of("N", "C", "A", "@", "I");

    /** Columns that are switches of rules, by what the language calls them. */
    private static final Map<String, String> SWITCHES = Map.ofEntries(
            Map.entry("SALIENCE", "salience"),
            Map.entry("PRIORITY", "salience"),
            Map.entry("P", "salience"),
            Map.entry("DURATION", "duration"),
            Map.entry("D", "duration"),
            Map.entry("TIMER", "timer"),
            Map.entry("T", "timer"),
            Map.entry("ENABLED", "enabled"),
            Map.entry("B", "enabled"),
            Map.entry("CALENDARS", "calendars"),
            Map.entry("E", "calendars"),
            Map.entry("NOLOOP", "no-loop"),
            Map.entry("U", "no-loop"),
            Map.entry("LOCKONACTIVE", "lock-on-active"),
            Map.entry("L", "lock-on-active"),
            Map.entry("AUTOFOCUS", "auto-focus"),
            Map.entry("F", "auto-focus"),
            Map.entry("ACTIVATIONGROUP", "activation-group"),
            Map.entry("X", "activation-group"),
            Map.entry("AGENDAGROUP", "agenda-group"),
            Map.entry("G", "agenda-group"),
            Map.entry("RULEFLOWGROUP", "ruleflow-group"),
            Map.entry("R", "ruleflow-group"),
            Map.entry("DATEEFFECTIVE", "date-effective"),
            Map.entry("V", "date-effective"),
            Map.entry("DATEEXPIRES", "date-expires"),
            Map.entry("Z", "date-expires"));

    /** A condition that names its fact itself; others need it in the cell above them. */
    private static final Pattern WITH_FACT =
            Pattern.compile("\\(|(not|exists|accumulate|acc)\\b|(\\$\\w+\\s*:\\s*)?[A-Z]\\w*\\s*\\(");

    /** What joins the cells of one fact, and with them the conditions below. */
    private static final String DOTS = "...";

    static final String PARAMETER = "$param";
    private static final Pattern NAME = Pattern.compile("\\$[A-Za-z]\\w*");

    /** A number, a day, yes or no, or a word in quotes of its own. */
    private static final Pattern VALUE = Pattern.compile("-?\\d+(\\.\\d+)?|\\d{4}-\\d{2}-\\d{2}|true|false|\"\".*\"\"");

    private static final int KINDS = 1;
    private static final int FACTS = 2;
    private static final int PATTERNS = 3;
    private static final int TITLES = 4;

    private final List<TableRow> rows;
    private final Consumer<Mistake> mistakes;
    private boolean isReadable = true;

    private TableHead(List<TableRow> rows, Consumer<Mistake> mistakes) {
        this.rows = new ArrayList<>(rows);
        this.mistakes = mistakes;
    }

    /**
     * A table whose head was looked through.
     *
     * @param rows as they are to be read
     * @param isReadable whether what was meant is known
     */
    record Mended(List<TableRow> rows, boolean isReadable) {}

    static Mended mended(List<TableRow> rows, Consumer<Mistake> mistakes) {
        TableHead head = new TableHead(rows, mistakes);
        List<Integer> tables = TableRows.tables(rows);
        head.checkKeys(tables.isEmpty() ? rows.size() : tables.get(0));
        // Rows are taken out below, and so the last table comes first.
        for (int i = tables.size() - 1; i >= 0; i--) {
            head.check(tables.get(i));
        }
        return new Mended(head.rows, head.isReadable);
    }

    private void checkKeys(int end) {
        boolean isWithinCell = false;
        for (int row = 0; row < end; row++) {
            if (!isWithinCell) {
                checkKey(row);
            }
            isWithinCell ^= rows.get(row).isOddlyQuoted();
        }
    }

    private void checkKey(int row) {
        List<CsvCell> cells = cells(row);
        IntStream.range(0, cells.size())
                .filter(i -> !cells.get(i).isBlank())
                .findFirst()
                .ifPresent(index -> checkKey(row, index, cells.get(index)));
    }

    private void checkKey(int row, int index, CsvCell cell) {
        String key = cell.text().strip().split("\\s", 2)[0];
        Optional<String> why =
                Optional.ofNullable(UNWANTED_KEYS.get(normal(key))).flatMap(name -> Unwanted.because(key, name));
        if (why.isPresent()) {
            tell(row, index, why.get());
            read(row, index, "");
        } else if (index == 0) {
            meantKey(key).ifPresent(meant -> {
                tell(row, index, "there is no \"" + key + "\". Did you mean \"" + meant + "\"?");
                isReadable &= !meant.equals(TABLE); // where its columns begin is not known
                read(row, index, meant);
            });
        }
    }

    /** The key for which a word is a slip. */
    private static Optional<String> meantKey(String word) {
        return word.length() < SHORTEST_KEY || KEYS.stream().anyMatch(word::equalsIgnoreCase)
                ? Optional.empty()
                : Nearest.nearest(word, KEYS);
    }

    /** Whether a row was most likely meant to begin a table. */
    static boolean isAlmostTable(TableRow row) {
        return meantKey(row.cells().get(0).text().strip().split("\\s", 2)[0])
                .filter(TABLE::equals)
                .isPresent();
    }

    private void check(int table) {
        for (int row = table; row <= Math.min(table + TITLES, rows.size() - 1); row++) {
            if (rows.get(row).isOddlyQuoted()) {
                TableRows.refuseBroken(rows.get(row), mistakes);
                rows.subList(row + 1, TableRows.endOfCell(rows, row) + 1).clear();
                isReadable &= row == table + TITLES;
            }
        }
        checkPatterns(table);
        checkKinds(table);
        checkFacts(table);
        checkNames(table);
        checkTitles(table);
    }

    /** A column of another kind would be left out, and a condition with it. */
    private void checkKinds(int table) {
        int row = table + KINDS;
        List<CsvCell> cells = cells(row);
        for (int i = cells.size() - 1; i >= 0; i--) {
            String kind = cells.get(i).text().strip();
            String name = normal(kind);
            Optional<String> why =
                    Optional.ofNullable(SWITCHES.get(name)).flatMap(each -> Unwanted.because(kind, each));
            if (why.isPresent()) {
                tell(row, i, why.get());
                read(row, i, WITHOUT_EFFECT);
                read(table + FACTS, i, "");
                read(table + PATTERNS, i, "");
            } else if (!kind.isEmpty() && !COLUMNS.contains(name) && !SHORT_COLUMNS.contains(name)) {
                tell(row, i, "there is no kind of column \"" + kind + "\"." + Nearest.advice(kind, COLUMNS));
                Optional<String> meant = Nearest.nearest(name, COLUMNS);
                isReadable &= meant.isPresent();
                read(row, i, meant.orElse(""));
            }
        }
    }

    /** What stands below no kind of column belongs to none. */
    private void checkPatterns(int table) {
        List<CsvCell> kinds = cells(table + KINDS);
        List<CsvCell> patterns = cells(table + PATTERNS);
        IntStream.range(0, patterns.size())
                .filter(i -> !patterns.get(i).isBlank()
                        && (i >= kinds.size() || kinds.get(i).isBlank()))
                .findFirst()
                .ifPresent(index -> {
                    tell(
                            table + PATTERNS,
                            index,
                            "above this stands no kind of column: write CONDITION or ACTION there, in the row behind"
                                    + " RuleTable");
                    isReadable = false;
                });
    }

    private static String normal(String word) {
        return word.toUpperCase(Locale.ROOT).replace("-", "");
    }

    /** Each condition is of a fact; that two are of one has to be said. */
    private void checkFacts(int table) {
        List<CsvCell> kinds = cells(table + KINDS);
        List<CsvCell> facts = cells(table + FACTS);
        List<CsvCell> conditions = cells(table + PATTERNS);
        String before = "";
        for (int i = 0; i < Math.min(kinds.size(), facts.size()); i++) {
            String fact = facts.get(i).text().strip();
            if (isCondition(kinds.get(i)) && i < conditions.size()) {
                String condition =
                        conditions.get(i).text().replace("\"\"", "\"").strip();
                checkFact(table + FACTS, i, fact, condition, before);
            }
            before = fact.isEmpty() ? before : fact;
        }
    }

    private void checkFact(int row, int index, String fact, String condition, String before) {
        String joined =
                before.isEmpty() ? "" : "; of one fact write " + before + DOTS + " above each of its conditions";
        if (fact.isEmpty()
                && !condition.isEmpty()
                && !WITH_FACT.matcher(condition).lookingAt()) {
            tell(row, index, "here the fact is missing that " + condition + " is about" + joined);
            isReadable = false;
        } else if (fact.startsWith("$") && fact.equals(before) && !fact.endsWith(DOTS)) {
            tell(row, index, fact + " stands above two conditions" + joined);
            isReadable = false;
        }
    }

    static boolean isCondition(CsvCell kind) {
        return kind.text().strip().toUpperCase(Locale.ROOT).startsWith("C");
    }

    private static boolean isConditionOrAction(CsvCell kind) {
        return isCondition(kind) || isAction(kind);
    }

    static boolean isAction(CsvCell kind) {
        return Set.of("A", "ACTION").contains(kind.text().strip().toUpperCase(Locale.ROOT));
    }

    /** A name that is almost the one for what stands in the rows below, and that nothing binds. */
    private void checkNames(int table) {
        int row = table + PATTERNS;
        List<CsvCell> cells = cells(row);
        Set<String> slips = new HashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            Matcher name = NAME.matcher(cells.get(i).text());
            while (name.find()) {
                if (isSlip(name.group(), table)) {
                    slips.add(name.group());
                    tell(row, i, name.group() + " is not bound. Did you mean \"" + PARAMETER + "\"?");
                }
            }
        }
        slips.forEach(slip -> rows.set(
                row,
                rows.get(row)
                        .readAs(rows.get(row)
                                .read()
                                .replaceAll(Pattern.quote(slip) + "\\b", Matcher.quoteReplacement(PARAMETER)))));
    }

    private boolean isSlip(String name, int table) {
        Pattern binding = Pattern.compile(Pattern.quote(name) + "\\s*:");
        return !name.equals(PARAMETER)
                && Nearest.nearest(name, Set.of(PARAMETER)).isPresent()
                && IntStream.of(table + FACTS, table + PATTERNS)
                        .noneMatch(row -> binding.matcher(rows.get(row).read()).find());
    }

    /** Without them the first rule would be taken for them. */
    private void checkTitles(int table) {
        int row = table + TITLES;
        List<CsvCell> kinds = cells(table + KINDS);
        List<CsvCell> titles = cells(row);
        List<List<CsvCell>> rules = rules(row + 1);
        IntStream.range(0, Math.min(kinds.size(), titles.size()))
                .filter(i -> isConditionOrAction(kinds.get(i))
                        && !titles.get(i).isBlank()
                        && isValue(titles.get(i), i, rules))
                .findFirst()
                .ifPresent(index -> tell(
                        row,
                        index,
                        "here the titles of the columns should stand, and what stands here is left out: put a row of"
                                + " titles before it"));
    }

    /** The rows up to an empty one, or to another table. */
    private List<List<CsvCell>> rules(int first) {
        return IntStream.range(Math.min(first, rows.size()), rows.size())
                .mapToObj(rows::get)
                .takeWhile(row -> !TableRows.beginsTable(row) && !row.isBlank())
                .map(TableRow::cells)
                .toList();
    }

    /** What stands in a rule below, too, is no title either. */
    private static boolean isValue(CsvCell title, int column, List<List<CsvCell>> rules) {
        String text = title.text().strip();
        return VALUE.matcher(text).matches()
                || rules.stream()
                        .anyMatch(cells -> column < cells.size()
                                && cells.get(column).text().strip().equals(text));
    }

    /** From now on a cell holds another text. */
    private void read(int row, int index, String text) {
        List<CsvCell> cells = cells(row);
        if (index < cells.size()) {
            rows.set(row, rows.get(row).readAs(cells.get(index), text));
        }
    }

    private List<CsvCell> cells(int row) {
        return row < rows.size() ? rows.get(row).cells() : CsvCell.of("");
    }

    private void tell(int row, int index, String message) {
        mistakes.accept(new Mistake(rows.get(row).place(index, true), message));
    }
}
