package dev.guerdon.bench;

import java.io.IOException;
import java.sql.SQLException;

/** One connection's way to do one more of what is measured. */
interface Caller extends AutoCloseable {

    /** Does it, and returns when it is done. */
    void call() throws Exception;

    @Override
    void close() throws IOException, SQLException;

    /** Opens a caller for each connection. */
    @FunctionalInterface
    interface Opening {
        Caller open() throws Exception;
    }
}
