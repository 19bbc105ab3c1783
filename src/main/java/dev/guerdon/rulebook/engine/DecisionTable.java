package dev.guerdon.rulebook.engine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;

/**
 * A decision table ({@code *.drl.csv}) as the rules that it stands for. They are then read like any other rule file.
 *
 * @param rules the rules' text
 * @param rows for each line of the text the row of the table it comes from, from 1
 */
public record DecisionTable(String rules, List<Integer> rows) {
    private static final Pattern ORIGIN = Pattern.compile("rule values at [A-Z]+(\\d+)");

    /**
     * Writes out a table.
     *
     * @throws IllegalArgumentException with a sentence if it is not a decision table
     */
    public static DecisionTable read(String csv) {
        String text;
        try {
            byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
            text = new SpreadsheetCompiler().compile(new ByteArrayInputStream(bytes), InputType.CSV);
        } catch (RuntimeException notATable) {
            throw new IllegalArgumentException(
                    "this is not a decision table: " + notATable.getMessage()
                            + "; it needs RuleSet with the package's name, RuleTable, a row of CONDITION and ACTION, the"
                            + " facts, the patterns and the titles, and then the rules",
                    notATable);
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

    /** The row of the table that a line of the rules' text comes from. */
    public int row(int line) {
        return line < 1 || line > rows.size() ? 0 : rows.get(line - 1);
    }
}
