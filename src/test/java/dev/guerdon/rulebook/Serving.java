package dev.guerdon.rulebook;

import dev.guerdon.database.Database;
import dev.guerdon.database.MigratedDatabase;
import dev.guerdon.rulebook.files.RuleFiles;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.nio.file.Path;
import java.time.Clock;

/** Starts as much of a service as serves the rules of a folder, beside the one that the tests share. */
@ApplicationScoped
class Serving {
    private final Instance<RulebookGate> gates;
    private final Event<RulebookActivated> activated;
    private final RulebookMeters meters;

    Serving(@Any Instance<RulebookGate> gates, Event<RulebookActivated> activated, RulebookMeters meters) {
        this.gates = gates;
        this.activated = activated;
        this.meters = meters;
    }

    Served start(Path rules, MigratedDatabase database) {
        return start(rules, database, () -> {});
    }

    /** @param check is run before each check of rules, and may break it off */
    Served start(Path rules, MigratedDatabase database, Runnable check) {
        Clock clock = Clock.systemUTC();
        Archive archive = new Archive(new Database(database.source()));
        Neighbours neighbours = new Neighbours(new Database(database.source()));
        LiveRulebook live = new LiveRulebook(archive, activated, meters, clock);
        Gates checked = new Gates(gates, live, meters, clock) {
            @Override
            public Candidate vet(RuleFiles files) {
                check.run();
                return super.vet(files);
            }
        };
        WatchedFolder folder = new WatchedFolder(rules, live, archive, neighbours, checked, meters, clock);
        Following following = new Following(database.source(), live, neighbours);
        start(following);
        folder.start(new StartupEvent());
        return new Served(live, folder, archive, following);
    }

    private static void start(Following following) {
        try {
            following.start(new StartupEvent());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
