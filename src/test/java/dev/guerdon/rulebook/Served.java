package dev.guerdon.rulebook;

import dev.guerdon.database.Database;
import dev.guerdon.database.MigratedDatabase;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import java.nio.file.Path;
import java.time.Clock;

/** As much of a service as serves the rules of a folder, on a database that others may share. */
record Served(LiveRulebook live, WatchedFolder folder, Archive archive, Following following) implements AutoCloseable {

    /** Started. */
    static Served from(
            Path rules,
            MigratedDatabase database,
            Instance<RulebookGate> gates,
            Event<RulebookActivated> activated,
            RulebookMeters meters) {
        Clock clock = Clock.systemUTC();
        Archive archive = new Archive(new Database(database.source()));
        LiveRulebook live = new LiveRulebook(archive, activated, meters, clock);
        WatchedFolder folder =
                new WatchedFolder(rules, live, archive, new Gates(gates, live, meters, clock), meters, clock);
        Following following = new Following(database.source(), live);
        folder.start(new StartupEvent());
        following.start(new StartupEvent());
        return new Served(live, folder, archive, following);
    }

    String version() {
        return live.current().version();
    }

    @Override
    public void close() {
        folder.stop(new ShutdownEvent());
        try {
            following.stop(new ShutdownEvent());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
