package dev.guerdon.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/**
 * Statements that go to PostgreSQL together and come back together: one wait for the network, however many they are. They
 * run in the order in which they were added, each seeing what the ones before it did, in the transaction of the connection.
 * Keep the number of different combinations small, because each is prepared once per connection: where rows vary in
 * number, hand arrays to {@code unnest}, and give that a name with {@code as}: for one row it becomes plain values.
 */
public final class RoundTrip {

    /** Reads one row. */
    @FunctionalInterface
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** An array parameter: PostgreSQL's element type, such as {@code text}, and the elements. */
    public record Elements(String type, List<?> values) {}

    /** @param joins whether it may go together with its neighbours */
    private record Statement(String sql, List<Object> parameters, RowReader rows, IntConsumer count, boolean joins) {

        /** The statement as it is for the rows that it has. */
        Statement forItsRows() {
            OneRow one = OneRow.of(sql);
            return one.parameters(parameters)
                    .map(values -> new Statement(one.sql(), values, rows, count, joins))
                    .orElse(this);
        }
    }

    /** By the statements that they are made of, which are constants of the code. */
    private static final Map<List<Object>, String> TEXTS = new ConcurrentHashMap<>();

    private static final int MOST_TEXTS = 1_000;

    private final List<Statement> statements = new ArrayList<>();

    /** A query; the reader is called for each row in turn. */
    public RoundTrip query(String query, RowReader rows, Object... parameters) {
        return add(new Statement(query, Arrays.asList(parameters), rows, null, false));
    }

    /** A change; the number of rows it touched is of no interest. */
    public RoundTrip change(String change, Object... parameters) {
        return change(change, touched -> {}, parameters);
    }

    /** A change, and what is to be made of the number of rows it touched. */
    public RoundTrip change(String change, IntConsumer touched, Object... parameters) {
        return add(new Statement(change, Arrays.asList(parameters), null, touched, false));
    }

    /**
     * A change of rows that no other change of this kind in the round trip sees or touches. Such neighbours go as one
     * statement, which costs PostgreSQL less than each by itself.
     */
    public RoundTrip write(String change, Object... parameters) {
        return add(new Statement(change, Arrays.asList(parameters), null, touched -> {}, true));
    }

    public boolean isEmpty() {
        return statements.isEmpty();
    }

    private RoundTrip add(Statement statement) {
        statements.add(statement);
        return this;
    }

    /** Sends everything, and hands every result to who asked for it. */
    public void run(Connection connection) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        List<Statement> sent = statements.stream().map(Statement::forItsRows).toList();
        try (PreparedStatement prepared = connection.prepareStatement(text(sent))) {
            int index = 1;
            for (Statement statement : sent) {
                for (Object parameter : statement.parameters) {
                    set(connection, prepared, index++, parameter);
                }
            }
            boolean isRows = prepared.execute();
            for (int i = 0; i < sent.size(); i++) {
                if (goesWithNext(sent, i)) {
                    continue; // the last of them brings the result of all
                }
                handOver(sent.get(i), isRows, prepared);
                isRows = i + 1 < sent.size() && prepared.getMoreResults();
            }
        }
    }

    /** One text for the same statements each time: those who look it up need not read it. */
    private static String text(List<Statement> sent) {
        List<Object> key = new ArrayList<>(2 * sent.size());
        for (Statement statement : sent) {
            key.add(statement.sql);
            key.add(statement.joins);
        }
        String known = TEXTS.get(key);
        if (known == null) {
            known = joined(sent);
            if (TEXTS.size() < MOST_TEXTS) {
                TEXTS.put(key, known);
            }
        }
        return known;
    }

    /** The statements one after the other; neighbours that join are made one. */
    private static String joined(List<Statement> sent) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < sent.size(); i++) {
            boolean followsOne = i > 0 && goesWithNext(sent, i - 1);
            String text = sent.get(i).sql;
            if (goesWithNext(sent, i)) {
                sql.append(followsOne ? ",\n" : separator(i) + "with ")
                        .append("written_")
                        .append(i)
                        .append(" as (\n")
                        .append(text)
                        .append(')');
            } else {
                sql.append(followsOne ? "\n" : separator(i)).append(text);
            }
        }
        return sql.toString();
    }

    private static String separator(int place) {
        return place == 0 ? "" : ";\n";
    }

    private static boolean goesWithNext(List<Statement> sent, int place) {
        return sent.get(place).joins && place + 1 < sent.size() && sent.get(place + 1).joins;
    }

    private static void handOver(Statement statement, boolean isRows, PreparedStatement prepared) throws SQLException {
        if (isRows != (statement.rows != null)) {
            throw new IllegalStateException("a query was sent as a change, or the other way round");
        }
        if (isRows) {
            try (ResultSet rows = prepared.getResultSet()) {
                while (rows.next()) {
                    statement.rows.read(rows);
                }
            }
        } else {
            statement.count.accept(prepared.getUpdateCount());
        }
    }

    private static void set(Connection connection, PreparedStatement prepared, int index, Object value)
            throws SQLException {
        if (value instanceof Elements elements) {
            Object[] converted =
                    elements.values().stream().map(RoundTrip::converted).toArray();
            prepared.setArray(index, connection.createArrayOf(elements.type(), converted));
        } else if (value instanceof Enum<?> word) {
            prepared.setString(index, word.name().toLowerCase(Locale.ROOT));
        } else if (value instanceof BigDecimal number) {
            prepared.setBigDecimal(index, number);
        } else {
            prepared.setObject(index, converted(value));
        }
    }

    private static Object converted(Object value) {
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }
}
