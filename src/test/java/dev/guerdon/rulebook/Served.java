package dev.guerdon.rulebook;

import io.quarkus.runtime.ShutdownEvent;

/** As much of a service as serves the rules of a folder, on a database that others may share. */
record Served(LiveRulebook live, WatchedFolder folder, Archive archive, Following following) implements AutoCloseable {

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
