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
import java.util.stream.Collectors;

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

    /** @param joins whether it may go together with its neighbours */
    private record Statement(String sql, List<Object> parameters, RowReader rows, IntConsumer count, boolean joins) {}

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
        List<Statement> sent = joined();
        String sql = sent.stream().map(Statement::sql).collect(Collectors.joining(";\n"));
        try (PreparedStatement prepared = connection.prepareStatement(sql)) {
            int index = 1;
            for (Statement statement : sent) {
                for (Object parameter : statement.parameters) {
                    set(connection, prepared, index++, parameter);
                }
            }
            boolean isRows = prepared.execute();
            for (int i = 0; i < sent.size(); i++) {
                if (i > 0) {
                    isRows = prepared.getMoreResults();
                }
                handOver(sent.get(i), isRows, prepared);
            }
        }
    }

    /** The statements with neighbours that join made one. */
    private List<Statement> joined() {
        List<Statement> sent = new ArrayList<>();
        for (int i = 0; i < statements.size(); ) {
            int end = i + 1;
            while (statements.get(i).joins && end < statements.size() && statements.get(end).joins) {
                end++;
            }
            sent.add(end == i + 1 ? statements.get(i) : together(statements.subList(i, end)));
            i = end;
        }
        return sent;
    }

    private static Statement together(List<Statement> writes) {
        StringBuilder sql = new StringBuilder();
        List<Object> parameters = new ArrayList<>();
        int last = writes.size() - 1;
        for (int i = 0; i < last; i++) {
            sql.append(i == 0 ? "with " : ",\n")
                    .append("written_")
                    .append(i)
                    .append(" as (\n")
                    .append(writes.get(i).sql)
                    .append(')');
            parameters.addAll(writes.get(i).parameters);
        }
        parameters.addAll(writes.get(last).parameters);
        return new Statement(
                sql.append('\n').append(writes.get(last).sql).toString(), parameters, null, touched -> {}, true);
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
