package dev.guerdon.publishing;

import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.publishing.Publication.Status;
import dev.guerdon.request.Fingerprint;
import dev.guerdon.request.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** All publications, as stored. What is settled stays so: each update asks whether it is still planned. */
@ApplicationScoped
class Publications {
    private static final String SELECT = """
            select publication_id, at, based_on, body, status, version, problems, fingerprint, planned_at, settled_at
              from rulebook_publication\s""";

    private static final String ADD = """
            insert into rulebook_publication (publication_id, at, based_on, body, status, version, fingerprint, planned_at)
            values (?, ?, ?, ?::json, 'planned', ?, ?, ?)
            on conflict do nothing""";

    private static final String SETTLE = """
            update rulebook_publication set status = ?, version = ?, problems = ?::json, settled_at = ?
             where publication_id = ? and status = 'planned'""";

    private static final String NO_PROBLEMS = "[]";

    private final Database database;
    private final Json json;

    Publications(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    Optional<Publication> find(String id) {
        return list(SELECT + "where publication_id = ?", id).stream().findFirst();
    }

    /** Those whose moment has come, in the order in which it came. */
    List<Publication> due(Instant now) {
        return list(SELECT + "where status = 'planned' and at <= ? order by at, publication_id limit 10", now);
    }

    /** The latest to come, or to have come, first; and all of the last one's moment, however many they are. */
    List<Publication> before(Instant at, int limit) {
        return list(SELECT + "where at < ? order by at desc fetch first ? rows with ties", at, limit).stream()
                .sorted(Comparator.comparing(Publication::at).reversed().thenComparing(Publication::id))
                .toList();
    }

    long countPlanned() {
        AtomicLong count = new AtomicLong();
        database.read(new RoundTrip()
                .query(
                        "select count(*) from rulebook_publication where status = 'planned'",
                        row -> count.set(row.getLong(1))));
        return count.get();
    }

    /** False if there is one of this id. */
    boolean add(Publication planned) {
        return database.transaction(connection -> isChanged(
                connection,
                ADD,
                planned.id(),
                planned.at(),
                planned.basedOn(),
                json.write(planned.body()),
                planned.version(),
                planned.fingerprint().bytes(),
                planned.plannedAt()));
    }

    /** Within the transaction that makes it live; false if it is no longer planned. */
    boolean claim(Connection connection, String id, String version, Instant now) throws SQLException {
        return isChanged(connection, SETTLE, Status.LIVE, version, NO_PROBLEMS, now, id);
    }

    /** False if it is no longer planned. */
    boolean refuse(Publication publication, String version, List<?> problems, Instant now) {
        return database.transaction(connection ->
                isChanged(connection, SETTLE, Status.REFUSED, version, json.write(problems), now, publication.id()));
    }

    /** False if it is no longer planned. */
    boolean cancel(Publication publication, Instant now) {
        return database.transaction(connection -> isChanged(
                connection, SETTLE, Status.CANCELLED, publication.version(), NO_PROBLEMS, now, publication.id()));
    }

    private static boolean isChanged(Connection connection, String change, Object... parameters) throws SQLException {
        AtomicInteger touched = new AtomicInteger();
        new RoundTrip().change(change, touched::set, parameters).run(connection);
        return touched.get() > 0;
    }

    private List<Publication> list(String query, Object... parameters) {
        List<Publication> found = new ArrayList<>();
        database.read(new RoundTrip().query(query, row -> found.add(publication(row)), parameters));
        return found;
    }

    private Publication publication(ResultSet row) throws SQLException {
        OffsetDateTime settled = row.getObject("settled_at", OffsetDateTime.class);
        return new Publication(
                row.getString("publication_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("based_on"),
                json.read(row.getString("body"), PublicationBody.class),
                Status.of(row.getString("status")),
                row.getString("version"),
                row.getString("problems"),
                Fingerprint.stored(row.getBytes("fingerprint")),
                row.getObject("planned_at", OffsetDateTime.class).toInstant(),
                settled == null ? null : settled.toInstant());
    }
}
