package dev.guerdon.rulebook.engine;

import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.engine.DecisionTable.NotATable;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Slips with which a table would stand for other rules than it seems to, or for one less. */
final class TableSlips {
    private static final String TABLE = "RuleTable";
    private static final String PARAMETER = "$param";
    private static final Set<String> KEYS = Set.of("RuleSet", TABLE);

    /** What is shorter may be a title. */
    private static final int SHORTEST_KEY = 6;

    private static final Pattern NAME = Pattern.compile("\\$[A-Za-z]\\w*");

    /** A number, a day, yes or no, or a word in quotes of its own. */
    private static final Pattern VALUE = Pattern.compile("-?\\d+(\\.\\d+)?|\\d{4}-\\d{2}-\\d{2}|true|false|\"\".*\"\"");

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern BEHIND_COMMA = Pattern.compile("\\d{2,3}");

    private final List<String> rows;

    /** @param rows of the table, from its first line on */
    TableSlips(List<String> rows) {
        this.rows = rows;
    }

    /** @throws NotATable with a sentence at the first one */
    void refuse() {
        int head = head();
        IntStream.range(0, head).forEach(this::refuseKey);
        for (int row = head; row < rows.size(); row++) {
            if (rows.get(row).startsWith(TABLE)) {
                refuseNames(row);
                refuseMissingTitles(row);
            }
        }
    }

    private int head() {
        return IntStream.range(0, rows.size())
                .filter(row -> rows.get(row).startsWith(TABLE))
                .findFirst()
                .orElse(rows.size());
    }

    private void refuseKey(int row) {
        CsvCell cell = cells(row).get(0);
        String key = cell.text().strip().split("\\s", 2)[0];
        if (key.length() >= SHORTEST_KEY && KEYS.stream().noneMatch(key::equalsIgnoreCase)) {
            Nearest.nearest(key, KEYS).ifPresent(meant -> {
                throw new NotATable(
                        row + 1, cell.column(), "there is no \"" + key + "\". Did you mean \"" + meant + "\"?");
            });
        }
    }

    /** A name that is almost the one for what stands in the rows below, and that nothing binds. */
    private void refuseNames(int head) {
        int patterns = head + 3;
        for (CsvCell cell : cells(patterns)) {
            Matcher name = NAME.matcher(cell.text());
            while (name.find()) {
                if (isSlip(name.group(), head)) {
                    throw new NotATable(
                            patterns + 1,
                            cell.column(),
                            name.group() + " is not bound. Did you mean \"" + PARAMETER + "\"?");
                }
            }
        }
    }

    private boolean isSlip(String name, int head) {
        Pattern binding = Pattern.compile(Pattern.quote(name) + "\\s*:");
        return !name.equals(PARAMETER)
                && Nearest.nearest(name, Set.of(PARAMETER)).isPresent()
                && IntStream.of(head + 2, head + 3)
                        .noneMatch(row -> binding.matcher(rows.get(row)).find());
    }

    /** Without them the first rule would be taken for them. */
    private void refuseMissingTitles(int head) {
        List<CsvCell> kinds = cells(head + 1);
        List<CsvCell> titles = cells(head + 4);
        List<List<CsvCell>> rules = rules(head + 5);
        for (int i = 0; i < Math.min(kinds.size(), titles.size()); i++) {
            CsvCell title = titles.get(i);
            if (TableShape.isConditionOrAction(kinds.get(i)) && !title.isBlank() && isValue(title, i, rules)) {
                throw new NotATable(
                        head + 5,
                        title.column(),
                        "here the titles of the columns should stand, and what stands here is left out: put a row of"
                                + " titles before it");
            }
        }
    }

    /** The rows up to an empty one, or to another table. */
    private List<List<CsvCell>> rules(int first) {
        return IntStream.range(first, rows.size())
                .takeWhile(row -> !rows.get(row).startsWith(TABLE))
                .mapToObj(this::cells)
                .takeWhile(cells -> !cells.stream().allMatch(CsvCell::isBlank))
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

    private List<CsvCell> cells(int row) {
        return CsvCell.of(row < rows.size() ? rows.get(row) : "");
    }

    /** {@code 500,00} without quotes is two cells, and what follows stands under another column. */
    static void refuseCommas(int row, List<CsvCell> kinds, List<CsvCell> cells) {
        for (int i = 1; i < cells.size() && cells.size() > kinds.size(); i++) {
            String before = cells.get(i - 1).text();
            String after = cells.get(i).text();
            if (DIGITS.matcher(before).matches() && BEHIND_COMMA.matcher(after).matches()) {
                throw new NotATable(
                        row,
                        cells.get(i - 1).column(),
                        "this row has more cells than there are columns, as a comma parts them: write the number as "
                                + before + (after.length() == 2 ? "." : "") + after);
            }
        }
    }
}
