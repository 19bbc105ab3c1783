package dev.guerdon.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Counts how often a call waits for the database: statements that are run, and commits. */
final class RoundTrips {
    private static final Set<String> WAITS = Set.of(
            "execute",
            "executeQuery",
            "executeUpdate",
            "executeLargeUpdate",
            "executeBatch",
            "commit",
            "rollback",
            "isValid");

    private final AtomicInteger count = new AtomicInteger();

    int count() {
        return count.get();
    }

    /** The same source, counted. */
    DataSource of(DataSource source) {
        return counted(DataSource.class, source);
    }

    private <T> T counted(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (WAITS.contains(method.getName())) {
                        count.incrementAndGet();
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        if (result instanceof java.sql.Connection) {
                            return counted(java.sql.Connection.class, result);
                        }
                        return result instanceof java.sql.PreparedStatement
                                ? counted(java.sql.PreparedStatement.class, result)
                                : result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
