package dev.guerdon.rulebook;

import java.util.Comparator;

/**
 * Something wrong with the rule files, and where.
 *
 * @param file path below the rules folder, with {@code /}
 * @param line from 1; 0 when it is about the whole file
 * @param column from 1; 0 when it is about the whole line
 * @param rule the rule's name, or null outside of rules
 * @param message a sentence that says what to do
 */
public record Finding(String file, int line, int column, String rule, String message, Severity severity)
        implements Comparable<Finding> {
    private static final Comparator<Finding> BY_PLACE =
            Comparator.comparing(Finding::file).thenComparingInt(Finding::line).thenComparingInt(Finding::column);

    /** Whether the files can go live with it. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** An error outside of any rule. */
    public static Finding error(String file, int line, int column, String message) {
        return new Finding(file, line, column, null, message, Severity.ERROR);
    }

    /** An error about a whole file or folder. */
    public static Finding error(String file, String message) {
        return error(file, 0, 0, message);
    }

    /** A warning outside of any rule. */
    public static Finding warning(String file, int line, int column, String message) {
        return new Finding(file, line, column, null, message, Severity.WARNING);
    }

    /** The same as an error. */
    public Finding asError() {
        return new Finding(file, line, column, rule, message, Severity.ERROR);
    }

    /** Whether the files can't go live with it. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** By place only: findings of one place may compare as 0 and yet differ. */
    @Override
    public int compareTo(Finding other) {
        return BY_PLACE.compare(this, other);
    }

    /** As compilers write it: {@code file:line:column: message}. */
    @Override
    public String toString() {
        String place = line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
        return place + ": " + (isError() ? "" : "warning: ") + message;
    }
}
