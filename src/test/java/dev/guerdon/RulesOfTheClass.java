package dev.guerdon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Cause;
import dev.guerdon.rulebook.Condition;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Gates;
import dev.guerdon.rulebook.WatchedFolder;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Gives the one service that all tests share the rules of the class that comes next: the database is emptied, then the rules go
 * live like a publication. Another service for each of them would cost more than most of the tests: Quarkus builds the whole
 * application anew for each profile, and it starts cold.
 */
public final class RulesOfTheClass implements QuarkusTestBeforeClassCallback {
    private static final Cause CAUSE = Cause.publication("tests", "the next class");

    /** Rulebooks that were live stay known, as in every service. */
    private static final String ALL_TABLES = """
            select string_agg(tablename, ', ') from pg_tables
             where schemaname = 'public'
               and tablename not in ('flyway_schema_history', 'rulebook_version', 'rulebook_activation')""";

    private static Class<? extends TestRules> served = TestRules.Starter.class;

    @Override
    public void beforeClass(Class<?> tests) {
        TestRules.Under rules = tests.getAnnotation(TestRules.Under.class);
        if (rules == null || rules.value() == served) {
            return;
        }
        try {
            emptyDatabase();
            serve(rules.value().getDeclaredConstructor().newInstance());
        } catch (SQLException | ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
        served = rules.value();
    }

    private static void emptyDatabase() throws SQLException {
        try (Connection connection = TestDatabase.connect();
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(ALL_TABLES)) {
            tables.next();
            statement.execute("truncate " + tables.getString(1));
        }
    }

    private static void serve(TestRules rules) {
        ArcContainer beans = Arc.container();
        Candidate candidate = beans.instance(Gates.class).get().vet(rules.files());
        assertThat(candidate.findings()).noneMatch(Finding::isError);
        beans.instance(WatchedFolder.class).get().replace(candidate.rulebook().orElseThrow(), CAUSE, Condition.NONE);
    }
}
