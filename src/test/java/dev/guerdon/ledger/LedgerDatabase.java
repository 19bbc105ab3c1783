package dev.guerdon.ledger;

import dev.guerdon.TestDatabase;
import dev.guerdon.database.RoundTrip;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;

/** A real PostgreSQL with nothing in it but the ledger's tables. */
final class LedgerDatabase implements AutoCloseable {

    /** Something that asks the database. */
    @FunctionalInterface
    interface Asking<T> {
        T of(RoundTrip reads);
    }

    private final Connection connection;

    LedgerDatabase() {
        try {
            connection = DriverManager.getConnection(TestDatabase.emptyDatabase());
            for (String migration : List.of("V2__ledger", "V10__ledger_in_fewer_constraints")) {
                execute(script(migration));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String script(String migration) throws IOException {
        try (InputStream script = LedgerDatabase.class.getResourceAsStream("/db/migration/" + migration + ".sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    <T> T ask(Asking<T> question) {
        RoundTrip reads = new RoundTrip();
        T answer = question.of(reads);
        run(reads);
        return answer;
    }

    Book read(Wallet wallet) {
        return ask(reads -> Ledger.open(reads, wallet)).book();
    }

    void write(Wallet wallet, Changes changes) {
        RoundTrip writes = new RoundTrip();
        Ledger.write(writes, wallet, changes);
        run(writes);
    }

    private void run(RoundTrip trip) {
        try {
            trip.run(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The steps of a history, taken in a wallet of this database: a book is read and written for each. */
    Step.Source wallet(Wallet wallet) {
        return new Step.Source() {
            @Override
            public <T> T inBook(Function<Book, T> work) {
                return apply(read(wallet), work);
            }

            @Override
            public <T> T toUndo(Cause cause, Function<Book, T> work) {
                return apply(
                        ask(reads -> Ledger.openToUndo(reads, wallet, cause)).book(), work);
            }

            private <T> T apply(Book book, Function<Book, T> work) {
                T answer = work.apply(book);
                write(wallet, book.changes());
                return answer;
            }
        };
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
