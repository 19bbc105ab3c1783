package dev.guerdon.rulebook;

import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The services that are connected to the database. Each holds a lock that keeps nobody out and that all can see; it goes with the
 * connection that holds it, however that ends.
 */
@ApplicationScoped
class Neighbours {
    /** The first half of the lock's key, of all services; the second half is the service's own. */
    private static final int SERVICE = 0x67756572;

    private static final String SHOW = "select pg_advisory_lock_shared(?, ?)";
    private static final String HIDE = "select pg_advisory_unlock_shared(?, ?)";

    /** Locks are shown to every user of the database server, those of its other databases among them. */
    private static final String OTHERS = """
            select from pg_locks
             where locktype = 'advisory' and classid = ? and objid <> ?
               and database = (select oid from pg_database where datname = current_database())
             limit 1""";

    private final Database database;
    private final int self = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);

    Neighbours(Database database) {
        this.database = database;
    }

    /** From now on the others see this service, for as long as the connection lives. */
    void show(Connection connection) throws SQLException {
        new RoundTrip().query(SHOW, row -> {}, SERVICE, self).run(connection);
    }

    /** The connection goes on without this service. */
    void hide(Connection connection) throws SQLException {
        new RoundTrip().query(HIDE, row -> {}, SERVICE, self).run(connection);
    }

    /** Whether another service is connected; this one's own connections do not count. */
    boolean areThere() {
        AtomicBoolean found = new AtomicBoolean();
        database.read(new RoundTrip().query(OTHERS, row -> found.set(true), SERVICE, self));
        return found.get();
    }
}
