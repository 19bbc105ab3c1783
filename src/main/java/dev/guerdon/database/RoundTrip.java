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
import java.util.function.IntConsumer;

/**
 * Statements that go to PostgreSQL together and come back together: one wait for the network, however many they are. They
 * run in the order in which they were added, each seeing what the ones before it did, in the transaction of the connection.
 * Keep the number of different combinations small, because each is prepared once per connection: where rows vary in
 * number, hand arrays to {@code unnest}.
 */
public final class RoundTrip {

    /** Reads one row. */
    @FunctionalInterface
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** An array parameter: PostgreSQL's element type, such as {@code text}, and the elements. */
    public record Elements(String type, List<?> values) {}

    private record Statement(List<Object> parameters, RowReader rows, IntConsumer count) {}

    private final StringBuilder sql = new StringBuilder();
    private final List<Statement> statements = new ArrayList<>();

    /** A query; the reader is called for each row in turn. */
    public RoundTrip query(String query, RowReader rows, Object... parameters) {
        return add(query, new Statement(Arrays.asList(parameters), rows, null));
    }

    /** A change; the number of rows it touched is of no interest. */
    public RoundTrip change(String change, Object... parameters) {
        return add(change, new Statement(Arrays.asList(parameters), null, touched -> {}));
    }

    /** A change, and what is to be made of the number of rows it touched. */
    public RoundTrip change(String change, IntConsumer touched, Object... parameters) {
        return add(change, new Statement(Arrays.asList(parameters), null, touched));
    }

    public boolean isEmpty() {
        return statements.isEmpty();
    }

    private RoundTrip add(String text, Statement statement) {
        if (!sql.isEmpty()) {
            sql.append(";\n");
        }
        sql.append(text);
        statements.add(statement);
        return this;
    }

    /** Sends everything, and hands every result to who asked for it. */
    public void run(Connection connection) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        try (PreparedStatement prepared = connection.prepareStatement(sql.toString())) {
            int index = 1;
            for (Statement statement : statements) {
                for (Object parameter : statement.parameters) {
                    set(connection, prepared, index++, parameter);
                }
            }
            boolean isRows = prepared.execute();
            for (int i = 0; i < statements.size(); i++) {
                if (i > 0) {
                    isRows = prepared.getMoreResults();
                }
                handOver(statements.get(i), isRows, prepared);
            }
        }
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
