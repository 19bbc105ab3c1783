package dev.guerdon.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.TestDatabase;
import dev.guerdon.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Services that see each other on one database, as users who may do nothing special. */
class NeighboursTest {
    private static final String PASSWORD = "only-for-this-test";

    private final String database = TestDatabase.emptyDatabase();
    private final String user = "plain_" + Long.toHexString(System.nanoTime());
    private final Neighbours one = new Neighbours(new Database(source(database)));
    private final Neighbours other = new Neighbours(new Database(source(database)));

    @BeforeEach
    void makeAUserWhoMayDoNothingSpecial() throws SQLException {
        asOwner("create role " + user + " login nosuperuser noinherit password '" + PASSWORD + "'");
    }

    @AfterEach
    void dropTheUser() throws SQLException {
        asOwner("drop role " + user);
    }

    @Test
    void aServiceIsSeenByOthersForAsLongAsItsConnectionLives() throws SQLException {
        assertThat(one.areThere()).isFalse();
        try (Connection connection = source(database).getConnection()) {
            other.show(connection);
            assertThat(one.areThere()).isTrue();
        }
        assertThat(isAloneInTheEnd(one)).isTrue();
    }

    @Test
    void aServiceDoesNotSeeItself() throws SQLException {
        try (Connection first = source(database).getConnection();
                Connection second = source(database).getConnection()) {
            one.show(first);
            one.show(second);
            assertThat(one.areThere()).isFalse();
            assertThat(other.areThere()).isTrue();
            one.hide(first);
            assertThat(other.areThere()).isTrue();
            one.hide(second);
            assertThat(other.areThere()).isFalse();
        }
    }

    @Test
    void servicesOfAnotherDatabaseAreNoNeighbours() throws SQLException {
        try (Connection connection = source(TestDatabase.emptyDatabase()).getConnection()) {
            other.show(connection);
            assertThat(one.areThere()).isFalse();
        }
    }

    /** PostgreSQL needs a moment to notice that a connection is gone. */
    private static boolean isAloneInTheEnd(Neighbours service) {
        long start = System.nanoTime();
        while (service.areThere() && System.nanoTime() - start < 20_000_000_000L) {
            Thread.onSpinWait();
        }
        return !service.areThere();
    }

    private DataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(user);
        source.setPassword(PASSWORD);
        return source;
    }

    private void asOwner(String sql) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
