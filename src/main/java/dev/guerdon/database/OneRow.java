package dev.guerdon.database;

import dev.guerdon.database.RoundTrip.Elements;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a statement that takes rows as arrays is for a single row. Most calls are about one member and move points once, and
 * PostgreSQL reads values with much less work than arrays of one value each: {@code unnest(?::text[], ?::date[]) as r} becomes
 * {@code (values (?::text, ?::date)) as r}.
 */
final class OneRow {
    private static final Pattern UNNEST =
            Pattern.compile("unnest\\((\\?::\\w+\\[](?:,\\s*\\?::\\w+\\[])*)\\)(?=\\s+as\\s)");

    /** By the statement for many rows; statements are constants of the code, so these are few. */
    private static final Map<String, OneRow> KNOWN = new ConcurrentHashMap<>();

    private final String sql;
    private final BitSet columns = new BitSet();

    private OneRow(String many) {
        Matcher unnest = UNNEST.matcher(many);
        this.sql = unnest.replaceAll(found -> {
            int first = parameters(many.substring(0, found.start()));
            columns.set(first, first + parameters(found.group()));
            return "(values (" + found.group(1).replace("[]", "") + "))";
        });
    }

    static OneRow of(String many) {
        return KNOWN.computeIfAbsent(many, OneRow::new);
    }

    String sql() {
        return sql;
    }

    /** The parameters with plain values where there were arrays of one; empty if there is anything but one row. */
    Optional<List<Object>> parameters(List<Object> ofMany) {
        if (columns.isEmpty() || !columns.stream().allMatch(column -> isSingle(ofMany.get(column)))) {
            return Optional.empty();
        }
        List<Object> parameters = new ArrayList<>(ofMany);
        columns.stream()
                .forEach(column -> parameters.set(
                        column, ((Elements) ofMany.get(column)).values().get(0)));
        return Optional.of(parameters);
    }

    private static boolean isSingle(Object parameter) {
        return parameter instanceof Elements elements && elements.values().size() == 1;
    }

    private static int parameters(String sql) {
        return (int) sql.chars().filter(character -> character == '?').count();
    }
}
