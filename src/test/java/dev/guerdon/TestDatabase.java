package dev.guerdon;

import dev.guerdon.start.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.commons.io.FileUtils;

/**
 * One real PostgreSQL for all tests of a JVM, started by whoever needs it first and gone with the JVM. The service that is
 * started for tests has a database of its own in it, because services on one database run the same rules; it begins with the
 * starter rules, in a folder that tests may change. System properties say where the database is, because Quarkus loads this
 * class more than once.
 */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private static final String URL = "guerdon.test.database";
    private static final String OF_SERVICE = "guerdon.test.database.of-service";

    @Override
    public Map<String, String> start() {
        System.setProperty(OF_SERVICE, emptyDatabase());
        return Map.of(
                "quarkus.datasource.jdbc.url",
                System.getProperty(OF_SERVICE),
                "guerdon.rules-dir",
                starterRules().toString());
    }

    private static Path starterRules() {
        try {
            FileUtils.deleteDirectory(TestRules.FOLDER.toFile());
            FileUtils.copyDirectory(Path.of("rules").toFile(), TestRules.FOLDER.toFile());
            return TestRules.FOLDER;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        // it is there for the tests that follow
    }

    /** A connection to the database of the service; who makes tables outside the migrations drops them again. */
    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(System.getProperty(OF_SERVICE));
    }

    /** A connection string of a new database with nothing in it, which goes with the server. */
    public static String emptyDatabase() {
        return newDatabase("template1");
    }

    /** A connection string of a new database with all that is in another one, to which nobody may be connected. */
    public static String copyOf(String database) {
        return newDatabase(database.replaceFirst(".*/([^/?]*)\\?.*", "$1"));
    }

    private static String newDatabase(String template) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return url().replaceFirst("/[^/?]*\\?", "/" + name + "?");
    }

    private static String url() {
        synchronized (Runtime.getRuntime()) {
            if (System.getProperty(URL) == null) {
                System.setProperty(URL, startOnce());
            }
            return System.getProperty(URL);
        }
    }

    private static String startOnce() {
        try {
            Path target = Path.of("target").toAbsolutePath();
            Path folder = Files.createTempDirectory(target, "test-database-");
            EmbeddedDatabase database = EmbeddedDatabase.start(
                    new EmbeddedDatabase.Plan(folder, target.resolve("postgresql"), OptionalInt.empty(), false));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(database, folder)));
            return "%s?user=%s&password=%s".formatted(database.jdbcUrl(), database.user(), database.password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its thousands of files may take longer than surefire waits for a JVM to end, so another process removes them. */
    private static void remove(EmbeddedDatabase database, Path folder) {
        database.close();
        try {
            new ProcessBuilder("rm", "-rf", folder.toString()).start();
        } catch (IOException thereIsNoSuchProgram) {
            FileUtils.deleteQuietly(folder.toFile());
        }
    }
}
