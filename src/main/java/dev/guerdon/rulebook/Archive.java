package dev.guerdon.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.rulebook.files.RuleFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every rulebook that was ever live, with its files, and when it was: in the database, and so the same for all services. */
@ApplicationScoped
public class Archive {
    /** On which every activation is told of. */
    static final String CHANNEL = "guerdon_rulebook";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private static final String SELECT =
            "select activation_no, version, at, origin, replica, actor, reason" + " from rulebook_activation ";
    private static final String LAST = SELECT + "order by activation_no desc limit 1";
    private static final String OF_VERSION = SELECT + "where version = ? order by activation_no desc limit ?";
    private static final String BEFORE = SELECT + "where activation_no < ? order by activation_no desc limit ?";

    /** Others may go on reading, but nobody else can make a rulebook live until the transaction ends. */
    private static final String LOCK = "lock table rulebook_activation in share row exclusive mode";

    private static final String KEEP =
            "insert into rulebook_version (version, files) values (?, ?::jsonb) on conflict do nothing";
    private static final String ADD = """
            insert into rulebook_activation (version, at, origin, replica, actor, reason)
            values (?, ?, ?, ?, ?, ?)
            returning activation_no, version, at, origin, replica, actor, reason""";

    private final Database database;

    Archive(Database database) {
        this.database = database;
    }

    /**
     * Makes files live, for all services; nothing is added where they are already.
     *
     * @return empty if the condition does not hold; then nothing was changed
     */
    Optional<Activation> activate(RuleFiles files, Cause cause, Instant at, Condition condition) {
        return database.transaction(connection -> {
            Optional<Activation> live = lockedLive(connection);
            if (!condition.holds(live, connection)) {
                return Optional.empty();
            }
            boolean isLive =
                    live.filter(each -> each.version().equals(files.version())).isPresent();
            return isLive ? live : Optional.of(added(connection, files, cause, at));
        });
    }

    private static Optional<Activation> lockedLive(Connection connection) throws SQLException {
        List<Activation> live = new ArrayList<>(1);
        new RoundTrip()
                .change(LOCK)
                .query(LAST, row -> live.add(activation(row)))
                .run(connection);
        return live.stream().findFirst();
    }

    private static Activation added(Connection connection, RuleFiles files, Cause cause, Instant at)
            throws SQLException {
        List<Activation> added = new ArrayList<>(1);
        new RoundTrip()
                .change(KEEP, files.version(), json(files))
                .query(
                        ADD,
                        row -> added.add(activation(row)),
                        files.version(),
                        at,
                        cause.origin(),
                        cause.replica(),
                        cause.actor(),
                        cause.reason())
                .query("select pg_notify(?, ?)", row -> {}, CHANNEL, files.version())
                .run(connection);
        return added.get(0);
    }

    /** What is live; empty before the first rulebook ever. */
    public Optional<Activation> live() {
        return activations(LAST).stream().findFirst();
    }

    /** When a version went live last; empty if it never was. */
    public Optional<Activation> lastOf(String version) {
        return of(version, 1).stream().findFirst();
    }

    /** When a version went live, the last time first. */
    public List<Activation> of(String version, int limit) {
        return activations(OF_VERSION, version, limit);
    }

    /** What went live, the last first, from below a number on. */
    public List<Activation> before(long no, int limit) {
        return activations(BEFORE, no, limit);
    }

    /** The files of a version; empty if it never was live. */
    public Optional<RuleFiles> files(String version) {
        List<RuleFiles> found = new ArrayList<>(1);
        database.read(new RoundTrip()
                .query(
                        "select files::text as files from rulebook_version where version = ?",
                        row -> found.add(new RuleFiles(texts(row.getString("files")), List.of())),
                        version));
        return found.stream().findFirst();
    }

    private List<Activation> activations(String query, Object... parameters) {
        List<Activation> found = new ArrayList<>();
        database.read(new RoundTrip().query(query, row -> found.add(activation(row)), parameters));
        return found;
    }

    private static Activation activation(ResultSet row) throws SQLException {
        return new Activation(
                row.getLong("activation_no"),
                row.getString("version"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Cause(
                        Cause.Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                        row.getString("replica"),
                        row.getString("actor"),
                        row.getString("reason")));
    }

    private static String json(RuleFiles files) {
        try {
            return JSON.writeValueAsString(files.texts());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts can be written as JSON", impossible);
        }
    }

    private static SortedMap<String, String> texts(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("archived files can't be read", broken);
        }
    }
}
