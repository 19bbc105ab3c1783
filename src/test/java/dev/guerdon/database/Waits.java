package dev.guerdon.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Counts how often a call waits for the database (statements that are run together, and commits), and the statements. */
public final class Waits {
    private static final Set<String> WAITING = Set.of(
            "execute",
            "executeQuery",
            "executeUpdate",
            "executeLargeUpdate",
            "executeBatch",
            "commit",
            "rollback",
            "isValid");

    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger statements = new AtomicInteger();

    /** What was counted of a call. */
    public record Counted(int waits, int statements) {}

    public int count() {
        return count.get();
    }

    /** What was counted so far; the count begins anew. */
    public Counted taken() {
        return new Counted(count.getAndSet(0), statements.getAndSet(0));
    }

    /** The same source, counted. */
    public DataSource of(DataSource source) {
        return counted(DataSource.class, source, "");
    }

    /** @param sql of a statement, else "" */
    private <T> T counted(Class<T> type, Object real, String sql) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    note(method, sql);
                    try {
                        Object result = method.invoke(real, arguments);
                        if (result instanceof Connection) {
                            return counted(Connection.class, result, "");
                        }
                        return result instanceof PreparedStatement
                                ? counted(PreparedStatement.class, result, (String) arguments[0])
                                : result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    private void note(Method method, String sql) {
        if (WAITING.contains(method.getName())) {
            count.incrementAndGet();
            statements.addAndGet(sql.isEmpty() ? 0 : sql.split(";\n", -1).length);
        }
    }
}
